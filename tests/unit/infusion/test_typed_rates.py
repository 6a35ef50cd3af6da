"""Rates that are typed: in drops or millilitres, held against what the set can do and the next rung."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import DropsPerMinute, DropsPerMl, Grams, Kilograms, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import Gravity, Pump
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.events import RateLowered, RungKept
from ivig_desk.domain.infusion.plan import Plan
from tests.unit.infusion.bed import (
    CHILD,
    Bed,
    adult_on_rung,
    ml_h,
    observe,
    on_rung,
    references,
    refusals,
    set_to,
    started,
)

MACRODRIP = replace(
    CHILD,
    patient=replace(CHILD.patient, weight=Kilograms.of("25")),
    giving_set=Gravity(drop_factor=DropsPerMl.of("20")),
)
"""25 kg at 20 drops/mL: 7.5, 15, 30, 60, 120 mL/h are 2.5, 5, 10, 20, 40 drops/min, the first down to 2, 6 mL/h."""
MICRODRIP = replace(MACRODRIP, giving_set=Gravity(drop_factor=DropsPerMl.of("60")))
"""The same at 60 drops/mL: 7, 15, 30, 60, 120 drops/min and as many mL/h."""


def drops(text: str) -> do.SetRate:
    return do.SetRate(to=DropsPerMinute.of(text))


def before_the_last_rung(plan: Plan, first: str) -> Bed:
    return on_rung(4, plan, (first, "15", "30", "60")).does("120", observe())


@pytest.mark.parametrize(
    ("plan", "first", "typed", "says"),
    [
        (MACRODRIP, "6", "39", []),
        (MACRODRIP, "6", "40", []),
        (MACRODRIP, "6", "41", ["above-hard-limit"]),
        (MACRODRIP, "6", "120", ["above-hard-limit"]),
        (MICRODRIP, "7", "119", []),
        (MICRODRIP, "7", "120", []),
        (MICRODRIP, "7", "121", ["above-hard-limit"]),
    ],
)
def test_drops_are_held_against_the_limit_in_millilitres(plan: Plan, first: str, typed: str, says: list[str]) -> None:
    """S26: 4.8 mL/kg/h × 25 kg = 120 mL/h; 120 drops/min are that at 60 drops/mL, and 360 mL/h at 20."""
    assert refusals(before_the_last_rung(plan, first).ask("120", drops(typed))) == says


def test_the_refused_drops_are_shown_in_the_unit_of_the_limit() -> None:
    """S26: 4.8 drops/kg/min × 25 kg = 120 drops/min; × 60 ÷ 20 = 360 mL/h; ÷ 25 kg = 14.4 mL/kg/h."""
    decision = before_the_last_rung(MACRODRIP, "6").ask("120", drops("120"))

    assert isinstance(decision, Refused)
    assert [(unmet.have, unmet.wants) for unmet in decision.unmet] == [
        (MlPerKgPerHour.of("14.4"), MlPerKgPerHour.of("4.8"))
    ]


def test_drops_that_are_accepted_run_as_their_millilitres() -> None:
    """S26: 4 drops/min × 60 ÷ 20 = 12 mL/h, between the rungs of 6 and 15."""
    bed = started(MACRODRIP, first="6").does("30", observe(), drops("4"))

    assert bed.sees("30").given.ml_per_h == ml_h("12")


def test_on_a_pump_there_are_no_drops_to_set() -> None:
    """S26."""
    assert refusals(adult_on_rung(1).ask("30", drops("7"))) == ["not-settable"]


@pytest.mark.parametrize(
    ("rate", "says"),
    [("30.1", []), ("42", []), ("42.1", ["above-next-rung"]), ("84", ["above-next-rung"])],
)
def test_a_typed_rise_goes_no_further_than_the_next_rung(rate: str, says: list[str]) -> None:
    """S9: from 21 mL/h the next rung is 42."""
    assert refusals(adult_on_rung(1).does("30", observe()).ask("30", set_to(rate))) == says


def test_a_typed_rise_meets_the_same_gate_as_the_button() -> None:
    """S9: 5 minutes after the start, with vital signs of 10 minutes ago, a headache open."""
    bed = adult_on_rung(1)

    assert refusals(bed.ask("5", set_to("42"))) == ["rung-time", "observation-stale"]


@pytest.mark.parametrize(
    ("rate", "says", "nearest"),
    [
        ("10.5", [], None),
        ("10.55", ["not-settable"], "10.5"),
        ("0.1", [], None),
        ("0.05", ["pump-too-coarse"], None),
        ("0", ["pump-too-coarse"], None),
        ("-21", ["pump-too-coarse"], None),
    ],
)
def test_a_pump_takes_only_what_it_can_be_set_to_and_never_the_nearest(
    rate: str, says: list[str], nearest: str | None
) -> None:
    """S1, S20: set by 0.1 mL/h; the nearest is told, not taken."""
    bed = adult_on_rung(1)
    decision = bed.ask("5", set_to(rate))

    assert refusals(decision) == says
    wants = [unmet.wants for unmet in decision.unmet] if isinstance(decision, Refused) else [None]
    assert wants == [None if nearest is None else ml_h(nearest)]
    assert bed.sees("5").given.ml_per_h == ml_h("21" if says else rate)


@pytest.mark.parametrize(
    ("rate", "says"),
    [("3", []), ("2", []), ("1", ["drops-too-slow"]), ("0", ["drops-too-slow"]), ("2.5", ["not-settable"])],
)
def test_a_drip_takes_only_whole_drops_and_not_under_two_a_minute(rate: str, says: list[str]) -> None:
    """S20: at 60 drops/mL, mL/h and drops/min are the same number."""
    assert refusals(started().ask("5", set_to(rate))) == says


@pytest.mark.parametrize("to", ["7", "8", "115"])
def test_lowering_means_a_lower_rate(to: str) -> None:
    """S9: the button that needs no gate cannot be used to rise."""
    assert refusals(started().ask("30", do.LowerRate(to=ml_h(to)))) == ["not-lower"]


def test_typing_the_rate_that_runs_is_staying_on_it() -> None:
    bed = started().does("12", set_to("7"))

    assert bed.last == RungKept()


def test_a_typed_lower_rate_needs_no_gate() -> None:
    """S10: 3 hours without vital signs."""
    bed = on_rung(3).does("240", set_to("20"))

    assert bed.last == RateLowered(to=ml_h("20"))


@pytest.mark.parametrize(
    ("on", "to"), [(5, "57"), (4, "28"), (3, "14"), (2, "7"), (1, "3")], ids=["5th", "4th", "3rd", "2nd", "1st"]
)
def test_lowering_goes_to_the_rung_below_and_from_the_first_to_its_half(on: int, to: str) -> None:
    """S12, S20: half of 7 mL/h is 3.5, down to 3 drops/min."""
    bed = on_rung(on)
    minute = str(30 * on)
    shown = bed.sees(minute).lower_to

    assert bed.does(minute, do.LowerRate(to=None)).sees(minute).given == shown
    assert shown is not None
    assert shown.ml_per_h == ml_h(to)


def test_where_no_lower_rate_can_be_set_none_is_offered() -> None:
    """S6, S20: half of 3 drops/min is 1.5, down to 1, under the 2 that can be counted: HOLD is what is left."""
    bed = started().does("10", do.LowerRate(to=ml_h("3")))

    assert refusals(bed.ask("11", do.LowerRate(to=None))) == ["drops-too-slow"]
    assert bed.sees("11").lower_to is None


@pytest.mark.parametrize(
    ("kg", "giving_set", "says"),
    [
        # 0.3 mL/kg/h × 3 kg = 0.9 mL/h: no whole drop a minute, no whole step of 1 mL/h, nine steps of 0.1.
        ("3", "gravity:60", ["drops-too-slow"]),
        ("3", "gravity:20", ["drops-too-slow"]),
        ("3", "pump:1", ["pump-too-coarse"]),
        ("3", "pump:0.1", []),
        # 0.3 × 5 kg = 1.5 mL/h: one drop a minute is under the two that can be counted.
        ("5", "gravity:60", ["drops-too-slow"]),
        ("5", "pump:1", []),
        # 0.3 × 7 kg = 2.1 mL/h: two drops a minute, just enough.
        ("7", "gravity:60", []),
    ],
)
def test_a_set_that_cannot_run_the_first_rung_is_refused_at_the_plan(kg: str, giving_set: str, says: list[str]) -> None:
    """S20: refused before the patient is connected, not at the start."""
    assert refusals(Bed().ask("-20", infant(kg, giving_set))) == says


@pytest.mark.parametrize(
    ("kg", "giving_set", "first"),
    [("3", "pump:0.1", "0.9"), ("5", "pump:1", "1"), ("5", "pump:0.1", "1.5"), ("7", "gravity:60", "2")],
)
def test_the_first_rung_of_an_infant_is_rounded_down(kg: str, giving_set: str, first: str) -> None:
    """S20: the fault of a published program, 1.5 mL/h made 2, is 33 % too fast."""
    rise = Bed().does("-20", infant(kg, giving_set)).sees("-20").next_rise

    assert rise is not None
    assert rise.rung.rate.ml_per_h == ml_h(first)


def infant(kg: str, giving_set: str) -> do.PlanInfusion:
    """A plan of 0.3 g/kg for an infant of an age with that weight: 12 days, 11 weeks or 6 months."""
    born = {"3": date(2026, 11, 10), "5": date(2026, 9, 2), "7": date(2026, 5, 22)}[kg]
    kind, figure = giving_set.split(":")
    carried = Pump(increment=ml_h(figure)) if kind == "pump" else Gravity(drop_factor=DropsPerMl.of(figure))
    weight = Kilograms.of(kg)
    plan = replace(
        CHILD,
        patient=replace(CHILD.patient, born=born, weight=weight),
        order=replace(CHILD.order, dose=Grams(weight.value * Fraction(3, 10))),
        giving_set=carried,
    )
    return do.PlanInfusion(plan=plan, references=references())
