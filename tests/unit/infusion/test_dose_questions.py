"""What a plan's dose is asked about, which weight it is held against, and what passes the question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, Millilitres, MlPerHour, WeightFactor
from ivig_desk.domain.formulary.bottle_choice import Rounding
from ivig_desk.domain.formulary.giving_set import Pump
from ivig_desk.domain.formulary.order import Order, WholeBottles
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion.checks import CheckList
from ivig_desk.domain.infusion.commands import PlanInfusion
from ivig_desk.domain.infusion.decide import Accepted, Decision, Refused, decide
from ivig_desk.domain.infusion.events import InfusionPlanned, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.plan import Asked, Plan
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.patient.dosing_weight import DosingWeight, WeightBasis
from ivig_desk.domain.patient.patient import Earlier, Patient, Sex
from tests.unit.formulary.samples import PROFILE
from tests.unit.ward import RESOURCES, rules, weights

NOW = Instant.of("2026-11-22T08:00:00Z")
ADULT = Plan(
    patient=Patient(
        identifier="88",
        name="Popescu, Andrei",
        born=date(1980, 2, 14),
        sex=Sex.MALE,
        weight=Kilograms.of("70"),
        earlier=Earlier.SAME_WITHIN_8_WEEKS,
    ),
    order=Order(indication="dermatomyositis", dose=Grams.of("28"), prescriber="Dr D. Marin"),
    profile=PROFILE,
    giving_set=Pump(increment=MlPerHour.of("0.1")),
    rules=rules(),
)
"""28 g at 70 kg, 0.4 g/kg, a fifth of the 2 g/kg of a cycle."""
GRAMS_25, GRAMS_30 = Grams.of("25"), Grams.of("30")
ADJUSTED = DosingWeight(basis=WeightBasis.ADJUSTED, weight=Kilograms.of("56"), working="as agreed with the pharmacy")


def planned(plan: Plan) -> Decision:
    references = PlanReferences(weights=weights(), posology=load_posology(RESOURCES), checks=CheckList(entries=()))
    return decide(None, PlanInfusion(plan=plan, references=references), NOW)


def unmet(plan: Plan) -> tuple[Unmet, ...]:
    decision = planned(plan)
    return decision.unmet if isinstance(decision, Refused) else ()


def ordered(dose_g: str, indication: str = "dermatomyositis", dosing: DosingWeight | None = None) -> Plan:
    return replace(
        ADULT, order=replace(ADULT.order, dose=Grams.of(dose_g), indication=indication, dosing_weight=dosing)
    )


def test_a_dose_of_the_row_raises_no_question() -> None:
    assert unmet(ADULT) == ()


def test_a_dose_outside_the_row_is_asked_with_both_numbers() -> None:
    """35 g/day are in the row, 21 g are 0.3 g/kg under its 0.4."""
    assert unmet(ordered("35")) == ()
    assert unmet(ordered("21")) == (
        Unmet(
            kind=RefusalKind.DOSE_UNUSUAL,
            have=GramsPerKg.of("0.3"),
            wants=GramsPerKg.of("0.4"),
            about="dermatomyositis",
        ),
    )


def test_a_whole_cycle_ordered_for_one_day_is_asked_as_that() -> None:
    """140 g for a day in place of 28."""
    (question,) = unmet(ordered("140"))

    assert (question.kind, question.about) == (RefusalKind.DOSE_UNUSUAL, "dermatomyositis whole-cycle")


@pytest.mark.parametrize(
    ("reason", "name", "passes"), [("rest of yesterday", "Dr D. Marin", True), ("", "Dr D. Marin", False)]
)
def test_an_unusual_dose_is_passed_by_a_reason_and_a_name(reason: str, name: str, passes: bool) -> None:  # noqa: FBT001 - a column of the table
    """S2."""
    answered = replace(ordered("21"), asked=(Asked(question="dose-unusual", reason=reason, name=name),))

    decision = planned(answered)

    assert isinstance(decision, Accepted if passes else Refused)
    if isinstance(decision, Accepted):
        (event,) = decision.events
        assert isinstance(event, InfusionPlanned)
        assert event.plan.asked == answered.asked


@pytest.mark.parametrize("indication", ["other", "primary-immunodeficiency", ""])
def test_without_a_row_only_the_hard_bounds_ask(indication: str) -> None:
    assert unmet(ordered("140", indication)) == ()
    assert [one.kind for one in unmet(ordered("211", indication))] == [RefusalKind.DOSE_IMPLAUSIBLE]


def test_the_paper_s_misprint_is_asked_with_the_grams_it_means() -> None:
    """0.14 g are 2 mg/kg at 70 kg: the 2 g/kg of a cycle, never offered as one day's."""
    assert unmet(ordered("0.14")) == (
        Unmet(
            kind=RefusalKind.DOSE_IMPLAUSIBLE,
            have=GramsPerKg.of("0.002"),
            wants=GramsPerKg.of("0.03"),
            about="2 cycle",
        ),
    )
    (question,) = unmet(ordered("0.4"))
    assert question.about == "0.4 day"


