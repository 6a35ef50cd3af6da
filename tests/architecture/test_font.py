"""Every character the program can show is in the font it brings, since a ward's machine may have no other."""

from __future__ import annotations

import ast
import importlib.util
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QRawFont

from tests.architecture.source import PROGRAM, ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

FACES = ("Regular", "Semibold", "Bold")


@pytest.fixture(params=FACES)
def face(request: pytest.FixtureRequest, qapp: QApplication) -> QRawFont:
    """One face of the font, loaded as the program loads it."""
    assert qapp is not None
    spec = importlib.util.find_spec("font_source_sans_pro")
    assert spec is not None
    assert spec.origin is not None
    return QRawFont(str(Path(spec.origin).parent / "files" / f"SourceSansPro-{request.param}.ttf"), 12)


def test_the_font_has_every_character_of_the_programs_texts(face: QRawFont) -> None:
    lacking = {
        f"{character} (U+{ord(character):04X}) in {source}"
        for source, text in (*_texts_in_code(), *_texts_in_resources())
        for character in text
        if character.isprintable() and not face.supportsCharacter(ord(character))
    }

    assert lacking == set(), "shown as an empty box where no other font is installed: draw an icon or write a word"


def test_the_font_has_what_names_and_units_are_written_with(face: QRawFont) -> None:
    written = (
        "ăâîșțĂÂÎȘȚ ąćęłńóśźż áčďéěíňřšťúůýž őű ğışç åäöæø ñ ß αβγδ Ωμ бвгд їєґ ђћџ · – − → ✓ ≤ ≥ × ÷ ± µ € … ° ² ½"
    )

    assert [character for character in written if not face.supportsCharacter(ord(character))] == []


def _texts_in_code() -> Iterator[tuple[str, str]]:
    for path, tree in modules(PROGRAM):
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def _texts_in_resources() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        # Through the parser, so that comments may hold what they like.
        yield str(path.relative_to(ROOT)), repr(tomllib.loads(path.read_text(encoding="utf-8")))
