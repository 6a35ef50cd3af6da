"""The page of records at a bed without Qt: looked for, narrowed, read, recalled, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.records_page.sought import read_sought
from ivig_desk.presenters.screens import Ability, Page, RecordListScreen, RecordSheetScreen, Tone
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.texts import faults_of, texts_of

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.infusion.listed_words import Most, RowsFound, Search

BATCH = "P100234567"


class TornJournal(MemoryJournal):
    """Cannot read what it is told is torn."""

    torn = ""
    has_no_list = False

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        if infusion_id == self.torn:
            raise RecordsFault(RecordsFaultCode.DAMAGED, "desk.sqlite", "version 3")
        return super().read(infusion_id)

    def search(self, search: Search, after: str, most: Most) -> RowsFound:
        if self.has_no_list:
            raise RecordsFault(RecordsFaultCode.LOCKED, "desk.sqlite", "")
        return super().search(search, after, most)


@pytest.fixture
def bed() -> Bedside:
    """A child with a headache of grade 2, closed; a plan with the same batch read into it; a discarded one."""
    bed = Bedside(TornJournal())
    bed.start()
    bed.flag("headache", "2")
    bed.wait("15")
    bed.press("stop")
    bed.type("stop-reason", {"reason": "the family asked for it"})
    bed.submit("stop-reason")
    bed.wait("70")
    bed.press("close-confirm")
    bed.submit("close-confirm")
    bed.press("leave")
    bed.plan(name="Țurcanu, Ștefan", identifier="8-15/b")
    bed.press("leave")
    bed.plan(name="Albu, Radu", identifier="77")
    bed.press("discard-plan")
    bed.type("discard", {"discard_reason": "another day"})
    bed.submit("discard")
    return bed


def listed(bed: Bedside) -> RecordListScreen:
    screen = bed.screen.records
    assert isinstance(screen, RecordListScreen)
    return screen


def sheet(bed: Bedside) -> RecordSheetScreen:
    screen = bed.screen.records
    assert isinstance(screen, RecordSheetScreen)
    return screen


def names(bed: Bedside) -> list[str]:
    return [row.cells[0].split("\n")[0] for row in listed(bed).table.rows]


def look_for(bed: Bedside, text: str, only: str = "") -> list[str]:
    bed.type("records", {"search": text, "only": only})
    return names(bed)


def test_the_records_open_from_the_first_page_with_the_last_begun_first(bed: Bedside) -> None:
    bed.press("records")

    assert bed.screen.page is Page.RECORDS
    assert names(bed) == ["Albu, Radu", "Țurcanu, Ștefan", "Ionescu, Maria"]
    assert listed(bed).count.text == "3 on file"
    assert listed(bed).table.rows[2].cells == (
        "Ionescu, Maria\nID 4471 · born 2 May 2018 · 8 y",
        "22 Nov 2026\n10:00 – 10:15",
        "Privigen 10 %\n7.2 g · 72 mL",
        "closed",
        "headache, grade 2",
        BATCH,
    )
    assert [row.cells[3] for row in listed(bed).table.rows] == ["discarded: another day", "being prepared", "closed"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ionescu", ["Ionescu, Maria"]),
        ("TURC", ["Țurcanu, Ștefan"]),
        ("815b", ["Țurcanu, Ștefan"]),
        ("privigen", ["Ionescu, Maria"]),  # only what was agreed has a preparation
        ("22.11.2026", ["Albu, Radu", "Țurcanu, Ștefan", "Ionescu, Maria"]),
        ("22 Nov 2026 mar", ["Ionescu, Maria"]),
        ("Nov 2026 radu", ["Albu, Radu"]),
        ("2026-11 77", ["Albu, Radu"]),
        ("23 Nov 2026", []),
        ("p100234567", ["Albu, Radu", "Țurcanu, Ștefan", "Ionescu, Maria"]),
        ("nobody", []),
    ],
)
def test_each_word_and_each_date_narrows(bed: Bedside, text: str, found: list[str]) -> None:
    bed.press("records")

    assert look_for(bed, text) == found
    assert listed(bed).count.text == (f"{len(found)} of 3" if len(found) < 3 else "3 on file")


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("adverse-event", ["Ionescu, Maria"]),
        ("grade-2", ["Ionescu, Maria"]),
        ("grade-3", []),
        ("open", ["Țurcanu, Ștefan"]),
        ("adverse-event open", []),
    ],
)
def test_what_is_pressed_narrows_too(bed: Bedside, only: str, found: list[str]) -> None:
    bed.press("records")

    assert look_for(bed, "2026", only) == found


def test_where_nothing_is_found_it_is_said_what_was_looked_for_and_how(bed: Bedside) -> None:
    bed.press("records")
    look_for(bed, "zoe 2026-10", "grade-3")

    assert [line.text for line in listed(bed).read_as] == [
        (
            "No infusion has all of: Oct 2026, or 202610 in an identifier or batch; a word that begins with “zoe”; "
            "grade ≥ 3."
        )
    ]


def test_a_date_with_two_readings_is_refused_and_both_are_named(bed: Bedside) -> None:
    """S18."""
    bed.press("records")

    assert look_for(bed, "01/02/2026") == []
    assert listed(bed).count.text == ""  # nothing was looked for: not none of 3
    assert listed(bed).search.problem == (
        "“01/02/2026” is 2 Jan 2026 to some and 1 Feb 2026 to others: type 2026-01-02 or 2026-02-01."
    )
    assert look_for(bed, "") == ["Albu, Radu", "Țurcanu, Ștefan", "Ionescu, Maria"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-22", "22 Nov 2026"),
        ("2026-3-1", "1 Mar 2026"),
        ("22.11.2026", "22 Nov 2026"),
        ("22/11/2026", "22 Nov 2026"),
        ("11/22/2026", "22 Nov 2026"),  # no month 22: one reading
        ("05/05/2026", "5 May 2026"),  # the same either way
        ("22-11-2026", "22 Nov 2026"),
        ("22 nov 2026", "22 Nov 2026"),
        ("22. November 2026,", "22 Nov 2026"),
        ("Sept 2026", "Sep 2026"),
        ("2026-11", "Nov 2026, or 202611 in an identifier or batch"),
        ("2026", "the year 2026, or 2026 in an identifier or batch"),
    ],
)
def test_a_date_is_read_in_one_way_and_said(text: str, said: str) -> None:
    """S18."""
    read = read_sought(text)

    assert (read.read_as, read.problem, len(read.conditions)) == ((said,), "", 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31.11.2026", "“31.11.2026” is no day."),
        ("2026-02-29", "“2026-02-29” is no day."),
        ("30 Feb 2026", "“30 Feb 2026” is no day."),
        ("13/13/2026", "“13/13/2026” is no day."),
        ("22.11.26", "“22.11.26”: a year needs its four digits."),
    ],
)
def test_what_looks_like_a_date_and_is_none_is_said_and_finds_nothing(text: str, problem: str) -> None:
    assert read_sought(text).problem == problem


@pytest.mark.parametrize("text", ["Nov", "22 Nov", "2026-13", "4471-02", "1899", "may 24", "١٢٣٤"])
def test_what_is_no_whole_date_is_words(text: str) -> None:
    read = read_sought(text)

    assert (read.read_as, read.problem) == ((), "")
    assert read.conditions != ()


def test_a_record_that_is_over_is_read_entry_by_entry(bed: Bedside) -> None:
    bed.press("records")
    bed.press("record:infusion-1")

    # 7 mL/h for 15 min are 1.75 mL, shown to one place.
    page = sheet(bed)
    assert page.strip is not None
    assert page.strip.born_and_age == "8 y · born 2 May 2018"
    assert page.lines[0].text == "Stopped, closed: 1.8 mL of 72 mL given – the family asked for it"
    assert page.table.heads == ("entry", "at", "written down", "by", "what")
    assert page.table.rows[-1].cells == ("66", "22 Nov 2026, 11:25:00", "11:25:00", "A. Pop", "discharged, closed")
    bed.press("records-back")
    assert names(bed)[-1] == "Ionescu, Maria"


def test_a_plan_kept_at_each_thing_typed_is_one_row_of_the_record(bed: Bedside) -> None:
    """Typed at 10:00 on the wall, before the nurse's name was and after it; no number of an entry is lost."""
    bed.press("records")
    bed.press("record:infusion-1")

    nameless, named, agreed, *_ = [row.cells for row in sheet(bed).table.rows]
    last = int(nameless[0].removeprefix("1–"))
    assert last > 1
    assert nameless[4] == f"plan kept, {last} times until 10:00:00"
    assert (nameless[3], named[3]) == ("not signed in", "A. Pop")
    assert named[0] == f"{last + 1}–{int(agreed[0]) - 1}"
    assert agreed[4].startswith("plan agreed")


