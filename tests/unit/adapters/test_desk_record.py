"""The desk's own record in the file: nothing in it is changed or taken away unseen."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.desk_codec import DESK_COLUMNS
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.record.flaw import Flaw, FlawKind
from tests.helpers.chained import link_by_hand, netstrings_sum, tampering
from tests.helpers.desk_entries import desk_entries
from tests.helpers.sealed import KEY, journal_at, with_key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Records with an entry of each kind: seventeen."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.desk_record().append(desk_entries())
    return path


def test_the_chain_is_the_one_that_is_published(file: Path) -> None:
    """S25: docs/records.md."""
    link = netstrings_sum("ivig-desk desk chain 1")

    with closing(with_key(file, KEY)) as program:
        rows = program.execute(f"SELECT {DESK_COLUMNS}, link FROM desk_events ORDER BY number").fetchall()  # noqa: S608
        head = program.execute("SELECT number, link FROM desk_head").fetchone()
    for *row, written in rows:
        link = link_by_hand(link, *row)
        assert written == link
    assert head == (19, link)


def test_a_body_is_canonical_and_roles_stand_in_one_order(file: Path) -> None:
    with closing(with_key(file, KEY)) as program:
        (body,) = program.execute("SELECT body FROM desk_events WHERE kind = 'person-changed'").fetchone()

    assert body == '{"person":{"id":"p1","name":"Ană Rus","roles":["keeper","nurse","second-checker"]}}'


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE desk_events SET by_id = 'p2' WHERE number = 3",
        "DELETE FROM desk_events WHERE number = 19",
        "INSERT OR REPLACE INTO desk_events SELECT * FROM desk_events WHERE number = 3",
        "UPDATE desk_head SET number = 16",
        "DELETE FROM desk_head",
        "INSERT INTO desk_head SELECT 1, number, link FROM desk_events WHERE number = 3",
    ],
)
def test_another_program_adds_and_changes_nothing(file: Path, statement: str) -> None:
    """S25."""
    with closing(with_key(file, KEY)) as program, pytest.raises(sqlite.IntegrityError):
        program.execute(statement)

    assert verify_records(file, KEY, ()).flaws == ()


@pytest.mark.parametrize(
    ("done", "kind", "first", "last"),
    [
        ("UPDATE desk_events SET \"by\" = 'Ion Pop' WHERE number = 5", FlawKind.ENTRY_CHANGED, 5, 5),
        ("UPDATE desk_events SET by_id = 'p2' WHERE number = 5", FlawKind.ENTRY_CHANGED, 5, 5),
        ("UPDATE desk_events SET recorded_at_us = 0 WHERE number = 17", FlawKind.ENTRY_CHANGED, 17, 17),
        ("DELETE FROM desk_events WHERE number BETWEEN 4 AND 6", FlawKind.ENTRY_GONE, 4, 6),
        ("DELETE FROM desk_events WHERE number > 14", FlawKind.END_GONE, 15, 19),
        ("DELETE FROM desk_events", FlawKind.END_GONE, 1, 19),
        ("DELETE FROM desk_head", FlawKind.HEAD_CHANGED, 19, 19),
    ],
)
def test_what_was_done_to_it_is_named_and_it_is_not_read(
    file: Path, done: str, kind: FlawKind, first: int, last: int
) -> None:
    """S25, S33: nobody takes a wrong passphrase, or their own coming, out of it."""
    with tampering(file) as program:
        program.execute(done)

    assert verify_records(file, KEY, ()).flaws == (Flaw(kind=kind, version=first, until=last),)
    with closing(journal_at(file)) as journal, pytest.raises(RecordsFault) as raised:
        journal.desk_record().read()
    assert raised.value.code is RecordsFaultCode.DAMAGED
    assert "the desk's record, entry" in raised.value.detail


def test_a_kind_of_a_later_version_is_named(file: Path) -> None:
    with tampering(file) as program:
        program.execute("UPDATE desk_events SET kind = 'desk-moved' WHERE number = 2")

    kinds = {flaw.kind for flaw in verify_records(file, KEY, ()).flaws}

    assert kinds == {FlawKind.ENTRY_CHANGED, FlawKind.ENTRY_UNREADABLE}


def test_two_desks_append_in_turn_to_one_chain(file: Path) -> None:
    """S25: the number is given in the transaction that writes it."""
    with closing(journal_at(file)) as one, closing(journal_at(file)) as other:
        for journal in (one, other, one):
            journal.desk_record().append(desk_entries()[:2])

        assert len(other.desk_record().read()) == 19 + 3 * 2
    assert verify_records(file, KEY, ()).flaws == ()


def test_a_file_that_was_replaced_takes_no_entry(file: Path) -> None:
    """S30."""
    with closing(journal_at(file)) as journal:
        file.rename(file.with_name("moved.sqlite"))
        journal_at(file).close()

        with pytest.raises(RecordsFault) as raised:
            journal.desk_record().append(desk_entries())
    assert raised.value.code is RecordsFaultCode.REPLACED
