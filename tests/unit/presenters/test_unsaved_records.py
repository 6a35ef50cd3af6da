"""Records that cannot be written: it is said, guidance goes on, nothing entered is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.presenters.screens import Tone
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ivig_desk.domain.infusion.events import Recorded


class FullDiskJournal(MemoryJournal):
    """Keeps events until its disk is full."""

    def __init__(self) -> None:
        super().__init__()
        self.is_full = False

    def append(self, entries: Sequence[Recorded]) -> None:
        if self.is_full:
            raise RecordsFault(RecordsFaultCode.DISK_FULL, "records.sqlite", "no space left on device")
        super().append(entries)


def foot(bed: Bedside) -> list[str]:
    return [part.text for part in bed.run_page.footer.parts]


def full_at_the_bed() -> tuple[Bedside, FullDiskJournal]:
    journal = FullDiskJournal()
    bed = Bedside(journal)
    bed.start()
    journal.is_full = True
    return bed, journal


def test_the_foot_of_the_page_says_when_the_record_was_last_written() -> None:
    bed = Bedside()
    bed.start()

    assert "saved 10:00:00" in foot(bed)


def test_what_cannot_be_saved_is_an_alarm_and_the_foot_says_so_too() -> None:
    """S30."""
    bed, _ = full_at_the_bed()
    bed.fill("note", {"note": "sleeps"})

    (row,) = bed.screen.alarms.rows
    assert (row.text, row.priority, row.acknowledge) == (
        "Not saved: disk is full. 1 entry in memory only: do not switch off, keep the paper chart. Make room",
        Tone.MEDIUM,
        None,
    )
    assert "NOT SAVED" in foot(bed)


def test_guidance_goes_on_and_what_was_entered_counts() -> None:
    """S30."""
    bed, _ = full_at_the_bed()
    bed.raise_rate()

    assert bed.now == "14 drops/min"
    assert "14 drops/min" in bed.window.failed("x").last_confirmed[1].text


def test_hold_is_one_press_while_nothing_can_be_saved() -> None:
    """S11, S30."""
    bed, _ = full_at_the_bed()

    bed.press("hold")

    assert bed.now == "0 drops/min"


def test_the_record_is_completed_when_writing_works_again() -> None:
    """S30."""
    bed, journal = full_at_the_bed()
    bed.fill("note", {"note": "sleeps"})
    bed.press("hold")
    journal.is_full = False

    bed.wait("1")

    assert bed.alarms == []
    assert "saved 10:01:00" in foot(bed)
    bed.restart()
    assert [note.what.text for note in bed.infusion().notes] == ["sleeps"]
    assert bed.now == "0 drops/min"


def test_an_alarm_that_records_are_not_saved_stands_below_those_of_high_priority() -> None:
    """S23, S30."""
    bed, _ = full_at_the_bed()
    bed.flag("urticaria", "3")
    bed.wait("20")

    assert [row.priority for row in bed.screen.alarms.rows] == [Tone.HIGH, Tone.MEDIUM, Tone.MEDIUM]
    assert bed.alarms[0].startswith("Severe reaction")
    assert bed.alarms[1].startswith("Not saved")