def test_one_that_is_not_over_is_gone_on_with_on_its_own_page(bed: Bedside) -> None:
    bed.press("records")
    look_for(bed, "turc")

    bed.press("record:infusion-2")

    assert bed.screen.page is Page.PLAN
    bed.press("leave")
    bed.press("records")
    assert listed(bed).search.text == "turc"


def test_a_discarded_plan_is_read_and_has_no_page_and_no_summary(bed: Bedside) -> None:
    bed.press("records")
    bed.press("record:infusion-3")

    assert sheet(bed).lines[0].text == "Never started, plan discarded: another day"
    assert {button.name: button.ability for button in sheet(bed).buttons} == {
        f"batch:{BATCH}": Ability.READY,
        "record-summary": Ability.OFF,
    }


def test_the_summary_is_printed_again_from_the_record(bed: Bedside) -> None:
    bed.press("records")
    bed.press("record:infusion-1")
    bed.press("record-summary")
    bed.submit("hand-out")

    assert [page.kind for page, _ in bed.paper.printed] == [PageKind.SUMMARY]
    assert sheet(bed).message is not None


def test_a_batch_is_everybody_who_had_it_and_apart_those_for_whom_it_was_only_read(bed: Bedside) -> None:
    bed.press("records")
    look_for(bed, "p10023456")
    assert listed(bed).buttons == ()
    look_for(bed, "p100-234567")
    assert [button.label for button in listed(bed).buttons] == [f"Batch {BATCH}: everybody who had it"]

    bed.submit("records")

    page = sheet(bed)
    assert page.title == f"Batch {BATCH}: everybody who had it"
    assert [line.text for line in page.lines] == [
        "Given to 1 patient: 1 bottle in 1 infusion. Planned and not connected for 2 patients more.",
        "All 3 records with this batch were looked at.",
    ]
    # 7 mL/h for 15 min are 1.75 mL.
    assert [row.cells for row in page.table.rows] == [
        (
            "Ionescu, Maria\nID 4471\nborn 2 May 2018 · 8 y",
            "Privigen 10 %",
            f"100 mL\nbatch {BATCH}",
            "22 Nov 2026, 10:00",
            "10:15",
            "1.8 mL",
            "headache, grade 2",
        ),
        ("Albu, Radu\nID 77", "", "read into a plan that was not agreed", "not connected", "", "", ""),
        ("Țurcanu, Ștefan\nID 8-15/b", "", "read into a plan that was not agreed", "not connected", "", "", ""),
    ]


