"""Whole ramps of the shipped profiles, worked on paper: three weights, two pumps, two drips (S3, S6, S20, S26, S27).

Each table was reckoned by hand as its comment shows, never copied from the program. The doses are 0.4 g/kg for 5 kg and
70 kg (2 g, 28 g) and 0.3 g/kg for 24 kg (7.2 g); Privigen 10 % is 10 mL a gram, Flebogamma 5 % 20 mL a gram.
A row reads: what the set runs at, when from and until, and what has gone in by then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.domain.amounts.formulas import volume_of_dose
from ivig_desk.domain.amounts.quantities import DropsPerMl, Grams, Kilograms, MlPerHour
from ivig_desk.domain.formulary.ceiling import ceiling_for
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.ramp import PlannedRung, RampRefused, planned_rungs, ramp_for
from tests.unit.formulary.samples import ORDER, PATIENT

if TYPE_CHECKING:
    from ivig_desk.domain.formulary.profile import Profile

SETS: dict[str, GivingSet] = {
    "pump:0.1": Pump(increment=MlPerHour.of("0.1")),
    "pump:1": Pump(increment=MlPerHour.of("1")),
    "gravity:20": Gravity(drop_factor=DropsPerMl.of("20")),
    "gravity:60": Gravity(drop_factor=DropsPerMl.of("60")),
}
DOSES = {"5": "2", "24": "7.2", "70": "28"}

PRIVIGEN = ("privigen-10-eu", "privigen-10-review")
FLEBOGAMMA = ("flebogamma-5-eu",)
REVIEW = ("flebogamma-5-review",)
PUMPS = ("pump:0.1", "pump:1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What one weight gets of one ramp, on every set that comes to the same."""

    profiles: tuple[str, ...]
    kg: str
    sets: tuple[str, ...]
    rows: tuple[str, ...]


