"""What is on record of a patient's last infusion, and what a plan that is held against it is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms, MgPerMl, MlPerKgPerHour
from ivig_desk.domain.formulary.profile import InfusionNumber
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.decide import decide
from ivig_desk.domain.infusion.infusion import changed
from ivig_desk.domain.infusion.plan import Asked, Plan
from ivig_desk.domain.infusion.visit_questions import answers_on_record
from ivig_desk.domain.infusion.visits import Visit, last_visits
from ivig_desk.domain.patient.last_visit import LastVisit, PastReaction
from ivig_desk.domain.patient.patient import Earlier, Patient
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import CHILD, START, Bed, moment, on_rung, planned, references, refusals, started

UNIVERSAL = 0
TODAY = date(2026, 11, 22)
HEADACHE = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)
LAST = LastVisit(
    day=date(2026, 10, 25),
    infusion_id="bed-0",
    preparation="Privigen 10 %",
    concentration=MgPerMl.of("100"),
    weight=Kilograms.of("24"),
    tolerated=MlPerKgPerHour.of("1.2"),
)
"""28 days before the plan of today."""
KNOWN = replace(CHILD.patient, last_visit=LAST)


def last_of(bed: Bed) -> LastVisit:
    (visit,) = last_visits([bed.infusion], UNIVERSAL)
    return visit.last


def plan_of(patient: Patient) -> Plan:
    """The child's plan for a patient."""
    return replace(CHILD, patient=patient)


def asked_of(plan: Plan, *visits: Visit) -> list[str]:
    held_against = replace(references(), visits=visits)
    return refusals(decide(None, do.PlanInfusion(plan=plan, references=held_against), START))


def test_a_visit_has_day_preparation_weight_and_the_highest_rate_that_ran() -> None:
    """28 mL/h ÷ 24 kg = 1.1666… mL/kg/h on the third rung."""
    last = last_of(on_rung(3))

    assert (last.day, last.infusion_id, last.preparation) == (TODAY, "bed-1", "Privigen 10 %")
    assert (last.weight, last.tolerated, last.reactions) == (Kilograms.of("24"), MlPerKgPerHour.of("7/6"), ())


def test_the_day_is_that_of_the_wall() -> None:
    """Started 08:00 universal time: 16 h east of it, the next day has begun."""
    (visit,) = last_visits([started().infusion], 16 * 60)

    assert visit.last.day == date(2026, 11, 23)


def test_a_rate_that_a_reaction_began_at_was_not_borne() -> None:
    """57 mL/h ÷ 24 kg = 2.375; the next lower that ran is 28 ÷ 24 = 7/6 mL/kg/h."""
    last = last_of(on_rung(4).does("91", HEADACHE))

    assert last.tolerated == MlPerKgPerHour.of("7/6")
    assert last.reactions == (PastReaction(sign="headache", grade=Grade.MILD, rate=MlPerKgPerHour.of("2.375")),)


def test_of_two_reactions_the_one_at_the_lower_rate_counts() -> None:
    """At 57 and again at 28 mL/h: 14 ÷ 24 = 7/12 mL/kg/h were borne."""
    bed = on_rung(4).does("91", HEADACHE).does("92", do.LowerRate(to=None))
    assert bed.infusion.given.text == "28"

    bed.does("93", do.FlagAdverseEvent(sign="urticaria", grade=Grade.MILD))

    assert last_of(bed).tolerated == MlPerKgPerHour.of("7/12")


def test_where_the_first_rate_brought_the_reaction_none_was_borne() -> None:
    assert last_of(started().does("5", HEADACHE)).tolerated is None


def test_a_reaction_after_the_end_takes_no_rate_away() -> None:
    bed = on_rung(2).does("40", do.StopInfusion(reason="asked for")).does("50", HEADACHE)

    last = last_of(bed)
    assert last.tolerated == MlPerKgPerHour.of("7/12")
    assert [reaction.rate for reaction in last.reactions] == [MlPerKgPerHour.of("0")]


def test_a_plan_that_never_started_is_no_visit() -> None:
    assert last_visits([planned().infusion], UNIVERSAL) == ()


def test_each_patient_has_one_last_visit_and_the_latest_stands_first() -> None:
    other = replace(CHILD, patient=replace(CHILD.patient, identifier="9002", born=date(2018, 6, 2)))
    first, elsewhere = started().infusion, started(other).infusion
    later = changed(first, id="bed-2", started=moment("60"))
    between = changed(elsewhere, id="bed-3", started=moment("30"))

    visits = last_visits([first, later, between], UNIVERSAL)

    assert [(visit.patient.identifier, visit.last.infusion_id) for visit in visits] == [
        ("4471", "bed-2"),
        ("9002", "bed-3"),
    ]


@pytest.mark.parametrize(
    ("weight", "asked"),
    [
        # 24 kg ± 10 % = 21.6 to 26.4 kg
        ("21.59", ["weight-changed"]),
        ("21.6", []),
        ("24", []),
        ("26.4", []),
        ("26.41", ["weight-changed"]),
    ],
)
def test_a_weight_is_asked_about_over_10_percent_either_way_and_not_at_it(weight: str, asked: list[str]) -> None:
    """S17; 7.2 g stay between 0.25 and 0.35 g/kg."""
    assert asked_of(plan_of(replace(KNOWN, weight=Kilograms.of(weight)))) == asked


