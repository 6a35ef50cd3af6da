"""Hard and soft limits on a rate, through the commands that ask for one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms, Minutes, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import CeilingKind, WardCeiling
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.decide import Decision, Refused
from ivig_desk.domain.infusion.events import LimitOverridden, RateRaised, RateRefused
from ivig_desk.domain.infusion.refusals import RefusalKind
from tests.unit.infusion.bed import (
    ADULT,
    Bed,
    adult_on_rung,
    ml_h,
    moment,
    observe,
    raise_to,
    refusals,
    set_to,
)

PER_KG = MlPerKgPerHour.of
CAPPED = replace(ADULT, order=replace(ADULT.order, ceiling=PER_KG("2")))
"""The prescriber allows 2 mL/kg/h: × 70 kg = 140 mL/h, so the rungs are 21, 42, 84, 140."""
TWICE_CAPPED = replace(CAPPED, ward_ceiling=WardCeiling(rate=PER_KG("1.5"), source="ward, 2026"))
"""The ward allows 1.5 mL/kg/h: × 70 kg = 105 mL/h, so the rungs are 21, 42, 84, 105."""
ANSWERED = do.OverrideLimit(reason="tolerated 2.4 last month", name="Dr D. Marin")


def named(decision: Decision) -> tuple[object, ...]:
    """The one reason of a refusal: its kind, what there is, what it would take, what about."""
    assert isinstance(decision, Refused)
    (unmet,) = decision.unmet
    return unmet.kind.value, unmet.have, unmet.wants, unmet.about


def before_the_last_rung() -> Bed:
    """On 168 mL/h for its 30 minutes, with vital signs of minute 120."""
    return adult_on_rung(4).does("120", observe())


def before_the_soft_limit() -> Bed:
    """On 84 mL/h for its 30 minutes, with vital signs of minute 90; the prescriber allows 140."""
    return adult_on_rung(3, CAPPED).does("90", observe())


@pytest.mark.parametrize(
    ("rate", "says"),
    [("335.9", []), ("336", []), ("336.1", ["above-hard-limit"]), ("3360", ["above-hard-limit"])],
)
def test_the_hard_limit_itself_may_run_and_the_smallest_step_above_it_is_refused(rate: str, says: list[str]) -> None:
    """S1: 4.8 mL/kg/h × 70 kg = 336 mL/h, on a pump set by 0.1."""
    assert refusals(before_the_last_rung().ask("120", set_to(rate))) == says


def test_a_rate_above_the_hard_limit_is_named_with_both_numbers() -> None:
    """S1: 343 ÷ 70 = 4.9 mL/kg/h against 4.8."""
    decision = before_the_last_rung().ask("120", set_to("343"))

    assert named(decision) == ("above-hard-limit", PER_KG("4.9"), PER_KG("4.8"), "")


def test_a_rate_above_the_hard_limit_is_recorded_and_the_given_rate_stays_as_it_was() -> None:
    """S1: never clamped to 336, never replaced by it."""
    bed = before_the_last_rung()
    bed.ask("120", set_to("336.1"))

    assert bed.last == RateRefused(attempted=ml_h("336.1"), kinds=(RefusalKind.ABOVE_HARD_LIMIT,), bounds=())
    assert bed.sees("120").given.ml_per_h == ml_h("168")


def test_no_reason_and_no_name_pass_a_hard_limit() -> None:
    """S1, S2."""
    bed = before_the_last_rung()
    bed.ask("120", set_to("336.1"))

    assert refusals(bed.ask("120", ANSWERED)) == ["above-hard-limit"]
    assert refusals(bed.ask("120", set_to("336.1"))) == ["above-hard-limit"]


def test_the_label_s_own_ceiling_cannot_be_answered_for_at_the_top_of_the_ramp() -> None:
    """S1, S2: 336 mL/h is the label's 4.8; there is no soft limit there."""
    bed = adult_on_rung(5).does("150", observe())

    assert refusals(bed.ask("150", raise_to("336"))) == ["at-ceiling"]
    assert refusals(bed.ask("150", ANSWERED)) == ["nothing-to-override"]


def test_lowering_to_a_rate_still_above_the_hard_limit_is_refused_and_to_the_limit_is_not() -> None:
    """S1: 400 mL/h was found at the bed; 350 is lower and still 5 mL/kg/h."""
    bed = adult_on_rung(5).does("131", do.ReopenDesk(last_alive=moment("121")))
    bed.does("132", do.ConfirmAtBed(weight=Kilograms.of("70"), rate=ml_h("400")))

    assert refusals(bed.ask("133", do.LowerRate(to=ml_h("350")))) == ["above-hard-limit"]
    assert refusals(bed.ask("133", do.LowerRate(to=ml_h("336")))) == []


@pytest.mark.parametrize(("rate", "says"), [("139.9", []), ("140", []), ("140.1", ["above-soft-limit"])])
def test_the_soft_limit_itself_may_run_and_the_smallest_step_above_it_asks(rate: str, says: list[str]) -> None:
    """S2."""
    assert refusals(before_the_soft_limit().ask("90", set_to(rate))) == says


