"""Infusions on their way out of the window: asked for, refused, under way, out, and never unasked (S33)."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.export_errand import ExportAsked, ExportEnd
from ivig_desk.desk.ports.exports import ExportForm, ExportNames, ExportSoFar
from ivig_desk.domain.infusion.listed_words import Search, any_at_all, begins, not_over
from ivig_desk.presenters.screens import Form, LeavingRecords, RecordListScreen, RecordSheetScreen, Tone
from tests.helpers.carrier import DOCUMENTS, NURSE, Carrier
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of

CSV_PSEUDONYMS = {"form": "csv", "names": "pseudonyms", "folder": "/media/stick"}


def with_records(carrier: Carrier | None, journal: MemoryJournal | None = None) -> Bedside:
    """A child that was given something and is closed, and a plan; the page of records is open."""
    bed = Bedside(journal, exports=None if carrier is None else carrier.door())
    bed.start()
    bed.wait("15")
    bed.press("stop")
    bed.type("stop-reason", {"reason": "asked for"})
    bed.submit("stop-reason")
    bed.press("close-confirm")
    bed.submit("close-confirm")
    bed.press("leave")
    bed.plan(name="Țurcanu, Ștefan", identifier="8-15/b")
    bed.press("leave")
    bed.press("records")
    return bed


def page(bed: Bedside) -> RecordListScreen | RecordSheetScreen:
    assert bed.screen.records is not None
    return bed.screen.records


def leaving(bed: Bedside) -> LeavingRecords:
    found = page(bed).leaving
    assert found is not None
    return found


def said(bed: Bedside) -> list[str]:
    return [line.text for line in leaving(bed).lines]


def form_of(bed: Bedside) -> Form:
    form = page(bed).form
    assert form is not None
    return form


def export(bed: Bedside, **texts: str) -> None:
    bed.press("export")
    bed.type("export", {**CSV_PSEUDONYMS, **texts})
    bed.submit("export")


@pytest.fixture
def carrier() -> Carrier:
    return Carrier()


def test_what_is_found_is_counted_and_neither_form_nor_names_are_chosen_beforehand(carrier: Carrier) -> None:
    """S33."""
    bed = with_records(carrier)
    assert leaving(bed).button.key == "Alt+E"

    bed.press("export")

    fields = fields_of(form_of(bed))
    assert form_of(bed).title == "Export all on file: 2 infusions"
    assert {name: field.text for name, field in fields.items()} == {"form": "", "names": "", "folder": DOCUMENTS}
    assert [option.value for option in fields["names"].options] == ["plain-names", "pseudonyms"]
    assert carrier.asked == []


@pytest.mark.parametrize(
    ("missing", "problem"),
    [
        ("form", "What it is to be: choose one."),
        ("names", "Who is named: choose one."),
        ("folder", "Folder: missing."),
    ],
)
def test_nothing_leaves_while_an_answer_is_missing(carrier: Carrier, missing: str, problem: str) -> None:
    """S33."""
    bed = with_records(carrier)

    export(bed, **{missing: ""})

    assert problems_of(form_of(bed)) == {missing: problem}
    assert carrier.asked == []


@pytest.mark.parametrize(
    ("folder", "problem"),
    [
        ("stick", "The whole path is needed, from the drive or the first folder on."),
        ("/nowhere", "There is no such folder."),
        (
            "/desk/out",
            "This is the desk’s own folder, in which everything is encrypted. Name another one.",
        ),
    ],
)
def test_a_folder_that_is_none_for_it_is_said_at_its_field(carrier: Carrier, folder: str, problem: str) -> None:
    """S33."""
    bed = with_records(carrier)

    export(bed, folder=folder)

    assert problems_of(form_of(bed)) == {"folder": problem}
    bed.type("export", {"folder": "/media/stick"})
    assert problems_of(form_of(bed)) == {}
    assert carrier.asked == []


def test_each_answer_says_what_it_comes_to(carrier: Carrier) -> None:
    """S33."""
    bed = with_records(carrier)
    bed.press("export")
    before = [line.tone for line in form_of(bed).lines]

    bed.type("export", {"form": "sqlite", "names": "plain-names"})
    plain = [(line.text, line.tone) for line in form_of(bed).lines]
    bed.type("export", {"names": "pseudonyms"})
    pseudonyms = form_of(bed).lines[2]

    assert before == [Tone.PLAIN, Tone.PLAIN, Tone.PLAIN, Tone.QUIET]
    assert [plain[0], plain[1], plain[3]] == [
        ("SQLite copy: the same tables in one file, for whoever asks questions of them.", Tone.PLAIN),
        ("With names: not encrypted. Anyone who has the file can read it, and whom it is about.", Tone.MEDIUM),
        ("That it leaves, and who let it, is written into the desk’s own record first.", Tone.QUIET),
    ]
    assert pseudonyms.tone is Tone.MEDIUM
    assert pseudonyms.text == (
        "Under pseudonyms: no name, identifier, birthday, staff or typed text. "
        "Year of birth, times, doses and batches stay."
    )


def test_what_is_found_leaves_by_what_was_looked_for_and_not_by_what_was_scrolled_to(carrier: Carrier) -> None:
    bed = with_records(carrier)
    bed.type("records", {"search": "turc", "only": "adverse-event open"})
    bed.type("records", {"only": "open"})

    bed.press("export")
    title = form_of(bed).title
    bed.type("export", CSV_PSEUDONYMS)
    bed.submit("export")

    assert title == "Export what is found: 1 infusion of 2"
    assert carrier.asked == [
        ExportAsked(
            form=ExportForm.CSV,
            names=ExportNames.PSEUDONYMS,
            folder="/media/stick",
            chosen=Search(conditions=((begins("turc"),), not_over())),
            person_id="person-1",
            at=bed.clock.read(),
        )
    ]


def test_a_form_is_about_what_was_found_when_it_opened_and_what_finds_nothing_opens_none(carrier: Carrier) -> None:
    bed = with_records(carrier)
    # Typed while the form is open: it was about what was seen before.
    bed.press("export")
    bed.type("records", {"only": "grade-3"})
    assert page(bed).form is None
    bed.press("export")

    assert said(bed) == ["Nothing is found that could be exported."]
    bed.type("records", {"only": ""})
    export(bed)
    assert [one.chosen for one in carrier.asked] == [Search(conditions=(any_at_all(),))]


def test_one_record_is_anybodys_and_what_a_search_finds_is_a_keepers() -> None:
    """S33."""
    carrier = Carrier(NURSE)
    bed = with_records(carrier)

    bed.press("export")
    assert page(bed).form is None
    assert said(bed) == [
        "What a search finds is a keeper’s to export. One infusion is anybody’s: open it, and export it from there."
    ]

    bed.press("record:infusion-1")
    bed.press("export")
    assert form_of(bed).title == "Export this infusion"
    bed.type("export", CSV_PSEUDONYMS)
    bed.submit("export")
    assert [(one.chosen, one.person_id) for one in carrier.asked] == [("infusion-1", NURSE.id)]


def test_whoever_took_over_while_the_form_was_open_is_asked_for(carrier: Carrier) -> None:
    """S33."""
    bed = with_records(carrier)
    bed.press("export")
    bed.type("export", CSV_PSEUDONYMS)

    carrier.who = NURSE
    bed.submit("export")

    assert carrier.asked == []
    assert said(bed)[0].startswith("What a search finds is a keeper’s")


def test_practice_exports_nothing_and_says_so() -> None:
    bed = with_records(None)

    bed.press("export")

    assert page(bed).form is None
    assert said(bed) == [
        "Nothing is exported from here: what was practised would lie among real records wherever it is loaded."
    ]


def test_it_goes_on_while_another_page_is_shown_and_there_is_only_one(carrier: Carrier) -> None:
    bed = with_records(carrier)
    export(bed)
    assert said(bed)[0] == "Exporting 2 infusions to /media/stick/ivig-desk-csv, for 0 s now"

    bed.wait("1.5")
    carrier.read = ExportSoFar(read=1200, of=3000)
    bed.press("export")  # Its control is the one that stops it, and no form opens.
    assert page(bed).form is None
    assert said(bed)[0] == "Exporting 1,200 of 3,000 to /media/stick/ivig-desk-csv"
    bed.press("leave")
    carrier.ends(
        ExportEnd.WHOLE, "exported to /media/stick/ivig-desk-csv: 2 infusions in 17 files, 9 kB", "not encrypted"
    )
    bed.press("records")

    assert said(bed) == ["Exported to /media/stick/ivig-desk-csv: 2 infusions in 17 files, 9 kB", "Not encrypted"]
    assert {line.tone for line in leaving(bed).lines} == {Tone.GOOD}
    bed.press("leave")
    bed.press("records")
    assert said(bed) == []
    assert len(carrier.asked) == 1


def test_without_a_count_it_is_said_for_how_long_it_has_been_under_way(carrier: Carrier) -> None:
    bed = with_records(carrier)
    export(bed)

    bed.wait("1.5")

    # 1.5 min are 90 s.
    assert said(bed)[0] == "Exporting 2 infusions to /media/stick/ivig-desk-csv, for 1 min 30 s now"


def test_it_is_stopped_by_one_press_and_the_next_may_begin(carrier: Carrier) -> None:
    bed = with_records(carrier)
    export(bed)
    assert leaving(bed).button.label == "Stop the export"

    bed.press("export-stop")

    assert carrier.given_up == 1
    assert said(bed) == ["The export is being stopped."]
    carrier.ends(ExportEnd.NONE, "records export: given up; nothing of it is left")
    bed.look()
    assert said(bed)[0] == "Not exported, and nothing half is left."
    export(bed)
    assert len(carrier.asked) == 2


@pytest.mark.parametrize(
    ("end", "line", "first"),
    [
        (ExportEnd.NONE, "/media/stick: Permission denied", "Not exported, and nothing half is left."),
        (ExportEnd.LACKING, "infusion-7: left out: damaged", "Exported, but not all of it could be read."),
    ],
)
def test_what_went_wrong_is_said_in_full(carrier: Carrier, end: ExportEnd, line: str, first: str) -> None:
    """S30."""
    bed = with_records(carrier)
    export(bed)

    carrier.ends(end, line)
    bed.look()

    assert [(one.tone) for one in leaving(bed).lines] == [Tone.MEDIUM, Tone.MEDIUM]
    assert said(bed) == [first, f"{line[:1].upper()}{line[1:]}"]


def test_of_very_many_that_cannot_be_read_six_lines_stand_there(carrier: Carrier) -> None:
    bed = with_records(carrier)
    export(bed)

    carrier.ends(ExportEnd.LACKING, *(f"{number}: left out" for number in range(7)))
    bed.look()

    assert said(bed)[-1] == "and 1 more: ivig-desk records export says them all"
    assert len(said(bed)) == 8


def test_the_folder_stays_for_the_next_and_the_names_are_asked_anew(carrier: Carrier) -> None:
    """S33: no plain file by habit."""
    bed = with_records(carrier)
    export(bed, names="plain-names")
    carrier.ends(ExportEnd.WHOLE, "exported")
    bed.look()

    bed.press("export")

    texts = {name: field.text for name, field in fields_of(form_of(bed)).items()}
    assert texts == {"form": "", "names": "", "folder": "/media/stick"}
    assert said(bed) == []


@pytest.mark.parametrize("away", ["records-back", "record-summary", "leave"])
def test_the_form_is_put_away_by_whatever_else_is_done(carrier: Carrier, away: str) -> None:
    bed = with_records(carrier)
    bed.press("record:infusion-1")
    bed.press("export")
    assert form_of(bed).name == "export"

    bed.press(away)
    if away == "leave":
        bed.press("records")

    form = page(bed).form
    assert form is None or form.name != "export"
    assert carrier.asked == []


def test_a_summary_that_was_to_be_printed_gives_way_to_an_export(carrier: Carrier) -> None:
    bed = with_records(carrier)
    bed.press("record:infusion-1")
    bed.press("record-summary")

    bed.press("export")
    assert form_of(bed).name == "export"
    bed.cancel("export")

    assert page(bed).form is None


def test_a_search_too_long_for_the_pipe_is_said(carrier: Carrier) -> None:
    bed = with_records(carrier)
    bed.type("records", {"search": " ".join(["maria"] * 300)})

    bed.press("export")

    # 300 words of 5 letters with a star and a space are 300 x 7 - 1 = 2,099 bytes, over 2,000.
    assert said(bed) == ["So long a search cannot be handed over: look for fewer words."]


def test_records_that_cannot_be_read_are_not_exported(carrier: Carrier) -> None:
    """S30."""
    journal = _Uncounted()
    bed = with_records(carrier, journal)
    journal.is_locked = True

    bed.press("export")

    assert page(bed).form is None
    assert isinstance(page(bed), RecordListScreen)
    assert any("cannot be read now" in line.text for line in page(bed).read_as)  # type: ignore[union-attr]


class _Uncounted(MemoryJournal):
    is_locked = False

    def count(self, search: Search, at_most: int) -> int:
        if self.is_locked:
            raise RecordsFault(RecordsFaultCode.LOCKED, "desk.sqlite", "")
        return super().count(search, at_most)
