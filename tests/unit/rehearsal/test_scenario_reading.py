"""A scenario is read strictly, and what it leaves out has one meaning (S18)."""

from __future__ import annotations

from datetime import date

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MgPerMl, Minutes, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import Pump
from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.commands import FlagAdverseEvent, HangBottle, LowerRate, StopInfusion
from ivig_desk.domain.infusion.plan import Asked
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.patient.patient import Earlier, Iga, Risk
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.rehearsal.problem import ScenarioProblem
from ivig_desk.rehearsal.steps import (
    AcknowledgeAlarms,
    ChangeOffset,
    ConfirmBedside,
    Kill,
    RaiseToNextRung,
    RateConfirmed,
    SetClock,
    Sleep,
    StartFirstRung,
)
from tests.unit.rehearsal.scripts import ORDER, PATIENT, read, script


def test_a_scenario_starts_at_nine_in_november_unless_it_says_otherwise() -> None:
    unsaid = read(script())
    said = read(script(top='starts = "2027-01-05T20:30:00+02:00"'))

    assert (unsaid.starts, unsaid.utc_offset_minutes) == (Instant.of("2026-11-22T09:00:00+01:00"), 60)
    assert (said.starts, said.utc_offset_minutes) == (Instant.of("2027-01-05T18:30:00+00:00"), 120)


def test_what_is_not_said_of_a_patient_is_unknown_or_none() -> None:
    patient = read(script()).patient

    assert patient.weight == Kilograms.of("70")
    assert patient.born == date(1981, 3, 14)
    assert (patient.iga, patient.earlier, patient.risks) == (Iga.UNKNOWN, Earlier.NEVER, ())


def test_someone_of_65_is_at_risk_whether_the_scenario_says_so_or_not() -> None:
    """S3: the risk is part of the key of a profile's limits."""
    on_the_day = read(script(patient=PATIENT.replace("1981-03-14", "1961-11-22")))
    a_day_short = read(script(patient=PATIENT.replace("1981-03-14", "1961-11-23")))

    assert on_the_day.patient.risks == (Risk.AGE_65,)
    assert a_day_short.patient.risks == ()


def test_a_dose_per_kilogram_is_worked_out_for_the_weight() -> None:
    # 0.4 g/kg × 70 kg = 28 g.
    order = read(script(order=ORDER.replace('dose_g = "28"', 'dose_g_per_kg = "0.4"'))).order

    assert order.dose == Grams.of("28")


def test_the_prescribers_own_bounds_and_a_diluted_bag_are_read() -> None:
    bounds = (
        '\nceiling_ml_per_kg_h = "2.5"\nover_at_least_min = "600"\ntolerance = "tolerated-faster"'
        '\ndispensed_mg_per_ml = "50"'
    )
    order = read(script(order=ORDER + bounds)).order

    assert order.ceiling == MlPerKgPerHour.of("2.5")
    assert order.over_at_least == Minutes.of("600")
    assert order.tolerance is Tolerance.TOLERATED_FASTER
    assert order.dispensed == MgPerMl.of("50")


def test_a_pump_keeps_its_own_increment() -> None:
    giving = 'profile = "privigen-10-eu"\ngiving_set = "pump:0.25"'

    assert read(script(giving=giving)).giving_set == Pump(increment=MlPerHour.of("0.25"))


def test_a_named_answer_is_read() -> None:
    answer = '[[answer]]\nquestion = "weight-implausible"\nreason = "weighed twice"\nname = "Dr I. Stan"\n'

    assert read(script(answer, _step("wait"))).answers == (
        Asked(question="weight-implausible", reason="weighed twice", name="Dr I. Stan"),
    )


@pytest.mark.parametrize("grade", ["2", '"2"'])
def test_a_grade_is_read_with_quotes_and_without(grade: str) -> None:
    [step] = read(script(_step("adverse-event", f'sign = "headache", grade = {grade}'))).steps

    assert step.action == FlagAdverseEvent(sign="headache", grade=Grade.MODERATE)


@pytest.mark.parametrize("grade", ["true", "2.0", '"02"', "0"])
def test_nothing_else_is_a_grade(grade: str) -> None:
    with pytest.raises(ScenarioProblem, match=r"step 1\.with\.grade: .*: accepted is 1, 2, 3, 4 or 5"):
        read(script(_step("adverse-event", f'sign = "headache", grade = {grade}')))


