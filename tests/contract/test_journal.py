"""What every journal promises, the one in a file and the one in memory alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.faults import VersionTaken
from ivig_desk.desk.ports import InfusionEntry, Journal
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.events import NoteWritten, Recorded
from ivig_desk.domain.record.head import ChainHead
from tests.helpers.chained import first_by_hand, link_by_hand
from tests.helpers.records import EIGHT, ONE_OF_EACH, notes, recorded
from tests.helpers.sealed import journal_at

OPENED: dict[str, Callable[[Path], Journal]] = {
    "sqlite": lambda folder: journal_at(folder / "desk.sqlite"),
    "memory": lambda _: MemoryJournal(),
}


@pytest.fixture(params=OPENED)
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    opened = OPENED[str(request.param)](tmp_path)
    yield opened
    opened.close()


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert journal.entries() == ()
    assert journal.read("infusion-1") == ()
    assert journal.last_alive("infusion-1") is None


def test_every_kind_of_event_is_read_as_it_was_appended(journal: Journal) -> None:
    """S7, S25."""
    happened = tuple(recorded(version, event) for version, event in enumerate(ONE_OF_EACH, start=1))

    for entry in happened:
        journal.append([entry])

    assert journal.read("infusion-1") == happened


def test_events_of_one_command_are_appended_together(journal: Journal) -> None:
    """S25."""
    happened = tuple(recorded(version, event) for version, event in enumerate(ONE_OF_EACH, start=1))

    journal.append(happened)

    assert journal.read("infusion-1") == happened


def test_both_times_the_place_and_the_name_are_kept(journal: Journal) -> None:
    """S24, S33: a late entry carries when it happened and when it was written down, by clocks that were set between."""
    late = Recorded(
        infusion_id="ă-1",
        version=1,
        at=Instant.of("2026-10-25T00:59:59.999999Z"),
        recorded=ClockReading(
            wall=Instant.of("2026-10-25T01:20:00.000001Z"), utc_offset_minutes=-210, monotonic_microseconds=2**53 + 1
        ),
        by="Zoë Müller",
        program="0.1.0+dirty",
        event=NoteWritten(text="late"),
    )

    journal.append([late])

    assert journal.read("ă-1") == (late,)


def test_appending_nothing_changes_nothing(journal: Journal) -> None:
    journal.append([])

    assert journal.entries() == ()


@pytest.mark.parametrize("ours", [(1,), (2,), (3,), (2, 3, 4), (3, 4)])
def test_a_version_that_is_there_is_taken_and_nothing_is_written(journal: Journal, ours: tuple[int, ...]) -> None:
    """S25: of two desks the second is told, and neither record is mixed into the other."""
    theirs = notes(1, 2, 3, text="theirs")
    journal.append(theirs)

    with pytest.raises(VersionTaken) as taken:
        journal.append(notes(*ours, text="ours"))

    assert (taken.value.infusion_id, taken.value.version) == ("infusion-1", ours[0])
    assert journal.read("infusion-1") == theirs


def test_the_very_same_event_again_is_taken_too(journal: Journal) -> None:
    """S25."""
    journal.append(notes(1))

    with pytest.raises(VersionTaken):
        journal.append(notes(1))

    assert journal.read("infusion-1") == notes(1)


def test_after_a_refusal_the_next_version_can_be_appended(journal: Journal) -> None:
    """S30."""
    journal.append(notes(1))
    with pytest.raises(VersionTaken):
        journal.append(notes(1))

    journal.append(notes(2))

    assert journal.read("infusion-1") == notes(1, 2)


@pytest.mark.parametrize("versions", [(4,), (2,), (4, 5)])
def test_a_version_that_leaves_one_out_is_refused(journal: Journal, versions: tuple[int, ...]) -> None:
    """S25: a record has no holes."""
    before = notes(1, 2) if versions[0] > 2 else ()
    journal.append(before)

    with pytest.raises(ValueError, match="does not follow on"):
        journal.append(notes(*versions))

    assert journal.read("infusion-1") == before


@pytest.mark.parametrize("versions", [(1, 1), (1, 3), (2, 1), (1, 2, 4)])
def test_versions_that_do_not_count_up_are_refused(journal: Journal, versions: tuple[int, ...]) -> None:
    """S25."""
    with pytest.raises(ValueError, match="does not follow on"):
        journal.append(notes(*versions))

    assert journal.entries() == ()


@pytest.mark.parametrize("version", [0, -1])
def test_versions_begin_with_one(journal: Journal, version: int) -> None:
    with pytest.raises(ValueError, match="is not a version"):
        journal.append(notes(version))

    assert journal.entries() == ()


def test_entries_of_two_infusions_are_refused_together(journal: Journal) -> None:
    """S29: one patient's events are never written with another's."""
    with pytest.raises(ValueError, match="infusion-2 among the entries of infusion-1"):
        journal.append([*notes(1), *notes(2, infusion_id="infusion-2")])

    assert journal.entries() == ()


def test_infusions_are_kept_apart(journal: Journal) -> None:
    """S29."""
    journal.append(notes(1, infusion_id="infusion-1", text="one"))
    journal.append(notes(1, 2, infusion_id="infusion-10", text="ten"))
    journal.append(notes(2, infusion_id="infusion-1", text="one"))

    assert journal.read("infusion-1") == notes(1, 2, infusion_id="infusion-1", text="one")
    assert journal.read("infusion-10") == notes(1, 2, infusion_id="infusion-10", text="ten")
    assert journal.read("infusion-") == ()
    assert journal.read("INFUSION-1") == ()


def test_the_list_says_how_far_each_infusion_is_and_when_it_was_written(journal: Journal) -> None:
    journal.append(notes(1, 2, 3))

    assert journal.entries() == (
        InfusionEntry(
            infusion_id="infusion-1",
            version=3,
            first_recorded_at=Instant.of("2026-03-01T08:01:02Z"),
            last_recorded_at=Instant.of("2026-03-01T08:03:02Z"),
        ),
    )


def test_the_infusion_last_written_stands_first(journal: Journal) -> None:
    for infusion_id in ("b", "c", "a"):
        journal.append(notes(1, infusion_id=infusion_id))
    journal.append(notes(2, infusion_id="b"))

    assert [entry.infusion_id for entry in journal.entries()] == ["b", "a", "c"]


def test_the_infusion_last_written_stands_first_even_when_the_clock_was_set_back(journal: Journal) -> None:
    """S24."""
    journal.append(notes(1, infusion_id="before"))
    (after,) = notes(1, infusion_id="after")
    set_back = replace(after.recorded, wall=Instant(EIGHT.microseconds - 3_600_000_000))
    journal.append([replace(after, recorded=set_back)])

    assert [entry.infusion_id for entry in journal.entries()] == ["after", "before"]


def test_the_desk_was_last_alive_when_it_last_said_so(journal: Journal) -> None:
    """S7: what ran since then nobody watched."""
    later = Instant.of("2026-03-01T08:00:10Z")

    journal.mark_alive("infusion-1", EIGHT)
    journal.mark_alive("infusion-2", EIGHT)
    journal.mark_alive("infusion-1", later)

    assert journal.last_alive("infusion-1") == later
    assert journal.last_alive("infusion-2") == EIGHT
    assert journal.last_alive("infusion-3") is None


def test_the_head_of_a_record_is_the_link_of_its_last_event(journal: Journal) -> None:
    """S25: one number stands for all of the record; the two notes are linked by the published definition."""
    journal.append(notes(1))
    journal.append(notes(2))

    # Minutes after eight: at 60 and 120 s, written down 2 s later, two hours east, 17 µs into the monotonic minute.
    eight = 1_772_352_000_000_000
    one = ("infusion-1", 1, eight + 60_000_000, eight + 62_000_000, 120, 60_000_017)
    two = ("infusion-1", 2, eight + 120_000_000, eight + 122_000_000, 120, 120_000_017)
    first = link_by_hand(first_by_hand("infusion-1"), *one, "A. Rus", "0.1.0", "note-written", '{"text":"note 1"}')
    second = link_by_hand(first, *two, "A. Rus", "0.1.0", "note-written", '{"text":"note 2"}')
    assert journal.head("infusion-1") == ChainHead(version=2, link=second)


def test_an_infusion_without_a_record_has_no_head(journal: Journal) -> None:
    journal.append(notes(1))

    assert journal.head("infusion-2") is None


def test_an_event_refused_leaves_the_head_where_it_was(journal: Journal) -> None:
    """S25."""
    journal.append(notes(1, 2))
    before = journal.head("infusion-1")

    with pytest.raises(VersionTaken):
        journal.append(notes(2, 3, text="ours"))

    assert journal.head("infusion-1") == before


def test_being_alive_is_no_event(journal: Journal) -> None:
    """S25."""
    journal.append(notes(1))
    journal.mark_alive("infusion-1", EIGHT)
    journal.mark_alive("infusion-2", EIGHT)

    assert journal.read("infusion-1") == notes(1)
    assert [entry.infusion_id for entry in journal.entries()] == ["infusion-1"]
