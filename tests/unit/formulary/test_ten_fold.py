"""A ward's figure that reads like a slip of the decimal point against the label's row is asked (S4, S18)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.quantities import MgPerKgPerMinute, MgPerMl, MlPerKgPerHour
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.ten_fold import ten_fold_problems
from tests.unit.formulary.samples import PROFILE, hourly_rungs, limit, rungs

WARDS = replace(PROFILE, id="ours-10", preparation=" invented  10 % ")
"""The same preparation, written a little otherwise: 0.5 to 4 mL/kg/h, 30 min a rung."""


@pytest.mark.parametrize(
    ("profile", "asked"),
    [
        (WARDS, []),
        # 0.5 × 5 = 2.5, 0.5 ÷ 5 = 0.1: below, at and above each edge
        (replace(WARDS, rungs=hourly_rungs("2.4", "4")), []),
        (replace(WARDS, rungs=hourly_rungs("2.5", "4")), ["rung 1: 2.5 mL/kg/h"]),
        (replace(WARDS, rungs=hourly_rungs("0.11", "4")), []),
        (replace(WARDS, rungs=hourly_rungs("0.1", "4")), ["rung 1: 0.1 mL/kg/h"]),
        (replace(WARDS, rungs=hourly_rungs("0.05", "4")), ["rung 1: 0.05 mL/kg/h"]),
        (replace(WARDS, maximum=limit(MlPerKgPerHour.of("40"))), ["maximum: 40 mL/kg/h"]),
        (replace(WARDS, maximum=limit(MlPerKgPerHour.of("4.8"))), []),
        (replace(WARDS, maximum=limit(MlPerKgPerHour.of("0.4")), rungs=hourly_rungs("0.2")), ["maximum: 0.4 mL/kg/h"]),
        # 4 mL/kg/h are 6.67 mg/kg/min of 100 mg/mL; 66.7 are 40
        (replace(WARDS, maximum=limit(MgPerKgPerMinute.of("66.7"))), ["maximum: 66.7 mg/kg/min"]),
        (replace(WARDS, rungs=rungs(MlPerKgPerHour.of("0.5"), hold_min="3")), ["rung 1: 3 min"]),
        (replace(WARDS, rungs=rungs(MlPerKgPerHour.of("0.5"), hold_min="300")), ["rung 1: 300 min"]),
        (replace(WARDS, rungs=rungs(MlPerKgPerHour.of("0.5"), hold_min="15")), []),
        (
            replace(WARDS, later_rungs=rungs(MlPerKgPerHour.of("0.5"), MlPerKgPerHour.of("1"), hold_min="3")),
            ["later_rung 1: 3 min", "later_rung 2: 3 min"],
        ),
        (replace(WARDS, tolerated_faster=limit(MlPerKgPerHour.of("7.2"))), []),
        (replace(WARDS, tolerated_faster=limit(MlPerKgPerHour.of("72"))), ["tolerated_faster: 72 mL/kg/h"]),
        # a tenth of the concentration: its mL/kg/h stay what they are
        (replace(WARDS, concentration=MgPerMl.of("10")), ["concentration_mg_per_ml: 10 mg/mL"]),
        (replace(WARDS, concentration=MgPerMl.of("50")), []),
        (replace(WARDS, preparation="Another 10 %", rungs=hourly_rungs("0.05", "4")), []),
        (replace(WARDS, rungs=hourly_rungs("0.05", "4"), ten_fold_checked_by=("A. Rus", "B. Pop")), []),
        (replace(WARDS, rungs=hourly_rungs("0.05", "4"), ten_fold_checked_by=("A. Rus",)), ["rung 1: 0.05 mL/kg/h"]),
        (
            replace(WARDS, rungs=hourly_rungs("0.05", "4"), ten_fold_checked_by=("A. Rus", "a. rus ")),
            ["rung 1: 0.05 mL/kg/h"],
        ),
    ],
)
def test_a_figure_far_from_every_row_of_its_preparation_is_asked(profile: Profile, asked: list[str]) -> None:
    """S4, S18."""
    assert [f"{each.key}: {each.found}" for each in ten_fold_problems(profile, [PROFILE])] == asked


def test_a_figure_near_one_of_several_rows_is_not_asked() -> None:
    """S3: a preparation has a row for each indication."""
    slow = replace(PROFILE, rungs=hourly_rungs("0.05"), maximum=limit(MlPerKgPerHour.of("0.4")))

    assert ten_fold_problems(replace(WARDS, rungs=hourly_rungs("0.06", "4")), [PROFILE, slow]) == ()


def test_the_question_names_what_is_near_and_how_it_is_answered() -> None:
    """S4."""
    (asked,) = ten_fold_problems(replace(WARDS, rungs=hourly_rungs("0.05", "4")), [PROFILE, PROFILE])

    assert (asked.kind.value, asked.accepted) == (
        "ten-fold",
        "near 0.5 mL/kg/h of the shipped profiles, or two names under ten_fold_checked_by",
    )