@pytest.mark.parametrize(
    ("verb", "words", "action"),
    [
        ("start", "", StartFirstRung(second_checker="second checker of the scenario", sound=SoundCheck.HEARD)),
        ("start", 'second_checker = ""', StartFirstRung(second_checker="", sound=SoundCheck.HEARD)),
        (
            "start",
            'second_checker = "B", sound = "by-sight"',
            StartFirstRung(second_checker="B", sound=SoundCheck.BY_SIGHT),
        ),
        ("raise", "", RaiseToNextRung(confirmed=RateConfirmed.YES)),
        ("raise", 'confirmed = "no"', RaiseToNextRung(confirmed=RateConfirmed.NO)),
        ("lower", "", LowerRate(to=None)),
        ("lower", 'to_ml_h = "0"', LowerRate(to=MlPerHour.of("0"))),
        ("stop", "", StopInfusion(reason="")),
        ("confirm", "", ConfirmBedside(weight=None, rate=None)),
        (
            "confirm",
            'weight_kg = "24", rate_ml_h = "7"',
            ConfirmBedside(weight=Kilograms.of("24"), rate=MlPerHour.of("7")),
        ),
        ("acknowledge", "", AcknowledgeAlarms(kind=None)),
        ("acknowledge", 'alarm = "held-long"', AcknowledgeAlarms(kind=AlarmKind.HELD_LONG)),
        ("kill", "", Kill(down_for=Minutes.of("0"), jump=Minutes.of("0"))),
        ("kill", 'for_s = "90"', Kill(down_for=Minutes.of("1.5"), jump=Minutes.of("0"))),
        ("kill", 'jump_s = "-3600"', Kill(down_for=Minutes.of("0"), jump=Minutes.of("-60"))),
        ("clock", 'jump_s = "-3600"', SetClock(jump=Minutes.of("-60"))),
        ("clock", 'jump_s = "90"', SetClock(jump=Minutes.of("1.5"))),
        ("clock", 'offset_min = "-60"', ChangeOffset(by_minutes=-60)),
        ("sleep", 'for_s = "1200"', Sleep(slept=Minutes.of("20"))),
    ],
)
def test_what_a_verb_is_not_told_has_one_meaning(verb: str, words: str, action: object) -> None:
    [step] = read(script(_step(verb, words))).steps

    assert step.action == action


def test_a_bottle_without_a_batch_says_why() -> None:
    """S25: the batch of every bottle, or "not available" with a reason."""
    [step] = read(script(_step("bottle", 'volume_ml = "50", not_available = "label lost"'))).steps

    assert isinstance(step.action, HangBottle)
    assert (step.action.bottle.batch, step.action.bottle.not_available) == ("", "label lost")
    with pytest.raises(ScenarioProblem, match=r"step 1\.with\.batch: missing: accepted is exactly one of batch, not_a"):
        read(script(_step("bottle", 'volume_ml = "50"')))


def test_no_step_comes_before_the_program_is_up_again() -> None:
    killed = '[[step]]\nminute = "10"\ndo = "kill"\nwith = { for_s = "60" }\n'

    with pytest.raises(ScenarioProblem, match=r'step 2\.minute: "10.5": accepted is 11 or later'):
        read(script(killed, '[[step]]\nminute = "10.5"\ndo = "wait"\n'))


@pytest.mark.parametrize("minute", ["-1", "1e1", " 5", "5.", ".5", "05", "1/3", "5,5", "\u0665"])
def test_a_minute_that_is_not_one_plain_number_is_refused(minute: str) -> None:
    with pytest.raises(ScenarioProblem, match=r"step 1\.minute"):
        read(script(f'[[step]]\nminute = "{minute}"\ndo = "wait"\n'))


def test_a_minute_finer_than_the_clock_is_refused_and_not_rounded() -> None:
    with pytest.raises(ScenarioProblem, match="whole microseconds"):
        read(script('[[step]]\nminute = "0.00000001"\ndo = "wait"\n'))


def _step(verb: str, words: str = "") -> str:
    return f'[[step]]\nminute = "0"\ndo = "{verb}"\nwith = {{ {words} }}\n'
