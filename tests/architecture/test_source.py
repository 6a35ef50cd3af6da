"""Rules of the style that a machine can read off the source, each with the reason it has."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import PROGRAM, ROOT, Found, modules, ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONGEST_FILE = 250
CLOCK = PROGRAM / "adapters" / "clocks.py"
CLOCK_CALLS = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today"}
QT_CLOCKS = {"currentDate", "currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentTime"}
SPIN_BOXES = {"QDoubleSpinBox", "QSpinBox", "QAbstractSpinBox"}


def test_no_file_is_longer_than_one_purpose_needs() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in sorted(PROGRAM.rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]

    assert long == [], f"a file over {LONGEST_FILE} lines has more than one purpose: make it a package"


def test_the_domain_has_no_float() -> None:
    assert _search(PROGRAM / "domain", floats) == [], "a float rounds in silence: amounts are exact fractions"


def test_no_view_has_a_spin_box() -> None:
    assert _search(PROGRAM / "views", spin_boxes) == [], (
        "a spin box turns 24.5 into 245 under another locale, clips in silence and changes under a mouse wheel"
    )


def test_nobody_reads_a_clock_but_the_clocks() -> None:
    assert [found for found in _search(PROGRAM, clock_readings) if ROOT / found.path != CLOCK] == [], (
        "what reads the clock cannot be tested at the minute that matters: take `now` as a parameter"
    )


def test_no_registry_is_named_in_any_file() -> None:
    named = [str(path.relative_to(ROOT)) for path in ours() for host in REGISTRIES if host in path.read_bytes()]

    assert named == [], "an address of a registry is a ward's or a workplace's own business, and changes"


@pytest.mark.parametrize(
    "line",
    ["rate = 0.3", "rate = float(text)", "def rate() -> float: ...", "kinds = (int, float)"],
)
def test_a_planted_float_is_caught(line: str) -> None:
    assert [found.line for found in floats("planted.py", ast.parse(line))] == [1]


@pytest.mark.parametrize(
    "line",
    ["field = QSpinBox()", "field = QtWidgets.QDoubleSpinBox()", "from PySide6.QtWidgets import QSpinBox as Field"],
)
def test_a_planted_spin_box_is_caught(line: str) -> None:
    assert [found.line for found in spin_boxes("planted.py", ast.parse(line))] == [1]


@pytest.mark.parametrize(
    "line",
    [
        "import time",
        "from time import monotonic as ticks",
        "now = datetime.now(UTC)",
        "now = datetime.datetime.now()",
        "day = date.today()",
        "now = QDateTime.currentDateTime()",
        "now = QtCore.QTime.currentTime()",
        "read = datetime.now",
    ],
)
def test_a_planted_clock_reading_is_caught(line: str) -> None:
    assert [found.line for found in clock_readings("planted.py", ast.parse(line))] == [1]


def test_the_clock_port_may_be_asked() -> None:
    assert list(clock_readings("planted.py", ast.parse("now = clock.now()"))) == []


def floats(path: str, tree: ast.Module) -> Iterator[Found]:
    """A float written as a number, or the name of the type wherever it stands."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float(number)):
                yield Found(path=path, line=node.lineno, what=f"the float {number}")
            case ast.Name(id="float"):
                yield Found(path=path, line=node.lineno, what="float")
            case _:
                pass


def spin_boxes(path: str, tree: ast.Module) -> Iterator[Found]:
    """A spin box imported, or reached through its module."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) if name in SPIN_BOXES:
                yield Found(path=path, line=node.lineno, what=name)
            case _:
                pass


def clock_readings(path: str, tree: ast.Module) -> Iterator[Found]:
    """The module `time`, or one of the calls by which Python and Qt tell the time of day."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=[*names]) if "time" in {alias.name for alias in names}:
                yield Found(path=path, line=node.lineno, what="import time")
            case ast.ImportFrom(module="time"):
                yield Found(path=path, line=node.lineno, what="from time import …")
            case ast.Attribute(attr=name) if name in QT_CLOCKS or _last_two(node) in CLOCK_CALLS:
                yield Found(path=path, line=node.lineno, what=_last_two(node))
            case _:
                pass


def _last_two(node: ast.Attribute) -> str:
    match node.value:
        case ast.Name(id=owner) | ast.Attribute(attr=owner):
            return f"{owner}.{node.attr}"
        case _:
            return node.attr


def _search(folder: Path, rule: Callable[[str, ast.Module], Iterator[Found]]) -> list[Found]:
    return [found for path, tree in modules(folder) for found in rule(str(path.relative_to(ROOT)), tree)]


# In pieces, so that this very file names none.
REGISTRIES = [
    b".".join(pieces)
    for pieces in (
        (b"pypi", b"org"),
        (b"".join((b"python", b"hosted")), b"org"),
        (b"deb", b"debian", b"org"),
        (b"security", b"debian", b"org"),
        (b"registry", b"npmjs"),
    )
]
