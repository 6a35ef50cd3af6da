"""What a rise still needs, and what the protocol asks after a reaction."""

from ivig_desk.domain.amounts.quantities import Minutes, Quantity
from ivig_desk.domain.formulary.giving_set import BedRate
from ivig_desk.domain.infusion.gate import Condition
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.presenters.formats import Rounding, countdown_text, many_text, minutes_text, number_text, quantity_text
from ivig_desk.presenters.run_wording import VOLUME_PLACES, rate_text


def condition_text(condition: Condition, about: str) -> str:
    """Return one condition for a rise, with how far it is from being met; `about` names signs or values in words."""
    match condition.kind:
        case RefusalKind.RUNG_TIME:
            return _rung_time_text(condition)
        case RefusalKind.OBSERVATION_STALE | RefusalKind.OBSERVATION_INCOMPLETE:
            return _fresh_text(condition, about)
        case RefusalKind.ORDERED_VOLUME_REACHED:
            return _volume_text(condition)
        case _:
            met, unmet = _CONDITIONS[condition.kind]
            return met if condition.is_met else f"{unmet}{f': {about}' if about else ''}"


_CONDITIONS = {
    RefusalKind.OBSERVATION_CONCERNING: ("vital signs within limits", "vital signs not within limits"),
    RefusalKind.ADVERSE_EVENT_OPEN: ("no open adverse event", "adverse event open"),
    RefusalKind.AT_CEILING: ("below the ceiling", "at the ceiling"),
    RefusalKind.WEIGHT_UNCONFIRMED: ("weight confirmed", "weight not yet confirmed again at the bed"),
    RefusalKind.NOT_CONFIRMED: ("running rate confirmed", "running rate not yet confirmed again at the bed"),
}


def _volume_text(condition: Condition) -> str:
    """The dose is in: a mark that says it is missing must not stand before “not yet in”."""
    wants = "" if condition.wants is None else f" {quantity_text(condition.wants, VOLUME_PLACES)}"
    return f"going on past the ordered{wants} answered for" if condition.is_met else f"the ordered{wants} are in"


def _rung_time_text(condition: Condition) -> str:
    if not isinstance(condition.have, Minutes) or not isinstance(condition.wants, Minutes):
        return "time on this rung"
    held = f"{minutes_text(condition.wants)} on this rung"
    return held if condition.is_met else f"{held} – {countdown_text(condition.wants - condition.have)} left"


def _fresh_text(condition: Condition, about: str) -> str:
    if condition.kind is RefusalKind.OBSERVATION_INCOMPLETE:
        return f"complete vital signs – missing: {about}"
    wants = minutes_text(condition.wants) if isinstance(condition.wants, Minutes) else ""
    needed = f"vital signs under {wants} old"
    return needed if condition.is_met else f"{needed} – {_age_text(condition.have)}"


def _age_text(age: Quantity | None) -> str:
    """Whole minutes gone by, rounded down as a clock shows them."""
    return "none yet" if age is None else f"now {number_text(age.value, 0, Rounding.DOWN)} min"


def lower_text(lower_to: BedRate | None, vital_signs_in: Minutes) -> str:
    """Return the protocol's step after a mild reaction, while the infusion runs above what was borne."""
    if lower_to is None:
        return "Protocol: hold – this set has no lower step"
    ml_h = f" ({quantity_text(lower_to.ml_per_h, 2)})" if lower_to.drops_per_min is not None else ""
    return f"Protocol: lower to {rate_text(lower_to)}{ml_h}, vital signs in {minutes_text(vital_signs_in)}"


HOLD = "Protocol: HOLD, treat; restart below this rate once it has gone"
STOP = "Protocol: STOP, call for help, keep the line open by local protocol"
LOWERED = "Lowered. No rise until the adverse event has gone"
HELD_AFTER_REACTION = "Held. Treat; restart below this rate once it has gone"
NO_RATE_TO_RESUME = "Held. No rate is allowed under the ceiling"
VOLUME_IN = "The ordered volume is in"
NOTHING_AGAINST_RESUMING = "nothing stands against resuming"
EVERYTHING_THERE = "Everything a rise needs is there."


def missing_text(count: int) -> str:
    """Return how many conditions a rise still lacks."""
    return f"{many_text(count, 'condition')} missing for a rise"
