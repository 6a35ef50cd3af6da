"""Whole ramps of every shipped profile, worked on paper: three weights, two pumps, two drips (S3, S6, S20, S26, S27).

The papers lie in `ramps`, one a preparation, each table under its arithmetic. The doses are 0.4 g/kg for 5 kg and 70 kg
(2 g, 28 g) and 0.3 g/kg for 24 kg (7.2 g); a 10 % preparation is 10 mL a gram, a 5 % one 20 mL.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.domain.amounts.quantities import DropsPerMl, Grams, Kilograms, MgPerMl, MlPerHour
from ivig_desk.domain.formulary.ceiling import ceiling_for
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.ramp import PlannedRung, RampRefused, planned_rungs, ramp_for
from tests.unit.formulary.samples import ORDER, PATIENT
from tests.worked.paper import INFUSIONS, Case, cases_in

SETS: dict[str, GivingSet] = {
    "pump:0.1": Pump(increment=MlPerHour.of("0.1")),
    "pump:1": Pump(increment=MlPerHour.of("1")),
    "gravity:20": Gravity(drop_factor=DropsPerMl.of("20")),
    "gravity:60": Gravity(drop_factor=DropsPerMl.of("60")),
}
DOSES = {"5": "2", "24": "7.2", "70": "28"}
CASES = [case for paper in sorted((Path(__file__).parent / "ramps").glob("*.txt")) for case in cases_in(paper)]
PROFILES = {
    profile.id: profile for profile in TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_ramp_is_the_one_on_paper(case: Case) -> None:
    """S3, S6, S20, S26, S27."""
    assert _planned(case, ORDER) == list(case.rows)


def test_the_published_example_of_a_plan_is_one_of_these_rows() -> None:
    """S6: Privigen, 70 kg, 28 g on a 0.1 mL/h pump: 141.875 min, shown as 141.9, rounded up to one decimal."""
    (rows,) = [case.rows for case in CASES if str(case) == "privigen-10-eu-70kg-pump:0.1-later"]

    assert (rows[0], rows[-1]) == ("21 mL/h, 0–30 min, 10.5 mL", "336 mL/h, 120–141.875 min, 280 mL")


def test_every_shipped_profile_has_a_table_for_every_weight_and_set() -> None:
    """S3: 25 profiles × three weights × four sets, none twice; Qivigy's first and later infusions have their own."""
    worked = sorted((case.profile, case.kg, case.giving_set, case.infusion) for case in CASES)

    assert worked == sorted(
        (profile_id, kg, giving_set, infusion)
        for profile_id in PROFILES
        for infusion in (["first", "later"] if profile_id == "qivigy-10-us-pi" else ["later"])
        for kg in DOSES
        for giving_set in SETS
    )


def test_a_bag_diluted_as_the_label_allows_runs_at_the_same_rates_for_longer() -> None:
    """Privigen EU, 70 kg, 28 g diluted to 50 mg/mL: 560 mL instead of 280; the mL/kg/h is not doubled (S1, S3).

    157.5 mL are in after 120 min as before; 560 − 157.5 = 402.5 left ÷ 336 mL/h × 60 = 71.875 min, in all 191.875.
    """
    case = Case(profile="privigen-10-eu", kg="70", giving_set="pump:0.1", infusion="later", rows=())

    assert _planned(case, replace(ORDER, dispensed=MgPerMl.of("50"))) == [
        "21 mL/h, 0–30 min, 10.5 mL",
        "42 mL/h, 30–60 min, 31.5 mL",
        "84 mL/h, 60–90 min, 73.5 mL",
        "168 mL/h, 90–120 min, 157.5 mL",
        "336 mL/h, 120–191.875 min, 560 mL",
    ]


def _planned(case: Case, ordered: Order) -> list[str]:
    profile = PROFILES[case.profile]
    patient = replace(PATIENT, weight=Kilograms.of(case.kg), earlier=INFUSIONS[case.infusion])
    order = replace(ordered, dose=Grams.of(DOSES[case.kg]))
    ramp = ramp_for(profile, patient, SETS[case.giving_set], ceiling_for(profile, patient, order, None, None))
    if isinstance(ramp, RampRefused):
        return [f"{ramp.problem.value}: {ramp.rung} is {ramp.reckoned}, limit {ramp.limit}"]
    return [_row(planned) for planned in planned_rungs(ramp, order.volume(profile.concentration))]


def _row(planned: PlannedRung) -> str:
    rate = planned.rung.rate
    in_drops = "" if rate.drops_per_min is None else f" = {rate.drops_per_min}"
    return f"{rate.ml_per_h}{in_drops}, {planned.start.text}–{planned.end.text} min, {planned.infused_by_end}"
