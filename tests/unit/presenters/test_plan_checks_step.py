"""The checks step: nothing is answered for the nurse, what is not done has its reason, and all of it is read back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.infusion.checks import CheckGroup, CheckList
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.plan import Asked, Check, CheckAnswer
from ivig_desk.presenters.check_wording import check_name, check_text, group_text
from ivig_desk.presenters.screens import Field, FieldKind, Page
from ivig_desk.presenters.summary_document import Grid
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of, shipped_files
from tests.unit.presenters.typed_plans import CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

UNANSWERED: Mapping[str, str] = {name: "" for name in CHILD if name.startswith("check_")}
PRESENT = {"check_severe-kidney-failure": "present"}
QUESTION = "contraindication:severe-kidney-failure"
ANSWER = {f"answer_reason_{QUESTION}": "on dialysis", f"answer_name_{QUESTION}": "Dr D. Marin"}
STOPPED = "contraindication not ruled out: severe kidney failure – a prescriber’s reason and name are needed"


def at_checks(**changes: str) -> Bedside:
    bed = Bedside()
    bed.plan(**changes)
    bed.press("step:2")
    return bed


def step_fields(bed: Bedside) -> dict[str, Field]:
    return fields_of(bed.plan_page.form)


def counter(bed: Bedside) -> str:
    (line,) = bed.plan_page.form.lines
    return line.text


def read_back(bed: Bedside) -> list[str]:
    return [line.text for line in bed.plan_page.read_back]


def test_nothing_is_preselected_and_every_check_is_counted_by_name() -> None:
    bed = at_checks(**UNANSWERED)

    assert {field.text for field in step_fields(bed).values()} == {""}
    assert counter(bed) == (
        "0 of 26 checks answered; open: Severe hypersensitivity to immunoglobulin, Severe kidney failure, "
        "Asked about heart disease, Asked about chronic renal failure and 22 more"
    )


def test_each_answer_is_counted_and_the_last_open_ones_are_named() -> None:
    bed = at_checks(check_consent="", check_hcv="")
    assert counter(bed) == "24 of 26 checks answered; open: Hepatitis C serology, Signed consent"

    bed.type("plan", {"check_hcv": "done", "check_consent": "done"})

    assert counter(bed) == "26 of 26 checks answered."


def test_the_groups_stand_in_order_each_under_its_heading_once() -> None:
    bed = at_checks(risks="thrombosis")

    assert [group.heading for group in bed.plan_page.form.groups if group.heading] == [
        "Contraindications",
        "History by organ system",
        "Laboratory",
        "Viral serology",
        "Consent and label",
        "Medicines before",
        "Because of the thromboembolic risk",
    ]


@pytest.mark.parametrize("group", CheckGroup)
def test_every_group_has_a_heading(group: CheckGroup) -> None:
    assert group_text(group) != ""


def test_a_contraindication_is_absent_present_or_not_known_and_a_medicine_given() -> None:
    found = step_fields(at_checks())

    def labels(name: str) -> list[str]:
        return [option.label for option in found[name].options]

    assert labels("check_severe-kidney-failure") == ["absent", "present", "not known"]
    assert labels("check_paracetamol") == ["given", "not needed", "not available"]
    assert labels("check_consent") == ["done", "not needed", "not available"]


@pytest.mark.parametrize(
    ("check", "answer", "appears"),
    [
        ("consent", "", []),
        ("consent", "done", []),
        ("consent", "not-needed", ["check_reason_consent"]),
        ("consent", "not-available", ["check_reason_consent"]),
        ("creatinine", "done", ["check_value_creatinine"]),
        ("creatinine", "not-available", ["check_reason_creatinine"]),
        ("paracetamol", "done", ["check_time_paracetamol"]),
        ("paracetamol", "not-needed", ["check_reason_paracetamol"]),
        ("severe-kidney-failure", "absent", []),
        ("severe-kidney-failure", "present", []),
        ("severe-kidney-failure", "not-known", ["check_reason_severe-kidney-failure"]),
    ],
)
def test_reason_value_and_time_are_there_only_where_the_answer_wants_them(
    check: str, answer: str, appears: list[str]
) -> None:
    bed = at_checks(**UNANSWERED)

    bed.type("plan", {f"check_{check}": answer})

    (row,) = [group.fields for group in bed.plan_page.form.groups if group.fields[0].name == f"check_{check}"]
    assert [field.name for field in row[1:]] == appears


def test_a_value_has_its_unit_beside_it() -> None:
    assert step_fields(at_checks())["check_value_creatinine"].unit == "µmol/L"


def test_a_value_with_two_readings_is_said_while_it_is_typed() -> None:
    """S18."""
    bed = at_checks()

    bed.type("plan", {"check_value_creatinine": "1,000"})

    assert list(problems_of(bed.plan_page.form)) == ["check_value_creatinine"]
    assert step_fields(bed)["check_value_creatinine"].text == "1,000"


def test_next_points_at_the_first_check_that_is_open_and_goes_nowhere() -> None:
    bed = at_checks(check_hcv="", check_consent="")

    bed.submit("plan")

    assert (bed.plan_page.step, bed.plan_page.form.focus) == (2, "check_hcv")
    assert problems_of(bed.plan_page.form) == {"check_hcv": "Hepatitis C serology: choose one."}

    bed.type("plan", {"check_hcv": "not-available"})
    bed.submit("plan")
    assert problems_of(bed.plan_page.form) == {"check_reason_hcv": "Hepatitis C serology: the reason is missing."}

    bed.type("plan", {"check_reason_hcv": "sent today", "check_consent": "done"})
    bed.submit("plan")
    assert bed.plan_page.step == 3


def test_where_the_cursor_was_sent_is_forgotten_with_the_step() -> None:
    bed = at_checks(check_hcv="")
    bed.submit("plan")

    bed.press("step:1")

    assert bed.plan_page.form.focus == "indication"


def test_a_check_left_open_is_named_at_the_start_and_nothing_starts() -> None:
    bed = Bedside()

    bed.start(check_hcv="")

    assert (bed.message, bed.infusion().phase) == ("Not started: Hepatitis C serology: choose one.", Phase.PREPARING)


@pytest.mark.parametrize(("risk", "asked"), [("thrombosis", 29), ("hypercoagulability", 29), ("kidney", 26)])
def test_saline_and_thromboprophylaxis_are_asked_once_a_thromboembolic_risk_is_there(risk: str, asked: int) -> None:
    bed = at_checks()
    assert "check_saline-before" not in step_fields(bed)

    bed.press("step:0")
    bed.type("plan", {"risks": risk})
    bed.press("step:2")

    assert f"of {asked} checks" in counter(bed)


def test_a_risk_counts_before_the_rest_of_the_patient_can_be_read() -> None:
    assert "check_saline-before" in step_fields(at_checks(risks="thrombosis", name=""))


def test_iga_deficiency_is_asked_by_the_patient_s_iga_and_not_a_second_time() -> None:
    bed = Bedside()
    bed.read_back(iga="deficient")

    questions = [name for name in step_fields(bed) if name.startswith("answer_reason_")]
    assert questions == ["answer_reason_iga-deficient"]


def test_a_contraindication_that_is_present_stops_the_plan() -> None:
    """S2."""
    bed = Bedside()

    bed.start(**PRESENT)

    assert (bed.message, bed.infusion().phase) == (f"Not started: {STOPPED}", Phase.PREPARING)
    assert bed.infusion().plan is None


def test_a_prescriber_s_reason_and_name_pass_a_contraindication_and_both_are_kept() -> None:
    """S2, S17."""
    bed = Bedside()

    bed.start(**PRESENT, **ANSWER)

    plan = bed.infusion().plan
    assert (bed.screen.page, plan is None) == (Page.RUN, False)
    assert plan is not None
    assert plan.asked == (Asked(question=QUESTION, reason="on dialysis", name="Dr D. Marin"),)


@pytest.mark.parametrize("missing", list(ANSWER))
def test_half_an_answer_passes_no_contraindication(missing: str) -> None:
    """S2, S17."""
    bed = Bedside()

    bed.start(**PRESENT, **{**ANSWER, missing: "  "})

    assert bed.infusion().phase is Phase.PREPARING


def test_two_contraindications_have_an_answer_each() -> None:
    """S2, S17."""
    bed = Bedside()

    bed.start(**PRESENT, **ANSWER, **{"check_severe-hypersensitivity": "present"})

    assert bed.message == (
        "Not started: contraindication not ruled out: severe hypersensitivity – "
        "a prescriber’s reason and name are needed"
    )
    labels = [field.label for name, field in step_fields(bed).items() if name.startswith("answer_reason_")]
    assert labels == [
        "Contraindication: severe hypersensitivity: reason",
        "Contraindication: severe kidney failure: reason",
    ]


def test_a_contraindication_that_becomes_absent_again_asks_nothing_more() -> None:
    bed = Bedside()
    bed.read_back(**PRESENT)
    bed.press("step:2")
    bed.type("plan", {"check_severe-kidney-failure": "absent"})
    bed.press("step:4")

    bed.submit("plan")

    assert bed.screen.page is Page.RUN


NOT_RULED_OUT = "contraindication not ruled out: severe kidney failure"


def test_what_was_not_done_and_who_answered_stands_in_the_read_back() -> None:
    bed = Bedside()
    bed.read_back(
        **PRESENT,
        **ANSWER,
        **{
            "check_severe-hypersensitivity": "absent",
            "check_hbv": "not-available",
            "check_reason_hbv": "sent today",
            "check_paracetamol": "not-needed",
            "check_reason_paracetamol": "no fever",
        },
    )

    spoken = bed.plan_page.spoken
    assert spoken is not None
    assert [line.text for line in spoken.overridden] == [
        f"{NOT_RULED_OUT} – a prescriber’s reason and name are needed – on dialysis, Dr D. Marin",
        "Hepatitis B serology – not available: sent today",
        "Paracetamol – not needed: no fever",
    ]


def test_what_was_done_is_not_read_aloud() -> None:
    bed = Bedside()
    bed.read_back()

    assert not [line for line in read_back(bed) if "Signed consent" in line or "Severe" in line]


def test_what_is_kept_can_be_read_without_the_list() -> None:
    """A ward's check that is later gone from its file stays readable: label, source and unit are in the record."""
    bed = Bedside()
    bed.start(check_value_creatinine="80,50")

    plan = bed.infusion().plan
    assert plan is not None
    kept = {check.name: check for check in plan.checks}["creatinine"]
    assert (kept.answer, kept.value, kept.unit) == (CheckAnswer.DONE, "80.5", "µmol/L")
    assert (kept.label, kept.source) == ("Creatinine (kidney function)", "P2, before the infusion: kidney function")


