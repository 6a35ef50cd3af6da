"""An earlier patient is found by a few letters and pressed; what is on record of them is carried, and nothing else."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.presenters.screens import Page
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of
from tests.unit.presenters.earlier_visits import (
    OTHER_MARIA,
    after_a_visit,
    beside,
    offered,
    short_visit,
    take,
    texts_of_step,
)
from tests.unit.presenters.typed_plans import ADULT, BASELINE, CHILD

BORNE = "headache, grade 1, at 1.16 mL/kg/h; up to 0.58 mL/kg/h tolerated"
"""28 mL/h ÷ 24 kg = 1.166… and 14 mL/h ÷ 24 kg = 0.583… mL/kg/h, each cut, never rounded up."""
HER_LAST_VISIT = f"22 Nov 2026, Privigen 10 %: {BORNE}"
FILLED = {
    "earlier_patient": "infusion-1",
    "identifier": "4471",
    "name": "Ionescu, Maria",
    "born": "2018-05-02",
    "sex": "F",
    "risks": "kidney migraine",
    "iga": "unknown",
    "last_time": BORNE,
}
OF_THE_PERSON = ("identifier", "name", "born", "sex", "risks", "iga", "last_time", "find_earlier", "earlier_patient")


def without_the_person() -> dict[str, str]:
    """The child's plan but for what an earlier patient fills, and the second weight."""
    return {name: text for name, text in CHILD.items() if name not in (*OF_THE_PERSON, "weight_again_kg")}


@pytest.mark.parametrize("sought", ["maria ion", "ION", "ionéscu", "447", "mar"])
def test_whoever_is_on_record_is_offered_by_name_or_identifier(sought: str) -> None:
    bed = after_a_visit()
    bed.type("plan", {"find_earlier": sought})

    assert offered(bed) == {"infusion-1": "Ionescu, Maria · born 2 May 2018 · ID 4471 · 22 Nov 2026, Privigen 10 %"}


@pytest.mark.parametrize("sought", ["", "i", " 4 ", "–-", "popa", "maria x"])
def test_under_two_letters_or_without_a_match_nobody_is_offered(sought: str) -> None:
    bed = after_a_visit()
    bed.type("plan", {"find_earlier": sought})

    assert offered(bed) == {}


def test_two_patients_of_one_name_are_told_apart_by_birth_date_and_identifier_the_latest_first() -> None:
    bed = after_a_visit()
    bed.press("leave")
    short_visit(bed, OTHER_MARIA)
    bed.press("new-infusion")
    bed.type("plan", {"find_earlier": "maria"})

    assert list(offered(bed).values()) == [
        "Ionescu, Maria · born 30 Nov 2016 · ID 9002 · 20 Dec 2026, Privigen 10 %",
        "Ionescu, Maria · born 2 May 2018 · ID 4471 · 22 Nov 2026, Privigen 10 %",
    ]


def test_no_more_than_six_are_offered() -> None:
    bed = Bedside()
    for number in range(7):
        short_visit(bed, {**ADULT, "identifier": f"10{number}"})
    bed.press("new-infusion")
    bed.type("plan", {"find_earlier": "marinescu"})

    assert len(offered(bed)) == 6


def test_pressing_one_fills_who_they_are_and_never_weight_pregnancy_or_what_was_given_before() -> None:
    bed = after_a_visit(pregnancy="no")
    bed.type("plan", {"find_earlier": "ion"})

    take(bed)

    assert texts_of_step(bed) == FILLED


def test_a_weight_that_was_weighed_before_the_patient_was_found_stays() -> None:
    bed = after_a_visit()
    bed.type("plan", {"weight_kg": "25"})

    take(bed)

    assert texts_of_step(bed) == {**FILLED, "weight_kg": "25"}


def test_what_was_filled_can_be_changed_and_is_there_again_after_a_crash() -> None:
    """S7."""
    bed = after_a_visit()
    take(bed)
    bed.type("plan", {"iga": "normal", "last_time": "rash at home"})

    bed.restart()
    bed.open("infusion-2")

    assert texts_of_step(bed) == {**FILLED, "iga": "normal", "last_time": "rash at home"}
    assert bed.plan_page.strip is not None
    assert bed.plan_page.strip.last_time == f"LAST TIME: {HER_LAST_VISIT} · rash at home"


def test_letting_go_empties_the_step_and_every_answer_that_was_about_them() -> None:
    """S29: whose weight it was is gone with them."""
    bed = after_a_visit()
    take(bed)
    bed.type("plan", {"weight_kg": "27", "pregnancy": "no", "earlier": "never", "answer_name_weight-changed": "Dr X"})

    take(bed, "new")

    assert texts_of_step(bed) == {}
    assert "answer_name_weight-changed" not in dict(bed.infusion(2).kept)


def test_taking_another_patient_leaves_nothing_of_the_first() -> None:
    """S29."""
    bed = after_a_visit()
    bed.press("leave")
    short_visit(bed)
    bed.press("new-infusion")
    take(bed)
    bed.type("plan", {"weight_kg": "24", "find_earlier": "marin"})

    take(bed, "infusion-3")

    assert texts_of_step(bed) == {
        "earlier_patient": "infusion-3",
        "identifier": "8150",
        "name": "Marinescu, Ion",
        "born": "1980-01-15",
        "sex": "M",
        "iga": "normal",
        "last_time": "no reaction; up to 0.3 mL/kg/h tolerated",
    }


