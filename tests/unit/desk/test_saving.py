"""Records that cannot be written: the guidance goes on, nothing entered is lost, and the nurse is told."""

from __future__ import annotations

import pytest

from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.infusion import Phase
from tests.unit.desk.journals import (
    FullDiskJournal,
    FullForEntriesJournal,
    LockedJournal,
    ReadOnlyJournal,
    UnpluggedJournal,
    UnwritableJournal,
    WritesAndSaysItDidNotJournal,
)
from tests.unit.desk.ward import NURSE, STARTED, Ward, with_infusion
from tests.unit.infusion.bed import CHILD, ml_h, moment, observe, raise_to, references, refusals

ONE, TWO = "infusion-1", "infusion-2"
HOLD = do.HoldInfusion()


def note(text: str) -> do.WriteNote:
    return do.WriteNote(text=text)


def failing(kind: type[UnwritableJournal] = FullDiskJournal) -> tuple[Ward, UnwritableJournal]:
    """Started while all was well; from now on nothing can be written."""
    journal = kind()
    journal.code, code = None, journal.code
    ward = with_infusion(journal)
    journal.code = code
    return ward, journal


def how(ward: Ward) -> tuple[int, str]:
    """How much waits, and why."""
    saving = ward.desk.saving()
    return saving.waiting, "" if saving.fault is None else saving.fault.code.value


@pytest.mark.parametrize(
    ("kind", "code"),
    [(FullDiskJournal, "disk-full"), (ReadOnlyJournal, "read-only"), (LockedJournal, "locked")],
)
def test_the_nurse_is_told_at_once_that_and_why_it_is_not_saved(kind: type[UnwritableJournal], code: str) -> None:
    """S30: with the very entry, not at the next look."""
    ward, _ = failing(kind)
    ward.at("1").does(ONE, note("slept"))

    assert how(ward) == (1, code)
    assert ward.desk.saving().saved_at == moment("0")


def test_guidance_goes_on_while_nothing_can_be_saved() -> None:
    """S30, S11: vital signs, a rise, a hold; the page shows 0 mL/h and 3.5 mL."""
    ward, _ = failing()
    ward.at("29").does(ONE, observe()).at("30").does(ONE, raise_to("14"), HOLD)
    look = ward.look(ONE)

    assert look.guidance is not None
    assert (look.guidance.given.ml_per_h.text, look.guidance.infused.text) == ("0", "3.5")
    assert how(ward) == (3, "disk-full")


def test_a_limit_is_a_limit_while_nothing_can_be_saved() -> None:
    """S1, S30."""
    ward, _ = failing()

    assert refusals(ward.desk.handle(ONE, do.SetRate(to=ml_h("116")), NURSE)) == ["above-hard-limit"]
    assert how(ward) == (1, "disk-full")


def test_what_waited_is_written_in_order_and_once_when_writing_works_again() -> None:
    """S30."""
    ward, journal = failing()
    ward.at("1").does(ONE, note("one")).at("2").does(ONE, note("two"), HOLD)
    journal.code = None
    saving = ward.at("3").desk.watch()
    again = ward.at("4").desk.watch()

    assert ward.written(ONE) == [*STARTED, "NoteWritten", "NoteWritten", "InfusionHeld"]
    assert [entry.version for entry in journal.read(ONE)] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (saving.waiting, saving.fault, saving.saved_at) == (0, None, moment("3"))
    assert again == saving


def test_what_waited_keeps_the_time_it_was_entered() -> None:
    """S24, S30: entered at 1, written at 3."""
    ward, journal = failing()
    ward.at("1").does(ONE, note("one"))
    journal.code = None
    ward.at("3").desk.watch()
    entry = journal.read(ONE)[-1]

    assert (entry.at, entry.recorded.wall) == (moment("1"), moment("1"))


def test_the_next_entry_takes_what_waited_along() -> None:
    """S30: nothing is left behind, nothing overtakes."""
    ward, journal = failing()
    ward.does(ONE, note("one"))
    journal.code = None
    ward.does(ONE, note("two"))

    assert journal.asked_to_write[-1] == (6, 7)
    assert how(ward) == (0, "")


def test_what_two_infusions_left_waiting_is_written_for_both() -> None:
    """S30."""
    ward, journal = failing()
    ward.desk.new_infusion(NURSE)
    ward.does(ONE, note("one")).does(TWO, do.PlanInfusion(plan=CHILD, references=references())).does(ONE, HOLD)
    waited = how(ward)
    journal.code = None
    ward.desk.watch()

    assert (waited, how(ward)) == ((4, "disk-full"), (0, ""))
    assert ward.written(ONE) == [*STARTED, "NoteWritten", "InfusionHeld"]
    assert ward.written(TWO) == ["PlanKept", "InfusionPlanned"]


