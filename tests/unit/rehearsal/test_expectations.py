"""Expectations are held exactly: no tolerance, no partial list."""

from __future__ import annotations

import pytest

from ivig_desk.rehearsal.expectations import FactName
from ivig_desk.rehearsal.problem import ScenarioProblem
from tests.unit.rehearsal.scripts import OBSERVED, STARTED, played, read, script


@pytest.mark.parametrize("written", ["2.1", "21/10", "2.10"])
def test_a_number_is_compared_by_its_value(written: str) -> None:
    # 21 mL/h × 6 min ÷ 60 = 2.1 mL.
    report = played(STARTED, _wait("6", f'infused_ml = "{written}"'))

    assert report.is_as_expected


def test_a_number_that_is_off_by_the_least_is_off() -> None:
    # 21 mL/h × 1 min ÷ 60 = 0.35 mL; at 20 s 7/60 mL.
    report = played(STARTED, _wait("1", 'infused_ml = "0.3500001"'))

    [missed] = report.steps[-1].mismatches
    assert (missed.name, missed.expected, missed.found) == (FactName.INFUSED, "0.3500001", "0.35")


@pytest.mark.parametrize(
    ("expected", "name", "found"),
    [
        ('phase = "held"', FactName.PHASE, "running"),
        ('given_ml_h = "20"', FactName.GIVEN, "21"),
        ('next_ml_h = "none"', FactName.NEXT, "42"),
        ('ceiling_ml_h = "335"', FactName.CEILING, "336"),
        ('rung = "2"', FactName.RUNG, "1"),
        ("may_raise = true", FactName.MAY_RAISE, "false"),
        ("missing = []", FactName.MISSING, "observation-stale, rung-time"),
        ('missing = ["rung-time"]', FactName.MISSING, "observation-stale, rung-time"),
        ('refused = ["at-ceiling"]', FactName.REFUSED, "none"),
        ("alarms = {}", FactName.ALARMS, "vital-signs-due = low"),
        ('alarms = { vital-signs-due = "medium" }', FactName.ALARMS, "vital-signs-due = low"),
        ("due = []", FactName.DUE, "vital-signs"),
        ('advice = "stop"', FactName.ADVICE, "none"),
    ],
)
def test_each_fact_that_is_not_so_is_named_with_what_is(expected: str, name: FactName, found: str) -> None:
    report = played(STARTED, _wait("15", expected))

    [missed] = report.steps[-1].mismatches
    assert (missed.name, missed.found) == (name, found)


def test_the_order_of_a_list_says_nothing() -> None:
    report = played(STARTED, _wait("15", 'missing = ["rung-time", "observation-stale"]'))
    turned = played(STARTED, _wait("15", 'missing = ["observation-stale", "rung-time"]'))

    assert report.is_as_expected
    assert turned.is_as_expected


def test_a_step_that_does_not_say_refused_is_expected_to_be_accepted() -> None:
    report = played(OBSERVED, '[[step]]\nminute = "0"\ndo = "hold"\n')

    [missed] = report.steps[-1].mismatches
    assert (missed.name, missed.expected, missed.found) == (FactName.REFUSED, "none", "not-running")


def test_a_step_that_is_accepted_against_expectation_is_named() -> None:
    report = played(STARTED, '[[step]]\nminute = "1"\ndo = "hold"\nexpect = { refused = ["not-running"] }\n')

    [missed] = report.steps[-1].mismatches
    assert (missed.expected, missed.found) == ("not-running", "none")


@pytest.mark.parametrize(
    "expected",
    ['advice = "wait"', 'phase = "going"', 'due = ["lunch"]', 'alarms = { held-long = "urgent" }', 'may_raise = "no"'],
)
def test_a_word_that_nothing_is_called_is_bad_input(expected: str) -> None:
    with pytest.raises(ScenarioProblem, match=r"step 1\.expect\..*: accepted is "):
        read(script(_wait("0", expected)))


@pytest.mark.parametrize("number", ['"1,000"', '"7 mL"', '"1/0"', "7", "7.0", '""'])
def test_an_expected_number_has_one_reading(number: str) -> None:
    with pytest.raises(ScenarioProblem, match=r"step 1\.expect\.given_ml_h: "):
        read(script(_wait("0", f"given_ml_h = {number}")))


def _wait(minute: str, expected: str) -> str:
    return f'[[step]]\nminute = "{minute}"\ndo = "wait"\nexpect = {{ {expected} }}\n'
