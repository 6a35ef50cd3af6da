"""The list of profiles: which may be used, which are the ward's, what is blocked and what is used instead."""

import re
from collections.abc import Mapping

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports import Formulary
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.presenters.profile_page.draft import Draft, DraftKind, draft_name
from ivig_desk.presenters.profile_page.wording import by_text, indications_text, infusion_text, maximum_text
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.screens import (
    Button,
    Field,
    FieldKind,
    Line,
    ProfileListScreen,
    ProfileRow,
    Tone,
    WorkingSection,
)

SEARCH = "search"
LIST = "profiles"
OPEN = "profile"
LEAVE = "leave"
_WORD = re.compile(r"\w+")


def list_screen(formulary: Formulary, drafts: Mapping[str, Draft], searched: str) -> ProfileListScreen:
    """Return the profiles in which a word begins with each of those searched for."""
    found = [profile for profile in formulary.profiles if _is_found(profile, searched)]
    number = len(formulary.profiles)
    return ProfileListScreen(
        title="Profiles",
        search=Field(name=SEARCH, label="Search", kind=FieldKind.TEXT, text=searched),
        count=f"{number} profiles" if len(found) == number else f"{len(found)} of {number} profiles",
        rows=tuple(_row(profile, drafts) for profile in found),
        blocked=tuple(_blocked(fault, formulary) for fault in formulary.blocked),
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
    )


def _is_found(profile: Profile, searched: str) -> bool:
    where = f"{profile.id} {profile.preparation} {profile.region} {profile.manufacturer} {indications_text(profile)}"
    words = _WORD.findall(where.casefold())
    return all(any(word.startswith(begun) for word in words) for begun in _WORD.findall(searched.casefold()))


def _row(profile: Profile, drafts: Mapping[str, Draft]) -> ProfileRow:
    return ProfileRow(
        title=f"{profile.preparation} · {profile.region} · {indications_text(profile)}",
        detail=(
            f"{profile.id}, version {profile.version} · {infusion_text(profile.infusion)} · {maximum_text(profile)}"
        ),
        state=_state(profile, drafts),
        open=Button(name=f"{OPEN}:{profile.id}", label="Open"),
    )


def _state(profile: Profile, drafts: Mapping[str, Draft]) -> Line:
    touched = [kind for kind in DraftKind if _is_touched(draft_name(kind, profile.id), drafts)]
    if DraftKind.CHANGE in touched:
        return Line(text="being changed, not saved", tone=Tone.MEDIUM)
    if touched:
        return Line(text="a new one like it is not saved", tone=Tone.MEDIUM)
    if raised_text(profile):
        return Line(text="ward, above the label", tone=Tone.MEDIUM)
    if profile.checked is not None:
        return Line(text="ward", tone=Tone.GOOD)
    return Line(text=by_text(None), tone=Tone.QUIET)


def _is_touched(name: str, drafts: Mapping[str, Draft]) -> bool:
    return name in drafts and drafts[name].is_touched


def _blocked(fault: BadDataFile, formulary: Formulary) -> WorkingSection:
    """A file that is not used, with every fault in it."""
    instead = formulary.used_instead_of(fault)
    used = "" if instead is None else f" – the shipped {instead.id} is used instead"
    lines = (f"{one.key}: {one.found}: accepted is {one.accepted}" for one in fault.every)
    return WorkingSection(
        heading=f"Not used: {fault.file}{used}", lines=tuple(Line(text=text, tone=Tone.MEDIUM) for text in lines)
    )
