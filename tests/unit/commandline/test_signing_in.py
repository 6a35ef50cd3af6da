"""`records` on records that somebody signs in to: a name among the words, a passphrase that is never among them."""

import io
import json
import os
import pty
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.folders import places_of_ward
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.key_ways import HandedOver
from ivig_desk.adapters.sqlite_desk_record import SqliteDeskRecord
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.adapters.ward_records import FolderRecords
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import SetUp
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import DeskEntry, RecordsRestored, SignedIn, WrongPassphrases
from tests.helpers.keys import CHEAP
from tests.helpers.records import notes
from tests.unit.commandline.typed import typed

ANA = Person(id="p1", name="Rus, Ană", roles=frozenset({Role.KEEPER, Role.NURSE}))
ION = Person(id="p2", name="Pop, Ion", roles=frozenset({Role.NURSE}))
PASSPHRASE = "o picătură pe rând"  # noqa: S105 - What a test types.
OTHER = "two drops at a time"

Says = Callable[[str], None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def made(data: Path) -> SetUp:
    """A desk with two people and one infusion of three notes."""
    data.mkdir()
    made = _store(data).set_up(ANA, PASSPHRASE)
    _store(data).add(ION, OTHER, made.key)
    with closing(SqliteJournal(data / "desk.sqlite", made.key)) as journal:
        journal.append(notes(1, 2, 3))
    return made


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Says:
    """What stands on standard input, as bytes in UTF-8 by whichever locale."""

    def says(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="ascii"))

    return says


def test_without_a_name_one_line_says_how(data: Path, made: SetUp, capsys: pytest.CaptureFixture[str]) -> None:
    """S33."""
    del made
    answer = typed(capsys, "records", "list", "--data", str(data))

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        f"ivig-desk: {data / 'keys.json'}: sign-in-needed: "
        "somebody has to sign in; on the command line with --person NAME\n"
    )


@pytest.mark.parametrize("words", [("list",), ("show", "infusion-1"), ("verify",), ("verify", "--json")])
def test_who_gives_name_and_passphrase_reads_and_that_is_on_record(
    data: Path, made: SetUp, says: Says, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """S33: the name as it is read, the passphrase as the first line of what is piped in."""
    says(f"{PASSPHRASE}\nwhat follows is not looked at")
    answer = typed(capsys, "records", *words, "--person", "RUS, ană", "--data", str(data))

    assert (answer.code, answer.err) == (0, "")
    assert PASSPHRASE not in answer.out
    [entry] = _at_the_desk(data, made)
    assert (entry.by, entry.by_id, entry.event) == ("Rus, Ană", "p1", SignedIn(wrong_before=0))


def test_what_cannot_be_written_down_is_said_and_what_was_asked_for_is_done(
    data: Path, made: SetUp, says: Says, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """S30, S33: the disk is full, so nobody can read later who looked."""

    def full(record: SqliteDeskRecord, entries: Sequence[DeskEntry]) -> None:
        del record, entries
        raise RecordsFault(RecordsFaultCode.DISK_FULL, "desk.sqlite", "database or disk is full")

    says(f"{PASSPHRASE}\n")
    with monkeypatch.context() as disk:
        disk.setattr(SqliteDeskRecord, "append", full)
        answer = typed(capsys, "records", "list", "--person", "Rus, Ană", "--data", str(data))

    assert (answer.code, "infusion-1" in answer.out) == (0, True)
    assert answer.err == (
        "ivig-desk: not written in the desk's own record: desk.sqlite: disk-full: database or disk is full\n"
    )
    assert _at_the_desk(data, made) == ()


def test_at_a_terminal_the_passphrase_is_asked_for_and_shown_nowhere(data: Path, made: SetUp) -> None:
    """S33: nobody reads it off the screen."""
    words = ("records", "list", "--person", "Rus, Ană", "--data", str(data))
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, (sys.executable, "-m", "ivig_desk", *words))  # noqa: S606 - This very program.
    shown = b""
    while b"passphrase: " not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, f"{PASSPHRASE}\n".encode())
    with suppress(OSError):
        # The terminal is gone when the program has ended.
        while more := os.read(terminal, 1000):
            shown += more
    _, status = os.waitpid(child, 0)
    os.close(terminal)

    assert (os.waitstatus_to_exitcode(status), b"infusion-1" in shown) == (0, True)
    assert PASSPHRASE.encode() not in shown
    assert [entry.event for entry in _at_the_desk(data, made)] == [SignedIn(wrong_before=0)]


