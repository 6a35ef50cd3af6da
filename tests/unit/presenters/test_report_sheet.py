"""The report sheet: asked on a form, saved whatever is missing, every row from the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Millilitres, MlPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.plan import Check, CheckAnswer
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.patient.identity import initials
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.report import Outcome, Report
from ivig_desk.presenters.report_sheet import SummaryPages, report_sheet
from ivig_desk.presenters.summary_document import Facts, Grid, Words
from tests.helpers.played import CHILD, Played, eight_hours, headache_child, played, signs
from tests.unit.presenters.bedside import Bedside, button, fields_of, problems_of
from tests.unit.presenters.texts import bare_numbers, faults_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.domain.infusion.commands import Command

BY_THE_NURSE = {"reporter": "A. Pop", "role": "nurse", "outcome": "recovering"}
SIGNS = signs()
START = do.StartInfusion(confirmed=MlPerHour.of("7"), nurse="A. Pop", second_checker="I. Rusu", sound=SoundCheck.HEARD)
FLAG = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)
REPORT = Report(reporter="A. Pop", role="nurse", contact="ext. 12", outcome=Outcome.LASTING_HARM)


def sheet_of(one: Played, report: Report = REPORT) -> SummaryPages:
    return report_sheet(one.infusion, one.entries, one.reading, report)


def rows_under(pages: SummaryPages, head: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table whose first column has this head."""
    grids = [block for section in pages.sections for block in section.blocks if isinstance(block, Grid)]
    (found,) = [grid.rows for grid in grids if grid.columns[0].head == head or grid.columns[1].head == head]
    return found


def facts_of(pages: SummaryPages) -> Mapping[str, str]:
    blocks = [block for section in pages.sections for block in section.blocks]
    return dict(row for block in blocks if isinstance(block, Facts) for row in block.rows)


def words_of(pages: SummaryPages) -> list[str]:
    return [block.text for section in pages.sections for block in section.blocks if isinstance(block, Words)]


def reacting() -> Bedside:
    """24 kg on 7 drops/min; headache after half an hour, stopped at once."""
    return reacting_at(Bedside())


def reacting_at(bed: Bedside) -> Bedside:
    bed.start()
    bed.wait("30")
    bed.flag("headache", "1")
    stop(bed)
    return bed


def stop(bed: Bedside) -> None:
    bed.press("stop")
    bed.type("stop-reason", {"reason": "headache"})
    bed.submit("stop-reason")


def said_in(bed: Bedside) -> list[str]:
    return [line.text for line in bed.form.lines]


def test_the_reaction_stands_in_one_row() -> None:
    """Minute 108 of 10:02 is 11:50; 57 mL/h ÷ 24 kg = 2.375, rounded down; gone at minute 127, 12:09."""
    assert rows_under(sheet_of(headache_child()), "No.") == (
        (
            "1",
            "headache",
            "grade 1: mild, transient, no interruption",
            "11:50, 1 h 48 min after the start",
            "57 drops/min · 57 mL/h · 2.37 mL/kg/h, rung\u00a04",
            "no. 1",
            "12:09, after 19 min",
        ),
    )


def test_what_was_done_stands_in_order_of_time() -> None:
    """10:02 and 401, 410, 426, 480 min: 16:43, 16:52, 17:08, 18:02."""
    assert rows_under(sheet_of(eight_hours()), "What") == (
        ("16:43", "held"),
        ("16:52", "given: pethidine 25 mg intravenously"),
        ("17:08", "resumed at 84 mL/h"),
        ("18:02", "stopped: patient asked for the rest of the dose tomorrow"),
    )


def test_a_sign_while_held_stands_with_the_rate_it_was_held_from() -> None:
    """7 mL/h ÷ 24 kg = 0.2916…, rounded down."""
    steps: list[tuple[str, Command]] = [("0", START), ("10", do.HoldInfusion()), ("12", FLAG)]
    one = played(CHILD, [("-4", do.RecordObservation(observation=SIGNS)), *steps], until="30")

    at_the_rate_of = rows_under(sheet_of(one), "No.")[0][4]
    assert at_the_rate_of == "held from 7 drops/min · 7 mL/h · 0.29 mL/kg/h, rung\u00a01"


def test_every_bottle_stands_with_its_batch_and_the_reactions_that_began_on_it() -> None:
    """Connected at minutes 0, 180, 330: 10:02, 13:02, 15:32."""
    assert rows_under(sheet_of(eight_hours()), "Bottle") == (
        ("no. 1", "400 mL", "P100234560", "31 May 2027", "10:02", "–"),
        ("no. 2", "400 mL", "P100234561", "31 May 2027", "13:02", "–"),
        ("no. 3", "400 mL", "P100234562", "31 May 2027", "15:32", "reaction 1"),
    )