TABLES = (
    # ---- Privigen 0.3, 0.6, 1.2, 2.4, 4.8 mL/kg/h (the review's drops/kg/min at 60 drops/mL are the same), 30 min each
    #
    # 5 kg, 20 mL. × 5: 1.5, 3, 6, 12, 24 mL/h. Half-hours: 0.75 + 1.5 + 3 + 6 = 11.25.
    # 20 − 11.25 = 8.75 left; 8.75 ÷ 24 × 60 = 525 ÷ 24 = 21.875 min.
    Table(
        profiles=PRIVIGEN,
        kg="5",
        sets=("pump:0.1",),
        rows=(
            "1.5 mL/h, 0–30 min, 0.75 mL",
            "3 mL/h, 30–60 min, 2.25 mL",
            "6 mL/h, 60–90 min, 5.25 mL",
            "12 mL/h, 90–120 min, 11.25 mL",
            "24 mL/h, 120–141.875 min, 20 mL",
        ),
    ),
    # On whole mL/h 1.5 becomes 1. Half-hours: 0.5 + 1.5 + 3 + 6 = 11; 9 left; 9 ÷ 24 × 60 = 22.5 min.
    Table(
        profiles=PRIVIGEN,
        kg="5",
        sets=("pump:1",),
        rows=(
            "1 mL/h, 0–30 min, 0.5 mL",
            "3 mL/h, 30–60 min, 2 mL",
            "6 mL/h, 60–90 min, 5 mL",
            "12 mL/h, 90–120 min, 11 mL",
            "24 mL/h, 120–142.5 min, 20 mL",
        ),
    ),
    # On 60 drops/mL 1.5 mL/h are 1.5 drops/min, on 20 drops/mL 0.5: one and none, under 2 (see REFUSED).
    #
    # 24 kg, 72 mL. × 24: 7.2, 14.4, 28.8, 57.6, 115.2 mL/h. Half-hours: 3.6 + 7.2 + 14.4 + 28.8 = 54.
    # 18 left; 18 ÷ 115.2 × 60 = 1080 ÷ 115.2 = 9.375 min.
    Table(
        profiles=PRIVIGEN,
        kg="24",
        sets=("pump:0.1",),
        rows=(
            "7.2 mL/h, 0–30 min, 3.6 mL",
            "14.4 mL/h, 30–60 min, 10.8 mL",
            "28.8 mL/h, 60–90 min, 25.2 mL",
            "57.6 mL/h, 90–120 min, 54 mL",
            "115.2 mL/h, 120–129.375 min, 72 mL",
        ),
    ),
    # On whole mL/h: 7, 14, 28, 57, 115. Half-hours: 3.5 + 7 + 14 + 28.5 = 53; 19 left;
    # 19 ÷ 115 × 60 = 1140 ÷ 115 = 228/23 min; 120 = 2760/23; together 2988/23 (129.91…).
    Table(
        profiles=PRIVIGEN,
        kg="24",
        sets=("pump:1",),
        rows=(
            "7 mL/h, 0–30 min, 3.5 mL",
            "14 mL/h, 30–60 min, 10.5 mL",
            "28 mL/h, 60–90 min, 24.5 mL",
            "57 mL/h, 90–120 min, 53 mL",
            "115 mL/h, 120–2988/23 min, 72 mL",
        ),
    ),
    # On 60 drops/mL a drop a minute is 1 mL/h, so whole drops are whole mL/h: the same again, 7, 14, 28, 57, 115 drops.
    Table(
        profiles=PRIVIGEN,
        kg="24",
        sets=("gravity:60",),
        rows=(
            "7 mL/h = 7 drops/min, 0–30 min, 3.5 mL",
            "14 mL/h = 14 drops/min, 30–60 min, 10.5 mL",
            "28 mL/h = 28 drops/min, 60–90 min, 24.5 mL",
            "57 mL/h = 57 drops/min, 90–120 min, 53 mL",
            "115 mL/h = 115 drops/min, 120–2988/23 min, 72 mL",
        ),
    ),
    # On 20 drops/mL a drop a minute is 3 mL/h. ÷ 3: 2.4, 4.8, 9.6, 19.2, 38.4, so 2, 4, 9, 19, 38 drops;
    # × 3: 6, 12, 27, 57, 114 mL/h. Half-hours: 3 + 6 + 13.5 + 28.5 = 51; 21 left;
    # 21 ÷ 114 × 60 = 1260 ÷ 114 = 210/19 min; 120 = 2280/19; together 2490/19 (131.05…).
    # The review's profile is refused on this set.
    Table(
        profiles=("privigen-10-eu",),
        kg="24",
        sets=("gravity:20",),
        rows=(
            "6 mL/h = 2 drops/min, 0–30 min, 3 mL",
            "12 mL/h = 4 drops/min, 30–60 min, 9 mL",
            "27 mL/h = 9 drops/min, 60–90 min, 22.5 mL",
            "57 mL/h = 19 drops/min, 90–120 min, 51 mL",
            "114 mL/h = 38 drops/min, 120–2490/19 min, 72 mL",
        ),
    ),
    # 70 kg, 280 mL. × 70: 21, 42, 84, 168, 336 mL/h, whole everywhere. Half-hours: 10.5 + 21 + 42 + 84 = 157.5.
    # 122.5 left; 122.5 ÷ 336 × 60 = 7350 ÷ 336 = 21.875 min.
    Table(
        profiles=PRIVIGEN,
        kg="70",
        sets=PUMPS,
        rows=(
            "21 mL/h, 0–30 min, 10.5 mL",
            "42 mL/h, 30–60 min, 31.5 mL",
            "84 mL/h, 60–90 min, 73.5 mL",
            "168 mL/h, 90–120 min, 157.5 mL",
            "336 mL/h, 120–141.875 min, 280 mL",
        ),
    ),
    Table(
        profiles=PRIVIGEN,
        kg="70",
        sets=("gravity:60",),
        rows=(
            "21 mL/h = 21 drops/min, 0–30 min, 10.5 mL",
            "42 mL/h = 42 drops/min, 30–60 min, 31.5 mL",
            "84 mL/h = 84 drops/min, 60–90 min, 73.5 mL",
            "168 mL/h = 168 drops/min, 90–120 min, 157.5 mL",
            "336 mL/h = 336 drops/min, 120–141.875 min, 280 mL",
        ),
    ),
    # ÷ 3 for 20 drops/mL: 7, 14, 28, 56, 112 drops/min, none lost.
    Table(
        profiles=("privigen-10-eu",),
        kg="70",
        sets=("gravity:20",),
        rows=(
            "21 mL/h = 7 drops/min, 0–30 min, 10.5 mL",
            "42 mL/h = 14 drops/min, 30–60 min, 31.5 mL",
            "84 mL/h = 28 drops/min, 60–90 min, 73.5 mL",
            "168 mL/h = 56 drops/min, 90–120 min, 157.5 mL",
            "336 mL/h = 112 drops/min, 120–141.875 min, 280 mL",
        ),
    ),
    # ---- Flebogamma 0.01, 0.02, 0.04, 0.08, 0.1 mL/kg/min, 30 min each; × 60: 0.6, 1.2, 2.4, 4.8, 6 mL/kg/h
    #
    # 5 kg, 40 mL. × 5: 3, 6, 12, 24, 30 mL/h. Half-hours: 1.5 + 3 + 6 + 12 = 22.5; 17.5 left; 17.5 ÷ 30 × 60 = 35 min.
    Table(
        profiles=FLEBOGAMMA,
        kg="5",
        sets=PUMPS,
        rows=(
            "3 mL/h, 0–30 min, 1.5 mL",
            "6 mL/h, 30–60 min, 4.5 mL",
            "12 mL/h, 60–90 min, 10.5 mL",
            "24 mL/h, 90–120 min, 22.5 mL",
            "30 mL/h, 120–155 min, 40 mL",
        ),
    ),
    Table(
        profiles=FLEBOGAMMA,
        kg="5",
        sets=("gravity:60",),
        rows=(
            "3 mL/h = 3 drops/min, 0–30 min, 1.5 mL",
            "6 mL/h = 6 drops/min, 30–60 min, 4.5 mL",
            "12 mL/h = 12 drops/min, 60–90 min, 10.5 mL",
            "24 mL/h = 24 drops/min, 90–120 min, 22.5 mL",
            "30 mL/h = 30 drops/min, 120–155 min, 40 mL",
        ),
    ),
    # On 20 drops/mL 3 mL/h are 1 drop/min, under 2 (see REFUSED).
    #
    # 24 kg, 144 mL. × 24: 14.4, 28.8, 57.6, 115.2, 144 mL/h. Half-hours: 7.2 + 14.4 + 28.8 + 57.6 = 108;
    # 36 left; 36 ÷ 144 × 60 = 15 min.
    Table(
        profiles=FLEBOGAMMA,
        kg="24",
        sets=("pump:0.1",),
        rows=(
            "14.4 mL/h, 0–30 min, 7.2 mL",
            "28.8 mL/h, 30–60 min, 21.6 mL",
            "57.6 mL/h, 60–90 min, 50.4 mL",
            "115.2 mL/h, 90–120 min, 108 mL",
            "144 mL/h, 120–135 min, 144 mL",
        ),
    ),
    # Whole: 14, 28, 57, 115, 144. Half-hours: 7 + 14 + 28.5 + 57.5 = 107; 37 left; 37 ÷ 144 × 60 = 185/12 min;
    # 120 = 1440/12; together 1625/12 (135.416…).
    Table(
        profiles=FLEBOGAMMA,
        kg="24",
        sets=("pump:1",),
        rows=(
            "14 mL/h, 0–30 min, 7 mL",
            "28 mL/h, 30–60 min, 21 mL",
            "57 mL/h, 60–90 min, 49.5 mL",
            "115 mL/h, 90–120 min, 107 mL",
            "144 mL/h, 120–1625/12 min, 144 mL",
        ),
    ),
    Table(
        profiles=FLEBOGAMMA,
        kg="24",
        sets=("gravity:60",),
        rows=(
            "14 mL/h = 14 drops/min, 0–30 min, 7 mL",
            "28 mL/h = 28 drops/min, 30–60 min, 21 mL",
            "57 mL/h = 57 drops/min, 60–90 min, 49.5 mL",
            "115 mL/h = 115 drops/min, 90–120 min, 107 mL",
            "144 mL/h = 144 drops/min, 120–1625/12 min, 144 mL",
        ),
    ),
    # ÷ 3: 4.8, 9.6, 19.2, 38.4, 48, so 4, 9, 19, 38, 48 drops; × 3: 12, 27, 57, 114, 144 mL/h.
    # Half-hours: 6 + 13.5 + 28.5 + 57 = 105; 39 left; 39 ÷ 144 × 60 = 16.25 min.
    Table(
        profiles=FLEBOGAMMA,
        kg="24",
        sets=("gravity:20",),
        rows=(
            "12 mL/h = 4 drops/min, 0–30 min, 6 mL",
            "27 mL/h = 9 drops/min, 30–60 min, 19.5 mL",
            "57 mL/h = 19 drops/min, 60–90 min, 48 mL",
            "114 mL/h = 38 drops/min, 90–120 min, 105 mL",
            "144 mL/h = 48 drops/min, 120–136.25 min, 144 mL",
        ),
    ),
    # 70 kg, 560 mL. × 70: 42, 84, 168, 336, 420 mL/h. Half-hours: 21 + 42 + 84 + 168 = 315; 245 left;
    # 245 ÷ 420 × 60 = 35 min.
    Table(
        profiles=FLEBOGAMMA,
        kg="70",
        sets=PUMPS,
        rows=(
            "42 mL/h, 0–30 min, 21 mL",
            "84 mL/h, 30–60 min, 63 mL",
            "168 mL/h, 60–90 min, 147 mL",
            "336 mL/h, 90–120 min, 315 mL",
            "420 mL/h, 120–155 min, 560 mL",
        ),
    ),
    Table(
        profiles=FLEBOGAMMA,
        kg="70",
        sets=("gravity:60",),
        rows=(
            "42 mL/h = 42 drops/min, 0–30 min, 21 mL",
            "84 mL/h = 84 drops/min, 30–60 min, 63 mL",
            "168 mL/h = 168 drops/min, 60–90 min, 147 mL",
            "336 mL/h = 336 drops/min, 90–120 min, 315 mL",
            "420 mL/h = 420 drops/min, 120–155 min, 560 mL",
        ),
    ),
    # ÷ 3: 14, 28, 56, 112, 140 drops/min, none lost.
    Table(
        profiles=FLEBOGAMMA,
        kg="70",
        sets=("gravity:20",),
        rows=(
            "42 mL/h = 14 drops/min, 0–30 min, 21 mL",
            "84 mL/h = 28 drops/min, 30–60 min, 63 mL",
            "168 mL/h = 56 drops/min, 60–90 min, 147 mL",
            "336 mL/h = 112 drops/min, 90–120 min, 315 mL",
            "420 mL/h = 140 drops/min, 120–155 min, 560 mL",
        ),
    ),
    # ---- Flebogamma by the review, 0.8 and 1.6 drops/kg/min at 60 drops/mL: 0.8 and 1.6 mL/kg/h, the first for 30 min
    #
    # 5 kg, 40 mL. × 5: 4, 8 mL/h. Half an hour: 2; 38 left; 38 ÷ 8 × 60 = 285 min.
    Table(profiles=REVIEW, kg="5", sets=PUMPS, rows=("4 mL/h, 0–30 min, 2 mL", "8 mL/h, 30–315 min, 40 mL")),
    Table(
        profiles=REVIEW,
        kg="5",
        sets=("gravity:60",),
        rows=("4 mL/h = 4 drops/min, 0–30 min, 2 mL", "8 mL/h = 8 drops/min, 30–315 min, 40 mL"),
    ),
    # 24 kg, 144 mL. × 24: 19.2, 38.4 mL/h. Half an hour: 9.6; 134.4 left; 134.4 ÷ 38.4 × 60 = 210 min.
    Table(
        profiles=REVIEW,
        kg="24",
        sets=("pump:0.1",),
        rows=("19.2 mL/h, 0–30 min, 9.6 mL", "38.4 mL/h, 30–240 min, 144 mL"),
    ),
    # Whole: 19, 38. Half an hour: 9.5; 134.5 left; 134.5 ÷ 38 × 60 = 8070 ÷ 38 = 4035/19 min; 30 = 570/19;
    # together 4605/19 (242.36…).
    Table(
        profiles=REVIEW,
        kg="24",
        sets=("pump:1",),
        rows=("19 mL/h, 0–30 min, 9.5 mL", "38 mL/h, 30–4605/19 min, 144 mL"),
    ),
    Table(
        profiles=REVIEW,
        kg="24",
        sets=("gravity:60",),
        rows=("19 mL/h = 19 drops/min, 0–30 min, 9.5 mL", "38 mL/h = 38 drops/min, 30–4605/19 min, 144 mL"),
    ),
    # 70 kg, 560 mL. × 70: 56, 112 mL/h. Half an hour: 28; 532 left; 532 ÷ 112 × 60 = 285 min.
    Table(profiles=REVIEW, kg="70", sets=PUMPS, rows=("56 mL/h, 0–30 min, 28 mL", "112 mL/h, 30–315 min, 560 mL")),
    Table(
        profiles=REVIEW,
        kg="70",
        sets=("gravity:60",),
        rows=("56 mL/h = 56 drops/min, 0–30 min, 28 mL", "112 mL/h = 112 drops/min, 30–315 min, 560 mL"),
    ),
)

