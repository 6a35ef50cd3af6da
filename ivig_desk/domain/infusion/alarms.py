"""Every condition that calls someone, with its priority (monitoring.md, "Alarms")."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, unique
from functools import partial
from typing import TypeVar, assert_never

from ivig_desk.domain.amounts.formulas import rate_per_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.gate import Standing, missing
from ivig_desk.domain.infusion.infusion import UNDER_WAY, BedCheck, Infusion, Phase
from ivig_desk.domain.infusion.not_watching import NotWatching
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_now import severe_reaction
from ivig_desk.domain.infusion.rungs import next_rung
from ivig_desk.domain.infusion.signs_now import judged
from ivig_desk.domain.infusion.volume import (
    EMPTY,
    hold_of_rung,
    infused_by,
    left_to_give,
    reached_at,
    running_bottle,
    time_on_rung,
)
from ivig_desk.domain.monitoring.finding import Severity
from ivig_desk.domain.monitoring.schedule import called_until, due_since, overdue_since

HighT = TypeVar("HighT")
MediumT = TypeVar("MediumT")
LowT = TypeVar("LowT")


@unique
class Priority(Enum):
    """How urgent an alarm is; the more urgent first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def of_priority(priority: Priority, *, high: HighT, medium: MediumT, low: LowT) -> HighT | MediumT | LowT:
    """Return what an alarm of this priority has, of the three."""
    match priority:
        case Priority.HIGH:
            return high
        case Priority.MEDIUM:
            return medium
        case Priority.LOW:
            return low
        case _:
            assert_never(priority)


@unique
class AlarmKind(Enum):
    """What calls; kebab-case names are stable (glossary)."""

    SEVERE_REACTION = "severe-reaction"
    CRITICAL_VITAL_SIGN = "critical-vital-sign"
    RATE_ABOVE_HARD_LIMIT = "rate-above-hard-limit"
    VITAL_SIGNS_OVERDUE = "vital-signs-overdue"
    CONCERNING_VITAL_SIGN = "concerning-vital-sign"
    BOTTLE_EMPTY = "bottle-empty"
    ORDERED_VOLUME_REACHED = "ordered-volume-reached"
    HELD_LONG = "held-long"
    BED_CHECK_WANTED = "bed-check-wanted"
    CLOCK_JUMPED = "clock-jumped"
    RISE_AVAILABLE = "rise-available"
    VITAL_SIGNS_DUE = "vital-signs-due"
    BOTTLE_EMPTIES_SOON = "bottle-empties-soon"


PRIORITIES = {
    AlarmKind.SEVERE_REACTION: Priority.HIGH,
    AlarmKind.CRITICAL_VITAL_SIGN: Priority.HIGH,
    AlarmKind.RATE_ABOVE_HARD_LIMIT: Priority.HIGH,
    AlarmKind.VITAL_SIGNS_OVERDUE: Priority.MEDIUM,
    AlarmKind.CONCERNING_VITAL_SIGN: Priority.MEDIUM,
    AlarmKind.BOTTLE_EMPTY: Priority.MEDIUM,
    AlarmKind.ORDERED_VOLUME_REACHED: Priority.MEDIUM,
    AlarmKind.HELD_LONG: Priority.MEDIUM,
    AlarmKind.BED_CHECK_WANTED: Priority.MEDIUM,
    AlarmKind.CLOCK_JUMPED: Priority.MEDIUM,
    AlarmKind.RISE_AVAILABLE: Priority.LOW,
    AlarmKind.VITAL_SIGNS_DUE: Priority.LOW,
    AlarmKind.BOTTLE_EMPTIES_SOON: Priority.LOW,
}


@unique
class Seen(Enum):
    """Whether the nurse has acknowledged an alarm since its cause began; the cause may stand all the same (S23)."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One condition that holds, since when, and whether it was seen."""

    kind: AlarmKind
    priority: Priority
    since: Instant
    seen: Seen


def alarms_of(infusion: Infusion, plan: Plan, standing: Standing) -> tuple[Alarm, ...]:
    """Return every alarm whose condition holds then: highest priority first, oldest first within one (S23)."""
    alarms = [_alarm(infusion, kind, since()) for kind, since in _conditions(infusion, plan, standing)]
    return tuple(sorted(alarms, key=lambda alarm: (_ORDER.index(alarm.priority), alarm.since)))


def calling(infusion: Infusion, plan: Plan, standing: Standing) -> frozenset[AlarmKind]:
    """Return what calls then, each alarm whose condition holds, without reckoning back since when it does."""
    return frozenset(kind for kind, _ in _conditions(infusion, plan, standing))


_ORDER = tuple(Priority)
_NO_TIME = Minutes.of("0")
_UNWATCHED = {
    NotWatching.RESTARTED: AlarmKind.BED_CHECK_WANTED,
    NotWatching.CLOCK_JUMPED: AlarmKind.CLOCK_JUMPED,
}
Condition = tuple[AlarmKind, Callable[[], Instant]]


def _conditions(infusion: Infusion, plan: Plan, standing: Standing) -> tuple[Condition, ...]:
    if infusion.phase in {Phase.PREPARING, Phase.CLOSED, Phase.DISCARDED}:
        return ()
    always = (*_of_the_patient(infusion, plan, standing), *_of_the_schedule(infusion, plan, standing))
    if infusion.phase not in UNDER_WAY:
        return always
    return (*always, *_of_the_rate(infusion, plan, standing), *_of_the_volume(infusion, plan, standing.now))


