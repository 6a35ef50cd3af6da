"""The paper ramp as an independent reader finds it: one page always, every text whole, an archive's metadata."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ivig_desk.domain.amounts.quantities import DropsPerMl, Minutes
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.presenters.paper_ramp import paper_ramp
from ivig_desk.views.paper import PaperSize
from ivig_desk.views.paper_ramp import paper_ramp_pdf, paper_ramp_picture, write_paper_ramp
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.texts import faults_of, texts_of
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.domain.infusion.plan import Plan
    from ivig_desk.presenters.summary_document import SummaryPages

POINTS = {PaperSize.A4: (595, 842), PaperSize.LETTER: (612, 792)}
SIZES = pytest.mark.parametrize("size", PaperSize)
pytestmark = pytest.mark.usefixtures("qapp")


def agreed(texts: Mapping[str, str] = CHILD, /, **changes: str) -> tuple[Bedside, Plan]:
    bed = Bedside()
    bed.read_back(texts, **changes)
    plan = bed.infusion().plan
    assert plan is not None
    return bed, plan


def offered(texts: Mapping[str, str] = CHILD, /, **changes: str) -> tuple[SummaryPages, ...]:
    bed, plan = agreed(texts, **changes)
    return paper_ramp(plan, bed.clock.read(), "0.1.0")


def text_of(pages: tuple[SummaryPages, ...], size: PaperSize = PaperSize.A4) -> str:
    reader = PdfReader(io.BytesIO(paper_ramp_pdf(pages, size)))
    assert len(reader.pages) == 1
    (page,) = reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == POINTS[size]
    return page.extract_text()


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def rows_of(pages: tuple[SummaryPages, ...]) -> list[tuple[str, ...]]:
    return [row for section in pages[0].sections for block in section.blocks for row in getattr(block, "rows", ())]


def test_the_child_s_rungs_stand_with_drops_and_volume() -> None:
    """24 kg × 0.3, 0.6, 1.2, 2.4, 4.8 mL/kg/h = 7.2, 14.4, 28.8, 57.6, 115.2 mL/h; at 60 drops/mL as many drops/min.

    60 ÷ 7, 14, 28, 57, 115 = 8.57…, 4.28…, 2.14…, 1.05…, 0.52… s, rounded up; 3.5 + 7 + 14 + 28.5 = 53 mL by 120 min.
    """
    rows = rows_of(offered())

    for row in (
        ("1", "0", "7", "7", "8.6", "3.5"),
        ("2", "30", "14", "14", "4.3", "10.5"),
        ("3", "60", "28", "28", "2.2", "24.5"),
        ("4", "90", "57", "57", "1.1", "53"),
        ("5", "120", "115", "115", "0.6", "72"),
    ):
        assert row in rows


def test_the_adult_s_pump_has_no_drops() -> None:
    """70 kg: 21, 42, 84, 168, 336 mL/h; 10.5 + 21 + 42 + 84 = 157.5 mL by 120 min, 280 mL in all."""
    rows = rows_of(offered(ADULT))

    for row in (
        ("1", "0", "21", "10.5"),
        ("2", "30", "42", "31.5"),
        ("3", "60", "84", "73.5"),
        ("4", "90", "168", "157.5"),
        ("5", "120", "336", "280"),
    ):
        assert row in rows


@SIZES
def test_whose_it_is_what_to_do_and_what_it_is_stand_on_the_one_page(size: PaperSize) -> None:
    """S29."""
    text = squeezed(text_of(offered(indication="other", day="2", days="5"), size))

    for wanted in (
        "Ionescu, Maria · ID 4471 · born 2 May 2018",
        "24 kg",
        "Privigen 10 %, 100 mg/mL",
        "7.2 g · 0.3 g/kg · 72 mL",
        "day 2 of 5",
        "gravity set, 60 drops/mL",
        "label maximum 4.8 mL/kg/h (every indication)",
        "printed before the start at 10:00",
        "grade 1: mild, transient, no interruption",
        "LOWER by one rung or by half; vital signs in 5 min.",
        "HOLD, treat. Restart below the rate of the reaction, only once it has gone.",
        "STOP. Call for help.",
        "30 min and 1 h after the end",
        "the prescriber’s order and the label come first",
        "IVIG Desk 0.1.0",
        "page 1 of 1",
        "BP, mmHg",
        "initials",
    ):
        assert squeezed(wanted) in text, wanted


def test_every_number_is_written_so_that_none_can_be_misread() -> None:
    """S19."""
    texts = [text.text for pages in (offered()[0], offered(ADULT)[0]) for text in texts_of(pages)]

    assert {text: faults for text in texts if (faults := faults_of(text))} == {}


def twelve_rungs(plan: Plan) -> Plan:
    """The child's plan with a ramp of twelve rungs: 0.3, 0.4 … 1.4 mL/kg/h."""
    rung = plan.profile.rungs[0]
    rungs = tuple(
        replace(rung, rate=type(rung.rate).of(f"{tenths // 10}.{tenths % 10}"), hold=Minutes.of("15"))
        for tenths in range(3, 15)
    )
    return replace(plan, profile=replace(plan.profile, rungs=rungs, later_rungs=()))


