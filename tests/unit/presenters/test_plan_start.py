"""What a start asks about: likely slips, contraindications, vital signs; and who answers for going on."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Page
from tests.unit.presenters.bedside import Bedside, fields_of


def answer(question: str, reason: str = "weighed twice", name: str = "Dr D. Marin") -> dict[str, str]:
    return {f"answer_reason_{question}": reason, f"answer_name_{question}": name}


def lines(bed: Bedside) -> list[str]:
    return [line.text for line in bed.plan_page.form.lines]


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        # 8 y 6 months, girl: a likely slip under half the 3rd centile or over twice the 97th.
        (
            {"weight_kg": "240", "weight_again_kg": "240", "dose_g": "72"},
            "a weight of 240 kg can hardly be true at this age – 24 kg?",
        ),
        (
            {"weight_kg": "2.4", "weight_again_kg": "2.4", "giving_set": "pump:0.1", "dose_g": "0.72"},
            "a weight of 2.4 kg can hardly be true at this age – 24 kg?",
        ),
        (
            {"weight_kg": "45", "weight_again_kg": "45", "dose_g": "13.5"},
            "a weight of 45 kg is unusual at this age (most weigh 20.6 to 41.5 kg) – is it right?",
        ),
        # 7200 mg typed for 7.2 g: 7200 g ÷ 24 kg.
        (
            {"dose_g": "7200"},
            "a dose of 300 g/kg a day can hardly be meant (at most 3 g/kg) – 0.3 g/kg a day?",
        ),
        (
            {"dose_g": "0.5"},
            "a dose of 0.02 g/kg a day can hardly be meant (at least 0.03 g/kg)",
        ),
        (
            {"iga": "deficient"},
            "IgA deficiency is a contraindication – a prescriber’s reason and name are needed",
        ),
    ],
)
def test_a_likely_slip_is_asked_before_anything_starts(changes: dict[str, str], question: str) -> None:
    """S17."""
    bed = Bedside()
    bed.read_back(**changes)
    assert lines(bed) == [question]

    bed.submit("plan")

    assert (bed.message, bed.infusion().phase) == (f"Not started: {question}", Phase.PREPARING)


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"weight_kg": "45", "weight_again_kg": "45", "dose_g": "13.5"}, "weight-unusual"),
        ({"iga": "deficient"}, "iga-deficient"),
    ],
)
def test_a_question_that_is_answered_with_reason_and_name_goes_on_and_both_are_kept(
    changes: dict[str, str], question: str
) -> None:
    """S17."""
    bed = Bedside()

    bed.start(**changes, **answer(question))

    plan = bed.infusion().plan
    assert bed.screen.page is Page.RUN
    assert plan is not None
    assert [(asked.reason, asked.name) for asked in plan.asked] == [("weighed twice", "Dr D. Marin")]


def test_an_answer_to_one_question_is_none_to_another() -> None:
    """S17: 12 g for 24 kg are 0.5 g/kg, outside about 0.3; the answer about IgA says nothing of the dose."""
    bed = Bedside()

    bed.start(iga="deficient", dose_g="12", **answer("iga-deficient"))

    unusual = "0.5 g/kg a day is outside the doses for atopic dermatitis (nearest: 0.35 g/kg a day)"
    assert bed.message == f"Not started: {unusual} – going on needs a reason and a name"
    bed.type("plan", answer("dose-unusual", reason="agreed with the clinic"))
    bed.submit("plan")
    plan = bed.infusion().plan
    assert plan is not None
    assert [(asked.question, asked.reason) for asked in plan.asked] == [
        ("dose-unusual", "agreed with the clinic"),
        ("iga-deficient", "weighed twice"),
    ]


@pytest.mark.parametrize("missing", ["answer_reason_iga-deficient", "answer_name_iga-deficient"])
@pytest.mark.parametrize("typed", ["", "   "])
def test_half_an_answer_is_none(missing: str, typed: str) -> None:
    """S17."""
    bed = Bedside()

    bed.start(iga="deficient", **{**answer("iga-deficient"), missing: typed})

    assert bed.infusion().phase is Phase.PREPARING


def test_the_fields_of_an_answer_are_there_only_where_something_is_asked() -> None:
    bed = Bedside()
    bed.read_back()
    assert [name for name in fields_of(bed.plan_page.form) if name.startswith("answer_")] == []

    bed.press("step:0")
    bed.type("plan", {"iga": "deficient"})
    bed.press("step:4")
    assert answer("iga-deficient").keys() <= fields_of(bed.plan_page.form).keys()


def test_the_reviews_ramp_on_a_20_drops_set_is_refused_with_its_reckoning() -> None:
    """S26: 4.8 drops/kg/min × 60 ÷ 20 drops/mL = 14.4 mL/kg/h, three times the label's limit."""
    bed = Bedside()
    bed.read_back(profile="privigen-10-review", giving_set="gravity:20")
    reckoned = "4.8 drops/kg/min × 60 ÷ 20 drops/mL = 14.4 mL/kg/h, label limit 4.8 mL/kg/h"
    assert reckoned in [line.text for line in bed.plan_page.read_back]
    assert bed.plan_page.table is None

    bed.submit("plan")

    assert (bed.message, bed.infusion().phase) == (f"Not started: {reckoned}", Phase.PREPARING)


def test_the_reviews_ramp_runs_on_the_set_it_is_meant_for() -> None:
    """S26: at 60 drops/mL 0.3 drops/kg/min is 0.3 mL/kg/h, 7.2 drops/min for 24 kg."""
    bed = Bedside()

    bed.start(profile="privigen-10-review", giving_set="gravity:60")

    assert bed.now == "7 drops/min"


def test_a_drip_too_slow_to_count_is_refused() -> None:
    """S20: 24 kg × 0.3 mL/kg/h = 7.2 mL/h, at 10 drops/mL 1.2 drops/min."""
    bed = Bedside()

    bed.start(giving_set="gravity:10")

    assert bed.message == (
        "Not started: 0.3 mL/kg/h is under 2 drops/min on this set, too slow to count – "
        "more drops/mL or a pump can do it"
    )


def test_no_message_stands_on_the_read_back_before_start_was_pressed() -> None:
    bed = Bedside()

    bed.read_back(giving_set="gravity:10")

    assert bed.message == ""


def test_at_risk_without_a_figure_on_the_label_the_prescribers_ceiling_is_asked_for() -> None:
    bed = Bedside()
    bed.start(risks="kidney")
    assert bed.message == (
        "Not started: at risk (kidney) the label asks for the lowest practicable rate – "
        "a prescriber’s ceiling is needed"
    )

    bed.press("step:1")
    bed.type("plan", {"ceiling_ml_per_kg_h": "1.2"})
    bed.press("step:4")
    bed.submit("plan")

    assert bed.run_page.now.lines[-1].text == "ceiling 1.2 mL/kg/h"


def test_a_second_press_on_start_starts_once() -> None:
    bed = Bedside()
    bed.start()
    started = bed.desk.entries("infusion-1")

    bed.submit("plan")

    assert bed.desk.entries("infusion-1") == started
