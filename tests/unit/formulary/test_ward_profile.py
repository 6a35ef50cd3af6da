"""A ward's own profile: what it may lower, what it may raise with two names and a reason, and against which label."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMl,
    LabelRate,
    MgPerKgPerMinute,
    MgPerMl,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.profile import Checked, FigureStatus, LimitKind, Profile, Raised
from ivig_desk.domain.formulary.profile_checks import problems_of
from ivig_desk.domain.formulary.ward_profile import held_against, raised_limits, ward_problems
from tests.unit.formulary.samples import PROFILE, hourly_rungs, limit, rungs

CHECKED = Checked(by=("A. Rus", "B. Pop"), on=date(2026, 11, 23))
RAISED = Raised(by=("A. Rus", "B. Pop"), reason="trial of the ward", on=date(2026, 11, 23))

SHIPPED = replace(
    PROFILE,
    maximum=limit(MlPerKgPerHour.of("4")),
    tolerated_faster=limit(MlPerKgPerHour.of("7.2")),
    at_risk=(limit(MgPerKgPerMinute.of("3.3")), limit(MlPerKgPerMinute.of("0.03"))),
    first_infusion=limit(MlPerKgPerHour.of("3")),
)
"""4 mL/kg/h, tolerated 7.2, at risk 3.3 × 0.6 = 1.98 and 0.03 × 60 = 1.8: the lower binds; first infusion 3."""
PLAIN = replace(PROFILE, maximum=limit(MlPerKgPerHour.of("4")))
"""4 mL/kg/h and nothing else printed."""


def hourly(rate: str) -> LabelRate:
    return MlPerKgPerHour.of(rate)


def said(profile: Profile, *shipped: Profile) -> list[str]:
    return [f"{one.kind.value} {one.rate.text} over {one.shipped.text}" for one in raised_limits(profile, shipped)]


def asked(profile: Profile, *shipped: Profile) -> list[str]:
    return [f"{one.key}: {one.found}" for one in ward_problems(profile, shipped)]


def test_a_ward_s_version_may_lower_every_limit_lengthen_every_hold_and_leave_out_the_faster_maximum() -> None:
    """S4."""
    lower = replace(
        SHIPPED,
        checked=CHECKED,
        rungs=rungs(hourly("0.3"), hourly("0.6"), hold_min="60"),
        maximum=limit(hourly("3.9")),
        tolerated_faster=None,
        at_risk=(limit(hourly("1.7")),),
        first_infusion=limit(hourly("2.9")),
    )

    assert ward_problems(lower, [SHIPPED]) == ()
    assert said(lower, SHIPPED) == []


@pytest.mark.parametrize(
    ("profile", "raised"),
    [
        # below, at and above the shipped 4 mL/kg/h
        (replace(SHIPPED, maximum=limit(hourly("3.99"))), []),
        (SHIPPED, []),
        (replace(SHIPPED, maximum=limit(hourly("4.01"))), ["maximum 4.01 over 4"]),
        # 4 × 100 ÷ 60 = 6.667 mg/kg/min: 6.6 is below, 6.7 × 0.6 = 4.02 above
        (replace(SHIPPED, maximum=limit(MgPerKgPerMinute.of("6.6"))), []),
        (replace(SHIPPED, maximum=limit(MgPerKgPerMinute.of("6.7"))), ["maximum 4.02 over 4"]),
        (replace(SHIPPED, tolerated_faster=limit(hourly("7.3"))), ["tolerated_faster 7.3 over 7.2"]),
        (replace(SHIPPED, at_risk=(limit(hourly("1.8")),)), []),
        (replace(SHIPPED, at_risk=(limit(hourly("1.81")),)), ["at_risk 1.81 over 1.8"]),
        # one of two prints above the other: the lower binds still
        (replace(SHIPPED, at_risk=(limit(hourly("1.8")), limit(hourly("3")))), []),
        # left out, the faster maximum would bind for everyone
        (replace(SHIPPED, at_risk=(), at_risk_words="minimum"), ["at_risk 7.2 over 1.8"]),
        (replace(SHIPPED, first_infusion=limit(hourly("3"))), []),
        (replace(SHIPPED, first_infusion=limit(hourly("3.01"))), ["first_infusion 3.01 over 3"]),
        (replace(SHIPPED, first_infusion=None), ["first_infusion 7.2 over 3"]),
        # left out where nothing above it can run, nothing is raised
        (replace(PLAIN, maximum=limit(hourly("1.8"))), []),
    ],
)
def test_a_limit_is_raised_where_more_can_run_than_by_the_shipped_profile(profile: Profile, raised: list[str]) -> None:
    """S1, S4: in mL/kg/h, whatever unit it is written in."""
    assert said(profile, SHIPPED) == raised


@pytest.mark.parametrize(
    ("profile", "raised"),
    [
        (replace(PLAIN, tolerated_faster=limit(hourly("4.1"))), ["tolerated_faster 4.1 over 4"]),
        (replace(PLAIN, maximum=limit(hourly("5"))), ["maximum 5 over 4"]),
        (replace(PLAIN, at_risk=(limit(hourly("4")),), first_infusion=limit(hourly("2"))), []),
    ],
)
def test_what_the_label_does_not_print_is_held_against_its_maximum(profile: Profile, raised: list[str]) -> None:
    """S1, S4."""
    assert said(profile, PLAIN) == raised


def test_the_label_s_own_maximum_rounded_and_printed_a_second_time_raises_nothing() -> None:
    """S4: Octagam 5 %, 200 mg/kg/h ÷ 50 mg/mL = 4 mL/kg/h, at risk 0.07 × 60 = 4.2; copied, and left out."""
    octagam = replace(
        PLAIN, maximum=limit(hourly("4")), at_risk=(limit(MlPerKgPerMinute.of("0.07")),), concentration=MgPerMl.of("50")
    )

    assert said(octagam, octagam) == []
    assert said(replace(octagam, at_risk=()), octagam) == []


def test_drops_on_another_drop_factor_are_held_against_the_same_limit() -> None:
    """S4, S26: 4 drops/kg/min are 4 mL/kg/h at 60 drops/mL, and 4 × 60 ÷ 20 = 12 at 20."""
    review = replace(PLAIN, maximum=limit(DropsPerKgPerMinute.of("4")), drop_factor=DropsPerMl.of("60"))

    assert said(replace(review, drop_factor=DropsPerMl.of("20")), review) == ["maximum 12 over 4"]


PI = replace(PLAIN, id="invented-10-pi", indications=("primary-immunodeficiency",), maximum=limit(hourly("4.8")))
ITP = replace(PLAIN, id="invented-10-itp", indications=("immune-thrombocytopenia",), maximum=limit(hourly("2.4")))
US = replace(PLAIN, id="invented-10-us", region="US", maximum=limit(hourly("6")))


@pytest.mark.parametrize(
    ("region", "indications", "highest"),
    [
        ("EU", ("primary-immunodeficiency",), "4.8"),
        ("eu ", ("immune-thrombocytopenia",), "2.4"),
        # the strictest of its indications
        ("EU", ("primary-immunodeficiency", "immune-thrombocytopenia"), "2.4"),
        # a row for all of a region
        ("US", ("immune-thrombocytopenia",), "6"),
        # nothing shipped matches: the highest there is
        ("EU", ("dermatomyositis",), "6"),
        ("CH", ("immune-thrombocytopenia",), "6"),
        ("EU", ("all",), "6"),
    ],
)
def test_an_own_profile_is_held_against_its_region_and_indication_else_the_highest_of_its_preparation(
    region: str, indications: tuple[str, ...], highest: str
) -> None:
    """S3, S4: at it, and above it by 0.1."""
    own = replace(PLAIN, id="ours", region=region, indications=indications)
    above = MlPerKgPerHour.of(highest) + MlPerKgPerHour.of("0.1")

    assert said(replace(own, maximum=limit(hourly(highest))), PI, ITP, US) == []
    assert said(replace(own, maximum=limit(above)), PI, ITP, US) == [f"maximum {above.text} over {highest}"]


@pytest.mark.parametrize("written", ["Invented 10%", "INVENTED 10 %", "Invented® 100 mg/mL", "In-vented"])
def test_however_a_preparation_s_name_is_written_its_limits_are_held_against_the_shipped_ones(written: str) -> None:
    """S4."""
    own = replace(PLAIN, id="ours", preparation=written, maximum=limit(hourly("4.1")))

    assert said(own, PLAIN) == ["maximum 4.1 over 4"]


def test_of_two_concentrations_of_a_preparation_its_own_counts() -> None:
    """S3, S4: 5 % goes up to 4 mL/kg/h, 10 % up to 7.2."""
    five = replace(PLAIN, id="five", preparation="Invented 5 %", concentration=MgPerMl.of("50"))
    ten = replace(PLAIN, id="ten", maximum=limit(hourly("7.2")))

    assert said(replace(five, id="ours", maximum=limit(hourly("5"))), five, ten) == ["maximum 5 over 4"]


def test_where_nothing_shipped_is_of_a_preparation_nothing_can_be_raised_and_two_names_stand_for_it() -> None:
    """S4."""
    own = replace(PLAIN, id="ours", preparation="Another 10 %", maximum=limit(hourly("40")))

    assert said(own, PLAIN) == []
    assert asked(own, PLAIN) == ["checked: missing"]
    assert asked(replace(own, checked=CHECKED), PLAIN) == []


HIGHER = replace(
    SHIPPED, checked=CHECKED, maximum=limit(MgPerKgPerMinute.of("10")), at_risk=(), at_risk_words="minimum"
)
"""10 mg/kg/min × 0.6 = 6 mL/kg/h for 4, and the limit at risk left out."""


def test_every_raised_limit_is_named_with_what_is_accepted() -> None:
    """S1, S4."""
    first, second = ward_problems(HIGHER, [SHIPPED])

    assert (first.key, first.found) == ("maximum", "10 mg/kg/min = 6 mL/kg/h")
    assert first.accepted == "at most 4 mL/kg/h, as shipped, or [raised] with two names and a reason"
    assert (second.key, second.found) == ("at_risk", "left out, so that 7.2 mL/kg/h binds")


def test_of_several_prints_at_risk_the_one_that_binds_is_named() -> None:
    """S4: 0.05 mL/kg/min × 60 = 3 mL/kg/h, the lower of the two."""
    raised = replace(SHIPPED, checked=CHECKED, at_risk=(limit(hourly("4")), limit(MlPerKgPerMinute.of("0.05"))))

    assert asked(raised, SHIPPED) == ["at_risk 2: 0.05 mL/kg/min = 3 mL/kg/h"]


@pytest.mark.parametrize(
    ("names", "problems"),
    [
        (("A. Rus", "B. Pop"), []),
        (("A. Rus", "B. Pop", "b.  pop"), []),
        (("A. Rus", " a.  RUS "), ["raised.by: A. Rus,  a.  RUS ", "maximum: 5 mL/kg/h"]),
        (("A. Rus",), ["raised.by: A. Rus", "maximum: 5 mL/kg/h"]),
        ((), ["raised.by: nobody", "maximum: 5 mL/kg/h"]),
    ],
)
def test_two_different_names_raise_a_limit_and_one_name_written_twice_does_not(
    names: tuple[str, ...], problems: list[str]
) -> None:
    """S1, S4."""
    raised = replace(SHIPPED, checked=CHECKED, maximum=limit(hourly("5")), raised=replace(RAISED, by=names))

    assert asked(raised, SHIPPED) == problems


def test_a_profile_carries_the_limits_it_raises_with_the_shipped_figures() -> None:
    """S1: so that it is stored with the plan and shown on every page."""
    raised = held_against(replace(HIGHER, raised=RAISED), [SHIPPED])

    assert [(one.kind, one.rate, one.shipped) for one in raised.raised_limits] == [
        (LimitKind.MAXIMUM, MlPerKgPerHour.of("6"), MlPerKgPerHour.of("4")),
        (LimitKind.AT_RISK, MlPerKgPerHour.of("7.2"), MlPerKgPerHour.of("1.8")),
    ]
    assert held_against(SHIPPED, [SHIPPED]).raised_limits == ()


@pytest.mark.parametrize(
    ("checked", "problems"),
    [
        (CHECKED, []),
        (None, ["checked: missing"]),
        (replace(CHECKED, by=("A. Rus",)), ["checked.by: A. Rus"]),
        (replace(CHECKED, by=("A. Rus", "a. rus")), ["checked.by: A. Rus, a. rus"]),
        (replace(CHECKED, by=("A. Rus", "  ")), ["checked.by: A. Rus,   "]),
    ],
)
def test_a_ward_s_profile_names_the_pharmacist_and_a_second_reader(
    checked: Checked | None, problems: list[str]
) -> None:
    """S4."""
    assert asked(replace(PLAIN, checked=checked), PLAIN) == problems


def test_a_shipped_id_stays_with_its_preparation_and_concentration() -> None:
    """S5: whoever chooses it gets the figures of that bottle."""
    other = replace(PLAIN, checked=CHECKED, preparation="Another 5 %", concentration=MgPerMl.of("50"))

    assert asked(other, PLAIN) == ["preparation: Another 5 %", "concentration_mg_per_ml: 50 mg/mL"]


def test_a_ward_s_limit_may_be_local_practice_and_a_shipped_one_may_not() -> None:
    """S4: a lower limit of the ward's need not be called a label's."""
    local = replace(PLAIN, maximum=limit(hourly("4"), FigureStatus.LOCAL))
    review = replace(PLAIN, maximum=limit(hourly("4"), FigureStatus.REVIEW), checked=CHECKED)

    assert [problem.key for problem in problems_of(local)] == ["maximum.source.status"]
    assert problems_of(replace(local, checked=CHECKED)) == ()
    assert [problem.key for problem in problems_of(review)] == ["maximum.source.status"]


def test_contradictions_missing_names_and_raised_limits_are_named_together() -> None:
    """S4: a pharmacist mends a file in one go."""
    broken = replace(PLAIN, rungs=hourly_rungs("1", "0.5"), maximum=limit(hourly("5")))

    assert asked(broken, PLAIN) == ["rung 2: 0.5 mL/kg/h", "checked: missing", "maximum: 5 mL/kg/h"]


def test_a_profile_without_figures_is_not_compared() -> None:
    """S4: without a rung there is no start to hold against the label's."""
    assert asked(replace(PLAIN, rungs=()), PLAIN) == ["rung: none", "checked: missing"]
