"""Why something is refused, in one calm sentence for each reason: what there is, what it takes, with units."""

from typing import Literal, assert_never

from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.formulary.giving_set import SLOWEST_DRIP
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.refusal_wording.amounts import (
    age,
    amount_or_none,
    apart,
    left,
    time_or_none,
    weights,
    words,
)
from ivig_desk.presenters.refusal_wording.doses import dose_text, other_indication_text
from ivig_desk.presenters.refusal_wording.named import named_text

_Rise = Literal[
    RefusalKind.RUNG_TIME,
    RefusalKind.OBSERVATION_STALE,
    RefusalKind.OBSERVATION_INCOMPLETE,
    RefusalKind.OBSERVATION_CONCERNING,
    RefusalKind.ADVERSE_EVENT_OPEN,
    RefusalKind.AT_CEILING,
]
_Limit = Literal[
    RefusalKind.ABOVE_HARD_LIMIT,
    RefusalKind.ABOVE_SOFT_LIMIT,
    RefusalKind.ABOVE_NEXT_RUNG,
    RefusalKind.ORDERED_VOLUME_REACHED,
    RefusalKind.ABOVE_ORDERED_VOLUME,
    RefusalKind.NOT_LOWER,
]
_Bed = Literal[RefusalKind.NOT_CONFIRMED, RefusalKind.WEIGHT_UNCONFIRMED, RefusalKind.WEIGHT_DIFFERS]
_Set = Literal[
    RefusalKind.DROPS_TOO_SLOW,
    RefusalKind.PUMP_TOO_COARSE,
    RefusalKind.NOT_SETTABLE,
    RefusalKind.OTHER_DROP_FACTOR,
]
_Plan = Literal[
    RefusalKind.WEIGHT_UNUSUAL,
    RefusalKind.WEIGHT_IMPLAUSIBLE,
    RefusalKind.BASELINE_CONCERNING,
    RefusalKind.PRESCRIBER_CEILING_NEEDED,
    RefusalKind.DILUTION_NOT_IN_LABEL,
    RefusalKind.OTHER_INFUSION,
    RefusalKind.OTHER_INDICATION,
]
_Record = Literal[
    RefusalKind.OBSERVATION_IMPLAUSIBLE,
    RefusalKind.SIGN_UNKNOWN,
    RefusalKind.NO_SUCH_ADVERSE_EVENT,
    RefusalKind.TEXT_MISSING,
    RefusalKind.VOLUME_NEGATIVE,
]


def refusal_text(unmet: Unmet) -> str:
    """Return why, with every amount there is; what the protocol allows is told, never what to set (monitoring.md)."""
    match unmet.kind:
        case (
            RefusalKind.RUNG_TIME
            | RefusalKind.OBSERVATION_STALE
            | RefusalKind.OBSERVATION_INCOMPLETE
            | RefusalKind.OBSERVATION_CONCERNING
            | RefusalKind.ADVERSE_EVENT_OPEN
            | RefusalKind.AT_CEILING
        ):
            return _rise(unmet.kind, unmet)
        case (
            RefusalKind.ABOVE_HARD_LIMIT
            | RefusalKind.ABOVE_SOFT_LIMIT
            | RefusalKind.ABOVE_NEXT_RUNG
            | RefusalKind.ORDERED_VOLUME_REACHED
            | RefusalKind.ABOVE_ORDERED_VOLUME
            | RefusalKind.NOT_LOWER
        ):
            return _limit(unmet.kind, unmet)
        case RefusalKind.NOT_CONFIRMED | RefusalKind.WEIGHT_UNCONFIRMED | RefusalKind.WEIGHT_DIFFERS:
            return _at_the_bed(unmet.kind, unmet)
        case (
            RefusalKind.DROPS_TOO_SLOW
            | RefusalKind.PUMP_TOO_COARSE
            | RefusalKind.NOT_SETTABLE
            | RefusalKind.OTHER_DROP_FACTOR
        ):
            return _by_the_set(unmet.kind, unmet)
        case (
            RefusalKind.WEIGHT_UNUSUAL
            | RefusalKind.WEIGHT_IMPLAUSIBLE
            | RefusalKind.BASELINE_CONCERNING
            | RefusalKind.PRESCRIBER_CEILING_NEEDED
            | RefusalKind.DILUTION_NOT_IN_LABEL
            | RefusalKind.OTHER_INFUSION
            | RefusalKind.OTHER_INDICATION
        ):
            return _in_the_plan(unmet.kind, unmet)
        case (
            RefusalKind.DOSE_IMPLAUSIBLE
            | RefusalKind.DOSE_UNUSUAL
            | RefusalKind.CYCLE_IMPLAUSIBLE
            | RefusalKind.CYCLE_UNUSUAL
            | RefusalKind.DOSING_FACTOR_OUTSIDE
            | RefusalKind.NOT_WHOLE_BOTTLES
        ):
            return dose_text(unmet.kind, unmet)
        case (
            RefusalKind.OBSERVATION_IMPLAUSIBLE
            | RefusalKind.SIGN_UNKNOWN
            | RefusalKind.NO_SUCH_ADVERSE_EVENT
            | RefusalKind.TEXT_MISSING
            | RefusalKind.VOLUME_NEGATIVE
        ):
            return _in_the_record(unmet.kind, unmet)
        case _:
            return named_text(unmet.kind, unmet)