REFUSED = {
    # 5 kg: 1.5 mL/h on 20 drops/mL is half a drop a minute, on 60 one and a half; 3 mL/h on 20 drops/mL is one.
    ("privigen-10-eu", "5", "gravity:20"): "drops-too-slow: 0.3 mL/kg/h is 0.3 mL/kg/h, limit 4.8 mL/kg/h",
    ("privigen-10-eu", "5", "gravity:60"): "drops-too-slow: 0.3 mL/kg/h is 0.3 mL/kg/h, limit 4.8 mL/kg/h",
    ("privigen-10-review", "5", "gravity:60"): "drops-too-slow: 0.3 drops/kg/min is 0.3 mL/kg/h, limit 4.8 mL/kg/h",
    ("flebogamma-5-eu", "5", "gravity:20"): "drops-too-slow: 0.01 mL/kg/min is 0.6 mL/kg/h, limit 6 mL/kg/h",
    # The review's ramps on 20 drops/mL: 4.8 × 60 ÷ 20 = 14.4 mL/kg/h against 4.8; 1.6 × 60 ÷ 20 = 4.8 against 6,
    # inside the limit and still not what the review means.
    **{
        ("privigen-10-review", kg, "gravity:20"): (
            "above-hard-limit: 4.8 drops/kg/min is 14.4 mL/kg/h, limit 4.8 mL/kg/h"
        )
        for kg in DOSES
    },
    **{
        ("flebogamma-5-review", kg, "gravity:20"): (
            "other-drop-factor: 1.6 drops/kg/min is 4.8 mL/kg/h, limit 6 mL/kg/h"
        )
        for kg in DOSES
    },
}


