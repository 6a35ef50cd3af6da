"""`records export` for other systems: what is asked, what is said, and that nothing leaves with names unsaid."""

from __future__ import annotations

import io
import os
import pty
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from ivig_desk.adapters.key_file import OpenStore, body_of
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.ports.exports import ExportDone, ExportNames
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import RecordsExported, SignedIn
from ivig_desk.presenters.export_wording import done_text
from tests.helpers.chained import tampering
from tests.helpers.keys import CHEAP
from tests.helpers.records import notes
from tests.helpers.sealed import KEY
from tests.unit.commandline.typed import typed

if TYPE_CHECKING:
    from tests.unit.commandline.typed import Answer

CHILD = "Ionescu"
PASSPHRASE = "two drops at a time"  # noqa: S105 - What a test types.
FORMS = ("--fhir", "--ndjson", "--csv", "--sqlite")


def exported(capsys: pytest.CaptureFixture[str], data: Path, *words: str) -> Answer:
    return typed(capsys, "records", "export", "--data", str(data), *words)


def left(data: Path) -> list[RecordsExported]:
    with closing(SqliteJournal(data / "desk.sqlite", KEY)) as journal:
        return [one.event for one in journal.desk_record().read() if isinstance(one.event, RecordsExported)]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_what_lies_where_and_stands_in_the_desks_record(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path, form: str
) -> None:
    """S33: three infusions, as tests/golden/format-1/expected.toml has them."""
    target = drive / "out"

    answer = exported(capsys, data, form, str(target), "--all", "--plain-names")

    assert (answer.code, answer.err) == (0, "")
    first, second = answer.out.splitlines()
    assert first.startswith(f"exported to {target}: 3 infusions in ")
    assert second == "with names, not encrypted: whoever has it can read it"
    assert left(data) == [
        RecordsExported(what=str(target), count=3, readable=True, named=True, form=form.removeprefix("--"))
    ]


def test_under_pseudonyms_the_whole_of_it_names_nobody(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path
) -> None:
    """S33."""
    for form in FORMS:
        assert exported(capsys, data, form, str(drive / form), "--all", "--pseudonyms").code == 0

    content = b"".join(file.read_bytes() for file in drive.rglob("*") if file.is_file())
    assert b"Privigen" in content
    assert CHILD.encode() not in content
    assert {event.named for event in left(data)} == {False}