def _known(since: Instant) -> Callable[[], Instant]:
    return lambda: since


def _alarm(infusion: Infusion, kind: AlarmKind, since: Instant) -> Alarm:
    seen_at = dict(infusion.acknowledged).get(kind.value)
    seen = Seen.ACKNOWLEDGED if seen_at is not None and seen_at >= since else Seen.NEW
    return Alarm(kind=kind, priority=PRIORITIES[kind], since=since, seen=seen)


def _of_the_patient(infusion: Infusion, plan: Plan, standing: Standing) -> Iterator[Condition]:
    severe = severe_reaction(infusion, plan)
    if severe is not None:
        yield AlarmKind.SEVERE_REACTION, _known(severe.onset)
    found = standing.findings
    last = infusion.last_observation
    if found and last is not None:
        is_critical = found[0].severity is Severity.CRITICAL
        yield AlarmKind.CRITICAL_VITAL_SIGN if is_critical else AlarmKind.CONCERNING_VITAL_SIGN, _known(last.at)


def _of_the_schedule(infusion: Infusion, plan: Plan, standing: Standing) -> Iterator[Condition]:
    now = standing.now
    overdue, due = overdue_since(standing.awaited, now), due_since(standing.awaited, now)
    if _is_called_no_more(infusion, plan, now):
        return
    if overdue is not None:
        yield AlarmKind.VITAL_SIGNS_OVERDUE, _known(overdue)
    elif due is not None:
        yield AlarmKind.VITAL_SIGNS_DUE, _known(due)
    held_since = infusion.periods[-1].start if infusion.periods else now
    if infusion.phase is Phase.HELD and now.since(held_since) > plan.rules.schedule.hold_alarm:
        yield AlarmKind.HELD_LONG, _known(held_since.plus(plan.rules.schedule.hold_alarm))


def _is_called_no_more(infusion: Infusion, plan: Plan, now: Instant) -> bool:
    """Whether all time for the sets after the end has gone by: what is missing stays on the page, and calls no more."""
    if infusion.ended is None:
        return False
    since = max((infusion.ended, *(event.onset for event in infusion.adverse_events)))
    return now >= called_until(plan.rules.schedule, since)


def _of_the_rate(infusion: Infusion, plan: Plan, standing: Standing) -> Iterator[Condition]:
    given_since = infusion.periods[-1].start
    if infusion.bed_check is BedCheck.WANTED and infusion.unwatched:
        last = infusion.unwatched[-1]
        yield _UNWATCHED[last.why], _known(last.end)
    ceiling = infusion.ceiling
    if ceiling is not None and rate_per_weight(infusion.given, plan.patient.weight) > ceiling.hard_limit:
        yield AlarmKind.RATE_ABOVE_HARD_LIMIT, _known(given_since)
    if infusion.phase is Phase.RUNNING and _is_rise_prompted(infusion, standing):
        yield AlarmKind.RISE_AVAILABLE, partial(_allowed_since, infusion, plan, standing.now)


def _of_the_volume(infusion: Infusion, plan: Plan, now: Instant) -> Iterator[Condition]:
    if infused_by(infusion, now) >= plan.volume:
        yield AlarmKind.ORDERED_VOLUME_REACHED, lambda: reached_at(infusion, plan.volume, now) or now
        return
    bottle = running_bottle(infusion, now)
    if bottle is None:
        return
    if bottle.left == EMPTY:
        whole = bottle.hung.infused_before + bottle.hung.bottle.volume
        yield AlarmKind.BOTTLE_EMPTY, lambda: reached_at(infusion, whole, now) or now
    elif bottle.empties_at is not None and left_to_give(infusion, now) > bottle.left:
        soon = plan.rules.schedule.bottle_empties_soon
        if bottle.empties_at.since(now) <= soon:
            yield AlarmKind.BOTTLE_EMPTIES_SOON, _known(bottle.empties_at.plus(soon.times(-1)))


def _is_rise_prompted(infusion: Infusion, standing: Standing) -> bool:
    """A rise is offered once everything else allows it; after Stay, not before the rung was held once more."""
    if next_rung(infusion) is None or missing(standing.gate):
        return False
    asked_again = infusion.asked_again_at
    return asked_again is None or standing.now.since(asked_again) >= hold_of_rung(infusion)


def _allowed_since(infusion: Infusion, plan: Plan, now: Instant) -> Instant:
    """The moment from which nothing stood against a rise any more, so that one offered anew calls anew (S23)."""
    began, hold = infusion.periods[-1].start, hold_of_rung(infusion)
    held = began.plus(max(_NO_TIME, now.since(began) - (time_on_rung(infusion, now) - hold)))
    moments = [held, _calm_since(infusion, plan, now)]
    moments += [event.resolved for event in infusion.adverse_events if event.resolved is not None]
    moments += [overridden.at for overridden in infusion.overrides]
    moments += [stretch.end for stretch in infusion.unwatched]
    if infusion.asked_again_at is not None:
        moments.append(infusion.asked_again_at.plus(hold))
    return max(moments)


def _calm_since(infusion: Infusion, plan: Plan, now: Instant) -> Instant:
    """Since when there has always been a complete set fresh enough for a rise, with nothing concerning in it."""
    since = now
    for taken in sorted(infusion.observations, key=lambda taken: taken.at, reverse=True):
        if not taken.observation.is_complete or taken.at > now:
            continue
        if since.since(taken.at) >= plan.rules.schedule.fresh_for_rise or judged(infusion, plan, taken):
            break
        since = taken.at
    return since
