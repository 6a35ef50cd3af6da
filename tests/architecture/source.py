"""The source as the architecture tests see it: every module of the program with its syntax tree."""

from __future__ import annotations

import ast
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "ivig_desk"
ROOMS = ("adapters", "commandline", "desk", "domain", "presenters", "rehearsal", "views")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that should not be there, as a reader finds it: file and line."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every module under a folder; none where the folder is not there."""
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def ours() -> Iterator[Path]:
    """Every file that is or would be committed: all but what `.gitignore` names."""
    ignored = {line.strip("/\n") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()} | {".git"}
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = [name for name in subfolders if name not in ignored]
        yield from (Path(folder, name) for name in names if name not in ignored)
