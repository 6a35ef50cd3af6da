"""The checks of a scenario: what it says of them, and what is taken for the rest."""

from __future__ import annotations

from functools import cache

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.domain.infusion.plan import Check, CheckAnswer
from ivig_desk.rehearsal.problem import ScenarioProblem
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.supplies import Supplies, plan_of, supplies_of
from tests.scenarios.players import FOLDER

TEXT = (FOLDER / "bad" / "weight_ten_times.toml").read_text(encoding="utf-8").replace('"240"', '"24"')


def checks_with(*lines: str) -> dict[str, Check]:
    """The checks of the plan of a scenario that starts at nine."""
    text = TEXT.replace("\n[[step]]", "\n".join(("", "[checks]", *lines, "", "[[step]]")), 1)
    return {check.name: check for check in plan_of(read_scenario("one.toml", text), shipped()).plan.checks}


@cache
def shipped() -> Supplies:
    """What is shipped, read once."""
    return supplies_of(TomlDataFiles(resources=resources_folder(), ward=None))


def test_what_a_scenario_does_not_say_is_done_given_at_its_start_or_absent() -> None:
    checks = checks_with()

    assert len(checks) == 26
    assert checks["consent"].answer is CheckAnswer.DONE
    assert checks["severe-kidney-failure"].answer is CheckAnswer.ABSENT
    assert (checks["paracetamol"].answer, checks["paracetamol"].given_at) == (CheckAnswer.DONE, "09:00")
    # Nothing has to be said of what may be left open.
    assert "hydrocortisone" not in checks
    assert {check.value for check in checks.values()} == {""}


def test_an_answer_is_a_word_or_a_table_with_what_belongs_to_it() -> None:
    checks = checks_with(
        'creatinine = { answer = "done", value = "80.50" }',
        'paracetamol = { answer = "done", given_at = "08:40" }',
        'hbv = { answer = "not-available", reason = "sent today" }',
        'hcv = "done"',
    )

    assert (checks["creatinine"].value, checks["creatinine"].unit) == ("80.5", "µmol/L")
    assert checks["paracetamol"].given_at == "08:40"
    assert (checks["hbv"].answer, checks["hbv"].reason) == (CheckAnswer.NOT_AVAILABLE, "sent today")
    assert (checks["hcv"].label, checks["hcv"].source) == (
        "Hepatitis C serology",
        "P2, before the infusion: viral serology",
    )


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('hbv = "no"', "checks.hbv"),
        ("hbv = 1", "checks.hbv"),
        ('hbv = { reason = "sent today" }', "checks.hbv.answer"),
        ('hbv = { answer = "done", by = "A. Pop" }', "checks.hbv.by"),
        ('creatinine = { answer = "done", value = 80 }', "checks.creatinine.value"),
        ('paracetamol = { answer = "done", given_at = "8:40" }', "checks.paracetamol.given_at"),
        # The scenario starts at nine.
        ('paracetamol = { answer = "done", given_at = "09:01" }', "checks.paracetamol"),
        ('paracetamol = { answer = "not-needed", reason = "no fever", given_at = "08:40" }', "checks.paracetamol"),
        ('consent = { answer = "done", given_at = "08:40" }', "checks.consent"),
        ('consent = { answer = "done", value = "1" }', "checks.consent"),
        ('consent = { answer = "done", reason = "signed" }', "checks.consent"),
        ('creatinine = { answer = "not-needed", reason = "known", value = "80" }', "checks.creatinine"),
        # Asked for a thromboembolic risk only.
        ('saline-before = "done"', "checks.saline-before"),
    ],
)
def test_a_check_that_cannot_be_read_is_named_by_its_id(line: str, where: str) -> None:
    with pytest.raises(ScenarioProblem) as caught:
        checks_with(line)

    assert caught.value.where == where
