"""`records export`: the whole of the records in one file, for whoever knows its passphrase, and never unrecorded."""

from __future__ import annotations

import io
import os
import pty
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.keepers_errands import KeepersErrands
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import RecordsExported, SignedIn
from tests.helpers.keys import CHEAP
from tests.helpers.records import notes
from tests.helpers.sealed import KEY, opened_by_passphrase, with_key
from tests.unit.commandline.typed import typed

if TYPE_CHECKING:
    from ivig_desk.desk.keys import RecordsKey
    from ivig_desk.desk.ports.errands import ErrandEnded
    from ivig_desk.domain.record.desk_events import DeskEntry
    from tests.unit.commandline.typed import Answer

ANA = Person(id="p1", name="Rus, Ană", roles=frozenset({Role.KEEPER, Role.NURSE}))
ION = Person(id="p2", name="Pop, Ion", roles=frozenset({Role.NURSE}))
PASSPHRASE = "o picătură pe rând"  # noqa: S105 - What a test types.
OTHER = "two drops at a time"
OF_THE_FILE = "for the archive alone"
NOON = ClockReading(wall=Instant.of("2026-03-01T12:00:00Z"), utc_offset_minutes=60, monotonic_microseconds=0)


@pytest.fixture
def ward(tmp_path: Path) -> tuple[Path, RecordsKey]:
    """A desk that Ana keeps and Ion nurses at, with one infusion of three notes, and its key."""
    folder = tmp_path / "ward"
    folder.mkdir()
    store = FileKeyStore(folder / "keys.json", lambda: CHEAP)
    key = store.set_up(ANA, PASSPHRASE).key
    store.add(ION, OTHER, key)
    with closing(SqliteJournal(folder / "desk.sqlite", key)) as journal:
        journal.append(notes(1, 2, 3))
    return folder, key


def exported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, lines: str, *words: str
) -> Answer:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="ascii"))
    return typed(capsys, "records", "export", "--data", str(folder), *words)


def at_the_desk(folder: Path, key: RecordsKey) -> tuple[DeskEntry, ...]:
    with closing(SqliteJournal(folder / "desk.sqlite", key)) as journal:
        return journal.desk_record().read()


def test_what_is_exported_is_said_recorded_and_opened_by_its_passphrase(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path, drive: Path
) -> None:
    """S33."""
    file = drive / "all.sqlite"

    answer = exported(monkeypatch, capsys, data, f"{OF_THE_FILE}\n", "--sealed", str(file))

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        f"exported to {file}: 3 infusions, 79 entries, 3 documents",
        "its passphrase opens it, and nothing else does",
    ]
    with closing(opened_by_passphrase(file, OF_THE_FILE)) as opened:
        assert opened.execute("SELECT count(*) FROM events").fetchone() == (79,)
    [entry] = at_the_desk(data, KEY)
    assert (entry.by, entry.event) == ("", RecordsExported(what=str(file), count=3, readable=False, named=True))


def test_a_keeper_signs_in_with_the_first_line_and_the_next_is_the_files(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ward: tuple[Path, RecordsKey], drive: Path
) -> None:
    """S33: letters beyond ASCII in both, whatever the locale."""
    folder, key = ward
    file = drive / "all.sqlite"

    answer = exported(
        monkeypatch, capsys, folder, f"{PASSPHRASE}\nun șir de litere\n", "--sealed", str(file), "--person", ANA.name
    )

    assert (answer.code, answer.err) == (0, "")
    with closing(opened_by_passphrase(file, "un șir de litere")) as opened:
        assert opened.execute("SELECT count(*) FROM events").fetchone() == (3,)
    coming, leaving = at_the_desk(folder, key)
    assert coming.event == SignedIn(wrong_before=0)
    assert (leaving.by_id, leaving.event) == (
        ANA.id,
        RecordsExported(what=str(file), count=1, readable=False, named=True),
    )


def test_a_nurse_exports_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ward: tuple[Path, RecordsKey], drive: Path
) -> None:
    """S33."""
    words = ("--sealed", str(drive / "all.sqlite"), "--person", ION.name)
    answer = exported(monkeypatch, capsys, ward[0], f"{OTHER}\n{OF_THE_FILE}\n", *words)

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.endswith("keeper-needed: Pop, Ion is no keeper; a keeper looks after backups\n")
    assert list(drive.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Passphrase: missing."),
        # 14 characters: one below the shortest.
        ("fourteen chars", "At least 15 characters: a short sentence is easiest."),
    ],
)
def test_a_passphrase_that_may_not_be_chosen_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path, line: str, said: str
) -> None:
    file = data.with_name("all.sqlite")
    answer = exported(monkeypatch, capsys, data, f"{line}\n", "--sealed", str(file))

    assert (answer.code, answer.out, answer.err) == (2, "", f"ivig-desk: passphrase of the file: {said}\n")
    assert not file.exists()


def test_fifteen_characters_are_enough(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path, drive: Path
) -> None:
    answer = exported(monkeypatch, capsys, data, "fifteen letters\n", "--sealed", str(drive / "all.sqlite"))

    assert answer.code == 0


