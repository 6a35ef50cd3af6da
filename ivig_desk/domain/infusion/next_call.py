"""When the alarms of an infusion change next by time alone: the desk looks then, and not up to a second later."""

from collections.abc import Iterator

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.rungs import rise_asked_from
from ivig_desk.domain.infusion.volume import ends_at_this_rate, running_bottle
from ivig_desk.domain.monitoring.schedule import ObservationDue

_AN_INSTANT = 1


def next_call(infusion: Infusion, plan: Plan, awaited: tuple[ObservationDue, ...], now: Instant) -> Instant | None:
    """Return the next moment at which an alarm may begin, or a pause of the sound ends; None where none is known.

    At worst nothing changes then: it is when to look, not what calls (S23).
    """
    moments = [*_of_the_schedule(infusion, plan, awaited)]
    if infusion.phase in UNDER_WAY:
        moments += [*_of_the_drip(infusion, plan, now)]
    return min((moment for moment in moments if moment > now), default=None)


def _of_the_schedule(infusion: Infusion, plan: Plan, awaited: tuple[ObservationDue, ...]) -> Iterator[Instant]:
    schedule = plan.rules.schedule
    for due in awaited:
        yield from (due.at, due.overdue_at)
    if infusion.phase is Phase.HELD:
        # Longer than the ward's time for a hold, so the first moment after it.
        yield Instant(infusion.periods[-1].start.plus(schedule.hold_alarm).microseconds + _AN_INSTANT)
    if infusion.silenced_at is not None:
        yield infusion.silenced_at.plus(schedule.sound_pause)


def _of_the_drip(infusion: Infusion, plan: Plan, now: Instant) -> Iterator[Instant]:
    asked_from, ends = rise_asked_from(infusion), ends_at_this_rate(infusion, now)
    if asked_from is not None:
        yield asked_from
    # What is in, or empty, is so at every later moment: it calls already.
    if ends is not None and ends > now:
        yield _not_before(ends)
    bottle = running_bottle(infusion, now)
    if bottle is not None and bottle.empties_at is not None and bottle.empties_at > now:
        yield _not_before(bottle.empties_at)
        yield _not_before(bottle.empties_at.plus(Minutes.of("0") - plan.rules.schedule.bottle_empties_soon))


def _not_before(moment: Instant) -> Instant:
    """A moment worked out from a rate is cut to the microsecond below; what it is for is there in the next."""
    return Instant(moment.microseconds + _AN_INSTANT)