def test_vital_signs_stand_before_and_since_the_onset() -> None:
    """Sets at minutes −4, 92, 108, 236."""
    assert rows_under(sheet_of(headache_child()), "Set") == (
        ("09:58", "baseline", "100/60", "90", "36.8", "98", "22"),
        ("11:34", "before reaction 1", "100/60", "96", "37.1", "98", "22"),
        ("11:50", "first since reaction 1", "96/60", "104", "37.4", "98", "22"),
        ("13:58", "latest", "100/60", "88", "36.7", "98", "22"),
    )


def test_product_patient_outcome_and_reporter_stand_as_facts() -> None:
    """7 × 31 + 14 × 31 + 28 × 31 + 57 × 16 + 28 × 67 mL/h·min = 4307 ÷ 60 = 71.783 mL; × 100 mg/mL = 7.178 g."""
    facts = facts_of(sheet_of(headache_child()))

    wanted = {
        "Preparation": "Privigen 10 %, CSL Behring",
        "Concentration": "100 mg/mL",
        "Indication": "atopic dermatitis",
        "Ordered": "7.2 g (0.3 g/kg), 72 mL",
        "Given": "7.18 g, 71.8 mL",
        "Began": "22 Nov 2026, 10:02",
        "Ended": "22 Nov 2026, 12:58, completed",
        "Initials": "M. I.",
        "Ward’s identifier": "4471",
        "Sex": "female",
        "Age": "8 y",
        "Weight": "24 kg",
        "IgA": "normal",
        "Earlier IVIG": "never",
        "Outcome": "recovered with lasting harm",
        "Reporter": "A. Pop",
        "Role": "nurse",
        "Contact": "ext. 12",
    }
    assert {name: facts[name] for name in wanted} == wanted


def test_the_sheet_leaves_the_ward_without_the_name_and_birth_date_of_the_patient() -> None:
    """Decision 0015."""
    texts = " ".join(text.text for text in texts_of(sheet_of(headache_child())))

    assert "M. I. · ID 4471 · female · 8 y · 24 kg" in texts
    assert [private for private in ("Ionescu", "Maria", "2018") if private in texts] == []


@pytest.mark.parametrize(
    ("name", "first_letters"),
    [
        ("Ionescu, Maria", "M. I."),
        ("Maria Ionescu", "M. I."),
        ("Țurcanu-Bălăceanu, Ștefan Octavian", "Ș. O. Ț. B."),
        ("o’neill, ‘ana’", "A. O."),
        ("…", ""),
    ],
)
def test_initials_begin_with_the_given_names(name: str, first_letters: str) -> None:
    assert initials(name) == first_letters


def test_it_says_that_it_is_not_the_national_form_and_asks_for_seriousness_by_hand() -> None:
    texts = [text.text for text in texts_of(sheet_of(headache_child()))]

    assert any(text.endswith("It is not that form.") for text in texts)
    assert "By hand: serious? By which criterion of the national form?" in texts
    assert "IVIG Desk is a guide and a record. It is not a cleared medical device." in texts


def test_premedication_and_earlier_medicines_stand_in_one_line() -> None:
    """08:40 is what the check says; 10:12 is minute 10."""
    check = Check(
        name="paracetamol", label="Paracetamol", answer=CheckAnswer.DONE, reason="360 mg by mouth", given_at="08:40"
    )
    plan = replace(CHILD, checks=(check,))
    one = played(
        plan,
        [
            ("-4", do.RecordObservation(observation=SIGNS)),
            ("0", START),
            ("10", do.GiveMedicine(name="cetirizine", dose="5 mg by mouth")),
            ("20", FLAG),
        ],
        until="30",
    )

    assert (
        "Premedication and other medicines before the first sign: "
        "Paracetamol given 08:40: 360 mg by mouth; cetirizine 5 mg by mouth, 10:12."
    ) in words_of(sheet_of(one))


def test_what_is_missing_stands_on_the_sheet_as_not_recorded() -> None:
    torn = Bottle(volume=Millilitres.of("50"), batch="", expiry=None, not_available="label torn")
    steps: list[tuple[str, Command]] = [("0", START), ("15", do.HangBottle(bottle=torn)), ("20", FLAG)]
    one = played(CHILD, [("-4", do.RecordObservation(observation=SIGNS)), *steps], until="30")
    sheet = sheet_of(one, Report(reporter="", role="", contact="", outcome=Outcome.NOT_KNOWN))

    facts = facts_of(sheet)
    assert (facts["Reporter"], facts["Role"], facts["Contact"]) == ("not recorded", "not recorded", "not recorded")
    assert rows_under(sheet, "Bottle")[1][2:4] == ("not recorded: label torn", "not recorded")
    assert rows_under(sheet, "No.")[0][-1] == "not recorded"
    assert (
        "Not recorded: the reporter’s name; the batch of bottle\u00a02; the reporter’s role; "
        "the expiry of bottle\u00a02; "
        "when it had gone, of reaction\u00a01; vital signs since the onset of reaction\u00a01"
    ) in words_of(sheet)


