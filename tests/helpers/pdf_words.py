"""The words of a PDF with where they stand, as poppler finds them: a reader that shares no code with ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and its box, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    foot: float

    @property
    def middle(self) -> float:
        return (self.top + self.foot) / 2

    def meets(self, other: Word) -> bool:
        """Whether letters of both would lie over each other: their boxes hold the room between lines too."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.foot, other.foot) - max(self.top, other.top)
        least = min(self.foot - self.top, other.foot - other.top)
        return across > 0.5 and down > 0.45 * least


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page and its words in reading order."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def lines(self) -> list[str]:
        """The texts from top to foot; words on one level make one line."""
        levels: dict[int, list[Word]] = {}
        for word in sorted(self.words, key=lambda one: (one.middle, one.left)):
            near = next((level for level in levels if abs(level - word.middle * 10) < 25), None)
            levels.setdefault(round(word.middle * 10) if near is None else near, []).append(word)
        return [" ".join(one.text for one in sorted(line, key=lambda one: one.left)) for line in levels.values()]


def poppler(program: str, *words: str) -> str:
    """What one of its programs says; where poppler is not installed its tests say so."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} of poppler-utils is not installed")
    return subprocess.run((path, *words), capture_output=True, check=True, encoding="utf-8").stdout


def found_in(file: Path) -> tuple[FoundPage, ...]:
    """Every page of a file."""
    return tuple(
        FoundPage(
            width=float(width),
            height=float(height),
            words=tuple(
                Word(text=unescape(text), left=float(left), top=float(top), right=float(right), foot=float(foot))
                for left, top, right, foot, text in _WORD.findall(body)
            ),
        )
        for width, height, body in _PAGE.findall(poppler("pdftotext", "-bbox", str(file), "-"))
    )