def test_a_text_typed_under_another_answer_is_not_kept_with_this_one() -> None:
    bed = Bedside()
    bed.start(check_reason_consent="typed, then done after all", check_value_creatinine="80", check_creatinine="done")

    plan = bed.infusion().plan
    assert plan is not None
    kept = {check.name: check for check in plan.checks}
    assert (kept["consent"].reason, kept["creatinine"].reason) == ("", "")


def test_the_summary_has_every_check_with_value_time_and_reason() -> None:
    bed = Bedside()
    bed.start(
        **PRESENT,
        **ANSWER,
        check_value_creatinine="480",
        check_hbv="not-available",
        check_reason_hbv="sent today",
    )
    bed.press("stop")
    bed.fill("stop-reason", {"reason": "bed needed"})
    bed.print("summary")

    (pages,) = bed.summaries
    (section,) = [section for section in pages.sections if section.heading == "Checks before the start"]
    (table,) = [block for block in section.blocks if isinstance(block, Grid)]
    by_answer = {answer: names.split("; ") for answer, names, _ in table.rows}
    assert by_answer["done: 480 µmol/L"] == ["Creatinine (kidney function)"]
    assert "Paracetamol" in by_answer["given 07:40"]
    assert by_answer["not available: sent today"] == ["Hepatitis B serology"]
    assert by_answer["present"] == ["Severe kidney failure"]
    assert ("on dialysis", "Contraindication: severe kidney failure", "Dr D. Marin") in table.rows
    assert {"Glucose", "Signed consent"} <= set(by_answer["done"])
    assert "Creatinine (kidney function)" not in by_answer["done"]
    assert {by for _, _, by in table.rows} == {"A. Pop", "Dr D. Marin"}


