"""One profile to read: what stands in its file, figure by figure with its source, and what stood there before."""

from collections.abc import Iterator
from dataclasses import dataclass

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports.ward_profiles import WardProfiles
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.formulary.profile import Limit, LimitKind, Profile, ProfileRung, Source
from ivig_desk.presenters.formats import date_text, minutes_text, quantity_text
from ivig_desk.presenters.profile_page.draft import DraftKind, draft_name
from ivig_desk.presenters.profile_page.form_texts import has_one_unit, sources_of
from ivig_desk.presenters.profile_page.wording import (
    PLACES,
    by_text,
    indications_text,
    infusion_text,
    limit_text,
    status_text,
)
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.screens import Button, Line, ProfileSheetScreen, Table, Tone, WorkingSection

BACK = "profile-back"
LEAVE = "leave"
FORGET = "profile-forget"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetInputs:
    """What the sheet is made from; `touched` are the kinds of draft in which something is typed."""

    profile: Profile
    ward: WardProfiles
    touched: tuple[DraftKind, ...]


def sheet_screen(inputs: SheetInputs) -> ProfileSheetScreen:
    """Return a profile to read."""
    profile = inputs.profile
    raised = raised_text(profile)
    return ProfileSheetScreen(
        title=f"{profile.preparation} · {profile.region} · {indications_text(profile)}",
        state=(
            Line(text=_state_text(profile), tone=Tone.QUIET),
            *((Line(text=raised, tone=Tone.MEDIUM),) if raised else ()),
        ),
        message=None,
        figures=_figures(profile),
        sections=tuple(_sections(profile, inputs.ward)),
        buttons=tuple(_buttons(profile, inputs.touched)),
        back=Button(name=BACK, label="Profiles", key="Alt+Up"),
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
    )


def _state_text(profile: Profile) -> str:
    whose = "as shipped" if profile.checked is None else f"the ward’s, {by_text(profile.checked)}"
    infusions = infusion_text(profile.infusion)
    return f"{profile.id}, version {profile.version}, {whose}; for {infusions}; {profile.manufacturer}"


def _buttons(profile: Profile, touched: tuple[DraftKind, ...]) -> Iterator[Button]:
    if not has_one_unit(profile.rungs) or not has_one_unit(profile.later_rungs):
        return
    if touched:
        yield Button(name=FORGET, label="Forget what was typed")
    is_new, is_change = DraftKind.NEW in touched, DraftKind.CHANGE in touched
    new = "Go on with the new one" if is_new else "New profile like this"
    change = "Go on with the change" if is_change else "Change it for this ward"
    yield Button(name=draft_name(DraftKind.NEW, profile.id), label=new)
    yield Button(name=draft_name(DraftKind.CHANGE, profile.id), label=change, tone=Tone.GOOD)


def _figures(profile: Profile) -> Table:
    heads = ("figure", "as printed", "mL/kg/h", "held", "status", "source")
    period = profile.observe_after
    return Table(
        heads=heads,
        rows=(
            *(_rung(profile, f"Rung {number}", rung) for number, rung in enumerate(profile.rungs, start=1)),
            *(_rung(profile, f"Later rung {number}", rung) for number, rung in enumerate(profile.later_rungs, start=1)),
            *(_limit(profile, kind, limit) for kind, limit in _limits(profile)),
            _time("Observation", period.ordinary, period.source),
            _time("after a first one", period.first_changed_or_long_gap, period.source),
        ),
    )


def _rung(profile: Profile, name: str, rung: ProfileRung) -> tuple[str, ...]:
    hourly = quantity_text(profile.hourly(rung.rate), PLACES)
    return name, quantity_text(rung.rate, PLACES), hourly, minutes_text(rung.hold), *_read_in(rung.source)


def _limit(profile: Profile, kind: LimitKind, limit: Limit) -> tuple[str, ...]:
    hourly = quantity_text(profile.hourly(limit.rate), PLACES)
    return limit_text(kind), quantity_text(limit.rate, PLACES), hourly, "", *_read_in(limit.source)


def _time(name: str, time: Minutes, source: Source) -> tuple[str, ...]:
    return name, minutes_text(time), "", "", *_read_in(source)


def _read_in(source: Source) -> tuple[str, str]:
    return status_text(source.status), source.document


def _limits(profile: Profile) -> Iterator[tuple[LimitKind, Limit]]:
    yield LimitKind.MAXIMUM, profile.maximum
    if profile.tolerated_faster is not None:
        yield LimitKind.TOLERATED_FASTER, profile.tolerated_faster
    for limit in profile.at_risk:
        yield LimitKind.AT_RISK, limit
    if profile.first_infusion is not None:
        yield LimitKind.FIRST_INFUSION, profile.first_infusion


def _sections(profile: Profile, ward: WardProfiles) -> Iterator[WorkingSection]:
    yield _section("What the limits are bound to", *_conditions(profile))
    yield _section("The bottle", *_bottle(profile))
    yield _section("Notes", *profile.notes)
    yield _section("Sources", *(_source_text(source) for source in sources_of(profile)))
    yield _section("Who checked it", *_people(profile))
    yield _section("Earlier versions, the last replaced first", *(tuple(_earlier(profile.id, ward)) or ("none kept",)))


def _section(heading: str, *texts: str) -> WorkingSection:
    return WorkingSection(heading=heading, lines=tuple(Line(text=text) for text in texts))


def _conditions(profile: Profile) -> Iterator[str]:
    for kind, limit in _limits(profile):
        yield f"{limit_text(kind)}: {limit.condition}"
    if profile.at_risk_words:
        yield f"Patients at risk: {profile.at_risk_words}"


def _bottle(profile: Profile) -> Iterator[str]:
    composition = profile.composition
    factor = profile.drop_factor
    bound = "" if factor is None else f"; drops/kg/min are bound to {quantity_text(factor, 0)}"
    yield f"Concentration {quantity_text(profile.concentration, PLACES)}{bound}"
    vials = ", ".join(quantity_text(vial, 2) for vial in composition.vials) or "not read"
    yield f"Vials: {vials}"
    yield f"Stabiliser: {composition.stabiliser}; IgA: {composition.iga}"
    lowest = composition.diluted_to
    to = "" if lowest is None else f", at the lowest {quantity_text(lowest, PLACES)}"
    yield f"Dilution: {composition.dilution}{to}"
    if composition.pooled_use_within is not None:
        yield f"Pooled bottles: use within {minutes_text(composition.pooled_use_within)}"
    yield f"Line: {composition.line}"
    yield from (f"Warning: {warning}" for warning in composition.warnings)


def _source_text(source: Source) -> str:
    return (
        f"{source.document} – dated: {source.dated}; read on {date_text(source.read_on)}; {status_text(source.status)}"
    )


def _people(profile: Profile) -> Iterator[str]:
    yield by_text(profile.checked)
    if profile.ten_fold_checked_by:
        yield f"figures far from the shipped ones: {', '.join(profile.ten_fold_checked_by)}"
    if profile.raised is not None:
        yield f"{raised_text(profile)}, {date_text(profile.raised.on)}"
    yield f"checksum {profile.checksum}"


def _earlier(profile_id: str, ward: WardProfiles) -> Iterator[str]:
    """Each replaced version, as far as its text can be read."""
    try:
        history = ward.history(profile_id)
    except BadDataFile as fault:
        yield f"cannot be read: {fault}"
        return
    for earlier in history:
        was = ward.check(profile_id, earlier.text).profile
        read = "its figures cannot be read" if was is None else by_text(was.checked)
        yield f"version {earlier.version or 'not read'}: {read} – {earlier.file}"
