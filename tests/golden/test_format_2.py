"""A records file of format 2, opened as a later version opens it: nothing of it is lost or read otherwise."""

import json
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import closing
from functools import reduce
from pathlib import Path

import pytest

from ivig_desk.adapters.key_file import OpenStore, read_store
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.record.desk_events import PageGivenOut, PersonLeft, WrongPassphrases
from tests.golden.facts import facts_of, later_facts_of
from tests.helpers.sealed import KEY, journal_at, with_key
from tests.unit.commandline.typed import typed

KEPT = Path(__file__).parent / "format-2"
EXPECTED = tomllib.loads((KEPT / "expected.toml").read_text(encoding="utf-8"))
EACH_KIND = 34
"""How many kinds of event there were; one of each stands in the infusion `one-of-each`."""
AT_THE_DESK = 17
"""How many kinds there were in the desk's own record; one of each stands there."""
COLUMNS = 'infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, "by", program, kind, body, link'
DESK_COLUMNS = 'number, recorded_at_us, utc_offset_min, monotonic_us, "by", by_id, program, kind, body, link'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("desk.sqlite", "keys.json"):
        shutil.copy(KEPT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def journal(data: Path) -> Iterator[SqliteJournal]:
    with closing(journal_at(data / "desk.sqlite")) as opened:
        yield opened


@pytest.mark.parametrize("infusion_id", EXPECTED)
def test_an_infusion_is_read_as_its_scenario_was_played(journal: SqliteJournal, infusion_id: str) -> None:
    """S7, S24, S25."""
    happened = journal.read(infusion_id)
    infusion = reduce(evolve, happened[1:], evolve(None, happened[0]))

    assert {"entries": len(happened), **facts_of(infusion), **later_facts_of(infusion)} == EXPECTED[infusion_id]


def test_an_event_of_each_kind_is_understood(journal: SqliteJournal) -> None:
    """S25: a kind that was ever written is read for ever."""
    happened = journal.read("one-of-each")
    (report,) = [entry.event.report for entry in happened if isinstance(entry.event, ReportWritten)]

    assert len({type(entry.event) for entry in happened}) == len(happened) == EACH_KIND
    assert (report.reporter, report.role, report.contact, report.outcome.value) == (
        "A. Pop",
        "nurse",
        "ext. 4471",
        "lasting-harm",
    )


def test_what_happened_at_the_desk_itself_is_understood(journal: SqliteJournal) -> None:
    """S25, S33: one of each kind, by the keeper, a second apart."""
    record = journal.desk_record()
    entries = record.read()

    assert len({type(entry.event) for entry in entries}) == len(entries) == AT_THE_DESK
    assert {(entry.by, entry.by_id) for entry in entries} == {("Ană Rus", "p1")}
    assert [entry.recorded.wall for entry in entries][::16] == [
        Instant.of("2026-03-01T08:00:00Z"),
        Instant.of("2026-03-01T08:00:16Z"),
    ]
    assert record.ward_name() == "Day clinic “Nord”"
    left, tried, page = (
        next(entry.event for entry in entries if isinstance(entry.event, kind))
        for kind in (PersonLeft, WrongPassphrases, PageGivenOut)
    )
    assert isinstance(left, PersonLeft)
    assert isinstance(tried, WrongPassphrases)
    assert isinstance(page, PageGivenOut)
    assert (left.person.name, tried.person.id, tried.in_a_row, page.printer) == ("Ion Pop", "p2", 3, "ward-laser")


def test_every_column_of_every_row_is_what_was_written(data: Path, tmp_path: Path) -> None:
    """S25: what was recorded is not rewritten by a later program, to the last byte."""
    untouched = Path(shutil.copy(KEPT / "desk.sqlite", tmp_path / "untouched"))
    journal_at(data / "desk.sqlite").close()

    assert _rows(data / "desk.sqlite") == _rows(untouched)


def test_who_is_on_file_stands_in_the_list(journal: SqliteJournal) -> None:
    found = [[row.infusion_id for row in journal.find(text, 10)] for text in ("stoica RADU", "2218", "P100555009")]

    assert found == [["killed_and_clock_set_back"], ["a_treated_reaction"], ["a_treated_reaction"]]
    assert [entry.infusion_id for entry in journal.entries()] == [
        "one-of-each",
        "a_treated_reaction",
        "a_counted_drip",
        "killed_and_clock_set_back",
        "headache_child",
    ]


def test_nobody_signs_in_to_it_and_nothing_is_wrong_with_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """S25: 30 + 10 + 13 + 18 + 34 entries."""
    answer = typed(capsys, "records", "verify", "--data", str(data))

    assert read_store(data / "keys.json") == OpenStore(key=KEY)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("nothing wrong: 5 infusions, 105 entries, ")


def test_the_key_is_where_the_description_says(data: Path) -> None:
    """S25: docs/records.md; 32 bytes in hexadecimal digits."""
    store = json.loads((data / "keys.json").read_bytes())

    assert store["key"]["octets"] == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"


def _rows(file: Path) -> list[tuple[object, ...]]:
    with closing(with_key(file, KEY)) as program:
        return [
            *program.execute(f"SELECT rowid, {COLUMNS} FROM events ORDER BY rowid"),  # noqa: S608 - Our own column names.
            *program.execute(f"SELECT {DESK_COLUMNS} FROM desk_events ORDER BY number"),  # noqa: S608 - The same.
            *program.execute("SELECT infusion_id, version, link FROM heads ORDER BY infusion_id"),
            *program.execute("SELECT number, link FROM desk_head"),
            *program.execute("SELECT sha256, body FROM documents ORDER BY sha256"),
            *program.execute("SELECT infusion_id, alive_us FROM alive ORDER BY infusion_id"),
        ]
