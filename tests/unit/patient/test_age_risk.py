"""From 65 on age is a risk by itself, on the day of the infusion (S3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.domain.patient.patient import Risk, with_age_risk
from tests.unit.ward import TODAY, patient


@pytest.mark.parametrize(
    ("born", "risks"),
    [
        ("1961-11-23", ()),
        ("1961-11-22", (Risk.AGE_65,)),
        ("1961-11-21", (Risk.AGE_65,)),
        ("1930-01-01", (Risk.AGE_65,)),
    ],
)
def test_the_65th_birthday_is_the_first_day_at_risk(born: str, risks: tuple[Risk, ...]) -> None:
    assert with_age_risk(patient(born), TODAY).risks == risks


def test_what_was_ticked_stays_and_nothing_is_ticked_twice() -> None:
    ticked = replace(patient("1950-01-01"), risks=(Risk.KIDNEY, Risk.AGE_65))

    assert with_age_risk(ticked, TODAY) == ticked
    assert with_age_risk(replace(ticked, risks=(Risk.KIDNEY,)), TODAY).risks == (Risk.AGE_65, Risk.KIDNEY)


def test_someone_born_on_29_february_is_65_on_the_first_of_march() -> None:
    born = patient("1960-02-29")

    assert with_age_risk(born, date(2025, 2, 28)).risks == ()
    assert with_age_risk(born, date(2025, 3, 1)).risks == (Risk.AGE_65,)
