"""The table of hazards is true in both directions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
TABLE = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
REQUIREMENT = re.compile(r"\bS(?:[1-9]|[12][0-9]|3[0-3])\b")


def _rows() -> Iterator[tuple[str, str]]:
    for line in TABLE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and REQUIREMENT.fullmatch(cells[1]):
            for reference in re.findall(r"`([^`]+)`", cells[2]):
                yield cells[1], reference


ROWS = tuple(_rows())


@pytest.mark.parametrize(("requirement", "reference"), ROWS)
def test_every_test_named_is_there_and_names_the_requirement(requirement: str, reference: str) -> None:
    file, _, name = reference.partition("::")
    source = (TESTS / file).read_text(encoding="utf-8")
    if name:
        assert f"def {name}(" in source, "the test was renamed or is gone; the hazard has lost it"
    assert requirement in REQUIREMENT.findall(source), "the test does not say which requirement it is for"


def test_every_requirement_that_a_test_names_has_its_hazard() -> None:
    named = {
        requirement
        for path in TESTS.rglob("*.py")
        if path.parent.name != "architecture"
        for requirement in REQUIREMENT.findall(path.read_text(encoding="utf-8"))
    }
    assert named <= {requirement for requirement, _ in ROWS}, "a requirement is tested that no hazard asks for"


def test_every_hazard_has_a_requirement_and_a_test() -> None:
    hazards = [line for line in TABLE.splitlines() if line.startswith("| ") and not line.startswith("| hazard")]
    assert len(hazards) == len({requirement for requirement, _ in ROWS})
