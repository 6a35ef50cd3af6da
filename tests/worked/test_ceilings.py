"""The ceiling of shipped labels, every bound worked on paper: what binds stands first (S1, S2, S3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MgPerMl, Minutes, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import WardCeiling, asks_for_prescriber_ceiling, ceiling_for
from ivig_desk.domain.formulary.dose_judgement import with_indicated_time
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.formulary.ramp import Ramp, ramp_for
from ivig_desk.domain.patient.patient import Earlier, Patient, Risk
from tests.unit.formulary.samples import ORDER, PATIENT, limit

PROFILES = {
    profile.id: profile for profile in TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
}
ADULT = replace(PATIENT, weight=Kilograms.of("70"))
AT_RISK = replace(ADULT, risks=(Risk.KIDNEY,))
FASTER = replace(ORDER, tolerance=Tolerance.TOLERATED_FASTER)
POSOLOGY = load_posology(resources_folder())
PUMP = Pump(increment=MlPerHour.of("1"))


def told(
    profile_id: str,
    patient: Patient = ADULT,
    order: Order = ORDER,
    ward: WardCeiling | None = None,
    giving_set: GivingSet = PUMP,
) -> list[str]:
    ceiling = ceiling_for(PROFILES[profile_id], patient, order, None, ward, giving_set=giving_set)
    return [
        f"{reason.kind.value} {reason.hardness.value} {reason.limit.text} as {reason.as_printed}"
        for reason in ceiling.reasons
    ]


def test_octagam_prints_its_maximum_at_risk_two_ways_and_the_lower_binds() -> None:
    """S3: 0.03 mL/kg/min × 60 = 1.8 mL/kg/h; 3.3 mg/kg/min × 0.6 = 1.98; 12 × 0.6 = 7.2. Both prints are kept."""
    assert told("octagam-10-us-itp", AT_RISK) == [
        "label-at-risk hard 1.8 as 0.03 mL/kg/min",
        "label-at-risk hard 1.98 as 3.3 mg/kg/min",
        "label hard 7.2 as 12 mg/kg/min",
    ]


def test_a_ramp_at_risk_ends_at_the_lower_of_the_two_prints() -> None:
    """S1: 70 kg × 0.6, 1.2, 1.8 mL/kg/h = 42, 84, 126 mL/h; the last rung is the ceiling, and local."""
    profile = PROFILES["octagam-10-us-itp"]
    ramp = ramp_for(profile, AT_RISK, PUMP, ceiling_for(profile, AT_RISK, ORDER, None, None))

    assert isinstance(ramp, Ramp)
    rows = [(rung.rate.ml_per_h.text, rung.status.value, rung.source is None) for rung in ramp.rungs]
    assert rows == [("42", "label", False), ("84", "label", False), ("126", "local practice", True)]


def test_octagam_5_prints_a_figure_at_risk_that_bounds_nothing_and_the_prescriber_is_asked() -> None:
    """S3: 0.07 mL/kg/min × 60 = 4.2 mL/kg/h; 200 mg/kg/h ÷ 50 = 4 mL/kg/h binds."""
    assert told("octagam-5-us-pi", AT_RISK) == [
        "label hard 4 as 200 mg/kg/h",
        "label-at-risk hard 4.2 as 0.07 mL/kg/min",
    ]
    assert asks_for_prescriber_ceiling(PROFILES["octagam-5-us-pi"], AT_RISK, ORDER)


NUMBER_BELOW = {
    "octagam-10-us-itp",
    "octagam-10-us-dm",
    "panzyga-10-us-pi",
    "panzyga-10-us-itp",
    "panzyga-10-us-cidp",
}


@pytest.mark.parametrize("profile_id", sorted(PROFILES))
def test_where_a_label_prints_no_lower_number_for_a_risk_the_prescriber_is_asked_for_one(profile_id: str) -> None:
    """S3: none is invented."""
    profile = PROFILES[profile_id]

    assert asks_for_prescriber_ceiling(profile, AT_RISK, ORDER) is (profile_id not in NUMBER_BELOW)
    assert not asks_for_prescriber_ceiling(profile, ADULT, ORDER)
    assert not asks_for_prescriber_ceiling(profile, AT_RISK, replace(ORDER, ceiling=MlPerKgPerHour.of("1")))


@pytest.mark.parametrize(
    ("profile_id", "order", "highest"),
    [
        ("privigen-10-eu", ORDER, "4.8"),
        ("privigen-10-eu", FASTER, "7.2"),
        ("kiovig-10-eu", ORDER, "6"),
        ("kiovig-10-eu", FASTER, "8"),
        # no other label has a faster maximum: the tick does nothing
        ("privigen-10-us-pi", FASTER, "4.8"),
        ("privigen-10-us-itp", FASTER, "2.4"),
        ("panzyga-10-us-pi", FASTER, "8.4"),
    ],
)
def test_the_faster_maximum_exists_only_where_it_is_ticked_and_printed(
    profile_id: str, order: Order, highest: str
) -> None:
    """S3."""
    (only,) = told(profile_id, order=order)

    assert only.startswith(f"label hard {highest} as ")


def test_a_first_infusion_s_cap_binds_a_first_one_a_changed_product_and_a_long_gap() -> None:
    """S3: no shipped label prints one; a ward's may. 0.8 mL/kg/h under Kiovig's 6."""
    capped = replace(PROFILES["kiovig-10-eu"], first_infusion=limit(MlPerKgPerHour.of("0.8")))
    limits = {
        earlier: ceiling_for(capped, replace(ADULT, earlier=earlier), ORDER, None, None).limit.text
        for earlier in Earlier
    }

    assert limits == {
        Earlier.NEVER: "0.8",
        Earlier.LONGER_AGO: "0.8",
        Earlier.OTHER_PRODUCT: "0.8",
        Earlier.SAME_WITHIN_8_WEEKS: "6",
    }


@pytest.mark.parametrize(
    ("hours", "ml_per_kg_h"),
    # Kawasaki, 2 g/kg at 15 kg: 30 g = 300 mL; ÷ 10 h ÷ 15 kg = 2 mL/kg/h; ÷ 12 h ÷ 15 kg = 5/3
    [("600", "2"), ("720", "5/3")],
)
def test_kawasaki_s_shortest_time_bounds_the_rate(hours: str, ml_per_kg_h: str) -> None:
    """S2: review.md, a single infusion in 10–12 h."""
    child = replace(PATIENT, weight=Kilograms.of("15"))
    order = replace(ORDER, indication="kawasaki", dose=Grams.of("30"), over_at_least=Minutes.of(hours))

    first, _ = told("privigen-10-eu", child, order)

    assert first == f"shortest-duration soft {ml_per_kg_h} as {ml_per_kg_h} mL/kg/h"


def test_a_diluted_bag_lasts_as_long_and_so_may_run_twice_the_volume() -> None:
    """S2: the same 30 g at 50 mg/mL are 600 mL; ÷ 10 h ÷ 15 kg = 4 mL/kg/h; the label's 4.8 is not doubled (S1)."""
    child = replace(PATIENT, weight=Kilograms.of("15"))
    order = replace(ORDER, dose=Grams.of("30"), over_at_least=Minutes.of("600"), dispensed=MgPerMl.of("50"))

    assert told("privigen-10-eu", child, order) == [
        "shortest-duration soft 4 as 4 mL/kg/h",
        "label hard 4.8 as 4.8 mL/kg/h",
    ]