def test_a_dose_of_nothing_is_asked() -> None:
    assert [one.kind for one in unmet(ordered("0"))] == [RefusalKind.DOSE_IMPLAUSIBLE]


def test_the_row_is_held_against_the_weight_the_prescriber_stated() -> None:
    """22.4 g are 0.4 g/kg of 56 kg, and 0.32 of the actual 70."""
    assert unmet(ordered("22.4", dosing=ADJUSTED)) == ()
    assert [one.have for one in unmet(ordered("22.4"))] == [GramsPerKg.of("0.32")]


def test_a_slip_in_the_stated_weight_does_not_hide_a_slip_in_the_dose() -> None:
    """280 g at 70 kg are 4 g/kg, whatever 700 kg would make of them; 28 g over 5.6 kg are 5 g/kg."""
    heavy = replace(ADJUSTED, weight=Kilograms.of("700"))
    light = replace(ADJUSTED, weight=Kilograms.of("5.6"))

    assert [(one.kind, one.have) for one in unmet(ordered("280", dosing=heavy))] == [
        (RefusalKind.DOSE_IMPLAUSIBLE, GramsPerKg.of("4"))
    ]
    assert [(one.kind, one.have) for one in unmet(ordered("28", dosing=light))] == [
        (RefusalKind.DOSE_IMPLAUSIBLE, GramsPerKg.of("5"))
    ]


@pytest.mark.parametrize(
    ("dosing", "refusal"),
    [
        (
            DosingWeight(basis=WeightBasis.ACTUAL, weight=Kilograms.of("56")),
            Unmet(kind=RefusalKind.WEIGHT_DIFFERS, have=Kilograms.of("56"), wants=Kilograms.of("70")),
        ),
        (
            replace(ADJUSTED, working=" "),
            Unmet(kind=RefusalKind.TEXT_MISSING, have=Kilograms.of("56"), about="working of the dosing weight"),
        ),
        (
            replace(ADJUSTED, weight=Kilograms.of("0")),
            Unmet(kind=RefusalKind.WEIGHT_IMPLAUSIBLE, have=Kilograms.of("0")),
        ),
        # 42 + 0.5 × (70 − 42) = 56
        (
            replace(ADJUSTED, ideal=Kilograms.of("42"), factor=WeightFactor.of("1.5"), working=""),
            Unmet(kind=RefusalKind.DOSING_FACTOR_OUTSIDE, have=WeightFactor.of("1.5")),
        ),
        (
            replace(ADJUSTED, ideal=Kilograms.of("42"), factor=WeightFactor.of("0.4"), working=""),
            Unmet(kind=RefusalKind.WEIGHT_DIFFERS, have=Kilograms.of("56"), wants=Kilograms.of("53.2")),
        ),
        (
            replace(ADJUSTED, ideal=Kilograms.of("-1"), factor=WeightFactor.of("0.5"), working=""),
            Unmet(kind=RefusalKind.WEIGHT_IMPLAUSIBLE, have=Kilograms.of("-1")),
        ),
    ],
)
def test_a_dosing_weight_that_cannot_be_used_is_refused_and_no_answer_passes_it(
    dosing: DosingWeight, refusal: Unmet
) -> None:
    kinds = ("weight-differs", "text-missing", "weight-implausible", "dose-unusual")
    answers = tuple(Asked(question=kind, reason="agreed", name="Dr D. Marin") for kind in kinds)
    plan = replace(ordered("28", dosing=dosing), asked=answers)

    assert unmet(plan) == (refusal,)


