"""The pinned packages: every one by its hashes, from nowhere in particular, the same in both files and in pyproject."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.architecture.source import ROOT

REQUIREMENTS = ROOT / "requirements"
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>\S+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_line_is_a_pin_or_a_hash_and_none_is_an_address(name: str) -> None:
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not PIN.match(line) and not HASH.match(line)] == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_pin_has_a_hash(name: str) -> None:
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()

    assert [
        pin for pin, below in zip(lines, [*lines[1:], ""], strict=True) if PIN.match(pin) and not HASH.match(below)
    ] == []


def test_tests_run_with_the_very_versions_that_the_program_runs_with() -> None:
    assert _pins("run.txt") - _pins("dev.txt") == set()


def test_the_program_names_the_packages_that_are_pinned_for_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [line for line in (REQUIREMENTS / "run.in").read_text(encoding="utf-8").splitlines() if line[0] != "#"]

    assert sorted(asked, key=str.lower) == sorted(project["dependencies"], key=str.lower)


def _pins(name: str) -> set[str]:
    return {line for line in (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines() if PIN.match(line)}
