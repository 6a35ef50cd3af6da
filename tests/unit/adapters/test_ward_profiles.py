"""A ward's own files while the desk runs: asked, blocked by name, and never under a running infusion (S4)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.quantities import MlPerKgPerHour
from ivig_desk.domain.formulary.profile import LimitKind, Profile, Raised, RaisedLimit
from tests.helpers.records import PUMP_PLAN
from tests.unit.adapters.shipped import SHIPPED_IDS

OURS = "ours-10"
KIOVIG = (resources_folder() / PROFILES / "kiovig-10-eu.toml").read_text(encoding="utf-8")
CHECKED = """
[checked]
by = ["A. Rus", "B. Pop"]
on = "2026-11-23"
"""
SOUND = KIOVIG.replace('id = "kiovig-10-eu"', f'id = "{OURS}"') + CHECKED


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    (tmp_path / PROFILES).mkdir()
    return tmp_path


def formulary_with(ward: Path, body: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The ids beside the shipped ones, and what is blocked."""
    (ward / PROFILES / f"{OURS}.toml").write_text(body, encoding="utf-8")
    formulary = TomlDataFiles(resources=resources_folder(), ward=ward).formulary()
    ids = [profile.id for profile in formulary.profiles]
    assert set(SHIPPED_IDS) <= set(ids)
    return sorted(set(ids) - set(SHIPPED_IDS)), [
        (fault.key.partition(" (line")[0], fault.found) for fault in formulary.blocked
    ]


def test_a_shipped_preparation_with_the_ward_s_own_figures_is_used(ward: Path) -> None:
    """S5: 0.4 for 0.5 mL/kg/h."""
    assert formulary_with(ward, SOUND.replace('"0.5"', '"0.4"', 1)) == ([OURS], [])


@pytest.mark.parametrize(
    ("old", "new", "key", "found"),
    [
        ('rate_ml_per_kg_h = "0.5"', 'rate_ml_per_kg_h = "0.05"', "rung 1", "0.05 mL/kg/h"),
        ('hold_min = "30"', 'hold_min = "3"', "rung 1", "3 min"),
        ('hold_min = "30"', 'hold_min = "300"', "rung 1", "300 min"),
        (
            'concentration_mg_per_ml = "100"',
            'concentration_mg_per_ml = "1000"',
            "concentration_mg_per_ml",
            "1000 mg/mL",
        ),
    ],
)
def test_a_slip_of_the_decimal_point_against_the_label_is_asked_and_two_names_answer(
    ward: Path, old: str, new: str, key: str, found: str
) -> None:
    """S4, S18: that profile waits for its answer, all others are used."""
    slipped = SOUND.replace(old, new, 1)

    assert formulary_with(ward, slipped) == ([], [(key, found)])
    answered = slipped.replace('version = "1"', 'version = "2"\nten_fold_checked_by = ["A. Rus", "B. Pop"]')
    assert formulary_with(ward, answered) == ([OURS], [])


@pytest.mark.parametrize(
    ("body", "key", "found"),
    [
        (SOUND.replace("rate_ml_per_kg_h", "rate_ml_per_h"), "rung 1.rate_ml_per_h", "unknown key"),
        (SOUND.replace("hold_min", "hold_minutes"), "rung 1.hold_minutes", "unknown key"),
        (SOUND.replace('source = "leaflet"\n', "", 1), "source", "missing"),
        (SOUND.replace('hold_min = "30"\nsource = "leaflet"', 'hold_min = "30"', 1), "rung 1.source", "missing"),
        (SOUND.replace('rate_ml_per_kg_h = "2"', 'rate_ml_per_kg_h = "0.9"'), "rung 3", "0.9 mL/kg/h"),
        (SOUND.replace('rate_ml_per_kg_h = "2"', 'rate_ml_per_kg_h = "1"'), "rung 3", "1 mL/kg/h"),
        (SOUND.replace('rate_ml_per_kg_h = "6"', 'rate_ml_per_kg_h = "0.4"'), "rung 1", "0.5 mL/kg/h"),
        (SOUND.replace('"0.5"', '"0,5"'), "rung 1.rate_ml_per_kg_h", '"0,5"'),
        (SOUND.replace('"0.5"', '"NaN"'), "rung 1.rate_ml_per_kg_h", '"NaN"'),
        (SOUND.replace('"0.5"', "nan"), "rung 1.rate_ml_per_kg_h", "NaN without quotes"),
        (
            SOUND.replace(
                "[observe_after]",
                '[at_risk]\nrate_ml_per_kg_h = "7"\ncondition = "at risk"\nsource = "leaflet"\n\n[observe_after]',
            ),
            "at_risk",
            "7 mL/kg/h",
        ),
    ],
)
def test_a_bad_file_of_the_ward_s_is_blocked_by_name_and_all_else_works(
    ward: Path, body: str, key: str, found: str
) -> None:
    """S4."""
    assert body != SOUND
    assert formulary_with(ward, body) == ([], [(key, found)])