def test_a_ward_without_any_check_has_an_empty_step_that_stops_nobody() -> None:
    shipped = shipped_files()
    nothing = replace(shipped, references=replace(shipped.references, checks=CheckList(entries=())))
    bed = Bedside(files=nothing)
    bed.plan()
    bed.press("step:2")

    bed.submit("plan")

    assert bed.plan_page.step == 3


def test_every_answer_is_drawn_in_one_line_with_its_question() -> None:
    form = at_checks().plan_page.form

    assert {group.fields[0].kind for group in form.groups} == {FieldKind.ANSWER}


STOPS = "Stops the plan until a prescriber’s reason and name stand in the read-back."


@pytest.mark.parametrize(("answer", "hint"), [("absent", ""), ("present", STOPS), ("not-known", STOPS)])
def test_a_contraindication_says_at_once_that_a_prescriber_must_answer(answer: str, hint: str) -> None:
    """S2."""
    bed = at_checks(**{"check_severe-kidney-failure": answer})

    assert step_fields(bed)["check_severe-kidney-failure"].hint == hint


def test_a_check_of_an_older_record_has_the_words_it_was_asked_by() -> None:
    old = Check(name="laboratory", answer=CheckAnswer.NOT_AVAILABLE, reason="first visit")
    gone = Check(name="ward-only", answer=CheckAnswer.DONE, reason="")

    assert check_name(old) == "Liver, kidney, glucose, blood count, coagulation, IgA, serology"
    assert check_text(old) == "not available: first visit"
    assert check_name(gone) == "ward-only"
