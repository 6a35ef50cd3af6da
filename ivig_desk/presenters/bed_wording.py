"""What is said of one infusion among several: its name, its rate, what is due next and what calls, in few words."""

from collections.abc import Iterator
from dataclasses import dataclass

from ivig_desk.desk.look import Look
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.domain.infusion.alarms import Alarm, AlarmKind
from ivig_desk.domain.infusion.guide import Due, Guidance
from ivig_desk.domain.infusion.infusion import ENDED, UNDER_WAY, BedCheck, Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.alarm_light import light_of
from ivig_desk.presenters.alarm_wording import alarm_text, tone_of
from ivig_desk.presenters.formats import ago_text, countdown_text, quantity_text
from ivig_desk.presenters.run_wording import RATE_PLACES, UNCONFIRMED, phase_text
from ivig_desk.presenters.screens import AlarmLine, Line, Tone

_LETTERS_COMPARED = 12
"""So much of a name is in sight on the narrowest tab: who is alike in it is told apart by the identifier."""
_TO_DO = " – "
_HOUR = 60
FULL = "eight infusions are under way on this laptop – close one that has ended, or use another laptop"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Next:
    """One thing that is due: its key, its words, and from when."""

    key: str
    words: str
    at: Instant


def told_apart(looks: tuple[Look, ...]) -> frozenset[str]:
    """Return the infusions whose patient could be taken for another one here: the identifier stands by the name."""
    names = [(_alike(plan), look.infusion.id) for look in looks if (plan := look.infusion.plan) is not None]
    spoken = [alike for alike, _ in names]
    return frozenset(infusion_id for alike, infusion_id in names if spoken.count(alike) > 1)


def heading_line(infusion: Infusion) -> Line:
    """Return where an infusion stands; empty while it runs as it should."""
    if infusion.phase is Phase.RUNNING:
        is_wanted = infusion.bed_check is BedCheck.WANTED
        return Line(text=UNCONFIRMED if is_wanted else "", tone=Tone.MEDIUM if is_wanted else Tone.PLAIN)
    return Line(text=phase_text(infusion.phase), tone=Tone.MEDIUM)


def rate_line(infusion: Infusion, guidance: Guidance) -> Line:
    """Return the given rate in mL/h, or in one word why nothing runs; drops would want their factor (S21)."""
    if infusion.phase is Phase.HELD:
        return Line(text="HELD", tone=Tone.MEDIUM)
    if infusion.phase in ENDED:
        return Line(text=phase_text(infusion.phase), tone=Tone.MEDIUM)
    is_wanted = infusion.bed_check is BedCheck.WANTED
    before, tone = ("not confirmed: ", Tone.MEDIUM) if is_wanted else ("", Tone.PLAIN)
    return Line(text=f"{before}{quantity_text(guidance.given.ml_per_h, RATE_PLACES)}", tone=tone)


def rung_brief(guidance: Guidance) -> str:
    """Return which rung runs, or is held; empty after the end."""
    if guidance.phase not in UNDER_WAY:
        return ""
    return f"rung {guidance.rung} of {guidance.rungs}" if guidance.rung else "below the first rung"


def due_brief(guidance: Guidance) -> Line:
    """Return what is due next by its key, `V in 4:10`, or how long ago it was, `V 12 min ago`, `V 2 h ago`."""
    due = _next(guidance)
    if due is None:
        return Line(text="")
    late = guidance.now.since(due.at)
    if late.value <= 0:
        return _line(due.key, due, guidance.now)
    # A tab has no room for the minutes behind an hour.
    whole = Minutes(late.value - late.value % _HOUR) if late.value >= _HOUR else late
    return Line(text=f"{due.key} {ago_text(whole)}", tone=Tone.LOW)


def due_words(guidance: Guidance) -> Line:
    """Return what is due next in words, `vital signs in 4:10`."""
    due = _next(guidance)
    return Line(text="nothing due") if due is None else _line(due.words, due, guidance.now)