def test_a_patient_typed_another_way_is_not_counted_as_another(bed: Bedside) -> None:
    """Maria had it; a new plan of hers with a bottle of it leaves it at the two others."""
    bed.plan(name="IONESCU María", identifier="44-71")
    bed.press("leave")
    bed.press("records")
    look_for(bed, BATCH)
    bed.submit("records")

    assert (
        sheet(bed).lines[0].text
        == "Given to 1 patient: 1 bottle in 1 infusion. Planned and not connected for 2 patients more."
    )


def test_whose_record_cannot_be_read_is_named_in_the_recall_and_on_its_paper(bed: Bedside) -> None:
    """S30: nobody is left out in silence."""
    journal = bed.journal
    assert isinstance(journal, TornJournal)
    journal.torn = "infusion-1"
    bed.restart()
    bed.press("records")
    look_for(bed, BATCH)
    bed.press("records-batch")

    said = "Not read: Ionescu, Maria, ID 4471, 22 Nov 2026, infusion infusion-1: "
    assert sheet(bed).lines[-1].text.startswith(said)
    assert sheet(bed).lines[-1].tone is Tone.HIGH
    bed.press("recall-print")
    bed.submit("hand-out")
    [(page, _)] = bed.paper.printed
    assert page.kind is PageKind.RECALL
    assert said in str(page.offered[0])


