"""Which visit of a course is meant: a cycle's, or a follow-up."""

from dataclasses import dataclass

FOLLOW_UP_MONTHS = (3, 6)
"""How long after the last infusion the two follow-ups are. Source: review.md, "Outcome over the course (P1)"."""


@dataclass(frozen=True, slots=True, order=True)
class CycleVisit:
    """The visit of a cycle, by its number from 1."""

    number: int


@dataclass(frozen=True, slots=True, order=True)
class FollowUp:
    """The follow-up so many months after the last infusion."""

    months: int


VisitPlace = CycleVisit | FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOff:
    """That a visit will not take place, why, and who says so; `infusion_id` is any infusion of its course."""

    infusion_id: str
    place: VisitPlace
    reason: str
    by: str
