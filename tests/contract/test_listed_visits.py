"""A row of the list says which visits of a course were seen and called off, in a file and in memory alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.listed_day import folded_day, listed_day
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.listed_words import Most, Search
from tests.contract.test_records_list import OPENED, STARTED
from tests.helpers.records import PUMP_PLAN, recorded
from tests.unit.course.skin import skin

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.domain.infusion.infusion import Infusion

SCORED = Assessment(infusion_id="infusion-1", place=CycleVisit(4), day=date(2026, 3, 1), easi=skin(head="4 2123"))
HAPPENED: tuple[events.Event, ...] = (
    events.InfusionPlanned(plan=replace(PUMP_PLAN, order=replace(PUMP_PLAN.order, cycle=4, cycles=6))),
    STARTED,
    VisitAssessed(assessment=SCORED, reason=""),
    VisitAssessed(assessment=SCORED, reason="misread"),
    VisitCalledOff(place=FollowUp(3), reason="moved away", name="Dr D. Marin"),
)


@pytest.mark.parametrize("kind", OPENED)
def test_what_the_list_says_of_a_course_is_what_folding_its_events_says(kind: str, tmp_path: Path) -> None:
    journal = OPENED[kind](tmp_path)
    entries = [recorded(version, event) for version, event in enumerate(HAPPENED, start=1)]
    for entry in entries:
        journal.append([entry])
    infusion: Infusion | None = None
    for entry in entries:
        infusion = evolve(infusion, entry)
    assert infusion is not None

    (row,) = journal.search(Search(conditions=()), "", Most(rows=5)).rows
    journal.close()

    day = listed_day(row)
    assert day is not None
    assert (day.seen, day.off) == ((CycleVisit(4),), (FollowUp(3),))
    assert (day.indication, day.cycle, day.cycles, day.day) == ("atopic-dermatitis", 4, 6, date(2026, 3, 1))
    folded = folded_day(infusion)
    assert folded is not None
    assert replace(folded, seen=day.seen) == day
    assert set(folded.seen) == set(day.seen)


def test_an_infusion_that_never_started_is_of_no_course() -> None:
    planned = evolve(None, recorded(1, HAPPENED[0]))

    assert folded_day(planned) is None