def test_without_a_last_visit_no_weight_has_changed() -> None:
    assert asked_of(plan_of(replace(KNOWN, weight=Kilograms.of("28"), last_visit=None))) == []


def test_a_question_about_the_weight_is_passed_by_its_own_reason_and_name() -> None:
    """S17."""
    plan = plan_of(replace(KNOWN, weight=Kilograms.of("27")))
    answered = replace(plan, asked=(Asked(question="weight-changed", reason="grown", name="Dr D. Marin"),))

    assert asked_of(plan) == ["weight-changed"]
    assert asked_of(answered) == []


@pytest.mark.parametrize(
    ("preparation", "mg_per_ml", "on", "answers"),
    [
        ("Privigen 10 %", "100", date(2026, 12, 20), [Earlier.SAME_WITHIN_8_WEEKS]),  # 56 days
        ("Privigen 10 %", "100", date(2026, 12, 21), [Earlier.LONGER_AGO]),  # 57 days
        ("PRIVIGEN® 100 mg/mL", "100", date(2026, 10, 25), [Earlier.SAME_WITHIN_8_WEEKS]),
        ("Privigen 5 %", "50", date(2026, 11, 22), [Earlier.OTHER_PRODUCT]),
        ("Kiovig 10 %", "100", date(2026, 12, 20), [Earlier.OTHER_PRODUCT]),
        ("Kiovig 10 %", "100", date(2026, 12, 21), [Earlier.OTHER_PRODUCT, Earlier.LONGER_AGO]),
    ],
)
def test_the_record_says_what_was_given_before(
    preparation: str, mg_per_ml: str, on: date, answers: list[Earlier]
) -> None:
    """preparations.md: more than 8 weeks count as a first infusion; 8 weeks are 56 days."""
    assert list(answers_on_record(LAST, preparation, MgPerMl.of(mg_per_ml), on)) == answers


@pytest.mark.parametrize("earlier", Earlier)
def test_another_answer_than_the_record_s_is_asked_about(earlier: Earlier) -> None:
    asked = [] if earlier is Earlier.SAME_WITHIN_8_WEEKS else ["earlier-differs"]

    assert asked_of(plan_of(replace(KNOWN, earlier=earlier))) == asked


def test_another_brand_on_the_same_day_is_asked_about_and_on_the_next_day_not() -> None:
    """preparations.md: do not mix brands in one visit."""
    kiovig = replace(CHILD.profile, preparation="Kiovig 10 %")
    today, yesterday = replace(LAST, day=TODAY), replace(LAST, day=date(2026, 11, 21))

    def mixed(last: LastVisit) -> Plan:
        return replace(plan_of(replace(KNOWN, last_visit=last, earlier=Earlier.OTHER_PRODUCT)), profile=kiovig)

    assert asked_of(mixed(today)) == ["brand-changed-today"]
    assert asked_of(mixed(yesterday)) == []
    assert asked_of(plan_of(replace(KNOWN, last_visit=today))) == []


@pytest.mark.parametrize("earlier", [Earlier.NEVER, Earlier.LONGER_AGO, Earlier.OTHER_PRODUCT])
def test_a_changed_product_or_a_long_gap_is_refused_a_profile_for_later_infusions(earlier: Earlier) -> None:
    """S3: nothing answers it."""
    later = replace(CHILD.profile, infusion=InfusionNumber.LATER)
    plan = replace(plan_of(replace(KNOWN, earlier=earlier, last_visit=None)), profile=later)

    assert asked_of(plan) == ["other-infusion"]


def test_a_changed_product_starts_at_the_lowest_rung_of_a_first_infusion() -> None:
    """S3."""
    lowest, faster = CHILD.profile.rungs[0], CHILD.profile.rungs[2]
    profile = replace(CHILD.profile, later_rungs=(faster,))

    assert profile.rungs_for(Earlier.OTHER_PRODUCT)[0] == lowest
    assert profile.rungs_for(Earlier.SAME_WITHIN_8_WEEKS)[0] == faster


def _known(patient: Patient) -> Visit:
    return Visit(patient=patient, last=LAST)


MARA = replace(KNOWN, name="Ionescu, Mara")


@pytest.mark.parametrize(
    ("on_record", "asked"),
    [
        (KNOWN, []),
        (replace(KNOWN, name="maria ionescu"), []),
        (MARA, ["identifier-in-use"]),
        (replace(KNOWN, born=date(2018, 5, 3)), ["identifier-in-use"]),
        (replace(MARA, identifier="4472"), []),
        (replace(MARA, identifier=" 44-71"), ["identifier-in-use"]),
    ],
)
def test_an_identifier_on_record_for_somebody_else_is_asked_about(on_record: Patient, asked: list[str]) -> None:
    """S17: the wrong patient by one identifier."""
    assert asked_of(CHILD, _known(on_record)) == asked


def test_a_name_with_every_sign_there_is_can_be_asked_about() -> None:
    patient: Patient = replace(CHILD.patient, name="A / B\x1fC, D | E\n")

    assert asked_of(replace(CHILD, patient=patient), _known(KNOWN)) == ["identifier-in-use"]