def test_rates_are_held_against_the_actual_weight_whatever_the_dose_was_reckoned_on() -> None:
    """S17: 0.5 mL/kg/h at 70 kg is 35 mL/h; on the 56 kg the dose was reckoned on it would be 28."""
    infusion = evolve(None, recorded(InfusionPlanned(plan=ordered("22.4", dosing=ADJUSTED))))

    assert isinstance(infusion.ramp, Ramp)
    assert [rung.rate.ml_per_h.text for rung in infusion.ramp.rungs] == ["35", "70", "140", "280"]


@pytest.mark.parametrize(
    ("dose_g", "rounding", "chosen_by", "refusal"),
    [
        # 28 g are 280 mL of 100 mg/mL; bottles of 50 and 100 mL make 300 mL, 30 g, or 250 mL, 25 g.
        ("30", Rounding.UP, "E. Stan", None),
        ("30", Rounding.NEAREST, "E. Stan", None),
        ("30", Rounding.DOWN, "E. Stan", Unmet(kind=RefusalKind.NOT_WHOLE_BOTTLES, have=GRAMS_30, wants=GRAMS_25)),
        ("30", Rounding.UP, " ", Unmet(kind=RefusalKind.NAME_MISSING)),
    ],
)
def test_whole_bottles_in_place_of_the_order_are_those_there_are_and_somebody_chose_them(
    dose_g: str, rounding: Rounding, chosen_by: str, refusal: Unmet | None
) -> None:
    """S2: the dose is never changed in silence."""
    rounded = WholeBottles(ordered=Grams.of("28"), rounding=rounding, chosen_by=chosen_by)
    sizes = (Millilitres.of("50"), Millilitres.of("100"))
    profile = replace(ADULT.profile, composition=replace(ADULT.profile.composition, vials=sizes))
    plan = replace(ADULT, order=replace(ADULT.order, dose=Grams.of(dose_g), rounded=rounded), profile=profile)

    assert unmet(plan) == (() if refusal is None else (refusal,))


def test_no_dose_is_rounded_to_bottles_whose_sizes_nobody_read() -> None:
    rounded = WholeBottles(ordered=Grams.of("28"), rounding=Rounding.UP, chosen_by="E. Stan")
    profile = replace(ADULT.profile, composition=replace(ADULT.profile.composition, vials=()))
    plan = replace(ADULT, order=replace(ADULT.order, dose=GRAMS_30, rounded=rounded), profile=profile)

    assert unmet(plan) == (Unmet(kind=RefusalKind.NOT_WHOLE_BOTTLES, have=GRAMS_30),)


@pytest.mark.parametrize(
    ("dose_g", "days", "asked"),
    [
        # 28 g at 70 kg are 0.4 g/kg: over 5 days 2 g/kg, the row's; over 4 days 1.6; over 1 day 0.4; over 8 days 3.2
        ("28", 5, []),
        ("28", None, []),
        ("28", 4, [("cycle-unusual", "1.6", "2", "dermatomyositis 4")]),
        ("28", 1, [("cycle-unusual", "0.4", "2", "dermatomyositis 1")]),
        ("28", 8, [("cycle-implausible", "3.2", "3", "8")]),
        # 46.2 g are 0.66 g/kg, over 3 days 1.98, within the hundredth that is not asked
        ("46.2", 3, []),
        # outside the row of one day: that is asked, and nothing twice
        ("21", 5, [("dose-unusual", "0.3", "0.4", "dermatomyositis")]),
    ],
)
def test_the_days_of_a_cycle_are_held_against_the_dose_of_a_cycle(
    dose_g: str, days: int | None, asked: list[tuple[str, str, str, str]]
) -> None:
    """S2: soft by the row, hard by the most there is, 3 g/kg."""
    plan = replace(ordered(dose_g), order=replace(ordered(dose_g).order, days=days))

    found = [(one.kind.value, one.have, one.wants, one.about) for one in unmet(plan)]
    assert found == [(kind, GramsPerKg.of(have), GramsPerKg.of(wants), about) for kind, have, wants, about in asked]


def recorded(event: InfusionPlanned) -> Recorded:
    return Recorded(
        infusion_id="infusion-1",
        version=1,
        at=NOW,
        recorded=ClockReading(wall=NOW, utc_offset_minutes=60, monotonic_microseconds=0),
        by="A. Pop",
        program="0.1.0",
        event=event,
    )
