"""Reads the worked tables: `profile, profile | weight | set set | first or later`, and under it its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ivig_desk.domain.patient.patient import Earlier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INFUSIONS = {"first": Earlier.NEVER, "later": Earlier.SAME_WITHIN_8_WEEKS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What one weight gets of one profile on one set: its rows, or the one row that refuses it."""

    profile: str
    kg: str
    giving_set: str
    infusion: str
    rows: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.profile}-{self.kg}kg-{self.giving_set}-{self.infusion}"


def cases_in(paper: Path) -> Iterator[Case]:
    """Every case of one paper; a line with # is its arithmetic, read by people."""
    blocks = paper.read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            head, *rows = lines
            yield from _cases(head, tuple(row.strip() for row in rows))


def _cases(head: str, rows: tuple[str, ...]) -> Iterator[Case]:
    profiles, kg, sets, *infusion = head.split(" | ")
    for profile in profiles.split(", "):
        for giving_set in sets.split():
            yield Case(
                profile=profile,
                kg=kg.removesuffix(" kg"),
                giving_set=giving_set,
                infusion=infusion[0] if infusion else "later",
                rows=rows,
            )
