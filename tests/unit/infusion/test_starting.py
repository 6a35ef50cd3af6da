"""The plan and the start: two people, a baseline, the first rung."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import Pump
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import InfusionStarted
from ivig_desk.domain.infusion.plan import Asked
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.patient.patient import Iga, Risk
from tests.unit.infusion.bed import (
    CALM,
    CHILD,
    RACING,
    RACING_HARD,
    WARM_ONLY,
    Bed,
    just_after,
    just_before,
    ml,
    ml_h,
    observe,
    planned,
    references,
    refusals,
)

if TYPE_CHECKING:
    from ivig_desk.domain.amounts.instants import Instant
    from ivig_desk.domain.infusion.plan import Plan
    from ivig_desk.domain.monitoring.observation import Observation

ANSWERED = do.OverrideLimit(reason="her usual pulse", name="Dr D. Marin")
AT_RISK = replace(CHILD, patient=replace(CHILD.patient, risks=(Risk.KIDNEY,)))
"""The label wants its lowest practicable rate for her and prints no number."""


def start(
    confirmed: str | None = "7", checker: str = "I. Rusu", sound: SoundCheck = SoundCheck.HEARD
) -> do.StartInfusion:
    rate = None if confirmed is None else ml_h(confirmed)
    return do.StartInfusion(confirmed=rate, nurse="A. Pop", second_checker=checker, sound=sound)


def plan(agreed: Plan) -> do.PlanInfusion:
    return do.PlanInfusion(plan=agreed, references=references())


def answered(agreed: Plan, question: str, reason: str = "weighed twice", name: str = "I. Rusu") -> Plan:
    return replace(agreed, asked=(Asked(question=question, reason=reason, name=name),))


NO_ROW = replace(CHILD.order, indication="other")
"""An order the review has no row for, so that the weight alone and the hard bounds alone are asked about."""
WEIGHT = {
    kg: replace(CHILD, patient=replace(CHILD.patient, weight=Kilograms.of(kg)), order=NO_ROW)
    for kg in ("18", "24", "240")
}
"""Eight years and six months: 18 kg is under the 3rd centile, 240 over twice the 97th."""
DOSE = {grams: replace(CHILD, order=replace(NO_ROW, dose=Grams.of(grams))) for grams in ("0.7", "72", "72.1")}
"""24 kg × 0.03 g/kg = 0.72 g at least, × 3 g/kg = 72 g at most."""
DEFICIENT = replace(CHILD, patient=replace(CHILD.patient, iga=Iga.DEFICIENT))


@pytest.mark.parametrize(
    ("agreed", "says"),
    [
        (WEIGHT["24"], []),
        (WEIGHT["18"], ["weight-unusual"]),
        (WEIGHT["240"], ["weight-implausible"]),
        (answered(WEIGHT["240"], "weight-implausible"), []),
        (answered(WEIGHT["240"], "weight-implausible", reason=" "), ["weight-implausible"]),
        (answered(WEIGHT["240"], "weight-implausible", name=" "), ["weight-implausible"]),
        (answered(WEIGHT["240"], "weight-unusual"), ["weight-implausible"]),
        (DOSE["0.7"], ["dose-implausible"]),
        (DOSE["72"], []),
        (DOSE["72.1"], ["dose-implausible"]),
        (answered(DOSE["72.1"], "dose-implausible"), []),
        (DEFICIENT, ["iga-deficient"]),
        (answered(DEFICIENT, "iga-deficient"), []),
    ],
)
def test_a_plan_answers_each_question_it_raises_with_a_reason_and_a_name(agreed: Plan, says: list[str]) -> None:
    """S17, S20."""
    assert refusals(Bed().ask("-20", plan(agreed))) == says


@pytest.mark.parametrize(("kg", "grams"), [("0", "7.2"), ("24", "0"), ("-24", "7.2"), ("24", "-7.2")])
def test_a_plan_without_a_weight_or_a_dose_is_refused_by_name(kg: str, grams: str) -> None:
    """S17: refused, never a crash over a division by nothing."""
    patient, order = replace(CHILD.patient, weight=Kilograms.of(kg)), replace(CHILD.order, dose=Grams.of(grams))

    assert "dose-implausible" in refusals(Bed().ask("-20", plan(replace(CHILD, patient=patient, order=order))))


def test_a_later_plan_replaces_an_earlier_one() -> None:
    """The prescriber's 0.6 mL/kg/h × 24 kg = 14.4 is what the ramp then ends at: rungs of 7 and 14."""
    slower = replace(CHILD, order=replace(CHILD.order, ceiling=MlPerKgPerHour.of("0.6")))
    bed = planned().does("-10", plan(slower))

    assert (bed.sees("-10").rungs, bed.sees("-10").ceiling_rate.ml_per_h) == (2, ml_h("14"))


def test_it_starts_at_the_first_rung_with_the_first_bottle_and_two_names() -> None:
    bed = planned().does("-5", observe()).does("0", start())

    assert bed.record[-2].event == InfusionStarted(rate=ml_h("7"), second_checker="I. Rusu", sound=SoundCheck.HEARD)
    assert (bed.sees("0").given.ml_per_h, bed.infusion.second_checker) == (ml_h("7"), "I. Rusu")
    assert [(hung.bottle.batch, hung.infused_before) for hung in bed.infusion.bottles] == [("P1", ml("0"))]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (start(None), ["not-confirmed"]),
        (start("6"), ["not-confirmed"]),
        (start("14"), ["not-confirmed"]),
        (start("7", ""), ["second-checker-missing"]),
        (start("7", "  "), ["second-checker-missing"]),
        (start("7", "A. Pop"), ["second-checker-same"]),
        (start("7", " a.  POP "), ["second-checker-same"]),
        (start("7", "A. Popa"), []),
        (start("7", "Dr D. Marin"), []),
        (start("6", ""), ["second-checker-missing", "not-confirmed"]),
    ],
)
def test_a_start_needs_the_rate_shown_and_a_second_checker(command: do.StartInfusion, says: list[str]) -> None:
    """S6, S9."""
    assert refusals(planned().does("-5", observe()).ask("0", command)) == says