@pytest.fixture(scope="module")
def profiles() -> dict[str, Profile]:
    formulary = TomlDataFiles(resources=resources_folder(), ward=None).formulary()
    return {profile.id: profile for profile in formulary.profiles}


@pytest.mark.parametrize(
    ("profile_id", "kg", "giving_set", "rows"),
    [
        (profile_id, table.kg, giving_set, table.rows)
        for table in TABLES
        for profile_id in table.profiles
        for giving_set in table.sets
    ],
)
def test_a_ramp_is_the_one_on_paper(
    profiles: dict[str, Profile], profile_id: str, kg: str, giving_set: str, rows: tuple[str, ...]
) -> None:
    """S3, S6, S20, S27."""
    assert _planned(profiles[profile_id], kg, giving_set) == list(rows)


@pytest.mark.parametrize(("profile_id", "kg", "giving_set"), REFUSED)
def test_a_ramp_the_set_cannot_run_is_refused_with_its_arithmetic(
    profiles: dict[str, Profile], profile_id: str, kg: str, giving_set: str
) -> None:
    """S20, S26."""
    assert _planned(profiles[profile_id], kg, giving_set) == [REFUSED[profile_id, kg, giving_set]]


def test_the_published_example_of_a_plan_is_one_of_these_rows(profiles: dict[str, Profile]) -> None:
    """S6: Privigen, 70 kg, 28 g on a 0.1 mL/h pump: 141.875 min, shown as 141.9, rounded up to one decimal."""
    first, *_, last = _planned(profiles["privigen-10-eu"], "70", "pump:0.1")

    assert first == "21 mL/h, 0–30 min, 10.5 mL"
    assert last == "336 mL/h, 120–141.875 min, 280 mL"


