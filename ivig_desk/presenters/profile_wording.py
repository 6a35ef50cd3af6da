"""What is said of a profile: whose it is, which limits the ward raised, and why a file is not used."""

from typing import assert_never

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports import Formulary
from ivig_desk.domain.formulary.profile import LimitKind, Profile, RaisedLimit
from ivig_desk.presenters.formats import date_text, many_text, quantity_text

_PLACES = 4


def profile_text(profile: Profile) -> str:
    """Return a profile as it is chosen among those of its preparation: by its region and what it is for."""
    indications = ["every indication" if one == "all" else one.replace("-", " ") for one in profile.indications]
    if profile.checked is not None:
        return f"{profile.region}, the ward’s version {profile.version} – {', '.join(indications)}"
    if profile.region == "review":
        return "the review’s ramp"
    return f"{profile.region} label – {', '.join(indications)}"


def raised_text(profile: Profile) -> str:
    """Return which limits of the ward are above the label's, who answers for them and why; empty where none is."""
    raised = profile.raised
    if raised is None or not raised.limits:
        return ""
    limits = "; ".join(_limit_text(limit) for limit in raised.limits)
    many = "s" if len(raised.limits) > 1 else ""
    return f"Ward limit{many} above the label: {limits} – {', '.join(raised.by)}: {raised.reason}"


def checked_text(profile: Profile) -> str:
    """Return who checked a ward's profile and when, or that it is as it was shipped."""
    if profile.checked is None:
        return "as shipped"
    return f"the ward’s own, {', '.join(profile.checked.by)}, {date_text(profile.checked.on)}"


def blocked_text(fault: BadDataFile, formulary: Formulary) -> str:
    """Return the first fault a file of profiles is not used for, how many more there are, and what is used instead."""
    instead = formulary.used_instead_of(fault)
    more = f" – and {many_text(len(fault.others), 'more fault')} in this file" if fault.others else ""
    used = "" if instead is None else f" – the shipped {instead.id} is used"
    return f"{fault}{more}{used}"


def _limit_text(limit: RaisedLimit) -> str:
    return (
        f"{_case_text(limit.kind)}{quantity_text(limit.rate, _PLACES)}, label {quantity_text(limit.shipped, _PLACES)}"
    )


def _case_text(kind: LimitKind) -> str:
    match kind:
        case LimitKind.MAXIMUM:
            return ""
        case LimitKind.TOLERATED_FASTER:
            return "tolerated before "
        case LimitKind.AT_RISK:
            return "at risk "
        case LimitKind.FIRST_INFUSION:
            return "first infusion "
        case _:
            assert_never(kind)