@pytest.mark.parametrize(
    ("sound", "says"),
    [
        (SoundCheck.NOT_ANSWERED, ["sound-not-answered"]),
        (SoundCheck.HEARD, []),
        (SoundCheck.BY_SIGHT, []),
    ],
)
def test_a_start_needs_an_answer_whether_the_alarms_were_heard(sound: SoundCheck, says: list[str]) -> None:
    """S23: that they were not is an answer; with none nothing runs."""
    bed = planned().does("-5", observe())

    assert refusals(bed.ask("0", start(sound=sound))) == says
    assert bed.infusion.phase.value == ("preparing" if says else "running")


@pytest.mark.parametrize(
    ("taken", "says"),
    [
        (just_before("-30"), ["observation-stale"]),
        ("-30", []),
        (just_after("-30"), []),
    ],
    ids=["-", "0", "+"],
)
def test_the_baseline_is_not_older_than_the_interval_at_which_it_is_due(taken: Instant | str, says: list[str]) -> None:
    """S10: 30 min."""
    bed = Bed().does("-60", plan(CHILD)).does(taken, observe())

    assert refusals(bed.ask("0", start())) == says


def test_a_start_needs_a_baseline() -> None:
    """S10."""
    assert refusals(planned().ask("0", start())) == ["observation-incomplete"]


def test_a_partial_set_is_no_baseline() -> None:
    """S13."""
    assert refusals(planned().does("-5", observe(WARM_ONLY)).ask("0", start())) == ["observation-incomplete"]


@pytest.mark.parametrize("worrying", [RACING, RACING_HARD], ids=["concerning", "critical"])
def test_a_worrying_baseline_is_answered_for_by_name(worrying: Observation) -> None:
    """S2, S10."""
    bed = planned().does("-5", observe(worrying))
    before = refusals(bed.ask("0", start()))
    bed.does("0", ANSWERED)

    assert (before, refusals(bed.ask("0", start()))) == (["baseline-concerning"], [])


def test_who_answered_for_a_worrying_baseline_did_not_answer_for_the_next_one() -> None:
    """S2: 135 a minute was passed by name; 150 a minute five minutes later was not."""
    bed = planned().does("-10", observe(RACING))
    bed.ask("-9", start())
    bed.does("-9", ANSWERED, observe(RACING_HARD))

    assert refusals(bed.ask("0", start())) == ["baseline-concerning"]


def test_a_calm_set_after_a_worrying_one_needs_no_answer() -> None:
    bed = planned().does("-10", observe(RACING)).does("-5", observe())

    assert refusals(bed.ask("0", start())) == []


def test_a_patient_at_risk_starts_only_under_a_number_or_a_name() -> None:
    """S3: the label prints none, so the prescriber sets one, or answers for none."""
    numbered = replace(AT_RISK, order=replace(AT_RISK.order, ceiling=MlPerKgPerHour.of("2")))
    bed = planned(AT_RISK).does("-5", observe())
    without = refusals(bed.ask("0", start()))
    bed.does("0", ANSWERED)

    assert (without, refusals(bed.ask("0", start()))) == (["prescriber-ceiling-needed"], [])
    assert refusals(planned(numbered).does("-5", observe()).ask("0", start())) == []


def test_the_baseline_is_the_last_complete_set_before_the_start() -> None:
    """S13: a temperature alone does not take its place, nor does a set after the start."""
    calmer = replace(CALM, heart_rate=RACING.heart_rate)
    bed = planned().does("-10", observe()).does("-5", observe(), observe(WARM_ONLY), observe())
    bed.does("0", start()).does("5", observe(calmer))

    assert bed.infusion.baseline == CALM


def test_vital_signs_of_after_the_start_are_no_baseline_for_it() -> None:
    """S10: entered late, 'started at 8:00, vital signs at 8:05': what the patient was like before is not known."""
    assert refusals(planned().does("5", observe()).ask("0", start())) == ["observation-incomplete"]


def test_nothing_calls_before_the_start() -> None:
    """S23: before it the page asks; it does not alarm."""
    assert planned().does("-5", observe(RACING_HARD)).alarms("300") == []


def test_before_the_start_the_first_rung_is_what_comes_next() -> None:
    """S6."""
    rise = planned().sees("-5").next_rise

    assert rise is not None
    assert (rise.rung.number, rise.rung.rate.ml_per_h, planned().sees("-5").given.ml_per_h) == (1, ml_h("7"), ml_h("0"))


def test_a_newborn_of_the_ward_s_own_day_can_be_planned() -> None:
    """S17: 22:40 in universal time is 00:40 in Bucharest, where the day of birth has begun."""
    newborn = replace(
        CHILD,
        patient=replace(CHILD.patient, born=date(2026, 11, 23), weight=Kilograms.of("3.4")),
        order=replace(NO_ROW, dose=Grams.of("1.7")),
        giving_set=Pump(increment=ml_h("0.1")),
    )

    assert refusals(Bed().ask("880", plan(newborn))) == []
