"""The start page: whoever still needs somebody first, then plans, then what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.presenters.screens import Page, StartScreen, Tone
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.infusion.infusion import Phase
    from ivig_desk.domain.infusion.listed import Listed


class UnpluggedJournal(MemoryJournal):
    """Keeps events until it is unplugged; then nothing can be read."""

    def __init__(self) -> None:
        super().__init__()
        self.is_unplugged = False

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        self._require_plug()
        return super().read(infusion_id)

    def listed(self, phases: frozenset[Phase], at_most: int) -> tuple[Listed, ...]:
        self._require_plug()
        return super().listed(phases, at_most)

    def _require_plug(self) -> None:
        if self.is_unplugged:
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, "records.sqlite", "no such device")


def start_page(bed: Bedside) -> StartScreen:
    assert bed.screen.start is not None, bed.screen.page
    return bed.screen.start


def rows(bed: Bedside) -> tuple[list[str], list[str], list[str]]:
    page = start_page(bed)
    under_way, preparing, recent = (
        [f"{row.title}: {row.state.text}" for row in group] for group in (page.under_way, page.preparing, page.recent)
    )
    return under_way, preparing, recent


def test_a_new_desk_has_nothing_but_the_way_to_a_new_infusion_and_what_it_is_not() -> None:
    bed = Bedside()

    page = start_page(bed)
    assert rows(bed) == ([], [], [])
    assert (page.new.label, page.lines) == ("New infusion", ())
    assert page.statement == (
        "IVIG Desk is a guide and a record. It controls no pump and is not a cleared medical device: "
        "the prescriber’s order and the preparation’s label come first."
    )


def test_what_runs_is_held_or_was_ended_and_not_closed_stands_first() -> None:
    """A patient in the observation period stood among the recent ones, and after eight others nowhere."""
    bed = Bedside()
    bed.start()
    bed.press("stop")
    bed.press("leave")
    bed.start(ADULT)
    bed.press("hold")
    bed.press("leave")
    bed.start(ADULT, name="Rus, Ana", identifier="77")
    bed.press("leave")
    bed.plan(name="Albu, Dan", identifier="")
    bed.press("leave")

    assert rows(bed) == (
        [
            "Rus, Ana · ID 77: running: 21 mL/h (0.3 mL/kg/h), pump, steps of 0.1 mL/h",
            "Marinescu, Ion · ID 8150: held, nothing runs",
            "Ionescu, Maria · ID 4471: stopped, not yet closed",
        ],
        ["Albu, Dan · ID –: preparing"],
        [],
    )
    assert [row.state.tone for row in start_page(bed).under_way] == [Tone.GOOD, Tone.MEDIUM, Tone.MEDIUM]


def test_a_closed_infusion_is_one_of_the_recent_ones() -> None:
    bed = Bedside()
    bed.start()
    bed.press("stop")
    bed.type("stop-reason", {"reason": "patient asked"})
    bed.submit("stop-reason")
    bed.press("close-confirm")
    bed.submit("close-confirm")
    bed.press("leave")

    assert rows(bed) == ([], [], ["Ionescu, Maria · ID 4471: closed"])
    assert start_page(bed).recent[0].open_label == "Open"


def test_a_row_says_preparation_volume_and_when_it_was_started() -> None:
    bed = Bedside()
    bed.start()
    bed.press("leave")

    row = start_page(bed).under_way[0]
    assert (row.detail, row.open_label) == ("Privigen 10 % · 72 mL · 22 Nov 2026, 10:00", "Continue")


def test_the_row_of_a_plan_follows_what_is_typed_and_not_what_was_agreed_before() -> None:
    bed = Bedside()
    bed.read_back()
    bed.press("step:0")
    bed.type("plan", {"name": "Ionescu, Maria-Elena"})
    bed.press("leave")

    assert start_page(bed).preparing[0].title == "Ionescu, Maria-Elena · ID 4471"


def test_a_plan_with_nothing_typed_is_no_row() -> None:
    bed = Bedside()
    bed.press("new-infusion")
    bed.press("leave")

    assert rows(bed) == ([], [], [])


def test_an_infusion_that_is_not_on_record_opens_nothing() -> None:
    bed = Bedside()

    assert bed.open("no-such-infusion").page is Page.START


def test_with_two_under_way_a_restart_shows_the_board_and_leaves_the_choice_to_the_nurse() -> None:
    """S7."""
    bed = Bedside()
    bed.start()
    bed.press("leave")
    bed.start(ADULT)

    bed.restart()

    assert bed.screen.page is Page.BOARD
    assert len(bed.alarms) == 2
    bed.press("leave")
    assert [row.state.text.split(":")[0] for row in start_page(bed).under_way] == ["on record, not confirmed"] * 2


def test_the_window_failed_because_the_records_could_not_be_read_for_a_moment() -> None:
    """S30: the fault page is for a fault of the program; what was read last stays, and why is said."""
    journal = UnpluggedJournal()
    bed = Bedside(journal)
    bed.start()
    bed.press("leave")

    journal.is_unplugged = True
    bed.wait("1")
    assert rows(bed)[0] == [
        "Ionescu, Maria · ID 4471: running: 7 drops/min (7 mL/h · 0.29 mL/kg/h), gravity set, 60 drops/mL"
    ]
    assert [line.text for line in start_page(bed).lines] == [
        "The record cannot be read now: the file cannot be reached. Shown is what was read last."
    ]

    journal.is_unplugged = False
    bed.wait("1")
    assert start_page(bed).lines == ()


def test_after_the_end_too_the_page_stays_while_the_records_cannot_be_read() -> None:
    """S30."""
    journal = UnpluggedJournal()
    bed = Bedside(journal)
    bed.start()
    bed.press("stop")
    shown = bed.after_page.timeline

    journal.is_unplugged = True
    bed.wait("1")

    assert bed.after_page.timeline == shown
