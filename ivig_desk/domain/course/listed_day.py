"""Infusions of courses by what the list of records says of them: enough for what is due, without folding any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.course.cycles import series_of
from ivig_desk.domain.course.outline import Outline
from ivig_desk.domain.course.visit_place import VisitPlace
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.domain.patient.identity import person_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """One infusion that was started, and the visits of its course that were seen or called off on its record."""

    infusion_id: str
    started: Instant
    day: date
    identifier: str
    name: str
    born: date
    indication: str
    cycle: int | None
    cycles: int | None
    seen: tuple[VisitPlace, ...]
    off: tuple[VisitPlace, ...]

    @property
    def person(self) -> object:
        """What tells whose it is from anybody else's."""
        return person_key(self.identifier, self.name, self.born)


def listed_day(row: Listed) -> ListedDay | None:
    """Return a row of the list as its course has it, None where it never started."""
    plan = row.plan
    if row.started is None or plan is None:
        return None
    return ListedDay(
        infusion_id=row.infusion_id,
        started=row.started,
        day=row.day,
        identifier=plan.identifier,
        name=plan.name,
        born=plan.born,
        indication=plan.indication,
        cycle=plan.cycle,
        cycles=plan.cycles,
        seen=row.visits_seen,
        off=row.visits_off,
    )


def folded_day(infusion: Infusion) -> ListedDay | None:
    """Return the same of an infusion that is folded; None where it never started."""
    plan = infusion.plan
    if infusion.started is None or plan is None:
        return None
    return ListedDay(
        infusion_id=infusion.id,
        started=infusion.started,
        day=infusion.started.day(infusion.turns[0].utc_offset_minutes),
        identifier=plan.patient.identifier,
        name=plan.patient.name,
        born=plan.patient.born,
        indication=plan.order.indication,
        cycle=plan.order.cycle,
        cycles=plan.order.cycles,
        seen=tuple(entry.what.assessment.place for entry in infusion.assessed),
        off=tuple(entry.what.place for entry in infusion.called_off),
    )


def outlines_of(days: Iterable[ListedDay], posology: Posology) -> tuple[Outline[ListedDay], ...]:
    """Return the courses that the infusions of one person make, by indication."""
    by_indication: dict[str, list[ListedDay]] = {}
    for day in days:
        by_indication.setdefault(day.indication, []).append(day)
    return tuple(outline for of_one in by_indication.values() for outline in _outlines(of_one, posology))


def _outlines(days: list[ListedDay], posology: Posology) -> Iterable[Outline[ListedDay]]:
    row = posology.row_of(days[0].indication)
    for series in series_of(days, None if row is None else row.cycles):
        inside = [day for cycle in series.cycles for day in cycle.days]
        yield Outline(
            indication=series.latest.indication,
            row=row,
            cycles=series.cycles,
            questions=series.questions,
            seen=frozenset(place for day in inside for place in day.seen),
            off=frozenset(place for day in inside for place in day.off),
            followed_on=series.followed_on,
        )
