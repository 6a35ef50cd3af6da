"""The shipped profiles, figure by figure against what was read in the labels and the review (S3, S4, S26)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import PROFILES, resources_folder
from ivig_desk.adapters.toml_profiles import CHECKSUMS, checksum_of, load_formulary, load_profile
from ivig_desk.domain.formulary.profile import FigureStatus
from tests.unit.adapters.shipped import SHIPPED_IDS

if TYPE_CHECKING:
    from ivig_desk.domain.formulary.profile import Profile, ProfileRung

SHIPPED = resources_folder() / PROFILES
LETTERS = {
    FigureStatus.LABEL: "L",
    FigureStatus.MANUFACTURER: "M",
    FigureStatus.REVIEW: "R",
    FigureStatus.LOCAL: "–",
}

# Typed off the table of labels, never off the files. Each rung: figure, where it was read, minutes held.
# L label, M manufacturer's page, R review, – local practice.
FIGURES = {
    "privigen-10-eu": "mL/kg/h 0.3 L 30, 0.6 – 30, 1.2 – 30, 2.4 – 30, 4.8 L 30; at most 4.8 L; faster 7.2 mL/kg/h",
    "privigen-10-review": "drops/kg/min 0.3 R 30, 0.6 – 30, 1.2 – 30, 2.4 – 30, 4.8 R 30; at most 4.8 L",
    "privigen-10-us-pi": "mg/kg/min 0.5 M 30, 1 – 30, 2 – 30, 4 – 30, 8 M 30; at most 8 M",
    "privigen-10-us-cidp": "mg/kg/min 0.5 M 30, 1 – 30, 2 – 30, 4 – 30, 8 M 30; at most 8 M",
    "privigen-10-us-itp": "mg/kg/min 0.5 M 30, 1 – 30, 2 – 30, 4 M 30; at most 4 M",
    "flebogamma-5-eu": "mL/kg/min 0.01 L 30, 0.02 – 30, 0.04 – 30, 0.08 – 30, 0.1 L 30; at most 0.1 L",
    "flebogamma-5-review": "drops/kg/min 0.8 R 30, 1.6 R 30; at most 0.1 L",
    "octagam-10-us-itp": (
        "mg/kg/min 1 L 30, 2 L 30, 4 L 30, 8 L 30, 12 L 30; at most 12 L; at risk 3.3 mg/kg/min L, 0.03 mL/kg/min L"
    ),
    "octagam-10-us-dm": ("mg/kg/min 1 M 30, 2 – 30, 4 M 30; at most 4 M; at risk 3.3 mg/kg/min L, 0.03 mL/kg/min L"),
    "octagam-5-us-pi": "mg/kg/h 30 M 30, 60 – 30, 120 – 30, 200 M 30; at most 200 M; at risk 0.07 mL/kg/min M",
    "kiovig-10-eu": "mL/kg/h 0.5 L 30, 1 – 30, 2 – 30, 4 – 30, 6 L 30; at most 6 L; faster 8 mL/kg/h",
    "gammagard-liquid-10-us-pi": "mL/kg/h 0.5 M 30, 1 – 30, 2 – 30, 4 – 30, 5 M 30; at most 5 M",
    "gammagard-liquid-10-us-mmn": ("mL/kg/h 0.5 M 30, 1 M 30, 2 M 30, 3 M 30, 4 M 30, 5 M 30, 5.4 M 30; at most 5.4 M"),
    "gammagard-liquid-10-us-cidp": (
        "mL/kg/h 0.5 M 30, 1 M 30, 2 M 30, 3 M 30, 4 M 30, 5 M 30, 5.4 M 30; at most 5.4 M"
    ),
    "gamunex-c-10-us-pi": "mg/kg/min 1 M 30, 2 – 30, 4 – 30, 8 M 30; at most 8 M",
    "gamunex-c-10-us-itp": "mg/kg/min 1 M 30, 2 – 30, 4 – 30, 8 M 30; at most 8 M",
    "gamunex-c-10-us-cidp": "mg/kg/min 2 M 30, 4 – 30, 8 M 30; at most 8 M",
    "bivigam-10-us-pi": (
        "mg/kg/min 0.5 M 10, 1.3 M 20, 2.1 M 20, 2.9 M 20, 3.7 M 20, 4.5 M 20, 5.3 M 20, 6 M 20; at most 6 M"
    ),
    "panzyga-10-us-pi": ("mg/kg/min 1 L 30, 2 – 30, 4 – 30, 8 – 30, 14 L 30; at most 14 L; at risk 3.3 mg/kg/min L"),
    "panzyga-10-us-itp": "mg/kg/min 1 L 30, 2 – 30, 4 – 30, 8 L 30; at most 8 L; at risk 3.3 mg/kg/min L",
    "panzyga-10-us-cidp": ("mg/kg/min 1 L 30, 2 – 30, 4 – 30, 8 – 30, 12 L 30; at most 12 L; at risk 3.3 mg/kg/min L"),
    "gammaplex-5-us": "mL/kg/min 0.01 M 15, 0.02 – 15, 0.04 – 15, 0.06 – 15, 0.08 M 15; at most 0.08 M",
    "gammaplex-10-us": "mL/kg/min 0.005 M 15, 0.01 M 15, 0.02 M 15, 0.04 M 15, 0.06 M 15, 0.08 M 15; at most 0.08 M",
    "asceniv-10-us-pi": "mg/kg/min 0.5 L 15, 1 – 15, 2 – 15, 4 – 15, 8 L 15; at most 8 L",
    "qivigy-10-us-pi": "mg/kg/min 1 M 30, 2 – 30, 4 – 30, 8 M 30; later 2 M 15, 4 – 15, 8 M 15; at most 8 M",
}
FIVE_PER_CENT = {"flebogamma-5-eu", "flebogamma-5-review", "octagam-5-us-pi", "gammaplex-5-us"}
WITH_ITS_OWN_OBSERVATION = ("privigen", "kiovig")
INDICATIONS = {
    "pi": ("primary-immunodeficiency",),
    "cidp": ("chronic-inflammatory-demyelinating-polyneuropathy",),
    "mmn": ("multifocal-motor-neuropathy",),
    "dm": ("dermatomyositis",),
    "us": ("primary-immunodeficiency", "immune-thrombocytopenia"),
    "eu": ("all",),
    "review": ("all",),
}


def test_the_list_of_checksums_is_current() -> None:
    """S4: after a change of a shipped profile, run tools/checksums.py."""
    for folder in (SHIPPED, SHIPPED / "subcutaneous"):
        paths = [path for path in folder.glob("*.toml") if path.name != CHECKSUMS]
        reckoned = {f'{path.stem} = "{checksum_of(path.read_bytes())}"' for path in paths}
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()

        assert {line for line in lines if not line.startswith("#")} == reckoned


def test_every_shipped_profile_is_sound_and_there_are_25() -> None:
    """S3, S4, S5."""
    formulary = load_formulary([SHIPPED])

    assert formulary.blocked == ()
    assert [profile.id for profile in formulary.profiles] == SHIPPED_IDS == sorted(FIGURES)
    assert len(SHIPPED_IDS) == 25


@pytest.mark.parametrize("profile_id", SHIPPED_IDS)
def test_the_shipped_figures_are_those_of_the_label_and_the_review(profile_id: str) -> None:
    """S3, S26: rungs that nobody printed are marked as local practice, limits are the label's own."""
    profile = load_profile(SHIPPED / f"{profile_id}.toml")

    assert _figures(profile) == FIGURES[profile_id]
    assert profile.concentration.text == ("50" if profile_id in FIVE_PER_CENT else "100")


