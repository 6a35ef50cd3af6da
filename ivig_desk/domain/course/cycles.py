"""Which infusions make one course and one cycle of it: person, indication, the ordered cycle, the time between.

The rules and their reasons: docs/decisions/0030-course.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, unique
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg
from ivig_desk.domain.course.due import after_months
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.course.visit_place import FOLLOW_UP_MONTHS

SAME_CYCLE_BELOW_DAYS = 14
"""Days from the first infusion of a cycle from which on an infusion without a cycle's number is the next cycle.

Half the shortest interval between cycles, four weeks, and over twice the longest spread of one, five days.
"""


class CourseDay(Protocol):
    """One infusion of a course, as much of it as says which cycle it is of."""

    @property
    def infusion_id(self) -> str:
        """Which infusion."""

    @property
    def started(self) -> Instant:
        """When it started."""

    @property
    def day(self) -> date:
        """The day of the wall it started."""

    @property
    def cycle(self) -> int | None:
        """The cycle as ordered, None where nobody stated it."""

    @property
    def cycles(self) -> int | None:
        """How many cycles were ordered, None where nobody stated it."""


DayT = TypeVar("DayT", bound=CourseDay)


@unique
class CourseQuestionKind(Enum):
    """What about an ordered cycle's number somebody should look at; nothing is renumbered in silence."""

    CYCLE_REPEATED = "cycle-repeated"
    CYCLE_SOON = "cycle-soon"
    CYCLE_GOES_BACK = "cycle-goes-back"
    BEGUN_ANEW = "begun-anew"
    LONG_GAP = "long-gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseQuestion:
    """A question, the infusion it is about, and the number that was ordered there."""

    kind: CourseQuestionKind
    infusion_id: str
    stated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(Generic[DayT]):
    """The infusions of one cycle, the first one first; there is one at least."""

    number: int
    days: tuple[DayT, ...]

    @property
    def began(self) -> date:
        """The day of its first infusion."""
        return self.days[0].day

    @property
    def ended(self) -> date:
        """The day of its last infusion so far."""
        return self.days[-1].day

    @property
    def resumed(self) -> date:
        """From when the next cycle is counted: its first day, or where its number was ordered again, that day."""
        first = self.began
        for treated in self.days:
            if not _is_near(first, treated):
                first = treated.day
        return first

    @property
    def given(self: "Cycle[TreatedDay]") -> Grams:
        """What went in on all its days together, in g."""
        return sum((treated.given for treated in self.days), Grams(Fraction(0)))

    @property
    def given_per_kg(self: "Cycle[TreatedDay]") -> GramsPerKg:
        """What went in on all its days together, each on that day's weight, in g/kg."""
        return sum((treated.given_per_kg for treated in self.days), GramsPerKg(Fraction(0)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Generic[DayT]):
    """The cycles of one course in their order, what is asked about their numbers, and the day the next course began."""

    cycles: tuple[Cycle[DayT], ...]
    questions: tuple[CourseQuestion, ...] = ()
    followed_on: date | None = None

    @property
    def latest(self) -> DayT:
        """The last infusion."""
        return self.cycles[-1].days[-1]


def series_of(days: Iterable[DayT], planned: int | None) -> tuple[Series[DayT], ...]:
    """Return the courses that infusions of one person for one indication make; `planned` is the row's cycles.

    A course ends where the next infusion comes after its last follow-up was due, or is ordered as a cycle 1 again.
    """
    found: list[Series[DayT]] = []
    for treated in sorted(days, key=lambda day: (day.started, day.infusion_id)):
        if not found or _is_lapsed(found[-1], treated) or _is_first_again(found[-1], treated):
            asked = _asked_of_new(found[-1], treated, planned) if found else None
            found[-1:] = [replace(one, followed_on=treated.day) for one in found[-1:]]
            cycle = Cycle(number=treated.cycle or 1, days=(treated,))
            found.append(Series(cycles=(cycle,), questions=_questions(asked, treated)))
        else:
            found[-1] = _with(found[-1], treated)
    return tuple(found)


def is_lapsed(last_infusion: date, on: date) -> bool:
    """Return whether a day is past the last follow-up, so that an infusion then begins another course."""
    return on > after_months(last_infusion, FOLLOW_UP_MONTHS[-1])


def _is_lapsed(series: Series[DayT], treated: DayT) -> bool:
    return is_lapsed(series.latest.day, treated.day)


def _is_first_again(series: Series[DayT], treated: DayT) -> bool:
    return treated.cycle == 1 and series.cycles[-1].number > 1


def _asked_of_new(before: Series[DayT], treated: DayT, planned: int | None) -> CourseQuestionKind | None:
    if _is_lapsed(before, treated):
        return CourseQuestionKind.LONG_GAP if (treated.cycle or 1) > 1 else None
    most = before.latest.cycles or planned
    if most is not None and before.cycles[-1].number >= most:
        return None
    return CourseQuestionKind.BEGUN_ANEW


def _with(series: Series[DayT], treated: DayT) -> Series[DayT]:
    current = series.cycles[-1]
    number, asked = _numbered(current, treated)
    questions = (*series.questions, *_questions(asked, treated))
    if number == current.number:
        cycles = (*series.cycles[:-1], replace(current, days=(*current.days, treated)))
    else:
        cycles = (*series.cycles, Cycle(number=number, days=(treated,)))
    return Series(cycles=cycles, questions=questions)


def _numbered(current: Cycle[DayT], treated: DayT) -> tuple[int, CourseQuestionKind | None]:
    is_near = _is_near(current.resumed, treated)
    counted = current.number if is_near else current.number + 1
    if treated.cycle is None:
        return counted, None
    if treated.cycle < current.number:
        return counted, CourseQuestionKind.CYCLE_GOES_BACK
    if treated.cycle == current.number:
        return current.number, None if is_near else CourseQuestionKind.CYCLE_REPEATED
    return treated.cycle, CourseQuestionKind.CYCLE_SOON if is_near else None


def _is_near(first: date, treated: CourseDay) -> bool:
    return treated.day - first < timedelta(days=SAME_CYCLE_BELOW_DAYS)


def _questions(kind: CourseQuestionKind | None, treated: CourseDay) -> tuple[CourseQuestion, ...]:
    if kind is None or treated.cycle is None:
        return ()
    return (CourseQuestion(kind=kind, infusion_id=treated.infusion_id, stated=treated.cycle),)