def test_a_file_that_is_not_utf_8_is_blocked_by_name(ward: Path) -> None:
    """S4."""
    path = ward / PROFILES / f"{OURS}.toml"
    path.write_bytes(SOUND.replace("Takeda", "Tak\u00e9da").encode("latin-1", "replace"))

    (fault,) = TomlDataFiles(resources=resources_folder(), ward=ward).formulary().blocked

    assert (fault.file, fault.found) == (str(path), "not UTF-8")


def test_a_file_that_changes_while_the_desk_runs_counts_at_the_next_look_and_touches_no_plan(ward: Path) -> None:
    """S4, S7: sound, then broken, then mended with another figure; a plan keeps the figures it was agreed with."""
    files = TomlDataFiles(resources=resources_folder(), ward=ward)
    path = ward / PROFILES / f"{OURS}.toml"
    path.write_text(SOUND, encoding="utf-8")
    (first,) = [profile for profile in files.formulary().profiles if profile.id == OURS]
    plan = replace(PUMP_PLAN, profile=first, ward_ceiling=None)
    agreed = plan.ceiling(None)

    path.write_text(SOUND[: len(SOUND) // 2], encoding="utf-8")
    assert OURS not in {profile.id for profile in files.formulary().profiles}
    assert [fault.file for fault in files.formulary().blocked] == [str(path)]

    path.write_text(SOUND.replace('rate_ml_per_kg_h = "6"', 'rate_ml_per_kg_h = "5"'), encoding="utf-8")
    (mended,) = [profile for profile in files.formulary().profiles if profile.id == OURS]
    assert mended.maximum.rate == MlPerKgPerHour.of("5")
    assert mended.checksum != first.checksum
    assert plan.ceiling(None) == agreed
    assert agreed.limit == MlPerKgPerHour.of("6")


PRIVIGEN_ID = "privigen-10-eu"
PRIVIGEN = (resources_folder() / PROFILES / f"{PRIVIGEN_ID}.toml").read_text(encoding="utf-8") + CHECKED
RAISED = """
[raised]
by = ["A. Rus", "B. Pop"]
reason = "tolerated for years"
on = "2026-11-23"
"""
HIGHER = PRIVIGEN.replace('[maximum]\nrate_ml_per_kg_h = "4.8"', '[maximum]\nrate_ml_per_kg_h = "5.5"')


def with_privigen(ward: Path, body: str) -> tuple[Profile, tuple[BadDataFile, ...]]:
    """The profile that counts as Privigen's, and what is blocked."""
    (ward / PROFILES / f"{PRIVIGEN_ID}.toml").write_text(body, encoding="utf-8")
    formulary = TomlDataFiles(resources=resources_folder(), ward=ward).formulary()
    assert [profile.id for profile in formulary.profiles] == SHIPPED_IDS
    (privigen,) = [profile for profile in formulary.profiles if profile.id == PRIVIGEN_ID]
    return privigen, formulary.blocked


def test_a_ward_s_file_by_a_shipped_name_is_the_ward_s_version_of_it_and_may_lower_a_limit(ward: Path) -> None:
    """S4, S5: 4 for 4.8 mL/kg/h, by the ward's own practice; the rung at 4.8 goes with it."""
    lower = (
        PRIVIGEN.replace('version = "1"', 'version = "ward 1"')
        .replace('[maximum]\nrate_ml_per_kg_h = "4.8"', '[maximum]\nrate_ml_per_kg_h = "4"')
        .replace('[[rung]]\nrate_ml_per_kg_h = "4.8"', '[[rung]]\nrate_ml_per_kg_h = "4"')
        .replace('condition = "every indication"\nsource = "leaflet"', 'condition = "all"\nsource = "local"')
    )

    privigen, blocked = with_privigen(ward, lower)

    assert blocked == ()
    assert (privigen.version, str(privigen.maximum.rate), privigen.raised_limits) == ("ward 1", "4 mL/kg/h", ())


def test_a_copy_of_the_shipped_file_is_the_shipped_profile_and_needs_no_names(ward: Path) -> None:
    """S4: its checksum stands for it."""
    shipped = (resources_folder() / PROFILES / f"{PRIVIGEN_ID}.toml").read_text(encoding="utf-8")

    privigen, blocked = with_privigen(ward, shipped)

    assert (privigen.checked, blocked) == (None, ())


def test_a_limit_raised_in_silence_blocks_the_ward_s_file_by_name_and_the_shipped_one_goes_on(ward: Path) -> None:
    """S1, S4."""
    privigen, blocked = with_privigen(ward, HIGHER)

    assert str(privigen.maximum.rate) == "4.8 mL/kg/h"
    assert privigen.checked is None
    (fault,) = blocked
    assert fault.file == str(ward / PROFILES / f"{PRIVIGEN_ID}.toml")
    assert (fault.key, fault.found) == ("maximum (line 56)", "5.5 mL/kg/h")
    assert fault.accepted == "at most 4.8 mL/kg/h, as shipped, or [raised] with two names and a reason"


def test_a_limit_raised_by_two_names_and_a_reason_is_used_and_says_so(ward: Path) -> None:
    """S1, S4: with the shipped figure beside it."""
    privigen, blocked = with_privigen(ward, HIGHER + RAISED)

    assert blocked == ()
    assert str(privigen.maximum.rate) == "5.5 mL/kg/h"
    assert privigen.raised == Raised(
        by=("A. Rus", "B. Pop"),
        reason="tolerated for years",
        on=date(2026, 11, 23),
        limits=(RaisedLimit(kind=LimitKind.MAXIMUM, rate=MlPerKgPerHour.of("5.5"), shipped=MlPerKgPerHour.of("4.8")),),
    )


@pytest.mark.parametrize(
    ("raised", "key", "found"),
    [
        (RAISED.replace(', "B. Pop"', ""), "raised.by", "A. Rus"),
        (RAISED.replace('"B. Pop"', '"a.  rus"'), "raised.by", "A. Rus, a.  rus"),
        (RAISED.replace('reason = "tolerated for years"\n', ""), "raised.reason", "missing"),
        (RAISED.replace('"tolerated for years"', '" "'), "raised.reason", '" "'),
        (RAISED.replace('on = "2026-11-23"', 'on = "23.11.2026"'), "raised.on", '"23.11.2026"'),
        (RAISED.replace("by =", "who ="), "raised.who", "unknown key"),
        ("raised = 1\n", "raised", "1 without quotes"),
    ],
)
def test_a_limit_is_raised_only_by_two_names_a_reason_and_a_day(ward: Path, raised: str, key: str, found: str) -> None:
    """S1, S4."""
    body = f"{raised}{HIGHER}" if raised.startswith("raised =") else HIGHER + raised

    privigen, blocked = with_privigen(ward, body)

    assert str(privigen.maximum.rate) == "4.8 mL/kg/h"
    assert (key, found) in {(fault.name, fault.found) for fault in blocked[0].every}


def test_a_ward_s_version_of_a_shipped_profile_that_was_changed_is_blocked_as_well(ward: Path, tmp_path: Path) -> None:
    """S4: there is nothing left to hold its limits against."""
    resources = shutil.copytree(resources_folder(), tmp_path / "resources")
    shipped = resources / PROFILES / f"{PRIVIGEN_ID}.toml"
    shipped.write_bytes(shipped.read_bytes() + b"# \n")
    own = ward / PROFILES / f"{PRIVIGEN_ID}.toml"
    own.write_text(PRIVIGEN, encoding="utf-8")

    formulary = TomlDataFiles(resources=resources, ward=ward).formulary()

    assert PRIVIGEN_ID not in {profile.id for profile in formulary.profiles}
    assert [(fault.file, fault.key) for fault in formulary.blocked] == [(str(shipped), "checksum"), (str(own), "id")]
