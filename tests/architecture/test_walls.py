"""The rooms and the walls between them: the contracts name every room, hold, and catch what they forbid."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import PROGRAM, ROOMS, ROOT

IMPORT_LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in IMPORT_LINTER["contracts"]}
FORBIDDING = [name for name, contract in CONTRACTS.items() if contract["type"] == "forbidden"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the program in which every room has been built, even one that has no file yet."""
    shutil.copytree(PROGRAM, tmp_path / "ivig_desk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in (*ROOMS, "bootstrap"):
        (tmp_path / "ivig_desk" / room).mkdir(exist_ok=True)
        (tmp_path / "ivig_desk" / room / "__init__.py").touch()
    return tmp_path


def test_every_room_is_named_in_the_contracts() -> None:
    rooms = {path.stem for path in PROGRAM.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    named = {name for contract in CONTRACTS.values() for key in _MODULE_KEYS for name in contract.get(key, [])}

    unnamed = {f"ivig_desk.{room}" for room in rooms - {"__init__"}} - named

    assert unnamed == set(), "a room that no contract names may import anything and be imported by anything"


def test_every_folder_of_the_program_is_a_package() -> None:
    without = {path.parent for path in PROGRAM.rglob("*.py")} - {path.parent for path in PROGRAM.rglob("__init__.py")}

    assert without == set(), "import-linter does not look into a folder without __init__.py"


def test_the_contracts_hold(tree: Path) -> None:
    result = _lint(tree)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("contract", FORBIDDING)
def test_a_planted_bad_import_is_caught(tree: Path, contract: str) -> None:
    sources = CONTRACTS[contract]["source_modules"]
    forbidden = CONTRACTS[contract]["forbidden_modules"]
    planted = [(_plant(tree, source, forbidden), target) for source in sources for target in forbidden]

    result = _lint(tree, contract)

    assert result.returncode == 1, result.stdout
    missed = [f"{source} -> {target}" for source, target in planted if f"{source} -> {target} " not in result.stdout]
    assert missed == []


@pytest.mark.parametrize("room", ROOMS)
def test_bootstrap_imported_by_a_room_is_caught(tree: Path, room: str) -> None:
    planted = _plant(tree, f"ivig_desk.{room}", ["ivig_desk.bootstrap"])

    result = _lint(tree, "bootstrap")

    assert result.returncode == 1, result.stdout
    assert f"{planted} -> ivig_desk.bootstrap" in result.stdout


def test_adapters_may_import_ports_and_faults_and_nothing_else_of_the_desk(tree: Path) -> None:
    for module in ("ports", "faults", "keys", "broadcast"):
        (tree / "ivig_desk" / "desk" / f"{module}.py").touch()
    _plant(tree, "ivig_desk.adapters", ["ivig_desk.desk.ports", "ivig_desk.desk.keys", "ivig_desk.desk.faults"])
    allowed = _lint(tree, "adapters")
    _plant(tree, "ivig_desk.adapters", ["ivig_desk.desk.ports", "ivig_desk.desk.faults", "ivig_desk.desk.broadcast"])
    refused = _lint(tree, "adapters")

    assert allowed.returncode == 0, allowed.stdout
    assert refused.returncode == 1, refused.stdout


_MODULE_KEYS = ("source_modules", "forbidden_modules", "protected_modules", "allowed_importers")


def _plant(tree: Path, source: str, targets: list[str]) -> str:
    """Write the imports into a new module of a room, or at the end of a room that is one file; its name comes back."""
    place = tree.joinpath(*source.split("."))
    imports = "".join(f"import {target}\n" for target in targets)
    if place.is_dir():
        (place / "planted.py").write_text(imports, encoding="utf-8")
        return f"{source}.planted"
    with place.with_suffix(".py").open("a", encoding="utf-8") as module:
        module.write(f"\n{imports}")
    return source


def _lint(tree: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    words = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", *words],
        cwd=tree,
        env={"COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
