"""When the next set of vital signs is due, and the other times a ward may edit."""

from dataclasses import dataclass, fields, replace
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.amounts.rising import require_rising


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSource:
    """The document some of the times are from, each named as its field."""

    of: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The ward's times.

    A set of vital signs is overdue once `overdue_intervals` have gone by since its interval began; `unknown_stretch` is
    the longest jump or sleep of the clock that is not asked about (S24).
    """

    first_after_start: Minutes
    running_interval: Minutes
    after_adverse_event: Minutes
    after_end: tuple[Minutes, ...]
    reminder: Minutes
    overdue_intervals: Fraction
    fresh_for_rise: Minutes
    hold_alarm: Minutes
    bottle_empties_soon: Minutes
    unknown_stretch: Minutes
    sound_pause: Minutes
    sources: tuple[ScheduleSource, ...]

    def __post_init__(self) -> None:
        """Refuse times that do not rise, overdue before due, and a time without a source. Raises ValueError."""
        require_rising((Fraction(0), *(time.value for time in self.after_end)))
        require_rising((Fraction(1), self.overdue_intervals))
        named = sorted(name for source in self.sources for name in source.of)
        times = sorted(field.name for field in fields(self) if field.name != "sources")
        if named != times:
            raise ValueError(", ".join(named), "a source, once each, of " + ", ".join(times))


@unique
class DueReason(Enum):
    """Why a set of vital signs is due; the most urgent first where two fall together."""

    ADVERSE_EVENT = "adverse-event"
    FIRST_AFTER_START = "first-after-start"
    BEFORE_RISE = "before-rise"
    RUNNING = "running"
    END = "end"
    AFTER_END = "after-end"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationDue:
    """One set that is awaited: from when, reminded when, and overdue (medium priority) when."""

    reason: DueReason
    at: Instant
    reminder_at: Instant
    overdue_at: Instant


def observations_due(
    schedule: Schedule,
    *,
    started: Instant,
    last_observation: Instant | None,
    last_adverse_event: Instant | None,
    ended: Instant | None,
) -> tuple[ObservationDue, ...]:
    """Return what is awaited now or next, earliest first; empty once the last set after the end is there.

    An observation at the very moment of the start or of an adverse event belongs before it; one at the end, or at a
    time after the end, answers it. While the infusion runs or is held the next one follows the last one.
    """
    awaited = [_running(schedule, started, last_observation)] if ended is None else []
    if ended is not None:
        awaited += _after_end(schedule, ended, last_observation)
    if last_adverse_event is not None and _is_none_since(last_observation, last_adverse_event):
        awaited.append(_due(schedule, DueReason.ADVERSE_EVENT, last_adverse_event, schedule.after_adverse_event))
    return _earliest_first(awaited)


def before_rise(
    schedule: Schedule, awaited: tuple[ObservationDue, ...], asked_from: Instant, last_complete: Instant | None
) -> tuple[ObservationDue, ...]:
    """Return what is awaited with the set of the next rung, earliest first: one visit serves both.

    It is due when the rung is asked for, or where a complete set is fresh then, once that one no longer is; overdue no
    sooner than any other set awaited, since nobody has to raise the rate.
    """
    fresh_until = asked_from if last_complete is None else last_complete.plus(schedule.fresh_for_rise)
    at = max(asked_from, fresh_until)
    due = _due_at(schedule, DueReason.BEFORE_RISE, at, schedule.running_interval)
    overdue = max((at, *(other.overdue_at for other in awaited)))
    return _earliest_first([*awaited, replace(due, overdue_at=overdue)])


def called_until(schedule: Schedule, since: Instant) -> Instant:
    """Return until when a set that is never taken after the end is called for; `since` is the end, or a reaction later.

    Then the last one has been overdue for as long as it took to be: nobody comes for it any more (decision 0013). That
    it is missing stays to be seen.
    """
    before, last = Minutes.of("0"), Minutes.of("0")
    for time in schedule.after_end:
        before, last = last, time
    interval = last - before if schedule.after_end else schedule.running_interval
    return since.plus(last).plus(interval.times(schedule.overdue_intervals))


def due_since(awaited: tuple[ObservationDue, ...], now: Instant) -> Instant | None:
    """Return since when a set is due, or None; from its moment on it blocks a rise, and nothing else (S10)."""
    return _earliest(tuple(due.at for due in awaited), now)


def reminder_since(awaited: tuple[ObservationDue, ...], now: Instant) -> Instant | None:
    """Return since when a reminder is called for, or None."""
    return _earliest(tuple(due.reminder_at for due in awaited), now)


def overdue_since(awaited: tuple[ObservationDue, ...], now: Instant) -> Instant | None:
    """Return since when a set is overdue, the medium-priority alarm, or None."""
    return _earliest(tuple(due.overdue_at for due in awaited), now)


def _earliest_first(awaited: list[ObservationDue]) -> tuple[ObservationDue, ...]:
    return tuple(sorted(awaited, key=lambda due: (due.at, list(DueReason).index(due.reason))))


def _running(schedule: Schedule, started: Instant, last_observation: Instant | None) -> ObservationDue:
    if last_observation is None or _is_none_since(last_observation, started):
        return _due(schedule, DueReason.FIRST_AFTER_START, started, schedule.first_after_start)
    return _due(schedule, DueReason.RUNNING, last_observation, schedule.running_interval)


def _after_end(schedule: Schedule, ended: Instant, last_observation: Instant | None) -> list[ObservationDue]:
    """Return the first time from the end on that no observation has answered."""
    if last_observation is None or last_observation < ended:
        return [_due_at(schedule, DueReason.END, ended, schedule.running_interval)]
    before = ended
    for interval in schedule.after_end:
        at = ended.plus(interval)
        if last_observation < at:
            return [_due_at(schedule, DueReason.AFTER_END, at, at.since(before))]
        before = at
    return []


def _due(schedule: Schedule, reason: DueReason, since: Instant, interval: Minutes) -> ObservationDue:
    return _due_at(schedule, reason, since.plus(interval), interval)


def _due_at(schedule: Schedule, reason: DueReason, at: Instant, interval: Minutes) -> ObservationDue:
    return ObservationDue(
        reason=reason,
        at=at,
        reminder_at=at.plus(schedule.reminder),
        overdue_at=at.plus(interval.times(schedule.overdue_intervals - 1)),
    )


def _is_none_since(last_observation: Instant | None, moment: Instant) -> bool:
    return last_observation is None or last_observation <= moment


def _earliest(moments: tuple[Instant, ...], now: Instant) -> Instant | None:
    return min((moment for moment in moments if moment <= now), default=None)
