"""What the page of profiles says of a profile, its figures and what was done with them."""

from typing import assert_never

from ivig_desk.domain.formulary.profile import Checked, FigureStatus, InfusionNumber, LimitKind, Profile
from ivig_desk.presenters.formats import date_text, quantity_text
from ivig_desk.presenters.plan_wording import INDICATIONS

PLACES = 4


def indication_text(indication: str) -> str:
    """Return an indication in words."""
    if indication == "all":
        return "every indication"
    return INDICATIONS.get(indication, indication.replace("-", " "))


def indications_text(profile: Profile) -> str:
    """Return what a profile is for."""
    return ", ".join(indication_text(one) for one in profile.indications)


def infusion_text(infusion: InfusionNumber) -> str:
    """Return which infusions a profile is for."""
    match infusion:
        case InfusionNumber.ANY:
            return "any infusion"
        case InfusionNumber.FIRST:
            return "first infusions"
        case InfusionNumber.LATER:
            return "later infusions"
        case _:
            assert_never(infusion)


def status_text(status: FigureStatus) -> str:
    """Return where a figure was read."""
    return status.value


def limit_text(kind: LimitKind) -> str:
    """Return what a limit is."""
    match kind:
        case LimitKind.MAXIMUM:
            return "Maximum"
        case LimitKind.TOLERATED_FASTER:
            return "Maximum if tolerated before"
        case LimitKind.AT_RISK:
            return "Maximum at risk"
        case LimitKind.FIRST_INFUSION:
            return "Maximum of a first infusion"
        case _:
            assert_never(kind)


def short_limit_text(kind: LimitKind) -> str:
    """Return what a limit is, where little room is beside its figures."""
    match kind:
        case LimitKind.MAXIMUM:
            return "Maximum"
        case LimitKind.TOLERATED_FASTER:
            return "Tolerated"
        case LimitKind.AT_RISK:
            return "At risk"
        case LimitKind.FIRST_INFUSION:
            return "First infusion"
        case _:
            assert_never(kind)


def maximum_text(profile: Profile) -> str:
    """Return the maximum as it is printed, and in mL/kg/h where that is another unit."""
    printed = quantity_text(profile.maximum.rate, PLACES)
    hourly = quantity_text(profile.hourly(profile.maximum.rate), PLACES)
    return f"maximum {printed}" if printed == hourly else f"maximum {printed} = {hourly}"


def by_text(checked: Checked | None) -> str:
    """Return who read a profile against its sources; for a shipped one its checksum stands."""
    if checked is None:
        return "as shipped"
    return f"read by {' and '.join(checked.by)}, {date_text(checked.on)}"


def saved_text(profile: Profile, place: str) -> str:
    """Say what was saved, where, and for whom it counts."""
    return (
        f"Version {profile.version} of {profile.id} is saved in {place}. "
        "It counts at once for new plans; running infusions keep the figures they were planned with."
    )


def not_saved_text(place: str, detail: str) -> str:
    """Say that nothing was written, why, and what to do; what is typed stays."""
    return (
        f"Not saved: {place} cannot be written ({detail}). What stood there before is there still, "
        "and nothing typed here is lost: let the folder be made writable, or make room on the disk, and save again."
    )
