"""Which alarms stand together, in which order, and what in the patient's own signs makes one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    CALM,
    RACING,
    RACING_HARD,
    WARM_ONLY,
    Bed,
    observe,
    on_rung,
    started,
)
from tests.unit.infusion.causes import CAUSES, reopen
from tests.unit.ward import measured


def flag(sign: str, grade: int) -> do.FlagAdverseEvent:
    return do.FlagAdverseEvent(sign=sign, grade=Grade(grade))


def kinds(bed: Bed, when: str) -> list[str]:
    return [alarm.kind.value for alarm in bed.sees(when).alarms]


def test_the_most_urgent_come_first_and_within_one_the_oldest() -> None:
    """S23: reopened at 10, racing at 12, a grave headache at 20 whose vital signs are overdue at 30."""
    bed = started().does("10", reopen("5")).does("12", observe(RACING)).does("20", flag("headache", 3))

    assert bed.alarms("42") == [
        "severe-reaction high new",
        "bed-check-wanted medium new",
        "concerning-vital-sign medium new",
        "vital-signs-overdue medium new",
    ]


@pytest.mark.parametrize(("grade", "calls"), [(1, []), (2, []), (3, ["severe-reaction"]), (5, ["severe-reaction"])])
def test_a_reaction_calls_from_grade_3(grade: int, calls: list[str]) -> None:
    """S23."""
    assert kinds(started().does("10", flag("headache", grade)), "10") == calls


@pytest.mark.parametrize(
    ("signs", "calls"),
    [
        (["urticaria", "dyspnoea"], ["severe-reaction"]),
        (["headache", "hypotension"], ["severe-reaction"]),
        (["urticaria", "flushing"], []),
        (["hypotension"], []),
        (["anaphylactic-shock"], ["severe-reaction"]),
    ],
)
def test_an_anaphylaxis_pattern_calls_at_any_grade(signs: list[str], calls: list[str]) -> None:
    """S23: two systems at once, or hypotension after another sign; shock by itself."""
    assert kinds(started().does("10", *(flag(sign, 1) for sign in signs)), "10") == calls


@pytest.mark.parametrize(
    ("heart_rate", "calls"),
    [
        ("129", []),
        ("130", ["concerning-vital-sign"]),
        ("149", ["concerning-vital-sign"]),
        ("150", ["critical-vital-sign"]),
    ],
)
def test_a_vital_sign_calls_by_its_band(heart_rate: str, calls: list[str]) -> None:
    """S23: Bedside PEWS, 4–12 years: 2 points from 130, 4 from 150 a minute."""
    racing = replace(CALM, heart_rate=measured(heart_rate=heart_rate).heart_rate)

    assert kinds(started().does("10", observe(racing)), "10") == calls


def test_what_is_critical_is_not_called_concerning_as_well() -> None:
    """S23: 150 a minute is critical, 38 °C after 36.8 concerning: one call, the higher."""
    both = replace(RACING_HARD, temperature=measured(temperature_c="38").temperature)

    assert kinds(started().does("10", observe(both)), "10") == ["critical-vital-sign"]


def test_a_concerning_set_goes_on_calling_through_a_calm_temperature() -> None:
    """S13, S23: a partial set clears nothing."""
    bed = started().does("10", observe(RACING)).does("12", observe(WARM_ONLY))

    assert kinds(bed, "12") == ["concerning-vital-sign"]


def test_a_worrying_partial_set_calls() -> None:
    """S13, S23: what was measured is judged."""
    assert kinds(started().does("10", observe(measured(heart_rate="150"))), "10") == ["critical-vital-sign"]


def test_after_the_end_the_patient_still_calls_and_the_drip_does_not() -> None:
    """S23: the ordered 72 mL were in and called; it was ended, and then her heart raced."""
    bed = CAUSES["ordered-volume-reached"].bed().does("30", do.CompleteInfusion()).does("30", observe(RACING_HARD))

    assert bed.alarms("31") == ["critical-vital-sign high new"]


def test_after_the_end_vital_signs_are_called_for() -> None:
    """S10, S23: due at the end itself."""
    assert started().does("10", do.CompleteInfusion()).alarms("10") == ["vital-signs-due low new"]


def test_a_closed_infusion_calls_no_more() -> None:
    """S23."""
    bed = started().does("10", observe(RACING_HARD)).does("20", do.CompleteInfusion(), do.CloseInfusion())

    assert bed.alarms("500") == []


@pytest.mark.parametrize("missing", ["held", "reopened", "headache", "racing", "stale"])
def test_no_rise_is_offered_that_would_be_refused(missing: str) -> None:
    """S9, S23."""
    bed = on_rung(2).does("59", observe(RACING if missing == "racing" else CALM))
    match missing:
        case "held":
            bed.does("60", do.HoldInfusion())
        case "reopened":
            bed.does("60", reopen("59"))
        case "headache":
            bed.does("60", flag("headache", 1))
        case _:
            pass
    minute = "69" if missing == "stale" else "60"

    assert "rise-available" not in kinds(bed, minute)


def test_one_set_of_vital_signs_is_called_for_once() -> None:
    """S23: due at 15 for the start and at 15 for a headache of minute 10: grouped, not stacked."""
    assert kinds(started().does("10", flag("headache", 1)), "15") == ["vital-signs-due"]
