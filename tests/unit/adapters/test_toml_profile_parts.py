"""The parts of a profile's file that few profiles need: several prints, later rungs, what was not read (S3, S4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.toml_profiles import load_profile
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.patient.patient import Earlier
from tests.unit.adapters.sample_profile import SOUND

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.domain.formulary.profile import Profile

ANY = SOUND.replace('infusion = "first"', 'infusion = "any"')
SECOND_PRINT = """
[[at_risk]]
rate_ml_per_kg_min = "{rate}"
condition = "at risk, printed again"
source = "label"
"""
LATER = """
[[later_rung]]
rate_ml_per_kg_h = "{first}"
hold_min = "15"
source = "label"

[[later_rung]]
rate_ml_per_kg_h = "{second}"
hold_min = "15"
source = "local"
"""


def read(folder: Path, body: str) -> Profile:
    path = folder / "invented-5.toml"
    path.write_text(body, encoding="utf-8")
    return load_profile(path)


def refusal(folder: Path, body: str) -> tuple[str, str]:
    with pytest.raises(BadDataFile) as caught:
        read(folder, body)
    return caught.value.key.partition(" (line")[0], caught.value.found


def test_a_maximum_at_risk_may_be_printed_several_ways(tmp_path: Path) -> None:
    """S3."""
    twice = SOUND.replace("[at_risk]", "[[at_risk]]") + SECOND_PRINT.format(rate="0.03")

    assert [str(limit.rate) for limit in read(tmp_path, twice).at_risk] == ["2 mg/kg/min", "0.03 mL/kg/min"]


def test_each_print_is_held_against_the_maximum(tmp_path: Path) -> None:
    """S4: 4 mL/kg/h ÷ 60 = 0.0667 mL/kg/min; 0.08 is above it, however it is rounded."""
    twice = SOUND.replace("[at_risk]", "[[at_risk]]") + SECOND_PRINT.format(rate="0.08")

    assert refusal(tmp_path, twice) == ("at_risk 2", "0.08 mL/kg/min")


def test_later_infusions_may_have_rungs_of_their_own(tmp_path: Path) -> None:
    """S3: after another product or a long gap it is a first one again."""
    profile = read(tmp_path, ANY + LATER.format(first="1.5", second="4"))

    rungs = {earlier: [rung.rate.text for rung in profile.rungs_for(earlier)] for earlier in Earlier}
    first = ["0.01", "1.2"]
    assert rungs == {
        Earlier.NEVER: first,
        Earlier.LONGER_AGO: first,
        Earlier.OTHER_PRODUCT: first,
        Earlier.SAME_WITHIN_8_WEEKS: ["1.5", "4"],
    }


def test_without_rungs_of_their_own_later_infusions_have_the_same(tmp_path: Path) -> None:
    """S3."""
    profile = read(tmp_path, ANY)

    assert [profile.rungs_for(earlier) for earlier in Earlier] == [profile.rungs] * 4


@pytest.mark.parametrize(
    ("body", "key", "found"),
    [
        (ANY + LATER.format(first="4", second="1"), "later_rung 2", "1 mL/kg/h"),
        (ANY + LATER.format(first="1", second="4.1"), "later_rung 2", "4.1 mL/kg/h"),
        (ANY + LATER.format(first="1", second="1"), "later_rung 2", "1 mL/kg/h"),
        (SOUND + LATER.format(first="1", second="4"), "later_rung", "2"),
        (ANY.replace("notes =", "later_rung = 4\nnotes ="), "later_rung", "4 without quotes"),
        (
            ANY.replace('first_changed_or_long_gap_min = "60"', 'first_changed_or_long_gap_min = "19"'),
            "observe_after.first_changed_or_long_gap_min",
            "19 min",
        ),
        (
            ANY.replace('dilution = "do', 'diluted_to_mg_per_ml = "50"\ndilution = "do'),
            "composition.diluted_to_mg_per_ml",
            "50 mg/mL",
        ),
        (ANY.replace('["10", "50"]', '"not measured"'), "composition.vials_ml", '"not measured"'),
        (ANY.replace("notes =", "ten_fold_checked_by = 2\nnotes ="), "ten_fold_checked_by", "2 without quotes"),
        (ANY.replace("[at_risk]", "[at_risk.again]"), "at_risk.again", "unknown key"),
        (ANY.replace("notes =", 'route = "subcutaneous"\nnotes ='), "route", '"subcutaneous"'),
        (ANY.replace("notes =", 'route = ""\nnotes ='), "route", '""'),
    ],
)
def test_a_broken_part_is_named(tmp_path: Path, body: str, key: str, found: str) -> None:
    """S3, S4."""
    assert refusal(tmp_path, body) == (key, found)


def test_vial_sizes_that_were_not_read_are_said_so(tmp_path: Path) -> None:
    """S3: in words, never as a guess."""
    assert read(tmp_path, ANY.replace('["10", "50"]', '"not read"')).composition.vials == ()


def test_a_file_may_say_its_way_in_and_how_thin_it_may_be_made_and_who_looked(tmp_path: Path) -> None:
    """S3."""
    body = ANY.replace("notes =", 'route = "intravenous"\nten_fold_checked_by = ["A. Rus", "B. Pop"]\nnotes =')
    profile = read(tmp_path, body.replace('dilution = "do', 'diluted_to_mg_per_ml = "25"\ndilution = "do'))

    assert str(profile.composition.diluted_to) == "25 mg/mL"
    assert profile.composition.pooled_use_within is None
    assert profile.ten_fold_checked_by == ("A. Rus", "B. Pop")


def test_a_file_may_say_how_long_pooled_bottles_are_used(tmp_path: Path) -> None:
    """S3."""
    profile = read(tmp_path, ANY.replace('dilution = "do', 'pooled_use_within_min = "480"\ndilution = "do'))

    assert str(profile.composition.pooled_use_within) == "480 min"