def _rise(kind: _Rise, unmet: Unmet) -> str:
    match kind:
        case RefusalKind.RUNG_TIME:
            return f"{time_or_none(unmet.wants)} on this rung – {left(unmet)} left"
        case RefusalKind.OBSERVATION_STALE:
            return f"vital signs under {time_or_none(unmet.wants)} old – {age(unmet.have)}"
        case RefusalKind.OBSERVATION_INCOMPLETE:
            missing = f"missing: {words(unmet.about)}" if unmet.about else "none yet"
            return f"a complete set of vital signs – {missing}"
        case RefusalKind.OBSERVATION_CONCERNING:
            return f"vital signs within limits – concerning: {words(unmet.about)}"
        case RefusalKind.ADVERSE_EVENT_OPEN:
            return f"no open adverse event – not resolved: {words(unmet.about)}"
        case RefusalKind.AT_CEILING:
            bound = "" if unmet.wants is None else f" of {amount_or_none(unmet.wants)}"
            return f"the given rate is at the ceiling{bound} – no higher rung is allowed now"
        case _:
            assert_never(kind)


def _limit(kind: _Limit, unmet: Unmet) -> str:
    have, wants = apart(unmet.have, unmet.wants)
    match kind:
        case RefusalKind.ABOVE_HARD_LIMIT:
            return f"{have} is above the hard limit of {wants}, which nothing passes"
        case RefusalKind.ABOVE_SOFT_LIMIT:
            return f"{have} is above the limit of {wants} ({words(unmet.about)}) – passing it needs a reason and a name"
        case RefusalKind.ABOVE_NEXT_RUNG:
            return f"{have} is more than one rung up – protocol allows up to {wants} next"
        case RefusalKind.ORDERED_VOLUME_REACHED:
            return f"the ordered {wants} are in ({have} given) – going on needs a reason and a name"
        case RefusalKind.ABOVE_ORDERED_VOLUME:
            return f"{have} is more than the ordered {wants} – recording it needs a reason and a name"
        case RefusalKind.NOT_LOWER:
            return f"{have} is not lower than the given rate of {wants}"
        case _:
            assert_never(kind)


def _at_the_bed(kind: _Bed, unmet: Unmet) -> str:
    match kind:
        case RefusalKind.NOT_CONFIRMED:
            if unmet.wants is None:
                return f"the running rate is confirmed at the bed – by the record it is {amount_or_none(unmet.have)}"
            return f"the rate to confirm is {amount_or_none(unmet.wants)} – confirmed: {amount_or_none(unmet.have)}"
        case RefusalKind.WEIGHT_UNCONFIRMED:
            return f"the weight is confirmed at the bed – by the record it is {amount_or_none(unmet.have)}"
        case RefusalKind.WEIGHT_DIFFERS:
            return f"a weight of {amount_or_none(unmet.have)} is not the plan’s {amount_or_none(unmet.wants)}"
        case _:
            assert_never(kind)


def _by_the_set(kind: _Set, unmet: Unmet) -> str:
    have = amount_or_none(unmet.have)
    match kind:
        case RefusalKind.DROPS_TOO_SLOW:
            slowest = quantity_text(SLOWEST_DRIP, 0)
            return f"{have} is under {slowest} on this set, too slow to count – more drops/mL or a pump can do it"
        case RefusalKind.PUMP_TOO_COARSE:
            return f"{have} is less than the smallest step of this pump – a finer pump can do it"
        case RefusalKind.NOT_SETTABLE:
            if unmet.wants is None:
                of_drops = " – a pump counts no drops" if isinstance(unmet.have, DropsPerMinute) else ""
                return f"this set cannot run {have}{of_drops}"
            return f"this set cannot run {have} – the next lower it can do is {amount_or_none(unmet.wants)}"
        case RefusalKind.OTHER_DROP_FACTOR:
            return f"{unmet.about} is meant for a set with another drop factor – on this one it would be {have}"
        case _:
            assert_never(kind)


def _in_the_plan(kind: _Plan, unmet: Unmet) -> str:
    match kind:
        case RefusalKind.WEIGHT_UNUSUAL:
            usual = f" (most weigh {weights(unmet.about)})" if unmet.about else ""
            return f"a weight of {amount_or_none(unmet.have)} is unusual at this age{usual} – is it right?"
        case RefusalKind.WEIGHT_IMPLAUSIBLE:
            meant = f" – {unmet.about} kg?" if unmet.about else ""
            return f"a weight of {amount_or_none(unmet.have)} can hardly be true at this age{meant}"
        case RefusalKind.BASELINE_CONCERNING:
            found = words(unmet.about)
            return f"vital signs before the start are concerning: {found} – starting needs a reason and a name"
        case RefusalKind.PRESCRIBER_CEILING_NEEDED:
            risks = words(unmet.about)
            return (
                f"at risk ({risks}) the label asks for the lowest practicable rate – a prescriber’s ceiling is needed"
            )
        case RefusalKind.DILUTION_NOT_IN_LABEL:
            have, wants = apart(unmet.have, unmet.wants)
            return f"a bag of {have} is not in the label (nearest there is: {wants}): {unmet.about}"
        case RefusalKind.OTHER_INFUSION:
            return f"this profile is for {unmet.about} infusions only"
        case RefusalKind.OTHER_INDICATION:
            return other_indication_text(unmet.about)
        case _:
            assert_never(kind)


def _in_the_record(kind: _Record, unmet: Unmet) -> str:
    match kind:
        case RefusalKind.OBSERVATION_IMPLAUSIBLE:
            return f"{words(unmet.about)} {amount_or_none(unmet.have)} can hardly be true – type it again"
        case RefusalKind.SIGN_UNKNOWN:
            return f"{unmet.about} is not in the list of signs"
        case RefusalKind.NO_SUCH_ADVERSE_EVENT:
            return f"no adverse event called {unmet.about} is open at that time"
        case RefusalKind.TEXT_MISSING:
            return f"the {unmet.about or 'text'} is missing"
        case RefusalKind.VOLUME_NEGATIVE:
            return f"{amount_or_none(unmet.have)} is less than nothing"
        case _:
            assert_never(kind)