def test_a_soft_limit_names_its_number_and_who_set_it() -> None:
    """S2: 140.1 ÷ 70 = 1401/700 mL/kg/h against the prescriber's 2."""
    bed = before_the_soft_limit()
    decision = bed.ask("90", set_to("140.1"))

    assert named(decision) == ("above-soft-limit", MlPerKgPerHour(Fraction(1401, 700)), PER_KG("2"), "prescriber")
    assert bed.sees("90").ceiling.reasons[0].source == "Dr D. Marin"


def test_meeting_a_soft_limit_is_recorded_and_so_is_passing_it() -> None:
    """S2: both outcomes, with the rate, the limit, the reason and the name."""
    bed = before_the_soft_limit()
    bed.ask("90", set_to("140.1"))
    met = bed.last
    bed.does("91", ANSWERED)

    kinds, bounds = (RefusalKind.ABOVE_SOFT_LIMIT,), (CeilingKind.PRESCRIBER,)
    assert met == RateRefused(attempted=ml_h("140.1"), kinds=kinds, bounds=bounds)
    assert bed.last == LimitOverridden(
        kinds=kinds, bounds=bounds, reason="tolerated 2.4 last month", name="Dr D. Marin"
    )
    assert [(one.at, one.by) for one in bed.infusion.overrides] == [(moment("91"), "A. Pop")]


@pytest.mark.parametrize(
    ("reason", "name", "says"),
    [
        ("", "Dr D. Marin", ["reason-missing"]),
        ("  ", "Dr D. Marin", ["reason-missing"]),
        ("tolerated", "", ["name-missing"]),
        ("tolerated", " ", ["name-missing"]),
        ("tolerated", "Dr D. Marin", []),
    ],
)
def test_passing_a_soft_limit_needs_a_reason_and_a_name(reason: str, name: str, says: list[str]) -> None:
    """S2."""
    bed = before_the_soft_limit()
    bed.ask("90", set_to("140.1"))

    assert refusals(bed.ask("90", do.OverrideLimit(reason=reason, name=name))) == says


def test_a_limit_answered_for_lets_the_same_rate_through() -> None:
    """S2: override, then the command again."""
    bed = before_the_soft_limit()
    bed.ask("90", set_to("140.1"))
    bed.does("90", ANSWERED, set_to("140.1"))

    assert bed.last == RateRaised(to=ml_h("140.1"))


def test_the_button_at_a_soft_ceiling_asks_in_the_same_way() -> None:
    """S2: on the prescriber's 140 the next rung of the label, 2.4 × 70 = 168, opens once it is answered for."""
    bed = before_the_soft_limit().does("90", raise_to("140")).does("120", observe())

    before = refusals(bed.ask("120", raise_to("168")))
    bed.does("120", ANSWERED)

    assert (before, refusals(bed.ask("120", raise_to("168")))) == (["at-ceiling"], [])


def test_of_two_soft_limits_each_is_answered_for_by_itself() -> None:
    """S2: the ward's 1.5 first, then the prescriber's 2."""
    bed = adult_on_rung(3, TWICE_CAPPED).does("90", observe())
    first = named(bed.ask("90", set_to("141")))
    bed.does("90", ANSWERED)
    second = named(bed.ask("90", set_to("141")))

    assert [first[3], second[3]] == ["ward", "prescriber"]


def test_a_shortest_duration_is_a_soft_limit() -> None:
    """S2: 700 mL over at least 5 h is 140 mL/h."""
    slow = replace(ADULT, order=replace(ADULT.order, over_at_least=Minutes.of("300")))
    bed = adult_on_rung(3, slow).does("90", observe())

    assert named(bed.ask("90", set_to("140.1")))[3] == "shortest-duration"
    assert refusals(bed.ask("90", set_to("140"))) == []


def test_a_rate_above_the_soft_and_the_hard_limit_is_refused_for_the_hard_one() -> None:
    """S1, S2: nothing is offered that could not be had."""
    assert refusals(before_the_soft_limit().ask("90", set_to("336.1"))) == ["above-hard-limit"]


def test_an_answer_counts_for_what_was_just_refused_and_for_nothing_else() -> None:
    """S2: with nothing refused there is nothing to answer for, and one answer is used once."""
    bed = before_the_soft_limit()
    unasked = refusals(bed.ask("90", ANSWERED))
    bed.ask("90", set_to("140.1"))
    bed.does("90", ANSWERED)

    assert (unasked, refusals(bed.ask("90", ANSWERED))) == (["nothing-to-override"], ["nothing-to-override"])


def test_after_an_override_the_page_counts_the_rungs_that_are_now_to_be_had() -> None:
    """S2, S6: 21, 42, 84, 168, 336, of which the second last is running."""
    bed = before_the_soft_limit().does("90", raise_to("140")).does("120", observe())
    bed.ask("120", raise_to("168"))
    bed.does("120", ANSWERED, raise_to("168"))

    assert (bed.sees("121").rung, bed.sees("121").rungs) == (4, 5)


def test_after_an_override_lowering_goes_down_one_rung_not_two() -> None:
    """From 336 mL/h to the 168 below it, though the plan had ended at 140."""
    bed = before_the_soft_limit().does("90", raise_to("140")).does("120", observe())
    bed.ask("120", raise_to("168"))
    bed.does("120", ANSWERED, raise_to("168")).does("150", observe(), raise_to("336"))

    assert bed.does("151", do.LowerRate(to=None)).sees("151").given.ml_per_h == ml_h("168")