def test_an_infusion_begun_on_a_full_disk_stands_in_the_list() -> None:
    """S30: entered, waiting, and not out of sight."""
    ward, _ = failing()
    ward.desk.new_infusion(NURSE)
    ward.does(TWO, do.PlanInfusion(plan=CHILD, references=references()))

    assert [row.infusion_id for row in ward.desk.lists().of(*Phase)] == [TWO, ONE]


def test_the_timeline_shows_what_waits_in_its_place() -> None:
    """S30."""
    ward, _ = failing()
    ward.does(ONE, note("one"), HOLD)

    assert [type(entry.event).__name__ for entry in ward.desk.entries(ONE)] == [
        *STARTED,
        "NoteWritten",
        "InfusionHeld",
    ]


def test_with_the_records_pulled_out_the_run_goes_on_and_so_does_its_timeline() -> None:
    """S30, S11: the file can be neither written nor read."""
    journal = UnpluggedJournal()
    ward = with_infusion(journal)
    journal.pull_out()
    ward.at("1").does(ONE, note("one"), HOLD)

    assert (ward.given(ONE), how(ward)) == ("0", (2, "unreachable"))
    assert [entry.version for entry in ward.desk.entries(ONE)] == [1, 2, 3, 4, 5, 6, 7]


def test_with_the_records_plugged_in_again_the_record_is_whole() -> None:
    """S30."""
    journal = UnpluggedJournal()
    ward = with_infusion(journal)
    journal.pull_out()
    ward.at("1").does(ONE, note("one"), HOLD)
    journal.plug_in()
    ward.desk.watch()

    assert how(ward) == (0, "")
    assert ward.written(ONE) == [*STARTED, "NoteWritten", "InfusionHeld"]


def test_a_disk_that_fills_up_while_nothing_is_entered_is_told_too() -> None:
    """S30: at the very next look, a second after the one at which the desk last noted that it watches."""
    journal = FullDiskJournal()
    journal.code = None
    ward = with_infusion(journal)
    ward.at("1").desk.watch()
    journal.code = RecordsFaultCode.DISK_FULL
    ward.at("1.02").desk.watch()

    assert how(ward) == (0, "disk-full")


def test_once_there_is_room_again_the_warning_goes_though_nothing_was_entered() -> None:
    """S30: a warning that stays for ever is not read."""
    ward, journal = failing()
    ward.at("1").desk.watch()
    journal.code = None
    ward.at("2").desk.watch()

    assert how(ward) == (0, "")


def test_noting_that_it_watches_does_not_call_saved_what_waits() -> None:
    """S30: the disk takes the small note and not the entry."""
    journal = FullForEntriesJournal()
    ward = with_infusion(journal)
    journal.is_full_for_entries = True
    ward.at("1").does(ONE, note("one")).at("2").desk.watch()

    assert journal.last_alive(ONE) == moment("2")
    assert how(ward) == (1, "disk-full")


def test_a_write_that_was_reported_as_failed_is_not_written_twice() -> None:
    """S30: the disk wrote and its answer was lost; the entry is on record once, and no longer waits."""
    journal = WritesAndSaysItDidNotJournal()
    ward = with_infusion(journal)
    journal.says_it_did_not = True
    ward.at("1").does(ONE, note("one"))
    told = how(ward)
    ward.at("2").desk.watch()

    assert (told, how(ward)) == ((1, "unreachable"), (0, ""))
    assert ward.written(ONE) == [*STARTED, "NoteWritten"]


def test_what_follows_a_write_reported_as_failed_is_written_after_it() -> None:
    """S30."""
    journal = WritesAndSaysItDidNotJournal()
    ward = with_infusion(journal)
    journal.says_it_did_not = True
    ward.at("1").does(ONE, note("one"), HOLD)

    assert ward.written(ONE) == [*STARTED, "NoteWritten", "InfusionHeld"]
    assert (ward.given(ONE), how(ward)) == ("0", (0, ""))


def test_where_another_desk_wrote_while_ours_waited_the_guidance_goes_on_and_says_so() -> None:
    """S30: nothing of ours is thrown away, nothing is written at a place that is taken, no look crashes."""
    ward, journal = failing()
    ward.does(ONE, HOLD)
    journal.code = None
    Ward(journal=journal, clock=ward.clock).does(ONE, note("from the other desk"))
    saving = ward.at("1").desk.watch()

    assert (saving.waiting, None if saving.fault is None else saving.fault.code.value) == (1, "contradicted")
    assert ward.given(ONE) == "0"
    assert ward.written(ONE) == [*STARTED, "NoteWritten"]
