"""Closing the window while entries are in memory alone: held up once, and nothing else is."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.presenters.closing import LOSE, STAY, ClosingQuestion
from ivig_desk.presenters.screens import Page
from ivig_desk.presenters.wishes import Closed
from tests.unit.desk.test_holding import ONE, full
from tests.unit.desk.ward import NURSE
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.doorway import Doorway
from tests.unit.presenters.several import several
from tests.unit.presenters.test_unsaved_records import FullDiskJournal

CLOSE = Closed()


def unsaved(count: int) -> tuple[Bedside, FullDiskJournal]:
    """A running infusion and so many notes that are in memory alone."""
    journal = FullDiskJournal()
    bed = several(1, journal)
    journal.is_full = True
    for number in range(count):
        bed.fill("note", {"note": f"note {number}"})
    return bed, journal


def close(bed: Bedside) -> str | None:
    """Close the window: what holds it up, None for nothing."""
    bed.screen = bed.window.handle(CLOSE)
    assert bed.screen.is_over is (bed.screen.closing is None)
    return None if bed.screen.closing is None else bed.screen.closing.text


def test_with_everything_saved_closing_is_one_press() -> None:
    assert close(several(1)) is None


@pytest.mark.parametrize(
    ("count", "text", "label"),
    [
        (1, "1 entry is not saved: it is only in this computer’s memory.", "Close and lose it"),
        (3, "3 entries are not saved: they are only in this computer’s memory.", "Close and lose them"),
    ],
)
def test_what_would_be_lost_is_said_with_the_two_ways_on(count: int, text: str, label: str) -> None:
    """S30."""
    bed, _ = unsaved(count)

    assert close(bed) == text
    closing = bed.screen.closing
    assert closing is not None
    assert (closing.stay.label, closing.close.label) == ("Keep open", label)


def test_the_page_with_its_rate_hold_and_stop_and_every_alarm_stays_in_sight() -> None:
    """S11, S30."""
    bed, _ = unsaved(2)
    before = bed.screen

    close(bed)

    assert (bed.screen.page, bed.screen.run, bed.screen.alarms) == (Page.RUN, before.run, before.alarms)
    bed.press("hold")
    assert bed.now == "0 drops/min"
    assert bed.screen.closing is not None
    assert bed.screen.closing.text.startswith("3 entries")


def test_who_stays_is_asked_again_at_the_next_close() -> None:
    """S30."""
    bed, _ = unsaved(1)
    close(bed)

    bed.press(STAY)

    assert (bed.screen.closing, bed.screen.is_over) == (None, False)
    bed.wait("60")
    assert close(bed) is not None


def test_who_would_lose_them_closes() -> None:
    """S30."""
    bed, _ = unsaved(1)
    close(bed)

    bed.press(LOSE)

    assert bed.screen.is_over


def test_nothing_is_lost_by_a_control_that_was_not_shown() -> None:
    bed, _ = unsaved(1)

    bed.press(LOSE)

    assert not bed.screen.is_over


@pytest.mark.parametrize(("minutes", "is_over"), [("0", False), ("0.033", False), ("0.034", True)])
def test_a_second_close_passes_once_there_was_time_to_read(minutes: str, *, is_over: bool) -> None:
    """S28, S30: a key held down asks within two seconds (0.033 min are 1.98 s); a shutdown is not blocked for ever."""
    bed, _ = unsaved(1)
    close(bed)

    bed.wait(minutes)
    close(bed)

    assert bed.screen.is_over is is_over


def test_what_can_be_written_at_last_is_written_and_holds_nothing_up() -> None:
    """S30."""
    bed, journal = unsaved(2)
    close(bed)
    journal.is_full = False

    bed.wait("1")

    assert (bed.screen.closing, bed.screen.is_over) == (None, False)
    assert close(bed) is None


def test_writing_is_tried_once_more_before_it_is_asked() -> None:
    """S30."""
    bed, journal = unsaved(2)
    journal.is_full = False

    assert close(bed) is None
    assert [type(entry.event).__name__ for entry in journal.read("infusion-1")[-2:]] == ["NoteWritten", "NoteWritten"]


def test_a_locked_desk_asks_too_and_the_cards_stay() -> None:
    """S11, S30: nothing of the patient is shown by it."""
    bed, _ = unsaved(2)
    door = Doorway(bed=bed)
    door.sign_in()
    door.press("lock")

    door.want(CLOSE)

    assert door.stands_at(Page.LOCKED)
    assert door.screen.closing is not None
    (card,) = door.page.cards
    assert card.stop is not None
    assert door.press(STAY).closing is None
    door.want(CLOSE)
    door.press(LOSE)
    assert door.screen.is_over


def test_before_anybody_is_in_closing_asks_nothing() -> None:
    door = Doorway()

    assert door.want(CLOSE).closing is None


def test_what_the_second_folder_holds_holds_nothing_up() -> None:
    """S30: only what no folder took counts."""
    desk, _, side = full()
    desk.handle(ONE, do.WriteNote(text="held"), NURSE)
    question = ClosingQuestion(desk)
    side.is_full = True
    desk.handle(ONE, do.WriteNote(text="in memory"), NURSE)

    question.want()
    asked = question.screen()
    assert asked is not None
    assert asked.text == "1 entry is not saved: it is only in this computer’s memory."
    side.is_full = False

    assert question.screen() is None


def test_with_all_of_it_in_the_second_folder_closing_says_nothing() -> None:
    """S30."""
    desk, _, _ = full()
    desk.handle(ONE, do.WriteNote(text="held"), NURSE)
    question = ClosingQuestion(desk)

    question.want()

    assert (question.screen(), question.is_over) == (None, True)
