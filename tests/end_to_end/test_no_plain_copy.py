"""S33: after a whole infusion at the real window nothing readable is left but the one file somebody asked for."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.errors import PdfReadError
from pypdf.generic import StreamObject

from ivig_desk.adapters.folders import ward_folders
from ivig_desk.bootstrap.records import journal_of, recorder_of
from ivig_desk.bootstrap.window import paper_door
from ivig_desk.domain.record.desk_events import PageGivenOut
from tests.end_to_end.watched_ward import BATCH, IDENTIFIER, NAME

ROOT = Path(__file__).parents[2]
SURNAME, FIRST_NAME = NAME.split(", ")
NEEDLES = (SURNAME, FIRST_NAME, IDENTIFIER, BATCH)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(frozen=True, kw_only=True)
class Watched:
    """What a child process left, and what it said of itself."""

    folder: Path
    opened: list[Path]
    printed: list[int]
    started: list[str]
    stderr: bytes

    @property
    def files(self) -> list[Path]:
        """Every file it left anywhere it may write, and every one that Python opened for writing."""
        inside = {file for file in self.folder.rglob("*") if file.is_file()}
        return sorted(inside | {file for file in self.opened if file.is_file()})


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """A ward with its key beside the records; home, caches and temporary files lie in the folder that is searched."""
    folder = tmp_path_factory.mktemp("ward")
    places = {name: folder / name.lower() for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "OUT")}
    for place in places.values():
        place.mkdir(mode=0o700)
    run = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.watched_ward", folder / "data", places["OUT"]],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            **{name: str(place) for name, place in places.items()},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        check=True,
    )
    said = json.loads(run.stdout)
    opened = [Path(name) if Path(name).is_absolute() else ROOT / name for name in said["opened"]]
    return Watched(folder=folder, opened=opened, printed=said["printed"], started=said["started"], stderr=run.stderr)


def test_only_the_file_that_was_asked_for_can_be_read(ward: Watched) -> None:
    """S33."""
    readable = [file for file in ward.files if found_in(file.read_bytes())]

    assert [file.parent for file in readable] == [ward.folder / "out"]
    assert set(found_in(readable[0].read_bytes())) == set(NEEDLES)


def test_it_was_printed_out_of_memory_with_no_program_started(ward: Watched) -> None:
    """S33."""
    [size] = ward.printed

    assert size > 20_000
    assert ward.started == []


def test_the_records_are_among_what_was_searched(ward: Watched) -> None:
    """What is not looked at proves nothing."""
    names = {file.name for file in ward.files}

    assert {"desk.sqlite", "keys.json"} <= names
    assert list((ward.folder / "tmpdir").iterdir()) == []


def test_standard_error_names_nobody(ward: Watched) -> None:
    """S33."""
    assert found_in(ward.stderr) == []


def test_what_left_the_desk_stands_in_its_own_record_encrypted(tmp_path: Path) -> None:
    """S33: the way from the window's door to the file."""
    journal = journal_of(ward_folders(tmp_path))
    door = paper_door(tmp_path, "", recorder_of(journal))
    event = PageGivenOut(what="summary", infusion_id=IDENTIFIER, printer="", file="/media/stick/summary.pdf")
    assert door.record is not None

    door.record(event)

    assert [entry.event for entry in journal.desk_record().read()] == [event]
    journal.close()
    assert [file for file in tmp_path.iterdir() if found_in(file.read_bytes())] == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_planted_name_is_found(encoding: str) -> None:
    assert found_in(b"\x00\x01" + SURNAME.encode(encoding) + b"\x02") == [SURNAME]


def found_in(content: bytes) -> list[str]:
    """What of the patient stands in the bytes of a file, or in what they unfold to."""
    unfolded = [content, *unfolded_pdf(content)] if b"%PDF" in content else [content]
    return [needle for needle in NEEDLES if any(needle.encode(one) in part for one in ENCODINGS for part in unfolded)]


def unfolded_pdf(content: bytes) -> list[bytes]:
    """Every stream of a PDF unpacked, and its texts as a reader finds them."""
    try:
        reader = PdfReader(io.BytesIO(content[content.index(b"%PDF") :]))
        streams = [one for number in reader.xref[0] if isinstance(one := reader.get_object(number), StreamObject)]
        return [*(one.get_data() for one in streams), *(page.extract_text().encode() for page in reader.pages)]
    except PdfReadError:
        return []