def test_a_wrong_passphrase_is_one_line_counted_and_written_down_when_somebody_comes(
    data: Path, made: SetUp, says: Says, capsys: pytest.CaptureFixture[str]
) -> None:
    """S33."""
    lines = []
    for _ in range(4):
        says(f"{OTHER}\n")
        answer = typed(capsys, "records", "list", "--person", "Rus, Ană", "--data", str(data))
        lines.append(answer.err.removeprefix(f"ivig-desk: {data / 'keys.json'}: ").strip())
        assert (answer.code, answer.out) == (3, "")
    says(f"{OTHER}\n")
    came = typed(capsys, "records", "list", "--person", "Pop, Ion", "--data", str(data))

    assert lines[0] == "wrong-passphrase: it is not that of Rus, Ană: 1 wrong in a row, the next is looked at now"
    assert lines[2] == "wrong-passphrase: it is not that of Rus, Ană: 3 wrong in a row, the next is looked at in 5 s"
    assert lines[3].startswith("too-soon: after 3 wrong in a row for Rus, Ană: the next is looked at in ")
    assert came.code == 0
    tried, signed_in = _at_the_desk(data, made)
    assert isinstance(tried.event, WrongPassphrases)
    assert (tried.event.person, tried.event.in_a_row) == (ANA, 3)
    assert (signed_in.by_id, signed_in.event) == ("p2", SignedIn(wrong_before=0))