def alarm_brief(guidance: Guidance, lights: AlarmLights) -> AlarmLine | None:
    """Return the highest alarm in few words, what is due by its key, the oldest of them; None where nothing calls."""
    if not guidance.alarms:
        return None
    alarm = guidance.alarms[0]
    return _alarm_line(_brief(alarm), alarm, lights)


def alarm_words(guidance: Guidance, lights: AlarmLights) -> AlarmLine | None:
    """Return what calls highest, without what is to be done about it; None where nothing calls."""
    if not guidance.alarms:
        return None
    alarm = guidance.alarms[0]
    return _alarm_line(f"{alarm_text(alarm.kind).partition(_TO_DO)[0]}{_others(guidance)}", alarm, lights)


_BRIEF = {
    AlarmKind.SEVERE_REACTION: "Reaction",
    AlarmKind.CRITICAL_VITAL_SIGN: "V critical",
    AlarmKind.RATE_ABOVE_HARD_LIMIT: "Rate too high",
    AlarmKind.VITAL_SIGNS_OVERDUE: "V overdue",
    AlarmKind.CONCERNING_VITAL_SIGN: "V to watch",
    AlarmKind.BOTTLE_EMPTY: "Bottle empty",
    AlarmKind.ORDERED_VOLUME_REACHED: "Volume reached",
    AlarmKind.HELD_LONG: "Held long",
    AlarmKind.BED_CHECK_WANTED: "Confirm",
    AlarmKind.RISE_AVAILABLE: "Rise",
    AlarmKind.VITAL_SIGNS_DUE: "V due",
    AlarmKind.BOTTLE_EMPTIES_SOON: "Bottle soon empty",
}


def _alarm_line(text: str, alarm: Alarm, lights: AlarmLights) -> AlarmLine:
    return AlarmLine(text=text, tone=tone_of(alarm.priority), light=light_of(lights.of(alarm.priority)))


def _others(guidance: Guidance) -> str:
    return " and more" if len(guidance.alarms) > 1 else ""


def _brief(alarm: Alarm) -> str:
    """In few words where there are any; an alarm is never without its text."""
    return _BRIEF.get(alarm.kind, alarm_text(alarm.kind))


def _alike(plan: Plan) -> str:
    return plan.patient.name.split(",")[0].strip().casefold()[:_LETTERS_COMPARED]


def _next(guidance: Guidance) -> _Next | None:
    """What must be answered at the bed comes before everything with a time: until then the rate itself is not sure."""
    now = guidance.now
    if Due.BED_CHECK in guidance.due:
        return _Next(key="C", words="confirm at the bed", at=now)
    if Due.STOP_REASON in guidance.due:
        return _Next(key="C", words="reason of the stop", at=now)
    return min(_ahead(guidance), key=lambda due: due.at, default=None)


def _ahead(guidance: Guidance) -> Iterator[_Next]:
    """Everything with a time; of two at one time the first named is said."""
    now = guidance.now
    yield from (_Next(key="V", words="vital signs", at=awaited.at) for awaited in guidance.awaited[:1])
    if guidance.drip is not None:
        yield _Next(key="D", words="check the drip", at=guidance.drip.due_at)
    rise = guidance.next_rise
    if guidance.phase is Phase.RUNNING and rise is not None and (rise.time_left.value > 0 or guidance.may_raise):
        yield _Next(key="R", words="next rung", at=now.plus(rise.time_left))
    bottle = guidance.bottle
    if bottle is not None and bottle.empties_at is not None and guidance.left > bottle.left:
        yield _Next(key="B", words="bottle empties", at=bottle.empties_at)
    if guidance.watch is not None:
        yield _Next(key="end", words="observation over", at=now.plus(guidance.watch.left))


def _line(what: str, due: _Next, now: Instant) -> Line:
    if due.at > now:
        return Line(text=f"{what} in {countdown_text(due.at.since(now))}")
    if due.at == now:
        return Line(text=f"{what} now", tone=Tone.LOW)
    return Line(text=f"{what} due {ago_text(now.since(due.at))}", tone=Tone.LOW)