def test_in_a_script_which_of_the_two_has_to_be_said(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S33: no export is silently with names."""
    monkeypatch.setattr("sys.stdin", io.StringIO("names\n"))

    answer = exported(capsys, data, "--csv", str(drive / "out"), "--all")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("so say which of the two: --pseudonyms or --plain-names\n")
    assert list(drive.iterdir()) == []
    assert left(data) == []


@pytest.mark.parametrize(
    ("answer", "code", "is_there"), [("names", 0, True), ("pseudonyms", 0, True), ("", 2, False), ("yes", 2, False)]
)
def test_a_terminal_is_asked_how_many_leave_and_whereto(
    data: Path, drive: Path, answer: str, code: int, *, is_there: bool
) -> None:
    """S33."""
    said, ended = at_a_terminal(data, drive / "out", answer)

    assert ended == code
    assert b"3 infusions to " in said
    assert (drive / "out").exists() is is_there
    if is_there:
        assert (CHILD.encode() in (drive / "out" / "infusions.csv").read_bytes()) is (answer == "names")


def test_a_person_an_infusion_or_a_day_is_chosen(capsys: pytest.CaptureFixture[str], data: Path, drive: Path) -> None:
    """Of the three, one is of 1 March 2026 and two of 22 November."""
    counts = {}
    with closing(SqliteJournal(data / "desk.sqlite", KEY)) as journal:
        one = journal.entries()[0].infusion_id
    for words in (
        ("--find", "ionescu maria"),
        ("--since", "2026-11-22"),
        ("--since", "2026-11-24"),
        ("--infusion", one, "--infusion", one),
    ):
        target = drive / "-".join(words[:2]).replace(" ", "")
        assert exported(capsys, data, "--sqlite", str(target), *words, "--plain-names").code == 0
        counts[words[:2]] = Database(target)["infusions"].count

    assert list(counts.values()) == [2, 2, 0, 1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--csv", "{}", "--plain-names"), "which infusions is missing: --all, --infusion, --find or --since"),
        (("--csv", "{}", "--all", "--find", "x"), "argument --find: not allowed with argument --all"),
        (("--csv", "{}", "--all", "--pseudonyms", "--plain-names"), "not allowed with argument --pseudonyms"),
        (("--csv", "{}", "--fhir", "{}", "--all"), "not allowed with argument --csv"),
        (("--csv", "{}", "--all", "--checked", "--pseudonyms"), "--checked goes with --fhir and --ndjson"),
        (("--sealed", "{}", "--all"), "--sealed is all of the records, with names"),
        (("--csv", "{}", "--since", "22.11.2026", "--pseudonyms"), "accepted is a day as 2026-11-22"),
        (("--csv", "{}", "--find", "nobody", "--pseudonyms"), "words that find an infusion; these find none"),
        (("--csv", "{}", "--infusion", "x", "--pseudonyms"), "an infusion on record, as `records list` names them"),
        (("--all", "--pseudonyms"), "one of the arguments --sealed --fhir --ndjson --csv --sqlite is required"),
    ],
)
def test_words_that_do_not_go_together_are_one_line_and_nothing_leaves(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path, words: tuple[str, ...], said: str
) -> None:
    answer = exported(capsys, data, *(word.format(drive / "out") for word in words))

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(f"{said}\n")
    assert answer.err.count("\n") == 1
    assert list(drive.iterdir()) == []


@pytest.mark.parametrize("form", FORMS)
def test_what_is_there_stays_and_the_desks_own_folder_is_no_place(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path, form: str
) -> None:
    """S33."""
    (drive / "file").write_text("the keeper’s own")

    for target in (drive / "file", data / "out"):
        assert exported(capsys, data, form, str(target), "--all", "--pseudonyms").code == 2

    assert (drive / "file").read_text() == "the keeper’s own"
    assert not (data / "out").exists()


def test_a_record_that_was_changed_is_named_on_standard_error_and_ends_with_1(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path
) -> None:
    typed(capsys, "records", "verify", "--data", str(data))
    with tampering(data / "desk.sqlite") as hand:
        (one,) = hand.execute("SELECT infusion_id FROM events LIMIT 1").fetchone()
        hand.execute("UPDATE events SET at_us = at_us + 1 WHERE infusion_id = ? AND version = 2", (one,))

    answer = exported(capsys, data, "--ndjson", str(drive / "out"), "--all", "--pseudonyms")

    assert answer.code == 1
    assert answer.out.startswith(f"exported to {drive / 'out'}: 2 infusions in ")
    assert answer.err.startswith(f"{one}: left out: ")


def test_what_has_no_plan_is_counted(capsys: pytest.CaptureFixture[str], tmp_path: Path, drive: Path) -> None:
    data = tmp_path / "ward"
    data.mkdir()
    assert typed(capsys, "records", "list", "--data", str(data)).code == 0
    (data / "keys.json").write_bytes(body_of(OpenStore(key=KEY)))
    with closing(SqliteJournal(data / "desk.sqlite", KEY)) as journal:
        journal.append(notes(1, 2))

    answer = exported(capsys, data, "--fhir", str(drive / "out"), "--all", "--pseudonyms")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == f"exported to {drive / 'out'}: 0 infusions in 0 files, 0 kB"
    assert answer.out.splitlines()[-1] == "left out, since no plan was ever agreed: 1 infusion"


def test_only_a_keeper_exports_and_by_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S33."""
    folder = tmp_path / "ward"
    folder.mkdir()
    keeper = Person(id="p1", name="Rus, Ană", roles=frozenset({Role.KEEPER}))
    nurse = Person(id="p2", name="Pop, Ion", roles=frozenset({Role.NURSE}))
    store = FileKeyStore(folder / "keys.json", lambda: CHEAP)
    key = store.set_up(keeper, PASSPHRASE).key
    store.add(nurse, PASSPHRASE, key)
    with closing(SqliteJournal(folder / "desk.sqlite", key)) as journal:
        journal.append(notes(1))
    codes = []
    for person in (nurse, keeper):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode()), encoding="ascii"))
        words = ("--csv", str(drive / person.id), "--all", "--pseudonyms", "--person", person.name)
        codes.append(exported(capsys, folder, *words).code)

    assert codes == [3, 0]
    assert [path.name for path in drive.iterdir()] == ["p1"]
    with closing(SqliteJournal(folder / "desk.sqlite", key)) as journal:
        done = [(one.by_id, type(one.event)) for one in journal.desk_record().read()]
    assert done == [("p2", SignedIn), ("p1", SignedIn), ("p1", RecordsExported)]


@pytest.mark.parametrize(
    ("octets", "said"),
    [(0, "0 kB"), (1, "1 kB"), (1000, "1 kB"), (1001, "2 kB"), (9_999_000, "9999 kB"), (10_000_000, "10 MB")],
)
def test_a_size_is_rounded_up(octets: int, said: str) -> None:
    done = ExportDone(target="x", infusions=1, files=1, octets=octets, unplanned=(), unreadable=())

    assert done_text(done, ExportNames.PLAIN).splitlines()[0] == f"exported to x: 1 infusion in 1 file, {said}"


def test_each_resource_passes_the_models_before_it_is_written(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path
) -> None:
    answer = exported(capsys, data, "--fhir", str(drive / "out"), "--all", "--plain-names", "--checked")

    assert (answer.code, answer.err) == (0, "")
    assert len(list((drive / "out").iterdir())) == 3


def test_without_the_models_that_is_said_before_anything_leaves(
    capsys: pytest.CaptureFixture[str], data: Path, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fhir.resources.R4B", None)

    answer = exported(capsys, data, "--ndjson", str(drive / "out"), "--all", "--plain-names", "--checked")

    assert answer.code == 3
    assert answer.err == "ivig-desk: no-models: fhir.resources is not installed: pip install ivig-desk[fhir]\n"
    assert list(drive.iterdir()) == []
    assert left(data) == []


def at_a_terminal(folder: Path, target: Path, answer: str) -> tuple[bytes, int]:
    words = ("records", "export", "--csv", str(target), "--all", "--data", str(folder))
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, (sys.executable, "-m", "ivig_desk", *words))  # noqa: S606 - This very program.
    shown = b""
    while b"names or pseudonyms: " not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, f"{answer}\n".encode())
    with suppress(OSError):
        # The terminal is gone when the program has ended.
        while more := os.read(terminal, 1000):
            shown += more
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return shown, os.waitstatus_to_exitcode(status)
