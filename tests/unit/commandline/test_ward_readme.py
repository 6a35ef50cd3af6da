"""What the README says of a ward's own profile is done as it is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.unit.commandline.typed import typed

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[3]
SECTION = (
    (ROOT / "README.md").read_text(encoding="utf-8").partition("## A ward's own profile\n")[2].partition("\n## ")[0]
)
COMMANDS, NAMES, CEILING = re.findall(r"```(?:toml)?\n(.*?)```", SECTION, re.DOTALL)
DATA = "~/.local/share/ivig-desk"


def test_the_commands_and_the_names_of_the_readme_make_a_ward_s_profile(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """S4: copied, found in order, changed, refused, and with the names in order again."""
    make, copy, check, listing = [line.split() for line in COMMANDS.replace(DATA, str(tmp_path)).splitlines()]
    assert make[:2] == ["mkdir", "-p"]
    Path(make[2]).mkdir()
    assert copy[0] == "cp"
    own = Path(shutil.copy(ROOT / copy[1], copy[2]))
    assert check[0] == listing[0] == ".venv/bin/ivig-desk"
    assert typed(capsys, *check[1:], "--data", str(tmp_path)).code == 0

    higher = own.read_text(encoding="utf-8").replace('version = "1"', 'version = "ward 1"').replace('"4.8"', '"5"')
    own.write_text(higher, encoding="utf-8")
    assert typed(capsys, *check[1:], "--data", str(tmp_path)).code == 1

    own.write_text(f"{higher}\n{NAMES}", encoding="utf-8")
    assert typed(capsys, *check[1:], "--data", str(tmp_path)).code == 0
    listed = typed(capsys, *listing[1:], "--data", str(tmp_path))
    assert listed.code == 0
    assert (
        "Ward limit above the label: 5 mL/kg/h, label 4.8 mL/kg/h – the pharmacist, the head of the ward" in listed.out
    )


def test_the_ceiling_of_the_readme_binds_in_every_plan(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """S2: 300 mL/h ÷ 70 kg = 30/7 mL/kg/h, 4.28…, under the label's 4.8."""
    (tmp_path / "ward.toml").write_text(CEILING, encoding="utf-8")
    ordered = ("--weight-kg", "70", "--dose-g", "28", "--set", "pump:0.1", "--data", str(tmp_path))

    shown = typed(capsys, "plan", "--profile", "privigen-10-eu", *ordered)

    assert "Protocol allows up to 4.28 mL/kg/h (300 mL/h):" in shown.out
    assert "ward ceiling 300 mL/h – drug committee of the ward, 2026-05" in shown.out
