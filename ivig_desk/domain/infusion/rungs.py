"""The rungs round the given rate, and from when on the next one is asked for."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.ramp import Ramp, RampRung
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.volume import hold_of_rung


def next_rung(infusion: Infusion) -> RampRung | None:
    """Return the lowest rung above the given (or held) rate that the ceiling allows; None at the ceiling."""
    if not isinstance(infusion.ramp, Ramp):
        return None
    above = (rung for rung in infusion.ramp.rungs if rung.rate.ml_per_h > infusion.intended)
    return next(above, None)


def rung_below(infusion: Infusion) -> RampRung | None:
    """Return the highest planned rung below the given (or held) rate; None on the first."""
    if not isinstance(infusion.planned_ramp, Ramp):
        return None
    below = [rung for rung in infusion.planned_ramp.rungs if rung.rate.ml_per_h < infusion.intended]
    return below[-1] if below else None


def rise_asked_from(infusion: Infusion) -> Instant | None:
    """Return from when the next rung is asked for, past or to come: its hold is over, or over once more after Stay.

    None where none is asked for whatever is measured: nothing runs, it is at the ceiling, an adverse event is open.
    """
    since = infusion.reckoned_at
    if since is None or infusion.phase is not Phase.RUNNING or infusion.open_adverse_events:
        return None
    if next_rung(infusion) is None:
        return None
    hold = hold_of_rung(infusion)
    held = since.plus(hold - infusion.on_rung)
    for gap in infusion.unwatched:
        if since < gap.end and gap.start < held:
            held = held.plus(gap.end.since(max(gap.start, since)))
    return held if infusion.asked_again_at is None else max(held, infusion.asked_again_at.plus(hold))
