"""An infusion as its course has it, from one that was played through the real rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, MgPerMl, MlPerKgPerHour
from ivig_desk.domain.course.treated_day import TreatedDay, treated_day
from ivig_desk.domain.formulary.bottle_choice import Rounding
from ivig_desk.domain.formulary.order import WholeBottles
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.infusion import changed
from ivig_desk.domain.patient.last_visit import PastReaction
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import CHILD, Bed, moment, on_rung, planned, started

UNIVERSAL = 0
HEADACHE = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)


def seen(bed: Bed, minute: str, offset: int = UNIVERSAL) -> TreatedDay:
    found = treated_day(bed.infusion, moment(minute), offset)
    assert found is not None
    return found


def test_a_plan_that_never_started_is_no_day_of_a_course() -> None:
    assert treated_day(planned().infusion, moment("0"), UNIVERSAL) is None


def test_what_still_runs_counts_up_to_now() -> None:
    """7 mL/h for 30 min are 3.5 mL of 100 mg/mL: 0.35 g, ÷ 24 kg = 7/480 g/kg."""
    day = seen(started(), "30")

    assert (day.ordered, day.given, day.given_per_kg) == (Grams.of("7.2"), Grams.of("0.35"), GramsPerKg.of("7/480"))


def test_an_infusion_that_was_stopped_counts_what_went_in_and_no_more() -> None:
    """Stopped after 30 min at 7 mL/h; hours later it is 0.35 g still."""
    stopped = started().does("30", do.StopInfusion(reason="the patient’s wish"))

    assert seen(stopped, "300").given == Grams.of("0.35")


def test_a_diluted_bag_counts_by_what_it_holds() -> None:
    """3.5 mL of 50 mg/mL are 0.175 g."""
    plan = replace(CHILD, order=replace(CHILD.order, dispensed=MgPerMl.of("50")))

    assert seen(started(plan), "30").given == Grams.of("0.175")


def test_what_was_ordered_is_what_the_prescriber_asked_for_before_whole_bottles() -> None:
    rounded = WholeBottles(ordered=Grams.of("7.2"), rounding=Rounding.UP, chosen_by="Dr D. Marin")
    plan = replace(CHILD, order=replace(CHILD.order, dose=Grams.of("10"), rounded=rounded))

    infusion = changed(started().infusion, plan=plan)
    day = treated_day(infusion, moment("1"), UNIVERSAL)

    assert day is not None
    assert day.ordered == Grams.of("7.2")


def test_the_tolerated_rung_is_the_highest_that_ran() -> None:
    """28 mL/h ÷ 24 kg on the third rung."""
    day = seen(on_rung(3), "61")

    assert (day.tolerated, day.tolerated_rung, day.reactions) == (MlPerKgPerHour.of("7/6"), 3, ())


def test_a_rung_that_a_reaction_began_on_was_not_tolerated() -> None:
    """At 57 mL/h, rung 4; 57 ÷ 24 = 2.375 mL/kg/h."""
    day = seen(on_rung(4).does("91", HEADACHE), "92")

    assert (day.tolerated, day.tolerated_rung) == (MlPerKgPerHour.of("7/6"), 3)
    assert day.reactions == (PastReaction(sign="headache", grade=Grade.MILD, rate=MlPerKgPerHour.of("2.375")),)


def test_a_reaction_on_the_first_rung_leaves_none_tolerated() -> None:
    day = seen(started().does("5", HEADACHE), "6")

    assert (day.tolerated, day.tolerated_rung) == (None, None)


def test_the_day_is_that_of_the_wall_and_the_cycle_as_ordered() -> None:
    """Started 08:00 universal time: 16 h east of it, the next day has begun."""
    plan = replace(CHILD, order=replace(CHILD.order, cycle=2, cycles=6))

    day = seen(started(plan), "1", offset=16 * 60)

    assert (day.day, day.cycle, day.cycles) == (date(2026, 11, 23), 2, 6)