def test_a_file_that_is_there_stays_and_the_desks_own_folder_is_no_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path, drive: Path
) -> None:
    there = drive / "all.sqlite"
    there.write_text("the keeper’s own")

    taken = exported(monkeypatch, capsys, data, f"{OF_THE_FILE}\n", "--sealed", str(there))
    inside = exported(monkeypatch, capsys, data, f"{OF_THE_FILE}\n", "--sealed", str(data / "all.sqlite"))

    assert (taken.code, inside.code) == (2, 2)
    assert taken.err.endswith("accepted is a new file; one of this name is there, and stays\n")
    assert there.read_text() == "the keeper’s own"
    assert not (data / "all.sqlite").exists()


def test_what_cannot_be_written_down_does_not_leave(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path, drive: Path
) -> None:
    """S33: records on a drive, and nobody to say who put them there."""
    typed(capsys, "records", "verify", "--data", str(data))
    with closing(with_key(data / "desk.sqlite", KEY)) as another:
        another.execute("BEGIN IMMEDIATE")
        answer = exported(monkeypatch, capsys, data, f"{OF_THE_FILE}\n", "--sealed", str(drive / "all.sqlite"))

    assert answer.code == 3
    assert "locked" in answer.err
    assert list(drive.iterdir()) == []


def test_a_keepers_errand_beside_the_window_is_done_and_recorded_in_that_keepers_name(
    ward: tuple[Path, RecordsKey], drive: Path
) -> None:
    """S33: the key and the passphrase go through a pipe; the second file of a day has a name of its own."""
    folder, key = ward
    errands = KeepersErrands(folder, key)
    for _ in range(2):
        errands.export(str(drive), OF_THE_FILE, ANA.id, NOON)
        assert ended(errands).is_good

    names = ["ivig-desk-records-2026-03-01-2.sqlite", "ivig-desk-records-2026-03-01.sqlite"]
    assert sorted(path.name for path in drive.iterdir()) == names
    with closing(opened_by_passphrase(drive / names[1], OF_THE_FILE)) as opened:
        assert opened.execute("SELECT count(*) FROM events").fetchone() == (3,)
    assert [(entry.by, entry.by_id, entry.event) for entry in at_the_desk(folder, key)] == [
        (ANA.name, ANA.id, RecordsExported(what=str(drive / name), count=1, readable=False, named=True))
        for name in reversed(names)
    ]


def test_no_errand_is_done_for_a_nurse_or_for_somebody_who_is_not_there(
    ward: tuple[Path, RecordsKey], drive: Path
) -> None:
    """S33."""
    errands = KeepersErrands(*ward)
    said = []
    for person_id in (ION.id, "p9"):
        errands.export(str(drive), OF_THE_FILE, person_id, NOON)
        said.append(ended(errands))

    assert [one.is_good for one in said] == [False, False]
    assert said[0].lines[0].endswith("keeper-needed: Pop, Ion is no keeper; a keeper looks after backups")
    assert said[1].lines[0].endswith("no-such-person: whoever asked for this signs in no more")
    assert list(drive.iterdir()) == []


def test_an_errand_verifies_and_backs_up_beside_the_window(ward: tuple[Path, RecordsKey], drive: Path) -> None:
    """S25."""
    errands = KeepersErrands(*ward)

    errands.verify()
    verified = ended(errands)
    errands.back_up(str(drive))
    backed_up = ended(errands)

    assert (verified.is_good, verified.lines) == (True, ("nothing wrong: 1 infusion, 3 entries, 0 documents",))
    [made] = drive.iterdir()
    assert (backed_up.is_good, backed_up.lines[0]) == (True, f"backup at {made}")


def ended(errands: KeepersErrands) -> ErrandEnded:
    while (how := errands.ended()) is None:
        pass
    return how


def test_at_a_terminal_the_passphrase_is_asked_for_twice_and_shown_nowhere(data: Path, drive: Path) -> None:
    """S33."""
    said, code = at_a_terminal(data, drive / "all.sqlite", OF_THE_FILE, OF_THE_FILE)
    differs, refused = at_a_terminal(data, drive / "other.sqlite", OF_THE_FILE, OF_THE_FILE.upper())

    assert (code, refused) == (0, 2)
    assert b"exported to " in said
    assert b"passphrase of the file: the two are not the same" in differs
    assert OF_THE_FILE.encode() not in said + differs
    assert [path.name for path in drive.iterdir()] == ["all.sqlite"]


def at_a_terminal(folder: Path, file: Path, first: str, again: str) -> tuple[bytes, int]:
    words = ("records", "export", "--sealed", str(file), "--data", str(folder))
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, (sys.executable, "-m", "ivig_desk", *words))  # noqa: S606 - This very program.
    shown = b""
    for asked, answer in ((b"passphrase of the file: ", first), (b"once more: ", again)):
        while asked not in shown:
            shown += os.read(terminal, 1000)
        os.write(terminal, f"{answer}\n".encode())
    with suppress(OSError):
        # The terminal is gone when the program has ended.
        while more := os.read(terminal, 1000):
            shown += more
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return shown, os.waitstatus_to_exitcode(status)
