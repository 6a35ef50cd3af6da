"""`profiles`: what may be used, and why a file may not."""

import sys

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import ProfilesWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SiteBounds, SubcutaneousProfile
from ivig_desk.presenters.formats import many_text, quantity_text
from ivig_desk.presenters.profile_wording import blocked_text, raised_text
from ivig_desk.presenters.subcutaneous_wording import label_rate_text, weights_text
from ivig_desk.rehearsal.columns import columns

_HEADS = ("id", "version", "preparation", "region", "infusion", "rungs", "maximum", "file", "source")
_SKIN_HEADS = (
    "id",
    "version",
    "preparation",
    "region",
    "weight",
    "from infusion",
    "rate",
    "all sites",
    "sites",
    "source",
)
_PLACES = 4
_NONE = "–"


def show_profiles(wanted: ProfilesWanted, doors: Doors) -> int:
    """Print the profiles, or what is found in the files; 1 where a file is blocked or does not pass."""
    if wanted.files:
        return _check(wanted, doors)
    data_files = doors.data_files(wanted.data)
    formulary, under_the_skin = data_files.formulary(), data_files.subcutaneous()
    print("\n".join(columns([_HEADS, *(_row(profile) for profile in formulary.profiles)])))
    for profile in formulary.profiles:
        if profile.raised_limits:
            print(f"{profile.id}: {raised_text(profile)}")
    print("\nunder the skin")
    print("\n".join(columns([_SKIN_HEADS, *(row for profile in under_the_skin.profiles for row in _rows(profile))])))
    blocked = [blocked_text(fault, formulary) for fault in formulary.blocked]
    blocked.extend(str(fault) for fault in under_the_skin.blocked)
    for text in blocked:
        print(f"blocked: {text}", file=sys.stderr)
    return 1 if blocked else 0


def _check(wanted: ProfilesWanted, doors: Doors) -> int:
    """Print every fault of every file, one a line, and which files are in order."""
    for file in wanted.files:
        if not file.is_file():
            raise not_accepted(str(file), "not a file", "a profile file that can be read")
    checked = doors.check_profiles(wanted.files, wanted.data)
    for one in checked:
        for fault in one.faults:
            print(" ".join(str(fault).split()), file=sys.stderr)
        if one.profile is not None:
            print(f"{one.file}: in order: {_summed_up(one.profile)}")
    return 1 if any(one.faults for one in checked) else 0


def _summed_up(profile: Profile | SubcutaneousProfile) -> str:
    named = f"{profile.id}, version {profile.version}"
    if isinstance(profile, SubcutaneousProfile):
        return f"{named}, under the skin, {many_text(len(profile.bands), 'range')} of weight"
    raised = raised_text(profile)
    return f"{named}, {many_text(len(profile.rungs), 'rung')}{f'; {raised}' if raised else ''}"


def _row(profile: Profile) -> tuple[str, ...]:
    return (
        profile.id,
        profile.version,
        profile.preparation,
        profile.region,
        profile.infusion.value,
        str(len(profile.rungs)),
        quantity_text(profile.maximum.rate, _PLACES),
        "shipped" if profile.checked is None else "ward",
        profile.source.document,
    )


def _rows(profile: SubcutaneousProfile) -> list[tuple[str, ...]]:
    """A row for each range of weight and each infusion from which the label gives another rate."""
    return [
        (
            profile.id,
            profile.version,
            profile.preparation,
            profile.region,
            weights_text(band),
            str(step.from_infusion),
            label_rate_text(SiteBounds(step=step, all_sites=band.all_sites)),
            _NONE if band.all_sites is None else quantity_text(band.all_sites, _PLACES),
            _NONE if profile.most_sites is None else str(profile.most_sites),
            step.source.document,
        )
        for band in profile.bands
        for step in band.steps
    ]
