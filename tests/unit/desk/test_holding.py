"""What the records do not take is held in a second folder, and put on record by whoever opens the desk next."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.ports.side_journal import HeldIn
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import NoteWritten
from tests.helpers.held import MemorySide
from tests.unit.desk.journals import FullDiskJournal, UnwritableJournal
from tests.unit.desk.ward import NURSE, STARTED, reading, with_infusion
from tests.unit.infusion.bed import moment

if TYPE_CHECKING:
    from ivig_desk.adapters.memory_journal import MemoryJournal

ONE = "infusion-1"
HOLD = do.HoldInfusion()


def desk_over(journal: MemoryJournal, side: MemorySide, minute: str = "1") -> Desk:
    """A desk opened anew at a minute of the infusion."""
    clock = SteppedClock(reading(minute))
    ids = count(2)
    return Desk(journal, clock, lambda: f"infusion-{next(ids)}", "0.1.0", side)


def full() -> tuple[Desk, UnwritableJournal, MemorySide]:
    """A desk that took up a running infusion, whose disk is full from now on."""
    journal = FullDiskJournal()
    journal.code = None
    with_infusion(journal)
    side = MemorySide()
    desk = desk_over(journal, side)
    desk.take_up(NURSE)
    journal.code = FullDiskJournal.code
    return desk, journal, side


def kinds(journal: UnwritableJournal) -> list[str]:
    """What is on record after the start and the taking up, by kind."""
    return [type(entry.event).__name__ for entry in journal.read(ONE)[len(STARTED) + 1 :]]


def test_it_is_said_where_entries_are() -> None:
    """S30: held, they outlive the program; in memory alone, they do not."""
    desk, _, side = full()
    desk.handle(ONE, HOLD, NURSE)
    held = desk.saving().held_in
    side.is_full = True
    desk.handle(ONE, do.WriteNote(text="one"), NURSE)
    not_all_held = desk.saving().held_in
    side.is_full = False
    desk.watch()

    assert (held, not_all_held, desk.saving().held_in) == (
        HeldIn.SECOND_FOLDER,
        HeldIn.MEMORY,
        HeldIn.SECOND_FOLDER,
    )


def test_an_entry_is_held_once_however_often_it_is_tried() -> None:
    """S30."""
    desk, _, side = full()
    desk.handle(ONE, HOLD, NURSE)
    desk.watch()
    desk.watch()

    assert [type(entry.event).__name__ for entry in side.held] == ["InfusionHeld"]


def test_what_is_on_record_is_let_go_and_not_before() -> None:
    """S30: one infusion's entries are written, another's are not: all of it stays held."""
    desk, journal, side = full()
    desk.handle(ONE, HOLD, NURSE)
    desk.watch()
    before = side.cleared
    journal.code = None
    desk.watch()

    assert (before, side.cleared, side.held, kinds(journal)) == (0, 1, [], ["InfusionHeld"])


def test_the_next_desk_writes_first_what_the_last_one_held() -> None:
    """S30, S7: before it takes up the infusion, and so guides by it."""
    desk, journal, side = full()
    desk.handle(ONE, HOLD, NURSE)
    journal.code = None
    after = desk_over(journal, side, "10")
    after.take_up(NURSE)

    look = after.look(ONE)
    assert look is not None
    assert look.guidance is not None
    assert look.guidance.given.ml_per_h.text == "0"
    assert kinds(journal) == ["InfusionHeld", "DeskReopened"]
    assert journal.read(ONE)[-2].recorded.wall == moment("1")
    assert (side.held, after.saving().apart) == ([], ())


def test_what_was_written_before_the_kill_is_not_written_twice() -> None:
    """S30: killed after the record was written and before the second folder was emptied."""
    desk, journal, side = full()
    desk.handle(ONE, HOLD, NURSE)
    journal.code = None
    journal.append(side.held)

    after = desk_over(journal, side, "10")
    after.take_up(NURSE)

    assert kinds(journal) == ["InfusionHeld", "DeskReopened"]
    assert (side.held, side.apart) == ([], [])


def test_what_contradicts_the_record_is_kept_apart() -> None:
    """S30: another desk wrote to the infusion meanwhile; what is on record counts."""
    desk, journal, side = full()
    desk.handle(ONE, HOLD, NURSE)
    (held,) = side.held
    journal.code = None
    journal.append([replace(held, event=NoteWritten(text="from another desk"))])

    after = desk_over(journal, side, "10")
    after.take_up(NURSE)

    assert kinds(journal) == ["NoteWritten", "DeskReopened"]
    assert (side.held, side.apart, after.saving().apart) == ([], [held], ("apart",))


def test_what_does_not_follow_on_is_kept_apart() -> None:
    """S30: an older backup was put back, and lacks what came before."""
    desk, journal, side = full()
    desk.handle(ONE, HOLD, NURSE)
    (held,) = side.held
    journal.code = None
    side.held = [replace(held, version=held.version + 1)]

    desk_over(journal, side, "10").take_up(NURSE)

    assert (side.held, [entry.version for entry in side.apart]) == ([], [held.version + 1])


def test_two_that_were_held_in_one_place_are_both_kept() -> None:
    """S30: the first goes on record, the other apart."""
    desk, journal, side = full()
    desk.handle(ONE, HOLD, NURSE)
    (held,) = side.held
    other = replace(held, event=NoteWritten(text="other"))
    side.held.append(other)
    journal.code = None

    desk_over(journal, side, "10").take_up(NURSE)

    assert kinds(journal) == ["InfusionHeld", "DeskReopened"]
    assert (side.held, side.apart) == ([], [other])


def test_what_cannot_be_kept_apart_stays_held() -> None:
    """S30: the second folder is full as well; nothing is dropped, and it is said."""
    desk, journal, side = full()
    desk.handle(ONE, HOLD, NURSE)
    (held,) = side.held
    journal.code = None
    journal.append([replace(held, event=NoteWritten(text="from another desk"))])
    side.is_full = True

    after = desk_over(journal, side, "10")
    after.take_up(NURSE)
    after.watch()

    assert (side.held, after.saving().apart) == ([held], ("/second",))


def test_an_entry_that_was_half_held_is_said() -> None:
    """S30."""
    _, journal, side = full()
    journal.code = None
    side.cut = ("/second/1.held",)

    after = desk_over(journal, side, "10")
    after.take_up(NURSE)

    assert after.saving().cut == ("/second/1.held",)
    assert side.cleared == 1
