"""Which alarm is to be heard now, of all infusions that are watched (monitoring.md, "Alarms")."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.alarms import PRIORITIES, Alarm, AlarmKind, Priority, Seen, alarms_of
from ivig_desk.domain.infusion.desk_alarms import DESK_PRIORITIES, DeskCalls
from ivig_desk.domain.infusion.gate import standing_at
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One infusion and what calls there now, in its own time: after a clock strayed not every infusion has the same."""

    infusion: Infusion
    now: Instant
    alarms: tuple[Alarm, ...]


def kinds_calling(infusion: Infusion, plan: Plan, at: Instant) -> tuple[str, ...]:
    """Return the stable name of everything that calls at a moment: what a pause of the sound is for."""
    return tuple(alarm.kind.value for alarm in alarms_of(infusion, plan, standing_at(infusion, plan, at)))


def heard(watched: tuple[Watched, ...], desk: DeskCalls) -> Priority | None:
    """Return the highest priority that somebody is to hear: not acknowledged, and not paused (S23)."""
    if pause_left(watched, desk) is not None:
        return None
    of_patients = [alarm.priority for one in watched for alarm in _new(one)]
    return _highest((*of_patients, *(DESK_PRIORITIES[kind] for kind in desk.calling)))


def pause_left(watched: tuple[Watched, ...], desk: DeskCalls) -> Minutes | None:
    """Return what is left of the pause of the sound, None where it is over, broken, or was never asked for (S23).

    It holds for what called when it was asked for. A new alarm higher than those breaks it, and so does any new one of
    high priority: nobody has heard that one yet.
    """
    pauses = [(one, left) for one in watched for left in _left(one.infusion, one.now)]
    if not pauses:
        return None
    known = {(one.infusion.id, kind) for one, _ in pauses for kind in one.infusion.silenced}
    of_desk = tuple(DESK_PRIORITIES[kind] for kind in desk.silenced)
    highest = _highest((*(PRIORITIES[AlarmKind(kind)] for _, kind in known), *of_desk))
    new = [(one.infusion.id, alarm) for one in watched for alarm in _new(one)]
    unheard = [alarm.priority for infusion_id, alarm in new if (infusion_id, alarm.kind.value) not in known]
    unheard += [DESK_PRIORITIES[kind] for kind in desk.calling if kind not in desk.silenced]
    if any(_breaks(priority, highest) for priority in unheard):
        return None
    return max(left for _, left in pauses)


_ORDER = tuple(Priority)
_NOTHING = Minutes.of("0")


def _left(infusion: Infusion, now: Instant) -> tuple[Minutes, ...]:
    plan, since = infusion.plan, infusion.silenced_at
    if plan is None or since is None:
        return ()
    whole = plan.rules.schedule.sound_pause
    left = whole - now.since(since)
    # One that has not begun would outlast its length: the clock was set back.
    return (left,) if _NOTHING < left <= whole else ()


def _new(one: Watched) -> tuple[Alarm, ...]:
    return tuple(alarm for alarm in one.alarms if alarm.seen is Seen.NEW)


def _breaks(priority: Priority, highest: Priority | None) -> bool:
    return priority is Priority.HIGH or highest is None or _ORDER.index(priority) < _ORDER.index(highest)


def _highest(priorities: tuple[Priority, ...]) -> Priority | None:
    return min(priorities, key=_ORDER.index, default=None)
