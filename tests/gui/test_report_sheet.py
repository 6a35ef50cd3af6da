"""The report sheet as an independent reader finds it: every text whole, on one page where it can be read there."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.report import Outcome, Report
from ivig_desk.presenters.report_sheet import SummaryPages, report_sheet
from ivig_desk.views.hands import Hands
from ivig_desk.views.paper import PaperSize
from ivig_desk.views.report_sheet import report_sheet_pdf, report_sheet_pictures
from ivig_desk.views.when_printed import LaidOutWhenWanted
from tests.gui.fakes import opened, settle
from tests.helpers.keyboard import press_key
from tests.helpers.played import ADULT, Played, begun, eight_hours, headache_child, played, signs
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.test_report_sheet import reacting_at
from tests.unit.presenters.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ivig_desk.domain.infusion.commands import Command

POINTS = {PaperSize.A4: (595, 842), PaperSize.LETTER: (612, 792)}
SIZES = pytest.mark.parametrize("size", PaperSize)
REPORT = Report(reporter="A. Pop", role="nurse", contact="day clinic", outcome=Outcome.RECOVERED)
LONG = "W" * 39 + " " + "M" * 40
TWELVE_SIGNS = 12
pytestmark = pytest.mark.usefixtures("qapp")


def sheet_of(one: Played, report: Report = REPORT) -> SummaryPages:
    return report_sheet(one.infusion, one.entries, one.reading, report)


def twelve_reactions_on_six_bottles() -> Played:
    """An adult whose names are 80 letters; a sign every ten minutes, a bottle every twenty."""
    patient = replace(ADULT.patient, name=f"{LONG}, Maria", identifier="8" * 40, last_time="itching, " * 10)
    steps: list[tuple[str, Command]] = [
        ("-4", do.RecordObservation(observation=signs())),
        (
            "0",
            begun("21"),
        ),
    ]
    for number, entry in enumerate(ADULT.rules.signs[:TWELVE_SIGNS]):
        minute = 20 + 10 * number
        steps.append((str(minute), do.FlagAdverseEvent(sign=entry.id, grade=Grade.MILD)))
        steps.append((str(minute + 2), do.RecordObservation(observation=signs())))
        steps.append((str(minute + 3), do.GiveMedicine(name=f"medicine {number}", dose="10 mg orally")))
        if number % 2 and number > 1:
            bottle = Bottle(volume=Millilitres.of("400"), batch=f"P90000000{number}", expiry=date(2027, 5, 31))
            steps.append((str(minute + 4), do.HangBottle(bottle=bottle)))
    one = played(replace(ADULT, patient=patient), steps, until="200")
    assert (len(one.infusion.adverse_events), len(one.infusion.bottles)) == (12, 6)
    return one


def read(pages: SummaryPages, size: PaperSize) -> PdfReader:
    reader = PdfReader(io.BytesIO(report_sheet_pdf(pages, size)))
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == POINTS[size]
    return reader


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def missing_in(reader: PdfReader, pages: SummaryPages) -> list[str]:
    written = squeezed("".join(page.extract_text() for page in reader.pages))
    return [text.text for text in texts_of(pages.sections) if squeezed(text.text) not in written]


@SIZES
@pytest.mark.parametrize("case", [headache_child, eight_hours])
def test_one_reaction_stands_on_one_page(case: Callable[[], Played], size: PaperSize) -> None:
    pages = sheet_of(case())
    reader = read(pages, size)

    assert len(reader.pages) == 1
    assert missing_in(reader, pages) == []


@SIZES
def test_twelve_reactions_on_six_bottles_go_on_on_a_second_page_that_says_whose_it_is(size: PaperSize) -> None:
    """S29: nothing is cut, and a page that comes loose finds back."""
    report = Report(reporter=LONG, role="M" * 80, contact="W" * 80, outcome=Outcome.LASTING_HARM)
    pages = sheet_of(twelve_reactions_on_six_bottles(), report)
    reader = read(pages, size)

    assert len(reader.pages) == 2
    assert missing_in(reader, pages) == []
    for number, page in enumerate(reader.pages, start=1):
        text = squeezed(page.extract_text())
        for wanted in (
            f"M. W. M. · ID {'8' * 40} · male · 57 y · 70 kg",
            "Report of a suspected adverse reaction · 22 Nov 2026",
            f"page {number} of 2",
            "It is not a cleared medical device.",
        ):
            assert squeezed(wanted) in text, (number, wanted)


@SIZES
def test_it_is_an_archive_document_with_its_fonts_and_without_a_name_in_its_title(size: PaperSize) -> None:
    written = report_sheet_pdf(sheet_of(headache_child()), size)

    assert re.search(rb"pdfaid:part(=\"|>)1", written)
    assert re.search(rb"pdfaid:conformance(=\"|>)B", written)
    assert written.count(b"/FontFile2") >= 2
    found = PdfReader(io.BytesIO(written)).metadata
    assert found is not None
    assert found.title == "Report of a suspected adverse reaction: M. I. · ID 4471 · female · 8 y · 24 kg"


def test_black_and_white_is_enough() -> None:
    (picture,) = report_sheet_pictures(sheet_of(headache_child()), PaperSize.A4, 40)

    colours = [picture.pixelColor(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    assert max(colour.saturation() * (255 - colour.value()) / 255 for colour in colours) < 128


def test_one_key_opens_the_form_and_one_prints_the_sheet_as_a_reader_finds_it(qtbot: QtBot) -> None:
    bed = Bedside()
    bed.paper.layout = LaidOutWhenWanted()
    bed.restart()
    reacting_at(bed)
    window = opened(qtbot, bed.window)
    hands = Hands(window, lambda: settle(qtbot))

    press_key(window, "Z")
    settle(qtbot)
    hands.type_text("report.reporter", "A. Pop")
    hands.choose("report.outcome", "recovering")
    hands.submit("report")
    hands.submit("hand-out")
    qtbot.waitUntil(lambda: bed.reports != [])

    (sheet,) = bed.reports
    (page,) = PdfReader(io.BytesIO(report_sheet_pdf(sheet, PaperSize.A4))).pages
    text = squeezed(page.extract_text())
    assert [wanted for wanted in ("A. Pop", "recovering", "headache") if squeezed(wanted) not in text] == []
    assert bed.look().after is not None
    assert bed.message == "Report sheet sent to the printer ward-laser."