def test_the_list_of_a_batch_is_copied_for_another_program(bed: Bedside) -> None:
    bed.press("records")
    look_for(bed, BATCH)
    bed.press("records-batch")
    bed.press("recall-copy")

    lines = sheet(bed).copied.split("\n")
    assert lines[0] == f"Batch {BATCH}: everybody who had it"
    assert lines[-3].split("\t")[0] == "Ionescu, Maria, ID 4471, born 2 May 2018 · 8 y"
    bed.look()
    assert sheet(bed).message is not None


def test_a_record_that_cannot_be_read_says_so_in_its_place(bed: Bedside) -> None:
    """S30."""
    journal = bed.journal
    assert isinstance(journal, TornJournal)
    journal.torn = "infusion-1"
    bed.restart()
    bed.press("records")
    bed.press("record:infusion-1")

    assert sheet(bed).lines[0].text.startswith("Infusion infusion-1 cannot be read: ")
    assert (sheet(bed).table.rows, sheet(bed).buttons) == ((), ())


def test_where_the_list_cannot_be_read_what_was_read_last_stays_and_that_is_said(bed: Bedside) -> None:
    """S30."""
    journal = bed.journal
    assert isinstance(journal, TornJournal)
    bed.press("records")
    journal.has_no_list = True

    assert len(look_for(bed, "turc")) == 3
    [line] = listed(bed).read_as
    assert line.text.startswith("The records cannot be read now: ")
    assert line.tone is Tone.HIGH
    journal.has_no_list = False
    assert look_for(bed, "turcanu") == ["Țurcanu, Ștefan"]


def test_rows_are_read_on_as_they_are_scrolled_to(bed: Bedside) -> None:
    for number in range(60):
        bed.plan({"name": f"Stan, {number:02}"})
        bed.press("leave")
    bed.press("records")
    first = names(bed)

    bed.press(listed(bed).table.more)

    assert len(first) == 50
    assert names(bed)[:50] == first
    assert names(bed)[50:] == [*(f"Stan, {number:02}" for number in range(9, -1, -1)), *_THREE]
    assert listed(bed).table.more == ""


_THREE = ["Albu, Radu", "Țurcanu, Ștefan", "Ionescu, Maria"]


def test_a_plan_with_nothing_typed_in_it_is_no_row(bed: Bedside) -> None:
    bed.press("new-infusion")
    bed.press("leave")
    bed.press("records")

    assert names(bed) == _THREE


@pytest.mark.parametrize("name", ["محمد عبد الله", "李小龙", "W" * 80, "Ștefănescu-Țurcanu " * 4])
def test_a_name_in_any_script_and_of_any_length_is_shown_whole(bed: Bedside, name: str) -> None:
    bed.plan({"name": name.strip()})
    bed.press("leave")
    bed.press("records")

    assert look_for(bed, name) == [name.strip()]


def test_every_text_writes_its_numbers_so_that_none_can_be_misread(bed: Bedside) -> None:
    """S19."""
    screens = [bed.press("records"), bed.press("record:infusion-1"), bed.press(f"batch:{BATCH}")]
    texts = [text for screen in screens for text in texts_of(screen)]

    assert len(texts) > 100
    assert {text.text: faults for text in texts if (faults := faults_of(text.text))} == {}


def test_what_is_typed_stays_when_an_alarm_leads_to_a_bed_and_back(bed: Bedside) -> None:
    bed.press("records")
    look_for(bed, "alb", "adverse-event")
    bed.press("board")
    bed.press("leave")
    bed.press("records")

    assert (listed(bed).search.text, listed(bed).filters.text) == ("alb", "adverse-event")
