"""CUPS by its program `lp`: the document from memory, the job by no name, what it says passed on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters import spooler
from ivig_desk.adapters.spooler import spool
from ivig_desk.presenters.slices import at_once

if TYPE_CHECKING:
    from pathlib import Path

# More than a pipe holds, so that it is read while it is written.
DOCUMENT = b"%PDF-1.4 Ionescu" * 20_000


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program `lp` that keeps its words and what it is handed."""
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    _write(
        program,
        "import pathlib\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "(folder / 'words').write_text('\\n'.join(sys.argv[1:]))\n"
        "(folder / 'taken').write_bytes(sys.stdin.buffer.read())\n",
    )
    monkeypatch.setenv("PATH", str(program.parent))
    return program


def test_it_is_handed_the_whole_document_and_names_nobody(lp: Path, tmp_path: Path) -> None:
    """S33."""
    del lp

    at_once(spool(DOCUMENT, "ward laser", "A4"))

    words = (tmp_path / "words").read_text().split("\n")
    assert words == ["-d", "ward laser", "-t", "IVIG Desk", "-o", "media=A4"]
    assert (tmp_path / "taken").read_bytes() == DOCUMENT


def test_what_it_says_is_passed_on(lp: Path) -> None:
    _write(lp, "sys.stdin.buffer.read()\nsys.exit('lp: The printer or class does not exist.')\n")

    with pytest.raises(OSError, match="The printer or class does not exist") as fault:
        at_once(spool(DOCUMENT, "ward", "A4"))
    assert fault.value.strerror == "The printer or class does not exist."


def test_one_that_ends_without_a_word_is_said_all_the_same(lp: Path) -> None:
    _write(lp, "sys.exit(4)\n")

    with pytest.raises(OSError, match="lp ended with 4"):
        at_once(spool(b"%PDF", "ward", "A4"))


@pytest.mark.parametrize(("is_frozen", "found"), [(False, "/bundled"), (True, "")])
def test_the_frozen_programs_own_libraries_are_not_lent(
    lp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_frozen: bool, found: str
) -> None:
    _write(
        lp,
        f"import os, pathlib\npathlib.Path({str(tmp_path / 'lent')!r}).write_text(os.getenv('LD_LIBRARY_PATH', ''))\n",
    )
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundled")
    if is_frozen:
        monkeypatch.setattr(sys, "_MEIPASS", "/bundled", raising=False)

    at_once(spool(b"%PDF", "ward", "A4"))

    assert (tmp_path / "lent").read_text() == found


def test_one_that_never_answers_is_left(lp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window stands still meanwhile, and somebody is being watched."""
    _write(lp, "sys.stdin.buffer.read()\nimport signal\nsignal.pause()\n")
    monkeypatch.setattr(spooler, "_WAITS", 20)

    with pytest.raises(TimeoutError):
        at_once(spool(b"%PDF", "ward", "A4"))


def test_a_computer_without_it_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(FileNotFoundError, match="not installed"):
        at_once(spool(b"%PDF", "ward", "A4"))


def _write(program: Path, body: str) -> None:
    program.write_text(f"#!{sys.executable}\nimport sys\n{body}")
    program.chmod(0o755)
