"""Defects seen in published programs of this kind, each a test named after what went wrong there (REQUIREMENTS.md)."""

import shutil
from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import resources_folder
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.adapters.toml_profiles import load_formulary
from ivig_desk.domain.amounts.quantities import Kilograms, MlPerHour
from ivig_desk.domain.formulary.giving_set import Pump, rounded_down
from ivig_desk.domain.formulary.ramp import Ramp, planned_rungs
from ivig_desk.domain.monitoring.finding import Severity
from ivig_desk.domain.monitoring.judgement import findings
from ivig_desk.domain.monitoring.news2 import news2_total
from ivig_desk.domain.patient.patient import Sex
from ivig_desk.domain.patient.plausibility import WeightLikely, WeightSlip, judge_weight
from ivig_desk.presenters.entry import read_number
from tests.unit.adapters.shipped import seal
from tests.unit.presenters.bedside import Bedside
from tests.unit.ward import TODAY, bands, measured, patient, weights

PROFILES = resources_folder() / "profiles"
ADULT = patient("1986-03-14")
CALM = {
    "systolic": "120",
    "diastolic": "75",
    "heart_rate": "72",
    "temperature_c": "36.8",
    "spo2": "98",
    "respiratory_rate": "16",
    "consciousness": "alert",
    "oxygen": "air",
}


def test_one_table_for_all_preparations() -> None:
    """S3: Privigen's label stops at 4.8 mL/kg/h, Flebogamma's at 0.1 mL/kg/min, which is 6."""
    profiles = {profile.id: profile for profile in load_formulary([PROFILES]).profiles}
    maxima = {name: profile.hourly(profile.maximum.rate).text for name, profile in profiles.items()}
    assert (maxima["privigen-10-eu"], maxima["flebogamma-5-eu"]) == ("4.8", "6")


def test_a_preparation_addressed_by_its_place_in_a_list(tmp_path: Path) -> None:
    """S5: with a file fewer before it, the same id is the same preparation."""
    shutil.copy(PROFILES / "privigen-10-eu.toml", tmp_path)
    seal(tmp_path)
    (alone,) = load_formulary([tmp_path]).profiles
    among = next(one for one in load_formulary([PROFILES]).profiles if one.id == "privigen-10-eu")
    assert (alone.preparation, alone.rungs) == (among.preparation, among.rungs)


def test_a_dialog_that_shows_another_rate_than_the_table() -> None:
    """S6: 20 kg: 0.6 mL/kg/h × 20 = 12 mL/h, 12 drops/min at 60 drops/mL, in the table, the column and the form."""
    bedside = Bedside()
    bedside.plan(born="2020-05-02", weight_kg="20", weight_again_kg="20", dose_g="6")
    bedside.press("step:3")
    table = bedside.plan_page.table
    assert table is not None
    bedside.press("step:4")
    bedside.submit("plan")
    bedside.wait("30")
    bedside.observe()
    column = bedside.run_page.next.headline.text
    bedside.press("raise")
    assert "12 drops/min" in bedside.form.submit.label
    assert "12 drops/min" in column
    assert {"12"} <= set(table.rows[1])


def test_a_child_of_20_kg_shown_the_rate_of_60_kg_after_a_restart() -> None:
    """S7: 0.3 mL/kg/h × 20 kg = 6 mL/h stays 6 after the program was killed, and the weight is asked again."""
    bedside = Bedside(MemoryJournal())
    bedside.start(born="2020-05-02", weight_kg="20", weight_again_kg="20", dose_g="6")
    page = bedside.restart().run
    assert page is not None
    assert (page.now.rate, page.now.rate_unit, page.strip.weight) == ("6", "drops/min", "20 kg")
    assert "bed-check" in {button.name for button in page.record}


def test_a_vital_sign_that_is_missing_counted_as_zero() -> None:
    """S13: without a heart rate there is no score; with one it is 0."""
    whole = measured(**CALM)
    without = measured(**{name: value for name, value in CALM.items() if name != "heart_rate"})
    scores = [news2_total(one, patient=ADULT, on=TODAY, bands=bands().news2) for one in (whole, without)]
    assert scores == [0, None]


@pytest.mark.parametrize("temperature", ["38.0", "38.05", "38.1", "39.05"])
def test_a_temperature_that_falls_between_two_bands(temperature: str) -> None:
    """S14: printed to one decimal, 38.05 lies between two bands; the worse of them takes it."""
    (item,) = [table for table in bands().news2.tables if table.sign.value == "temperature"]
    points = {"38.0": 0, "38.05": 1, "38.1": 1, "39.05": 2}
    assert int(item.scored(measured(temperature_c=temperature).temperature.value).points.value) == points[temperature]  # type: ignore[union-attr] # It was measured.


def test_one_margin_for_all_signs() -> None:
    """S15: 39.6 °C is 7.6 % above the baseline and critical; a pressure 7.5 % below it is nothing."""
    feverish = measured(**CALM | {"temperature_c": "39.6"})
    lower = measured(**CALM | {"systolic": "111"})
    baseline = measured(**CALM)
    fever = findings(feverish, baseline=baseline, patient=ADULT, on=TODAY, bands=bands())
    fall = findings(lower, baseline=baseline, patient=ADULT, on=TODAY, bands=bands())
    assert (fever[0].severity, fall) == (Severity.CRITICAL, ())


@pytest.mark.parametrize(("typed", "kind"), [("2.4", WeightSlip), ("24", WeightLikely), ("240", WeightSlip)])
def test_ten_times_the_weight(typed: str, kind: type) -> None:
    """S17: at 8 years 24 kg can be true; 2.4 and 240 are asked, with 24 shown."""
    verdict = judge_weight(
        Kilograms.of(typed), sex=Sex.FEMALE, born=patient("2018-05-02").born, on=TODAY, reference=weights()
    )
    assert isinstance(verdict, kind)
    if isinstance(verdict, WeightSlip):
        assert verdict.readings == (Kilograms.of("24"),)


def test_a_spin_box_that_made_24_5_into_245() -> None:
    """S18: under either decimal sign 24.5 is twenty-four and a half."""
    assert read_number("24.5") == read_number("24,5") == Kilograms.of("49/2").value


def test_1_5_ml_per_hour_rounded_up_to_2_a_third_too_fast() -> None:
    """S20: a pump with steps of 1 mL/h is let down to 1."""
    assert rounded_down(MlPerHour.of("1.5"), Pump(increment=MlPerHour.of("1"))) == MlPerHour.of("1")


def test_a_rung_of_no_length_at_the_end_of_a_dose() -> None:
    """S27: 70 kg on Privigen: 10.5 + 21 = 31.5 mL end with the second rung; a third would begin with nothing left."""
    bedside = Bedside()
    bedside.start(
        weight_kg="70",
        weight_again_kg="70",
        born="1986-03-14",
        indication="other",
        dose_g="3.15",
        giving_set="pump:0.1",
    )
    infusion = bedside.infusion()
    assert infusion.plan is not None
    assert isinstance(infusion.planned_ramp, Ramp)
    rungs = planned_rungs(infusion.planned_ramp, infusion.plan.volume)
    assert [(rung.start.text, rung.end.text) for rung in rungs] == [("0", "30"), ("30", "60")]
