"""Which visits of courses fall due, from the list of records, a little of it at each look: none waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.on_file import Lists
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.course.due import after_months
from ivig_desk.domain.course.listed_day import ListedDay, folded_day, listed_day, outlines_of
from ivig_desk.domain.course.outline import Outline
from ivig_desk.domain.course.visits import Reminder, reminder_of
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.commands import Command
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.decide import Decision
from ivig_desk.domain.infusion.events import InfusionStarted
from ivig_desk.domain.infusion.infusion import Infusion

REMINDED_MONTHS = 13
"""So long after its last infusion a course is reminded of: twice as long as to its last follow-up, and a month."""
LONGEST_US = 8_000
"""How long one look may take over it."""
_ROWS_AT_ONCE = 20
_MATTERS = (InfusionStarted, VisitAssessed, VisitCalledOff)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The next visit of a course, and the last of its infusions."""

    course: Outline[ListedDay]
    last: ListedDay
    reminder: Reminder


class Reminding:
    """Walks the list once, from the last infusion back; afterwards takes in what was written since, and a new day."""

    def __init__(
        self, lists: Callable[[], Lists], folded: Callable[[str], Infusion | None], read: Callable[[], ClockReading]
    ) -> None:
        """Begin with nothing read; `read` says how long a look has taken so far."""
        self._lists = lists
        self._folded = folded
        self._read = read
        self._after = ""
        self._is_walked = False
        self._today = date.min
        self._days: dict[object, dict[str, ListedDay]] = {}
        self._due: dict[object, tuple[Due, ...]] = {}
        self._to_reckon: dict[object, None] = {}
        self._written: set[str] = set()
        self._sorted: tuple[Due, ...] | None = None

    def hear(self, infusion_id: str, command: Command, decision: Decision) -> None:
        """Note that something was written by which another visit may be the next."""
        del command
        if any(isinstance(event, _MATTERS) for event in decision.events):
            self._written.add(infusion_id)

    def look(self, posology: Posology) -> tuple[Due, ...] | None:
        """Go on for some milliseconds; return what is due, the first at the head, None until the list was walked.

        While those of a new day are reckoned, those of the day before stand. Where the records cannot be read now, what
        was read stands, and the next look tries again.
        """
        reading = self._read()
        until = reading.monotonic_microseconds + LONGEST_US
        self._begin_day(reading.wall.day(reading.utc_offset_minutes))
        try:
            self._walk(posology, until)
            self._take_written()
        except RecordsFault:
            return self._sorted
        self._reckon(posology, until)
        return self._sorted

    def _begin_day(self, today: date) -> None:
        if today != self._today:
            self._today = today
            self._to_reckon = dict.fromkeys(self._days)

    def _walk(self, posology: Posology, until: int) -> None:
        """Back to where a course of the greatest length began that is still reminded of."""
        earliest = after_months(self._today, -REMINDED_MONTHS - posology.course.most_months)
        while not self._is_walked:
            lists = self._lists()
            rows = lists.begun_before(self._after, _ROWS_AT_ONCE)
            for row in rows:
                self._take(listed_day(row))
            self._after = rows[-1].infusion_id if rows else ""
            self._is_walked = len(rows) < _ROWS_AT_ONCE or rows[-1].day < earliest
            if self._is_walked:
                self._written |= {entries[0].infusion_id for entries in lists.waiting}
            if self._read().monotonic_microseconds >= until:
                return

    def _take_written(self) -> None:
        """What this desk wrote it has folded."""
        while self._written:
            infusion = self._folded(next(iter(self._written)))
            self._written.pop()
            self._take(None if infusion is None else folded_day(infusion))

    def _take(self, day: ListedDay | None) -> None:
        if day is not None:
            self._days.setdefault(day.person, {})[day.infusion_id] = day
            self._to_reckon[day.person] = None

    def _reckon(self, posology: Posology, until: int) -> None:
        is_changed = bool(self._to_reckon)
        while self._is_walked and self._to_reckon:
            person = next(iter(self._to_reckon))
            self._due[person] = tuple(self._due_of(person, posology))
            del self._to_reckon[person]
            if self._read().monotonic_microseconds >= until:
                break
        if is_changed and not self._to_reckon:
            every = [one for of_one in self._due.values() for one in of_one]
            self._sorted = tuple(sorted(every, key=lambda one: (one.reminder.urgency, one.last.started)))

    def _due_of(self, person: object, posology: Posology) -> list[Due]:
        found, earliest = [], after_months(self._today, -REMINDED_MONTHS)
        for course in outlines_of(self._days[person].values(), posology):
            reminder = reminder_of(course, self._today)
            if reminder is not None and course.last_infusion >= earliest:
                found.append(Due(course=course, last=course.cycles[-1].days[-1], reminder=reminder))
        return found