@pytest.mark.parametrize(
    ("ward", "first"),
    [
        (MlPerKgPerHour.of("4"), "ward soft 4 as 4 mL/kg/h"),
        # ÷ 70 kg: 140 mL/h are 2 mL/kg/h, 200 are 20/7; 420 are 6, above Privigen's 4.8
        (MlPerHour.of("140"), "ward soft 2 as 140 mL/h"),
        (MlPerHour.of("200"), "ward soft 20/7 as 200 mL/h"),
        (MlPerHour.of("420"), "label hard 4.8 as 4.8 mL/kg/h"),
    ],
)
def test_a_ward_s_own_ceiling_is_by_weight_or_one_rate_for_all(ward: MlPerKgPerHour | MlPerHour, first: str) -> None:
    """S2."""
    assert told("privigen-10-eu", ward=WardCeiling(rate=ward, source="ward, 2026"))[0] == first


@pytest.mark.parametrize(
    ("giving_set", "first"),
    [
        # ÷ 70 kg: a pump of 300 mL/h at most runs 30/7 mL/kg/h (4.28…); one of 999 is no bound
        (replace(PUMP, fastest=MlPerHour.of("300")), "giving-set hard 30/7 as 300 mL/h"),
        (replace(PUMP, fastest=MlPerHour.of("999")), "label hard 4.8 as 4.8 mL/kg/h"),
        (PUMP, "label hard 4.8 as 4.8 mL/kg/h"),
    ],
)
def test_what_the_pump_can_do_is_a_bound(giving_set: GivingSet, first: str) -> None:
    """S1: hard, since nothing passes it."""
    assert told("privigen-10-eu", giving_set=giving_set)[0] == first


def test_a_drip_brings_no_bound_of_its_own() -> None:
    """S20: how fast it can be counted, no source says."""
    gravity = Gravity(drop_factor=PROFILES["privigen-10-review"].drop_factor or pytest.fail("60 drops/mL"))

    assert told("privigen-10-eu", giving_set=gravity) == ["label hard 4.8 as 4.8 mL/kg/h"]


def test_kawasaki_disease_given_at_once_takes_ten_hours_at_the_least() -> None:
    """S2: P2, 10–12 h. 20 kg, 40 g are 2 g/kg, 400 mL; ÷ 600 min × 60 = 40 mL/h; ÷ 20 kg = 2 mL/kg/h."""
    order = replace(ORDER, indication="kawasaki-disease", dose=Grams.of("40"))
    child = replace(PATIENT, weight=Kilograms.of("20"))

    assert told("privigen-10-eu", child, with_indicated_time(order, child.weight, POSOLOGY)) == [
        "indicated-duration soft 2 as 2 mL/kg/h",
        "label hard 4.8 as 4.8 mL/kg/h",
    ]


@pytest.mark.parametrize(
    ("indication", "grams"),
    # 20 kg: 1.58 g/kg, under 1.6 less its hundredth (1.584); a fifth of 2 g/kg; a row without a time
    [("kawasaki-disease", "31.6"), ("kawasaki-disease", "8"), ("dermatomyositis", "40"), ("other", "40")],
)
def test_a_dose_that_the_review_gives_no_time_has_none(indication: str, grams: str) -> None:
    order = replace(ORDER, indication=indication, dose=Grams.of(grams))

    assert with_indicated_time(order, Kilograms.of("20"), POSOLOGY).indicated_over is None