@SIZES
def test_it_is_one_page_however_long_names_and_ramp_are(size: PaperSize) -> None:
    """Names of 80 letters, the widest there are, twelve rungs and twelve bottles; nothing is cut."""
    name, prescriber = "W" * 39 + " " + "M" * 40, "M" * 80
    bed, plan = agreed(name=name, prescriber=prescriber, identifier="8" * 40, last_time="itching, " * 15)
    long = twelve_rungs(replace(plan, bottles=plan.bottles * 12))

    text = squeezed(text_of(paper_ramp(long, bed.clock.read(), "0.1.0"), size))

    for wanted in (name, prescriber, "8" * 40, "itching, " * 14, "Bottle 12", "page 1 of 1"):
        assert squeezed(wanted) in text, wanted


def test_boxes_are_given_up_before_letters_are_made_smaller_and_five_are_always_left() -> None:
    pages = offered()
    spare = [sum(row[:1] == ("",) for row in rows_of((one,))) for one in pages]

    assert spare == [14, 13, 12, 11, 10, 9, 8, 7, 6, 5]


def test_a_set_that_cannot_run_the_ramp_has_no_page() -> None:
    bed, plan = agreed()
    ten = replace(plan, giving_set=Gravity(drop_factor=DropsPerMl.of("10")))

    assert paper_ramp(ten, bed.clock.read(), "0.1.0") == ()


@SIZES
def test_it_is_an_archive_document_with_its_fonts(size: PaperSize) -> None:
    written = paper_ramp_pdf(offered(), size)

    assert re.search(rb"pdfaid:part(=\"|>)1", written)
    assert re.search(rb"pdfaid:conformance(=\"|>)B", written)
    assert written.count(b"/FontFile2") >= 2
    found = PdfReader(io.BytesIO(written)).metadata
    assert found is not None
    assert found.title == "Paper ramp: Ionescu, Maria · ID 4471 · born 2 May 2018"


def test_black_and_white_is_enough() -> None:
    picture = paper_ramp_picture(offered(), PaperSize.A4, 40)

    colours = [picture.pixelColor(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    assert max(colour.saturation() * (255 - colour.value()) / 255 for colour in colours) < 128


def test_a_page_that_cannot_be_written_says_which_and_leaves_what_stood_there(tmp_path: Path) -> None:
    """S30."""
    file = tmp_path / "none" / "paper-ramp.pdf"

    with pytest.raises(OSError, match=re.escape(str(file))):
        write_paper_ramp(offered(), file, PaperSize.A4)
    assert list(tmp_path.iterdir()) == []
