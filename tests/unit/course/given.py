"""Infusions of a course in few words, for its tests: a child with atopic dermatitis, 24 kg, 7.2 g a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MlPerKgPerHour
from ivig_desk.domain.course.course import Course, courses_of
from ivig_desk.domain.course.treated_day import TreatedDay
from ivig_desk.domain.patient.patient import Patient, Sex
from tests.unit.ward import RESOURCES

if TYPE_CHECKING:
    from ivig_desk.domain.course.assessment import Assessment
    from ivig_desk.domain.course.visit_place import CalledOff
    from ivig_desk.domain.formulary.posology import Posology

CHILD = Patient(
    identifier="4471", name="Ionescu, Maria", born=date(2018, 5, 2), sex=Sex.FEMALE, weight=Kilograms.of("24")
)
"""Eight years old on 2 May 2026."""


@cache
def posology() -> Posology:
    """The doses as shipped."""
    return load_posology(RESOURCES)


def treated(
    day: str,
    cycle: int | None = None,
    of: int | None = None,
    *,
    patient: Patient = CHILD,
    indication: str = "atopic-dermatitis",
) -> TreatedDay:
    """An infusion at 9 o'clock of a day, called by that day; in no cycle and of no number unless they are stated."""
    return TreatedDay(
        infusion_id=day,
        started=Instant.of(f"{day}T09:00:00Z"),
        day=date.fromisoformat(day),
        patient=patient,
        indication=indication,
        ordered=Grams.of("7.2"),
        given=Grams.of("7.2"),
        tolerated=MlPerKgPerHour.of("2.4"),
        tolerated_rung=4,
        cycle=cycle,
        cycles=of,
    )


def adult(day: str, cycle: int | None = None, of: int | None = None, indication: str = "dermatomyositis") -> TreatedDay:
    """The same at 70 kg for an indication of adults, 28 g a time."""
    patient = replace(CHILD, born=date(1980, 2, 14), weight=Kilograms.of("70"))
    one = treated(day, cycle, of, patient=patient, indication=indication)
    return replace(one, ordered=Grams.of("28"), given=Grams.of("28"))


def courses(
    *days: TreatedDay, assessments: tuple[Assessment, ...] = (), called_off: tuple[CalledOff, ...] = ()
) -> tuple[Course, ...]:
    """The courses that infusions make by the shipped doses, the earliest first."""
    found = courses_of(days, posology=posology(), assessments=assessments, called_off=called_off).courses
    return tuple(sorted(found, key=lambda course: course.began))


def course(
    *days: TreatedDay, assessments: tuple[Assessment, ...] = (), called_off: tuple[CalledOff, ...] = ()
) -> Course:
    """The one course that infusions make."""
    (one,) = courses(*days, assessments=assessments, called_off=called_off)
    return one
