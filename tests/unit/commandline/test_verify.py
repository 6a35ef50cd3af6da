"""`records verify` as a ward types it: one line where nothing is wrong, a line for each thing that is."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters.key_file import OpenStore, body_of
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.domain.record.flaw import Flaw, FlawKind
from ivig_desk.presenters.flaw_wording import flaw_text
from tests.helpers.chained import tampering
from tests.helpers.desk_entries import desk_entries
from tests.helpers.sealed import KEY, with_key
from tests.unit.commandline.typed import typed

GOLDEN = Path(__file__).parents[2] / "golden" / "format-1" / "desk.sqlite"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A ward's folder: 30, 17 and 32 entries, as tests/golden/format-1/expected.toml counts them."""
    shutil.copy(GOLDEN, tmp_path / "desk.sqlite")
    (tmp_path / "keys.json").write_bytes(body_of(OpenStore(key=KEY)))
    return tmp_path


def test_nothing_wrong_is_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """S25."""
    answer = typed(capsys, "records", "verify", "--data", str(data))

    assert (answer.code, answer.out, answer.err) == (0, "nothing wrong: 3 infusions, 79 entries, 3 documents\n", "")


def test_what_is_wrong_is_a_line_each_and_ends_with_1(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """S25: which infusion, which entry, what."""
    typed(capsys, "records", "verify", "--data", str(data))
    _tamper(data)

    answer = typed(capsys, "records", "verify", "--data", str(data))

    assert answer.code == 1
    assert answer.out.splitlines() == [
        (
            "infusion headache_child, entry 8: not as it was written, or not written by this program: its link "
            "does not fit"
        ),
        "infusion killed_and_taken_up, entries 16 to 17: gone from the end of the record, which once reached so far",
        "2 wrong in 3 infusions, 77 entries, 3 documents",
    ]


def test_what_was_done_to_the_desks_own_record_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """S25, S33: in an earlier file it begins empty, and is whole."""
    with closing(SqliteJournal(data / "desk.sqlite", KEY)) as journal:
        journal.desk_record().append(desk_entries())
    with tampering(data / "desk.sqlite") as program:
        program.execute("UPDATE desk_events SET by_id = 'p9' WHERE number = 8")
        program.execute("DELETE FROM desk_events WHERE number > 14")

    answer = typed(capsys, "records", "verify", "--data", str(data))

    assert (answer.code, answer.out.splitlines()) == (
        1,
        [
            "the desk’s record, entry 8: not as it was written, or not written by this program: its link does not fit",
            "the desk’s record, entries 15 to 19: gone from the end of the record, which once reached so far",
            "2 wrong in 3 infusions, 79 entries, 3 documents",
        ],
    )


def test_as_json_every_number_is_text(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed(capsys, "records", "verify", "--data", str(data))
    _tamper(data)

    answer = typed(capsys, "records", "verify", "--json", "--data", str(data))

    said = json.loads(answer.out)
    assert answer.code == 1
    assert (said["infusions"], said["entries"], said["documents"]) == ("3", "77", "3")
    assert [(one["kind"], one["infusion"], one["entry"], one["until"]) for one in said["wrong"]] == [
        ("entry-changed", "headache_child", "8", "8"),
        ("end-gone", "killed_and_taken_up", "16", "17"),
    ]
    assert said["wrong"][0]["text"].startswith("infusion headache_child, entry 8: not as it was written")


def test_a_guard_taken_away_is_of_no_infusion(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed(capsys, "records", "verify", "--data", str(data))
    with closing(with_key(data / "desk.sqlite", KEY)) as program:
        program.execute("DROP TRIGGER events_are_never_updated")

    lines = typed(capsys, "records", "verify", "--data", str(data)).out.splitlines()
    [wrong] = json.loads(typed(capsys, "records", "verify", "--json", "--data", str(data)).out)["wrong"]

    assert lines[0] == (
        "events_are_never_updated: this table, guard or view of the file is gone, or not as it was made"
    )
    assert (wrong["infusion"], wrong["entry"], wrong["until"]) == (None, None, None)


def test_without_records_nothing_is_made_and_nothing_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = typed(capsys, "records", "verify", "--data", str(tmp_path / "new"))
    as_json = typed(capsys, "records", "verify", "--json", "--data", str(tmp_path / "new"))

    assert (answer.code, answer.out) == (0, f"no records yet at {tmp_path / 'new' / 'desk.sqlite'}\n")
    assert json.loads(as_json.out) == {"infusions": "0", "entries": "0", "documents": "0", "wrong": []}
    assert not (tmp_path / "new").exists()


def test_a_file_of_another_program_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "desk.sqlite").write_text("a letter")

    answer = typed(capsys, "records", "verify", "--data", str(tmp_path))

    assert (answer.code, answer.out) == (3, "")
    assert "desk.sqlite: not-ours" in answer.err


@pytest.mark.parametrize("kind", FlawKind)
def test_every_flaw_is_said_in_one_line_with_its_place(kind: FlawKind) -> None:
    flaw = Flaw(kind=kind, infusion_id="4471", version=3, until=5, detail="two\nlines")

    said = flaw_text(flaw)

    assert said.startswith("infusion 4471, entries 3 to 5: ")
    assert "\n" not in said
    assert "{" not in said


def _tamper(data: Path) -> None:
    with tampering(data / "desk.sqlite") as program:
        program.execute(
            "UPDATE events SET body = '{\"to\":\"15\"}' WHERE infusion_id = 'headache_child' AND version = 8"
        )
        program.execute("DELETE FROM events WHERE infusion_id = 'killed_and_taken_up' AND version > 15")