@pytest.mark.parametrize("one", [headache_child(), eight_hours()], ids=["child", "adult"])
def test_every_number_of_the_sheet_is_written_so_that_none_can_be_misread(one: Played) -> None:
    """S19."""
    texts = [text.text for text in texts_of(sheet_of(one))]

    assert {text: faults for text in texts if (faults := faults_of(text))} == {}


def test_the_button_is_there_once_it_ended_with_an_adverse_event_and_after_closing_too() -> None:
    """While it runs nobody writes a report, and the chart has the room."""
    bed = Bedside()
    bed.start()
    bed.flag("headache", "1")
    assert "report" not in [one.name for one in bed.run_page.record]
    bed.press("report")
    assert bed.run_page.form is None

    bed.fill("resolve", {"sign": "headache"})
    stop(bed)
    assert button(bed.after_page.record, "report").label == "Report sheet"

    bed.press("close-confirm")
    bed.submit("close-confirm")
    assert [one.name for one in bed.after_page.record] == ["note", "correct", "correct-adverse-event", "report"]


def test_the_form_names_what_is_missing_before_anything_leaves() -> None:
    bed = reacting()
    bed.press("report")
    assert said_in(bed)[0] == (
        "Not recorded: the reporter’s name; the reporter’s role; when it had gone, of reaction\u00a01; "
        "vital signs since the onset of reaction\u00a01 – it can be handed out all the same"
    )

    bed.type("report", {"reporter": "A. Pop", "role": "nurse"})
    assert said_in(bed)[0] == (
        "Not recorded: when it had gone, of reaction\u00a01; vital signs since the onset of reaction\u00a01 – "
        "it can be handed out all the same"
    )


def test_a_taken_form_asks_where_the_sheet_goes_and_it_stands_in_the_timeline_once_it_went() -> None:
    bed = reacting()
    bed.fill("report", BY_THE_NURSE)
    assert (bed.form.title, bed.reports, bed.infusion().reports) == ("Report sheet: print or save", [], ())

    bed.submit("hand-out")

    (sheet,) = bed.reports
    assert facts_of(sheet)["Outcome"] == "recovering"
    assert bed.message == "Report sheet sent to the printer ward-laser."
    assert bed.after_page.form is None
    assert [one.what.reporter for one in bed.infusion().reports] == ["A. Pop"]
    assert "report sheet written: A. Pop, nurse; outcome recovering" in [row[1] for row in bed.after_page.timeline.rows]


def test_only_the_outcome_has_to_be_answered_and_not_known_is_an_answer() -> None:
    bed = reacting()
    bed.press("report")
    bed.submit("report")
    assert list(problems_of(bed.form)) == ["outcome"]
    assert bed.reports == []

    bed.type("report", {"outcome": "not-known"})
    bed.submit("report")
    bed.submit("hand-out")

    assert [facts_of(sheet)["Reporter"] for sheet in bed.reports] == ["not recorded"]


@pytest.mark.parametrize("field", ["reporter", "role", "contact"])
def test_a_text_that_cannot_be_written_on_one_line_is_refused_at_its_field(field: str) -> None:
    bed = reacting()
    bed.fill("report", {**BY_THE_NURSE, field: "two\nlines"})

    assert list(problems_of(bed.form)) == [field]
    assert bed.reports == []


def test_what_is_typed_outlasts_leaving_the_page() -> None:
    bed = reacting()
    bed.press("report")
    bed.type("report", {"reporter": "A. Pop", "contact": "ext. 12"})
    bed.press("leave")
    bed.open("infusion-1")
    bed.press("report")

    texts = {name: field.text for name, field in fields_of(bed.form).items()}
    assert texts == {"reporter": "A. Pop", "role": "", "contact": "ext. 12", "outcome": ""}


def test_who_reported_is_typed_once_and_the_outcome_is_asked_anew() -> None:
    bed = reacting()
    bed.fill("report", BY_THE_NURSE)
    bed.submit("hand-out")
    bed.press("report")

    texts = {name: field.text for name, field in fields_of(bed.form).items()}
    assert texts == {"reporter": "A. Pop", "role": "nurse", "contact": "", "outcome": ""}


def test_a_full_disk_is_said_nothing_is_on_record_and_what_was_typed_stays() -> None:
    """S30."""
    bed = reacting()
    bed.paper.disk_fault = OSError(28, "No space left on device")
    bed.fill("report", BY_THE_NURSE)
    bed.type("hand-out", {"way": "save"})
    bed.submit("hand-out")

    assert bed.message == "Report sheet not saved in /home/nurse/Documents: No space left on device."
    assert bed.form.title == "Report sheet: print or save"
    assert bed.infusion().reports == ()
    bed.cancel("hand-out")
    bed.press("report")
    assert fields_of(bed.form)["reporter"].text == "A. Pop"
    assert bed.infusion().reports == ()


def test_the_form_has_no_number_without_its_unit() -> None:
    """S19."""
    bed = reacting()
    bed.press("report")

    texts = [text.text for text in texts_of(bed.form)]
    assert {text: bare for text in texts if (bare := bare_numbers(text))} == {}
