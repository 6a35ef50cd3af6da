"""`records summary`: what the ward prints at discharge, from the shell, and never unrecorded."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.folder_hold import FolderHold
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import PageGivenOut
from tests.helpers.keys import CHEAP
from tests.helpers.played import headache_child
from tests.unit.commandline.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.desk.keys import RecordsKey
    from tests.unit.commandline.typed import Answer

ION = Person(id="p2", name="Pop, Ion", roles=frozenset({Role.NURSE, Role.KEEPER}))
PASSPHRASE = "two drops at a time"  # noqa: S105 - What a test types.
CHILD_ID = headache_child().infusion.id
GIVEN = ("71.8 mL", "7.18 g", "headache")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def ward(tmp_path: Path) -> tuple[Path, RecordsKey]:
    """A desk that Ion keeps, with the child's infusion on record."""
    folder = tmp_path / "ward"
    folder.mkdir()
    key = FileKeyStore(folder / "keys.json", lambda: CHEAP).set_up(ION, PASSPHRASE).key
    with closing(SqliteJournal(folder / "desk.sqlite", key)) as journal:
        journal.append(headache_child().entries)
    return folder, key


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def signing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode()), encoding="ascii"))


def given_out(ward: tuple[Path, RecordsKey]) -> list[tuple[str, PageGivenOut]]:
    folder, key = ward
    with closing(SqliteJournal(folder / "desk.sqlite", key)) as journal:
        entries = journal.desk_record().read()
    return [(entry.by, entry.event) for entry in entries if isinstance(entry.event, PageGivenOut)]


def asked(capsys: pytest.CaptureFixture[str], ward: tuple[Path, RecordsKey], *words: str) -> Answer:
    return typed(capsys, "records", "summary", "--data", str(ward[0]), "--person", ION.name, *words)


@pytest.mark.usefixtures("signing_in")
def test_it_is_printed_as_text_and_that_is_recorded(
    capsys: pytest.CaptureFixture[str], ward: tuple[Path, RecordsKey]
) -> None:
    """S33."""
    answer = asked(capsys, ward, CHILD_ID)

    assert (answer.code, answer.err) == (0, "")
    assert [figure for figure in GIVEN if figure not in answer.out] == []
    event = PageGivenOut(what="summary", infusion_id=CHILD_ID, printer="", file="standard output")
    assert given_out(ward) == [(ION.name, event)]


@pytest.mark.usefixtures("signing_in")
@pytest.mark.parametrize(("paper", "points"), [((), (595, 842)), (("--paper", "letter"), (612, 792))])
def test_it_is_a_file_on_the_paper_named_said_to_be_plain(
    capsys: pytest.CaptureFixture[str],
    ward: tuple[Path, RecordsKey],
    out: Path,
    paper: tuple[str, ...],
    points: tuple[int, int],
) -> None:
    """S33: the window is open beside it, and has the folder."""
    file = out / "summary.pdf"
    with closing(FolderHold(ward[0], SystemClock().read().wall)):
        answer = asked(capsys, ward, CHILD_ID, "--pdf", str(file), *paper)

    assert (answer.code, answer.out) == (0, f"Summary saved, not encrypted: {file}\n")
    pages = PdfReader(file).pages
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == points
    text = "".join(page.extract_text() for page in pages)
    assert [figure for figure in GIVEN if figure not in text] == []
    assert [name.name for name in out.iterdir()] == ["summary.pdf"]
    [(by, event)] = given_out(ward)
    assert (by, event.file) == (ION.name, str(file))


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("out/taken.pdf", "accepted is a new file"),
        ("ward/summary.pdf", "accepted is a folder other than the desk’s own"),
        ("out/../ward/deeper/summary.pdf", "accepted is a folder other than the desk’s own"),
        ("none/summary.pdf", "accepted is a file in a folder that is there"),
    ],
)
def test_a_place_that_is_not_for_it_is_refused_before_anybody_signs_in(
    capsys: pytest.CaptureFixture[str], ward: tuple[Path, RecordsKey], out: Path, place: str, said: str
) -> None:
    """S33."""
    (out / "taken.pdf").write_bytes(b"another")

    answer = asked(capsys, ward, CHILD_ID, "--pdf", str(out.parent / place))

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("ivig-desk: --pdf: ")
    assert said in answer.err
    assert (out / "taken.pdf").read_bytes() == b"another"
    assert given_out(ward) == []


@pytest.mark.usefixtures("signing_in")
def test_a_full_disk_leaves_nothing_half_and_nothing_on_record(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    ward: tuple[Path, RecordsKey],
    out: Path,
) -> None:
    """S30."""

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", no_space)

    answer = asked(capsys, ward, CHILD_ID, "--pdf", str(out / "summary.pdf"))

    assert (answer.code, answer.out, list(out.iterdir())) == (3, "", [])
    assert "No space left on device" in answer.err
    assert given_out(ward) == []


@pytest.mark.usefixtures("signing_in")
def test_an_infusion_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], ward: tuple[Path, RecordsKey]
) -> None:
    answer = asked(capsys, ward, "4471")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("ivig-desk: ID: 4471: accepted is an infusion on record")
    assert given_out(ward) == []


def test_without_records_there_is_no_summary(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = typed(capsys, "records", "summary", "infusion-1", "--data", str(tmp_path))

    assert (answer.code, answer.out) == (2, "")
    assert "there are no records at" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "the following arguments are required: ID"),
        (("infusion-1", "--paper", "letter"), "--paper is of a file"),
        (("infusion-1", "--pdf", "s.pdf", "--text"), "not allowed with"),
        (("infusion-1", "--pdf", "s.pdf", "--paper", "a5"), "invalid choice: 'a5'"),
    ],
)
def test_words_that_do_not_fit_are_one_line(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    answer = typed(capsys, "records", "summary", *words)

    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
