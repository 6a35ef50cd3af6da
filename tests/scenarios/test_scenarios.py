"""Every scenario here by every driver: the same steps, the same numbers, whoever plays them (S6, S7, S8)."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ivig_desk.rehearsal.desk_driver import DeskDriver
from ivig_desk.rehearsal.problem import ScenarioProblem
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.report_forms import failure_lines
from tests.scenarios.players import (
    BAD,
    DRIVERS,
    FOLDER,
    SCENARIOS,
    KilledAfterEveryStep,
    desk_on_file,
    domain_driver,
    scenario_of,
)

if TYPE_CHECKING:
    from pathlib import Path

ASKED_AT_THE_BED = {
    "killed_and_taken_up.toml",
    "clock_set_back.toml",
    "clock_set_forward.toml",
    "lid_closed.toml",
    "killed_and_clock_set_back.toml",
}
"""What these expect of the alarm that asks for rate and weight, a kill and its confirmation would change."""
NUMBER = 'one number as text: "24" or "0.3", not 24, "0,3", "1,000" or "1e3"'

# What stands after the file's name; where a list of accepted words follows, its beginning.
LINES = {
    "alarm_unknown.toml": "step 1.expect.alarms.vital-signs-late: unknown key: accepted is one of severe-reaction, ",
    "born_tomorrow.toml": 'patient.born: "2026-11-23": accepted is a day before the scenario starts',
    "check_answered_as_another.toml": (
        'checks.severe-kidney-failure: "done": accepted is one of absent, present, not-known'
    ),
    "check_unknown.toml": "checks.creatinin: not asked here: accepted is one of severe-hypersensitivity, ",
    "check_value_with_two_readings.toml": f'checks.creatinine.value: "1,000": accepted is {NUMBER}',
    "check_without_reason.toml": (
        'checks.hbv: "not-available" (check without its reason: hbv): '
        "accepted is a check that stops nothing, or one with its reason"
    ),
    "clock_set_and_moved.toml": (
        "step 1.with.jump_s: jump_s and offset_min: accepted is exactly one of jump_s, offset_min"
    ),
    "clock_set_by_words.toml": (
        'step 1.with.jump_s: "+3600": accepted is one number as text, less than 0 with a hyphen: "3600" or "-3600"'
    ),
    "contraindication_unanswered.toml": (
        'checks.severe-kidney-failure: "present" (contraindication not ruled out: severe kidney failure – '
        "a prescriber’s reason and name are needed): accepted is a check that stops nothing, or one with its reason, "
        "or an [[answer]] to contraindication:severe-kidney-failure with reason and name"
    ),
    "day_the_other_way_round.toml": 'patient.born: "02.05.2018": accepted is a day as text: "2026-11-22"',
    # 7200 g ÷ 24 kg = 300 g/kg.
    "dose_in_milligrams.toml": (
        'order.dose_g: "7200" (a dose of 300 g/kg a day can hardly be meant (at most 3 g/kg) – '
        "0.3 g/kg a day?): accepted is a dose that can be meant, or an [[answer]] to dose-implausible "
        "with reason and name"
    ),
    "drops_of_another_set.toml": (
        'set.giving_set: "gravity:20" (4.8 drops/kg/min × 60 ÷ 20 drops/mL = 14.4 mL/kg/h, label limit 4.8 mL/kg/h): '
        "accepted is a set that runs every rung"
    ),
    "drops_too_slow.toml": (
        'set.giving_set: "gravity:10" (0.3 mL/kg/h is under 2 drops/min on this set, too slow to count – '
        "more drops/mL or a pump can do it): accepted is a set that runs every rung"
    ),
    "expect_unknown.toml": "step 1.expect.given_ml: unknown key: accepted is one of phase, given_ml_h, ",
    "expected_number.toml": (
        'step 1.expect.infused_ml: 3.5 without quotes: accepted is an exact number as text: "10.5" or "1/3"'
    ),
    "grade_unknown.toml": 'step 1.with.grade: "6": accepted is 1, 2, 3, 4 or 5',
    "key_missing.toml": "order.prescriber: missing: accepted is this key",
    "key_unknown.toml": "patient.wieght_kg: unknown key: accepted is one of id, name, born, sex, weight_kg, ",
    "kind_unknown.toml": 'step 1.expect.refused: "observation-old": accepted is one of rung-time, observation-stale, ',
    "minute_back.toml": 'step 3.minute: "29.5": accepted is 30 or later: time does not go back',
    "no_step.toml": "step: missing: accepted is this key",
    "not_toml.toml": "file: not TOML: Expected ']' at the end of a table declaration (at line 10, column 7)",
    "own_time_before_start.toml": 'step 1.with.at_minute: "5": accepted is a time of its own after the start only',
    "own_time_of_a_rate.toml": "step 1.with.at_minute: unknown key: accepted is no key here",
    "own_time_of_seconds.toml": 'step 2.with.at_minute: "5.5": accepted is whole minutes, as a time is typed',
    "profile_for_under_the_skin.toml": (
        'set.profile: "gamunex-c-10-us-sc" (Gamunex-C 10 % (US label) is a profile for under the skin: '
        "not for a vein): accepted is one of asceniv-10-us-pi, bivigam-10-us-pi, "
    ),
    "profile_unknown.toml": 'set.profile: "privigen": accepted is one of asceniv-10-us-pi, bivigam-10-us-pi, ',
    "risk_unknown.toml": 'patient.risks: "old": accepted is one of age-65, kidney, ',
    "set_unknown.toml": 'set.giving_set: "gravity:25": accepted is pump:INCREMENT in mL/h (pump:0.1, pump:1) or ',
    "sleep_without_its_length.toml": "step 1.with.for_s: missing: accepted is this key",
    "start_without_offset.toml": (
        'starts: "2026-11-22T09:00:00": accepted is a moment with its offset: "2026-11-22T09:00:00+01:00"'
    ),
    "two_doses.toml": ("order.dose_g: dose_g and dose_g_per_kg: accepted is exactly one of dose_g, dose_g_per_kg"),
    "two_rates.toml": (
        "step 1.with.to_ml_h: to_ml_h and to_drops_per_min: accepted is exactly one of to_ml_h, to_drops_per_min"
    ),
    "verb_unknown.toml": 'step 1.do: "rise": accepted is one of observe, start, raise, ',
    "weight_of_nothing.toml": 'patient.weight_kg: "0": accepted is a number above 0',
    "weight_ten_times.toml": (
        'patient.weight_kg: "240" (a weight of 240 kg can hardly be true at this age – 24 kg?): '
        "accepted is a weight that can be true, or an [[answer]] to weight-implausible with reason and name"
    ),
    "weight_with_two_readings.toml": f'patient.weight_kg: "1,000": accepted is {NUMBER}',
    "weight_without_quotes.toml": f"patient.weight_kg: 24.0 without quotes: accepted is {NUMBER}",
    "with_unknown.toml": "step 1.with.to_ml_h: unknown key: accepted is one of confirmed",
}


@pytest.mark.parametrize(
    "driver", [pytest.param(name, marks=pytest.mark.window) if name == "window" else name for name in DRIVERS]
)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_goes_as_it_says(name: str, driver: str, tmp_path: Path) -> None:
    playing = DRIVERS[driver](tmp_path)
    report = rehearse(scenario_of(name), playing)
    if isinstance(playing, DeskDriver):
        playing.close()

    assert failure_lines(report) == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_desk_records_what_the_domain_decides(name: str, tmp_path: Path) -> None:
    by_domain = domain_driver(tmp_path)
    rehearse(scenario_of(name), by_domain)
    with closing(desk_on_file(tmp_path)) as by_desk:
        rehearse(scenario_of(name), by_desk)
        recorded = [(entry.version, entry.at, entry.event) for entry in by_desk.entries()]
    decided = [(entry.version, entry.at, entry.event) for entry in by_domain.entries()]

    assert recorded == decided


@pytest.mark.parametrize("name", [name for name in SCENARIOS if name not in ASKED_AT_THE_BED])
def test_a_program_that_dies_after_every_step_loses_nothing(name: str, tmp_path: Path) -> None:
    """S7: all is restored from the record, and goes on once rate and weight were confirmed at the bed."""
    with closing(desk_on_file(tmp_path)) as by_desk:
        report = rehearse(scenario_of(name), KilledAfterEveryStep(by_desk))

    assert failure_lines(report) == []


def test_every_bad_scenario_has_its_line() -> None:
    assert sorted(LINES) == BAD


@pytest.mark.parametrize("name", BAD)
def test_a_bad_scenario_is_one_line_with_field_value_and_what_is_accepted(name: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioProblem) as raised:
        rehearse(scenario_of(f"bad/{name}"), domain_driver(tmp_path))

    line = str(raised.value)
    assert line.removeprefix(f"bad/{name}: ").startswith(LINES[name])
    assert "\n" not in line


def test_every_scenario_says_who_it_is_about() -> None:
    titles = [scenario_of(name).title for name in SCENARIOS]

    assert len(set(titles)) == len(list(FOLDER.glob("*.toml")))
