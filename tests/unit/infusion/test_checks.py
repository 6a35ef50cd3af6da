"""The checks before the start: who is asked which, what is still open, and what a prescriber answers for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.checks import CheckEntry, CheckGroup, CheckKind, CheckList, CheckNeed
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.plan import Asked, Check, CheckAnswer
from ivig_desk.domain.patient.patient import Risk
from tests.unit.infusion.bed import CHILD, moment, references

CONSENT = CheckEntry(
    id="consent",
    group=CheckGroup.CONSENT,
    label="Signed consent",
    kind=CheckKind.CHECK,
    risks=(),
    source="P2",
)
PARACETAMOL = replace(CONSENT, id="paracetamol", group=CheckGroup.MEDICINES, kind=CheckKind.MEDICINE)
KIDNEY = replace(
    CONSENT, id="severe-kidney-failure", group=CheckGroup.CONTRAINDICATIONS, kind=CheckKind.CONTRAINDICATION
)
ALLERGY = replace(KIDNEY, id="severe-hypersensitivity")
SALINE = replace(CONSENT, id="saline-after", group=CheckGroup.THROMBOSIS, risks=(Risk.THROMBOSIS, Risk.LUPUS))


def answered(entry: CheckEntry, answer: CheckAnswer, reason: str = "", given_at: str = "") -> Check:
    return Check(name=entry.id, answer=answer, reason=reason, label=entry.label, given_at=given_at)


def refused(
    *entries: CheckEntry, checks: tuple[Check, ...], risks: tuple[Risk, ...] = (), asked: tuple[Asked, ...] = ()
) -> list[str]:
    """What the plan of a child is refused for, with what it is about."""
    plan = replace(CHILD, checks=checks, asked=asked, patient=replace(CHILD.patient, risks=risks))
    against = replace(references(), checks=CheckList(entries=entries))
    decision = decide(None, do.PlanInfusion(plan=plan, references=against), moment("-20"))
    return [f"{unmet.kind.value} {unmet.about}" for unmet in decision.unmet] if isinstance(decision, Refused) else []


def test_an_empty_list_asks_nothing() -> None:
    assert refused(checks=()) == []


def test_each_check_without_an_answer_is_named() -> None:
    assert refused(CONSENT, PARACETAMOL, checks=()) == ["check-open consent", "check-open paracetamol"]


def test_what_is_optional_may_be_left_open() -> None:
    assert refused(replace(CONSENT, need=CheckNeed.OPTIONAL), checks=()) == []
    assert refused(replace(CONSENT, need=CheckNeed.REQUIRED), checks=()) == ["check-open consent"]


@pytest.mark.parametrize(
    ("answer", "reason", "why"),
    [
        (CheckAnswer.DONE, "", []),
        (CheckAnswer.NOT_NEEDED, "given in May", []),
        (CheckAnswer.NOT_NEEDED, "", ["check-reason-missing consent"]),
        (CheckAnswer.NOT_AVAILABLE, "  ", ["check-reason-missing consent"]),
        # A check is not absent: an answer of the other kind is none.
        (CheckAnswer.ABSENT, "", ["check-open consent"]),
    ],
)
def test_what_is_not_done_needs_its_own_reason(answer: CheckAnswer, reason: str, why: list[str]) -> None:
    assert refused(CONSENT, checks=(answered(CONSENT, answer, reason),)) == why


def test_a_reason_given_for_one_check_is_none_for_another() -> None:
    checks = (
        answered(CONSENT, CheckAnswer.NOT_AVAILABLE, "mother is on her way"),
        answered(PARACETAMOL, CheckAnswer.NOT_NEEDED),
    )

    assert refused(CONSENT, PARACETAMOL, checks=checks) == ["check-reason-missing paracetamol"]


def test_a_medicine_that_was_given_has_its_time_and_one_that_was_not_has_none() -> None:
    assert refused(PARACETAMOL, checks=(answered(PARACETAMOL, CheckAnswer.DONE),)) == ["check-time-missing paracetamol"]
    assert refused(PARACETAMOL, checks=(answered(PARACETAMOL, CheckAnswer.DONE, given_at="08:40"),)) == []
    assert refused(PARACETAMOL, checks=(answered(PARACETAMOL, CheckAnswer.NOT_NEEDED, "fever gone"),)) == []


@pytest.mark.parametrize(
    ("risks", "why"),
    [
        ((), []),
        ((Risk.KIDNEY,), []),
        ((Risk.THROMBOSIS,), ["check-open saline-after"]),
        ((Risk.KIDNEY, Risk.LUPUS), ["check-open saline-after"]),
    ],
)
def test_what_only_a_risk_asks_for_is_asked_where_one_of_its_risks_is(risks: tuple[Risk, ...], why: list[str]) -> None:
    assert refused(SALINE, checks=(), risks=risks) == why


@pytest.mark.parametrize(
    ("answer", "reason", "why"),
    [
        (CheckAnswer.ABSENT, "", []),
        (CheckAnswer.PRESENT, "", ["contraindication severe-kidney-failure"]),
        (CheckAnswer.NOT_KNOWN, "no creatinine yet", ["contraindication severe-kidney-failure"]),
        (
            CheckAnswer.NOT_KNOWN,
            "",
            ["check-reason-missing severe-kidney-failure", "contraindication severe-kidney-failure"],
        ),
        (CheckAnswer.DONE, "", ["check-open severe-kidney-failure"]),
    ],
)
def test_a_contraindication_that_is_not_absent_stops_the_plan(answer: CheckAnswer, reason: str, why: list[str]) -> None:
    """S2."""
    assert refused(KIDNEY, checks=(answered(KIDNEY, answer, reason),)) == why


def answer_to(question: str, reason: str = "on dialysis", name: str = "Dr D. Marin") -> Asked:
    return Asked(question=question, reason=reason, name=name)


def test_a_prescriber_answers_for_each_contraindication_by_itself() -> None:
    """S2, S17."""
    both = (answered(KIDNEY, CheckAnswer.PRESENT), answered(ALLERGY, CheckAnswer.PRESENT))
    kidney, allergy = (answer_to(f"contraindication:{entry.id}") for entry in (KIDNEY, ALLERGY))

    assert refused(KIDNEY, ALLERGY, checks=both, asked=(kidney,)) == ["contraindication severe-hypersensitivity"]
    assert refused(KIDNEY, ALLERGY, checks=both, asked=(kidney, allergy)) == []


@pytest.mark.parametrize(
    "half",
    [
        answer_to("contraindication"),
        answer_to("iga-deficient"),
        answer_to("contraindication:severe-kidney-failure", reason=" "),
        answer_to("contraindication:severe-kidney-failure", name=""),
    ],
)
def test_half_an_answer_or_one_to_another_question_passes_no_contraindication(half: Asked) -> None:
    """S2, S17."""
    present = (answered(KIDNEY, CheckAnswer.PRESENT),)

    assert refused(KIDNEY, checks=present, asked=(half,)) == ["contraindication severe-kidney-failure"]


def test_checks_are_asked_group_after_group_and_in_the_order_of_the_file() -> None:
    listed = CheckList(entries=(PARACETAMOL, SALINE, CONSENT, ALLERGY, KIDNEY))

    assert [entry.id for entry in listed.asked_of((Risk.LUPUS,))] == [
        "severe-hypersensitivity",
        "severe-kidney-failure",
        "consent",
        "paracetamol",
        "saline-after",
    ]


def test_an_id_stands_once() -> None:
    with pytest.raises(ValueError, match='id "consent" twice'):
        CheckList(entries=(CONSENT, replace(PARACETAMOL, id="consent")))


@pytest.mark.parametrize("named", ["", "Consent", "signed consent", "-consent", "consent-", "a--b", "consent_form"])
def test_an_id_is_what_a_field_and_an_answer_can_be_kept_under(named: str) -> None:
    with pytest.raises(ValueError, match="id"):
        replace(CONSENT, id=named)


def test_only_a_check_has_a_number_and_no_contraindication_is_optional() -> None:
    assert replace(CONSENT, unit="g/L").unit == "g/L"
    for entry in (PARACETAMOL, KIDNEY):
        with pytest.raises(ValueError, match="a unit for a"):
            replace(entry, unit="g/L")
    with pytest.raises(ValueError, match="optional"):
        replace(KIDNEY, need=CheckNeed.OPTIONAL)