@pytest.mark.parametrize("profile_id", SHIPPED_IDS)
def test_a_shipped_profile_is_known_by_its_indication_and_tells_when_it_was_read(profile_id: str) -> None:
    """S3, S4: the last word of an id is its indication, or the region whose label has one figure for all."""
    profile = load_profile(SHIPPED / f"{profile_id}.toml")
    last = profile_id.rpartition("-")[2]
    itp = "immune-thrombocytopenia" if profile_id.startswith("gamunex") else "chronic-immune-thrombocytopenia"

    assert profile.indications == ({**INDICATIONS, "itp": (itp,)})[last]
    sources = {profile.source, profile.maximum.source, *(rung.source for rung in profile.rungs)}
    assert {source.read_on for source in sources} == {date(2026, 11, 22)}


@pytest.mark.parametrize("profile_id", SHIPPED_IDS)
def test_every_shipped_profile_says_something_of_patients_at_risk(profile_id: str) -> None:
    """S3: a number below the maximum, or the label's words; never nothing."""
    profile = load_profile(SHIPPED / f"{profile_id}.toml")

    assert profile.at_risk_words or min(profile.hourly(limit.rate) for limit in profile.at_risk) < profile.hourly(
        profile.maximum.rate
    )


@pytest.mark.parametrize("profile_id", SHIPPED_IDS)
def test_an_observation_period_that_no_label_gave_is_called_ward_practice(profile_id: str) -> None:
    """S3: 20 min, an hour after a first infusion, were read for Privigen and Kiovig alone."""
    period = load_profile(SHIPPED / f"{profile_id}.toml").observe_after

    status = "label" if profile_id.startswith(WITH_ITS_OWN_OBSERVATION) else "local practice"
    read = (period.ordinary.text, period.first_changed_or_long_gap.text, period.source.status.value)
    assert read == ("20", "60", status)