def test_every_shipped_profile_has_a_row_for_every_weight_and_set(profiles: dict[str, Profile]) -> None:
    """S3: four profiles × three weights × four sets, none twice."""
    worked = [
        (profile_id, table.kg, giving_set)
        for table in TABLES
        for profile_id in table.profiles
        for giving_set in table.sets
    ]

    assert sorted([*worked, *REFUSED]) == sorted(
        (profile_id, kg, giving_set) for profile_id in profiles for kg in DOSES for giving_set in SETS
    )


def _planned(profile: Profile, kg: str, giving_set: str) -> list[str]:
    patient = replace(PATIENT, weight=Kilograms.of(kg))
    order = replace(ORDER, dose=Grams.of(DOSES[kg]))
    ramp = ramp_for(profile, patient.weight, SETS[giving_set], ceiling_for(profile, patient, order, None, None))
    if isinstance(ramp, RampRefused):
        return [f"{ramp.problem.value}: {ramp.rung} is {ramp.reckoned}, limit {ramp.limit}"]
    return [_row(planned) for planned in planned_rungs(ramp, volume_of_dose(order.dose, profile.concentration))]


def _row(planned: PlannedRung) -> str:
    rate = planned.rung.rate
    in_drops = "" if rate.drops_per_min is None else f" = {rate.drops_per_min}"
    return f"{rate.ml_per_h}{in_drops}, {planned.start.text}–{planned.end.text} min, {planned.infused_by_end}"