def test_an_identifier_that_was_typed_offers_whoever_has_it() -> None:
    bed = after_a_visit()
    bed.type("plan", {"identifier": "4471"})

    assert list(offered(bed)) == ["infusion-1"]


@pytest.mark.parametrize("over", [{"identifier": "4472"}, {"born": "2018-05-03"}, {"born": "2018"}])
def test_once_identifier_or_birth_date_are_typed_over_nothing_is_carried(over: dict[str, str]) -> None:
    """S29: one patient's record is never another's."""
    bed = after_a_visit()
    take(bed)
    bed.type("plan", {"last_time": "", **over})

    assert bed.plan_page.strip is not None
    assert bed.plan_page.strip.last_time == ""
    assert (
        "Identifier and birth date are not those of Ionescu, Maria, born 2 May 2018, ID 4471: "
        "nothing of the last visit is carried."
    ) in beside(bed)


def test_a_visit_that_is_no_longer_the_last_has_to_be_found_again() -> None:
    bed = after_a_visit()
    take(bed)
    bed.press("leave")
    short_visit(bed)
    short_visit(bed, {**CHILD, "earlier": "same-within-8-weeks"})
    bed.open("infusion-2")

    assert problems_of(bed.plan_page.form) == {
        "earlier_patient": "Earlier patient: no longer the last visit on record. Find them again."
    }


@pytest.mark.parametrize(
    ("weight", "again", "hint", "problem"),
    [
        # 24 kg ± 10 %: 21.6 to 26.4 kg
        ("21.6", "", "Not needed: 21.6 kg today, 24 kg last time, within 10 %", ""),
        ("26.4", "", "Not needed: 26.4 kg today, 24 kg last time, within 10 %", ""),
        ("26.41", "", "Needed: 26.41 kg today, 24 kg last time, over 10 %", "Weight, typed again: missing."),
        ("26.4", "26.5", "Not needed: 26.4 kg today, 24 kg last time, within 10 %", "the two differ"),
        ("", "", "", "Weight, typed again: missing."),
    ],
)
def test_within_10_percent_of_the_last_visit_the_weight_is_typed_once(
    weight: str, again: str, hint: str, problem: str
) -> None:
    """S17."""
    bed = after_a_visit()
    take(bed)
    bed.type("plan", {"weight_kg": weight, "weight_again_kg": again, "earlier": "same-within-8-weeks"})
    assert fields_of(bed.plan_page.form)["weight_again_kg"].hint == hint

    bed.submit("plan")

    shown = problems_of(bed.plan_page.form).get("weight_again_kg", "") if bed.plan_page.step == 0 else ""
    assert problem in shown
    assert (shown == "") == (problem == "")


def test_a_new_patient_s_weight_is_typed_twice() -> None:
    """S17."""
    bed = Bedside()
    bed.plan({**CHILD, "weight_again_kg": ""})
    bed.submit("plan")

    assert problems_of(bed.plan_page.form) == {"weight_again_kg": "Weight, typed again: missing."}


def test_the_last_visit_is_in_the_plan_the_record_the_read_back_and_the_run() -> None:
    bed = after_a_visit()
    take(bed)
    bed.type("plan", {**without_the_person(), "earlier": "same-within-8-weeks", "ceiling_ml_per_kg_h": "1.2"})
    bed.press("step:4")
    assert f"last time: {HER_LAST_VISIT}" in beside(bed)

    bed.submit("plan")

    assert (bed.screen.page, bed.message) == (Page.RUN, "")
    assert bed.run_page.strip.last_time == f"LAST TIME: {HER_LAST_VISIT}"
    bed.restart()
    plan = bed.infusion(2).plan
    assert plan is not None
    assert plan.patient.last_visit is not None
    assert plan.patient.last_visit.infusion_id == "infusion-1"
    assert plan.patient.last_visit.weight == Kilograms.of("24")


def test_a_change_of_weight_and_another_answer_are_asked_about_with_both_sides() -> None:
    """S17."""
    bed = after_a_visit()
    take(bed)
    weight = {"weight_kg": "27", "weight_again_kg": "27"}
    bed.type("plan", {**without_the_person(), **weight, "earlier": "never", "ceiling_ml_per_kg_h": "1.2"})
    bed.press("step:4")

    bed.submit("plan")

    assert bed.message == (
        "Not started: 27 kg today, 24 kg on 22 Nov 2026 – is it right?; "
        "immunoglobulin before today: “never” is typed, on record is Privigen 10 % on 22 Nov 2026"
    )
    for question in ("weight-changed", "earlier-differs"):
        bed.type("plan", {f"answer_reason_{question}": "grown", f"answer_name_{question}": "Dr D. Marin"})
    bed.submit("plan")
    assert bed.screen.page is Page.RUN


def test_an_identifier_of_somebody_else_is_said_while_it_is_typed() -> None:
    """S17: who is in the bed is asked before anything is reckoned for them."""
    bed = after_a_visit()
    bed.type("plan", {**CHILD, "name": "Ionescu, Mara"})

    assert beside(bed)[0] == (
        "Will be asked: ID 4471 is on record for Ionescu, Maria, born 2 May 2018, "
        "typed for Ionescu, Mara, born 2 May 2018 – who is in the bed?"
    )


def test_vital_signs_are_not_carried_from_the_last_visit() -> None:
    bed = after_a_visit()
    take(bed)
    bed.press("step:4")

    assert not set(texts_of_step(bed)) & set(BASELINE)
