"""Scenarios in few words, for the tests of what reads and plays them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.scenario_reading import read_scenario
from tests.scenarios.players import domain_driver

if TYPE_CHECKING:
    from ivig_desk.rehearsal.rehearse import Report
    from ivig_desk.rehearsal.scenario import Scenario

PATIENT = 'id = "1"\nname = "Pop, Ana"\nborn = "1981-03-14"\nsex = "F"\nweight_kg = "70"'
ORDER = 'indication = "dermatomyositis"\ndose_g = "28"\nprescriber = "Dr I. Stan"'
GIVING = 'profile = "privigen-10-eu"\ngiving_set = "pump:0.1"'

OBSERVED = """[[step]]
minute = "0"
do = "observe"
[step.with]
systolic = "120"
diastolic = "75"
heart_rate = "72"
temperature_c = "36.6"
spo2 = "98"
respiratory_rate = "16"
"""
STARTED = f'{OBSERVED}[[step]]\nminute = "0"\ndo = "start"\n'
WAITED = '[[step]]\nminute = "0"\ndo = "wait"\n'


def script(*steps: str, top: str = "", patient: str = PATIENT, order: str = ORDER, giving: str = GIVING) -> str:
    """The text of a scenario: an adult of 70 kg on a pump, unless said otherwise."""
    tables = f"[patient]\n{patient}\n[order]\n{order}\n[set]\n{giving}\n"
    return f'title = "a script"\n{top}\n{tables}{"".join(steps) or WAITED}'


def read(text: str) -> Scenario:
    """The scenario of a text."""
    return read_scenario("script.toml", text)


def played(*steps: str) -> Report:
    """What comes of the steps, played through the domain."""
    return rehearse(read(script(*steps)), domain_driver(Path()))