def test_what_was_tried_is_written_down_once(
    data: Path, made: SetUp, says: Says, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, passphrase in (("Rus, Ană", OTHER), ("Pop, Ion", OTHER), ("Pop, Ion", OTHER)):
        says(f"{passphrase}\n")
        typed(capsys, "records", "list", "--person", name, "--data", str(data))

    kinds = [type(entry.event) for entry in _at_the_desk(data, made)]

    assert kinds == [WrongPassphrases, SignedIn, SignedIn]


def test_a_name_that_is_nobodys_here_says_whose_are(
    data: Path, made: SetUp, says: Says, capsys: pytest.CaptureFixture[str]
) -> None:
    del made
    says(f"{PASSPHRASE}\n")
    answer = typed(capsys, "records", "list", "--person", "Rus", "--data", str(data))

    assert answer.code == 3
    assert answer.err.endswith("no-such-person: Rus does not sign in here; who does: Rus, Ană, Pop, Ion\n")


def test_a_passphrase_is_never_among_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    """S33: other people on the computer read the words of every program."""
    answer = typed(capsys, "records", "list", "--person", "Rus, Ană", "--passphrase", PASSPHRASE)

    assert answer.code == 2


def test_a_backup_and_what_is_restored_from_it_open_to_the_same_people(
    data: Path, made: SetUp, says: Says, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S25, S33: on another computer too, where the key store comes from the backup."""
    drive, other = tmp_path / "drive", tmp_path / "other"
    drive.mkdir()
    who = ("--person", "Rus, Ană")
    says(f"{PASSPHRASE}\n")
    backup = typed(capsys, "records", "backup", "--to", str(drive), *who, "--data", str(data))
    [made_at] = drive.iterdir()
    says(f"{PASSPHRASE}\n")
    restored = typed(capsys, "records", "restore", str(made_at), *who, "--data", str(other))

    assert (backup.code, backup.err, restored.code, restored.err) == (0, "", 0, "")
    kept, coming, put_back = _at_the_desk(other, made)
    assert [type(entry.event) for entry in (kept, coming)] == [SignedIn, SignedIn]
    assert (put_back.by_id, put_back.event) == ("p1", RecordsRestored(source=str(made_at)))
    says(f"{PASSPHRASE}\n")
    assert typed(capsys, "records", "show", "infusion-1", *who, "--data", str(other)).code == 0


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("words", [("backup", "--to"), ("restore",)])
def test_backups_are_a_keepers(
    data: Path, says: Says, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """S33: a nurse neither carries the records away nor puts others in their place."""
    before = (data / "desk.sqlite").stat().st_ino
    drive = data.with_name("drive")
    shutil.copytree(data, drive)
    says(f"{OTHER}\n")
    answer = typed(capsys, "records", *words, str(drive), "--person", "Pop, Ion", "--data", str(data))

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.endswith("keeper-needed: Pop, Ion is no keeper; a keeper looks after backups\n")
    assert (data / "desk.sqlite").stat().st_ino == before


def test_the_program_beside_the_window_is_handed_the_key(data: Path, made: SetUp, tmp_path: Path) -> None:
    """S33: it asks nobody for a passphrase, and makes a backup that opens to the same people."""
    drive = tmp_path / "drive"
    drive.mkdir()
    (data / "backups.toml").write_text(_rules(drive), encoding="utf-8")
    way = HandedOver(made.key)
    unwritten: list[RecordsFault] = []
    runner = FolderRecords(
        places=places_of_ward(data), way=way, clock=SystemClock(), program="0.1.0", unwritten=unwritten.append
    ).runner()
    assert runner is not None

    runner.begin()
    ended = runner.ended()
    while ended is None:
        ended = runner.ended()

    assert (ended.fault, unwritten) == (None, [])
    [kept] = runner.kept().good
    assert json.loads((Path(kept.place) / "keys.json").read_bytes())["people"][0]["person"]["name"] == "Rus, Ană"


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("handed", ["", "no key", "00" * 31])
def test_what_is_handed_over_and_is_no_key_is_refused(
    data: Path, says: Says, capsys: pytest.CaptureFixture[str], handed: str
) -> None:
    says(f"{handed}\n")
    answer = typed(
        capsys, "records", "backup", "--to", str(data.with_name("drive")), "--key-on-input", "--data", str(data)
    )

    assert answer.code == 2
    assert answer.err == "ivig-desk: --key-on-input: no key: accepted is 64 hexadecimal digits on standard input\n"


def test_another_desks_key_opens_nothing(
    data: Path, made: SetUp, says: Says, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S33."""
    del made
    says(f"{'00' * 32}\n")
    answer = typed(capsys, "records", "backup", "--to", str(tmp_path / "drive"), "--key-on-input", "--data", str(data))

    assert answer.code == 3


def test_where_nobody_signs_in_a_name_is_not_held_against_anything(
    tmp_path: Path, says: Says, capsys: pytest.CaptureFixture[str]
) -> None:
    """A ward's script may name somebody for folders of both sorts."""
    golden = Path(__file__).parents[2] / "golden/format-1/desk.sqlite"
    shutil.copy(golden, tmp_path / "desk.sqlite")
    says("")

    assert typed(capsys, "records", "list", "--person", "Rus, Ană", "--data", str(tmp_path)).code == 0


def _store(data: Path) -> FileKeyStore:
    return FileKeyStore(data / "keys.json", lambda: CHEAP)


def _at_the_desk(data: Path, made: SetUp) -> tuple[DeskEntry, ...]:
    with closing(SqliteJournal(data / "desk.sqlite", made.key)) as journal:
        return journal.desk_record().read()


def _rules(folder: Path) -> str:
    shipped = Path(__file__).parents[3] / "resources" / "backups.toml"
    return f'folder = "{folder}"\n{shipped.read_text(encoding="utf-8")}'
