"""What every record of the desk's own promises, the one in the records file and the one in memory alike."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from ivig_desk.adapters.memory_desk_record import MemoryDeskRecord
from ivig_desk.desk.ports.desk_record import DeskRecord
from ivig_desk.domain.record.desk_events import DeskEvent, DeskSetUp, SignedIn, WardRenamed
from tests.helpers.desk_entries import ONE_OF_EACH_AT_THE_DESK, desk_entries, desk_entry_of
from tests.helpers.sealed import journal_at


@pytest.fixture(params=["file", "memory"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DeskRecord]:
    if request.param == "memory":
        yield MemoryDeskRecord()
        return
    with closing(journal_at(tmp_path / "desk.sqlite")) as journal:
        yield journal.desk_record()


def test_a_new_one_is_empty_and_the_ward_has_no_name(record: DeskRecord) -> None:
    assert (record.read(), record.ward_name()) == ((), "")


def test_every_kind_of_entry_is_read_as_it_was_written(record: DeskRecord) -> None:
    """S33: who came, who went, who may, and what was done with the records."""
    for entry in desk_entries():
        record.append([entry])

    assert record.read() == desk_entries()
    assert {type(event) for event in ONE_OF_EACH_AT_THE_DESK} == set(get_args(DeskEvent))


def test_entries_are_appended_together_and_after_what_is_there(record: DeskRecord) -> None:
    record.append(desk_entries()[:3])
    record.append(())
    record.append(desk_entries()[3:])

    assert record.read() == desk_entries()


def test_the_ward_has_the_name_it_was_given_last(record: DeskRecord) -> None:
    record.append([desk_entry_of(DeskSetUp(ward="Day clinic 3"))])
    record.append([desk_entry_of(SignedIn(wrong_before=0))])
    before = record.ward_name()
    record.append([desk_entry_of(WardRenamed(ward="Day clinic 4"))])

    assert (before, record.ward_name()) == ("Day clinic 3", "Day clinic 4")
