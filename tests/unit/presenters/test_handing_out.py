"""Pages leave the desk only once somebody said where to, and what leaves it in plain is said and recorded."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.record.desk_events import PageGivenOut
from ivig_desk.presenters.paper_door import FolderRefused, FolderTrouble, PageKind, Paper, PrinterTrouble
from ivig_desk.presenters.screens import Ability, Tone
from tests.helpers.paper import DOCUMENTS, OFFICE, WARD
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of

PLAIN = "This file is not encrypted: whoever has it can read it."


def ended(bed: Bedside | None = None) -> Bedside:
    """A child whose infusion was stopped, nothing asked any more."""
    bed = bed or Bedside()
    bed.start()
    bed.press("stop")
    bed.cancel("stop-reason")
    return bed


def asked(bed: Bedside) -> Bedside:
    bed.press("summary")
    return bed


def lines_of(bed: Bedside) -> list[str]:
    return [line.text for line in bed.form.lines]


def abilities(bed: Bedside) -> list[Ability]:
    return [bed.form.submit.ability]


def answers_of(bed: Bedside, field: str) -> list[str]:
    return [option.value for option in fields_of(bed.form)[field].options]


def test_nothing_leaves_before_somebody_says_where_to() -> None:
    """S33."""
    bed = asked(ended())

    assert (bed.paper.printed, bed.paper.saved, bed.paper.recorded) == ([], [], [])
    assert (bed.form.title, bed.form.submit.label) == ("Summary: print or save", "Print")
    assert PLAIN not in lines_of(bed)


def test_the_printer_and_the_paper_of_the_place_stand_there_already() -> None:
    bed = asked(ended())

    assert answers_of(bed, "printer") == [WARD, OFFICE]
    assert (fields_of(bed.form)["printer"].text, fields_of(bed.form)["paper"].text) == (WARD, "a4")

    bed.type("hand-out", {"printer": OFFICE, "paper": "letter"})
    bed.submit("hand-out")

    [(page, printer)] = bed.paper.printed
    assert (page.kind, page.paper, printer) == (PageKind.SUMMARY, Paper.LETTER, OFFICE)
    assert bed.after_page.form is None


def test_what_was_used_last_stands_there_next_time_but_never_that_it_becomes_a_file() -> None:
    bed = asked(ended())
    bed.type("hand-out", {"way": "save", "folder": "/media/stick", "paper": "letter"})
    bed.submit("hand-out")
    ended(bed)

    asked(bed)

    assert bed.form.submit.label == "Print"
    bed.type("hand-out", {"way": "save"})
    assert fields_of(bed.form)["folder"].text == "/media/stick"
    assert fields_of(bed.form)["paper"].text == "letter"


def test_a_printer_that_has_gone_since_gives_way_to_the_one_there_is() -> None:
    bed = asked(ended())
    bed.type("hand-out", {"printer": OFFICE})
    bed.submit("hand-out")
    bed.paper.names = (WARD,)

    asked(bed)

    assert fields_of(bed.form)["printer"].text == WARD


def test_no_printer_is_said_and_the_file_stays_a_way() -> None:
    bed = ended()
    bed.paper.names = ()
    asked(bed)

    assert lines_of(bed) == ["There is no printer on this computer."]
    assert abilities(bed) == [Ability.OFF]
    bed.submit("hand-out")
    assert bed.message == "There is no printer on this computer."
    bed.type("hand-out", {"way": "save"})
    assert abilities(bed) == [Ability.READY]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (PrinterTrouble.UNKNOWN, "Summary not printed: this computer knows no printer ward-laser."),
        (PrinterTrouble.NOT_READY, "Summary not printed: ward-laser is off, offline or wants something."),
        (PrinterTrouble.REFUSED, "Summary not printed: ward-laser did not take it."),
    ],
)
def test_a_printer_that_does_not_take_it_is_said_and_the_form_stays(trouble: PrinterTrouble, said: str) -> None:
    """S30."""
    bed = ended()
    bed.paper.trouble = trouble
    asked(bed)
    bed.type("hand-out", {"paper": "letter"})

    bed.submit("hand-out")

    assert bed.message == said
    assert fields_of(bed.form)["paper"].text == "letter"
    assert bed.paper.recorded == []


def test_a_plain_file_is_said_to_be_one_before_and_after() -> None:
    """S33."""
    bed = asked(ended())
    bed.type("hand-out", {"way": "save"})
    assert lines_of(bed) == [PLAIN, "It is called summary-infusion-1.pdf, with a number where there is one already."]
    assert (bed.form.submit.label, bed.form.submit.tone) == ("Save the plain file", Tone.MEDIUM)
    assert fields_of(bed.form)["folder"].text == DOCUMENTS

    bed.submit("hand-out")

    [(page, file)] = bed.paper.saved
    assert (page.kind, file) == (PageKind.SUMMARY, Path(DOCUMENTS) / "summary-infusion-1.pdf")
    assert bed.message == f"Summary saved, not encrypted: {file}"


def test_where_it_goes_is_asked_before_the_paper_so_that_a_low_window_does_not_hide_it() -> None:
    bed = asked(ended())
    assert list(fields_of(bed.form)) == ["way", "printer", "paper"]

    bed.type("hand-out", {"way": "save"})

    assert list(fields_of(bed.form)) == ["way", "folder", "paper"]


def test_of_practice_a_file_says_so_in_its_name() -> None:
    bed = Bedside()
    bed.paper.file_prefix = "practice-"
    bed.restart()
    asked(ended(bed))
    bed.type("hand-out", {"way": "save"})
    assert lines_of(bed)[1].startswith("It is called practice-summary-infusion-1.pdf,")

    bed.submit("hand-out")

    assert [file.name for _, file in bed.paper.saved] == ["practice-summary-infusion-1.pdf"]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (FolderTrouble.NOT_WHOLE, "The whole path is needed, from the drive or the first folder on."),
        (FolderTrouble.NOT_THERE, "There is no such folder."),
        (
            FolderTrouble.OWN,
            "This is the desk’s own folder, in which everything is encrypted. Name another one.",
        ),
    ],
)
def test_a_folder_that_is_refused_is_said_at_its_field(trouble: FolderTrouble, said: str) -> None:
    bed = ended()
    bed.paper.refusal = FolderRefused(trouble, "ward")
    asked(bed)
    bed.type("hand-out", {"way": "save", "folder": "ward"})

    bed.submit("hand-out")

    assert problems_of(bed.form) == {"folder": said}
    assert (fields_of(bed.form)["folder"].text, bed.paper.recorded) == ("ward", [])


def test_each_print_and_each_plain_file_is_recorded_at_the_desk() -> None:
    """S33: who asks later what left the desk finds it."""
    bed = ended()
    bed.print("summary")
    asked(bed)
    bed.type("hand-out", {"way": "save"})
    bed.submit("hand-out")

    printed, saved = bed.paper.recorded
    assert isinstance(printed, PageGivenOut)
    assert asdict(printed) == {"what": "summary", "infusion_id": "infusion-1", "printer": WARD, "file": ""}
    assert isinstance(saved, PageGivenOut)
    assert (saved.printer, saved.file) == ("", f"{DOCUMENTS}/summary-infusion-1.pdf")


def test_a_record_that_cannot_be_written_stops_no_print_and_is_said() -> None:
    """S30: paper is what is needed most when the disk fails."""
    bed = ended()
    bed.paper.record_fault = RecordsFault(RecordsFaultCode.DISK_FULL, "desk.sqlite", "no space")

    bed.print("summary")

    assert len(bed.summaries) == 1
    assert bed.message == (
        "Summary sent to the printer ward-laser. "
        "That it left the desk could not be recorded: desk.sqlite: disk-full: no space."
    )


def test_closing_the_form_lets_nothing_leave() -> None:
    bed = asked(ended())

    bed.cancel("hand-out")

    assert (bed.after_page.form, bed.paper.printed) == (None, [])
    bed.submit("hand-out")
    assert bed.paper.printed == []


def test_another_form_takes_the_place_and_what_was_typed_in_it_stays() -> None:
    bed = ended()
    bed.press("note")
    bed.type("note", {"note": "calm"})
    asked(bed)
    assert bed.form.name == "hand-out"

    bed.press("note")

    assert (bed.form.name, fields_of(bed.form)["note"].text) == ("note", "calm")


def test_what_is_asked_for_one_patient_is_never_on_the_page_of_another() -> None:
    """S29."""
    bed = asked(ended())
    bed.press("leave")
    ended(bed)

    assert bed.after_page.form is None
    bed.print("summary")

    assert bed.message == "Summary sent to the printer ward-laser."
    [(page, _)] = bed.paper.printed
    assert "infusion-2" in page.offered[0].record


def test_the_ramp_is_asked_for_in_place_of_the_step_and_left_with_the_plan() -> None:
    bed = Bedside()
    bed.read_back()

    bed.press("paper-ramp")

    assert (bed.plan_page.form.title, bed.plan_page.spoken) == ("Paper ramp: print or save", None)
    bed.press("step:0")
    bed.press("discard-plan")
    assert bed.plan_page.form.name == "hand-out"
    bed.press("leave")
    bed.open("infusion-1")
    assert bed.plan_page.form.name == "plan"
