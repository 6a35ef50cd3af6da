"""The cycles of a course and what became of its visits: enough to say what is due, not what was given or measured."""

from dataclasses import dataclass
from datetime import date
from typing import Generic

from ivig_desk.domain.course.cycles import CourseQuestion, Cycle, DayT
from ivig_desk.domain.course.visit_place import FOLLOW_UP_MONTHS, FollowUp, VisitPlace
from ivig_desk.domain.formulary.posology import PosologyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Generic[DayT]):
    """The cycles of one patient for one indication.

    `row` is the indication's row of the posology, None where the review has none. Something was measured at the visits
    that are `seen`; those that are `off` were called off. `followed_on` is the day another course of the same patient
    and indication began; None for the latest.
    """

    indication: str
    row: PosologyRow | None
    cycles: tuple[Cycle[DayT], ...]
    questions: tuple[CourseQuestion, ...] = ()
    seen: frozenset[VisitPlace] = frozenset()
    off: frozenset[VisitPlace] = frozenset()
    followed_on: date | None = None

    @property
    def planned(self) -> int | None:
        """How many cycles are planned: as ordered last, else the row's; None where neither says."""
        stated = [treated.cycles for cycle in self.cycles for treated in cycle.days if treated.cycles is not None]
        if stated:
            return stated[-1]
        return None if self.row is None else self.row.cycles

    @property
    def highest(self) -> int:
        """The highest cycle number there is or is to be."""
        return max(self.planned or 0, self.cycles[-1].number)

    @property
    def began(self) -> date:
        """The day of the first infusion."""
        return self.cycles[0].began

    @property
    def last_infusion(self) -> date:
        """The day of the last infusion so far."""
        return self.cycles[-1].ended

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """The two follow-ups; none where one cycle is all there is, or nobody says how many there are."""
        return tuple(FollowUp(months) for months in FOLLOW_UP_MONTHS) if (self.planned or 0) > 1 else ()

    def is_called_off(self, place: VisitPlace) -> bool:
        """Return whether somebody said that a visit will not take place."""
        return place in self.off