@pytest.mark.parametrize(
    ("profile_id", "bottle"),
    [
        ("privigen-10-us-itp", "L-proline 210–290 mmol/L; at most 25 µg/mL; 25 50 100 200 400; to 50; vented line"),
        ("flebogamma-5-eu", "sorbitol 50 mg/mL; under 50 µg/mL; 10 50 100 200 400; to None; not read"),
        ("octagam-10-us-dm", "maltose; about 106 µg/mL; 20 50 100 200 300; to None; not read"),
        ("octagam-5-us-pi", "maltose; at most 200 µg/mL; 20 50 100 200 500; to None; not read"),
        ("kiovig-10-eu", "glycine; at most 140 µg/mL; 10 25 50 100 200 300; to 50; not read"),
        ("gammagard-liquid-10-us-pi", "glycine; about 37 µg/mL; 10 25 50 100 200 300; to None; not read"),
        ("gamunex-c-10-us-cidp", "glycine; about 46 µg/mL; 10 25 50 100 200 400; to None; not read"),
        ("bivigam-10-us-pi", "glycine, polysorbate 80; under 200 µg/mL; 50 100; to None; not read"),
        ("panzyga-10-us-pi", "glycine; about 100 µg/mL, at most 300; 10 25 50 100 200 300; to None; not read"),
        ("gammaplex-5-us", "sorbitol, glycine; under 10 µg/mL; 100 200 400; to None; not read"),
        ("gammaplex-10-us", "glycine; under 20 µg/mL; 50 100 200; to None; not read"),
        ("asceniv-10-us-pi", "glycine, polysorbate 80; under 200 µg/mL; 50; to None; not read"),
        ("qivigy-10-us-pi", "not read; not read; ; to None; not read"),
    ],
)
def test_what_a_bottle_holds_is_what_was_read(profile_id: str, bottle: str) -> None:
    """S3."""
    holds = load_profile(SHIPPED / f"{profile_id}.toml").composition

    diluted = None if holds.diluted_to is None else holds.diluted_to.text
    vials = " ".join(vial.text for vial in holds.vials)
    assert f"{holds.stabiliser}; {holds.iga}; {vials}; to {diluted}; {holds.line}" == bottle


def _figures(profile: Profile) -> str:
    faster = profile.tolerated_faster
    at_risk = [f"{limit.rate} {LETTERS[limit.source.status]}" for limit in profile.at_risk]
    parts = (
        f"{profile.rungs[0].rate.unit} {_rungs(profile.rungs)}",
        f"later {_rungs(profile.later_rungs)}" if profile.later_rungs else "",
        f"at most {profile.maximum.rate.text} {LETTERS[profile.maximum.source.status]}",
        "" if faster is None else f"faster {faster.rate}",
        f"at risk {', '.join(at_risk)}" if at_risk else "",
    )
    return "; ".join(part for part in parts if part)


def _rungs(rungs: tuple[ProfileRung, ...]) -> str:
    return ", ".join(f"{rung.rate.text} {LETTERS[rung.source.status]} {rung.hold.text}" for rung in rungs)
