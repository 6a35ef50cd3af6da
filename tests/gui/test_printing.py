"""The PDF as an independent reader finds it: every text, every page, nothing cut, an archive's metadata."""

from __future__ import annotations

import io
import re
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPdfWriter

from ivig_desk.domain.infusion.commands import RecordObservation
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.presenters.screens import ChartScreen
from ivig_desk.presenters.summary import SummaryPages, summary_pages
from ivig_desk.presenters.summary_document import Column, Figure, Grid, Section, Words
from ivig_desk.views.paper import WHOLE, PaperSize, sheet_for
from ivig_desk.views.paper_pieces import Piece, kept_together, paged
from ivig_desk.views.printing import pdf_of, write_summary
from tests.helpers.going import going_home
from tests.helpers.played import CHILD, Played, crowded, eight_hours, headache_child, played, signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pypdf import PageObject
    from PySide6.QtCore import QCoreApplication

A4_WIDTH, A4_HEIGHT = 595, 842
LINK = "9f3a5c17" + "0b" * 28
pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(one: Played) -> SummaryPages:
    return summary_pages(
        one.infusion, one.entries, one.reading, ChainHead(version=len(one.entries), link=LINK), going_home()
    )


def read(pages: SummaryPages) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(pages)))


@pytest.fixture(scope="module")
def pages() -> SummaryPages:
    """The child with the headache."""
    return pages_of(headache_child())


@pytest.fixture(scope="module")
def reader(pages: SummaryPages, qapp: QCoreApplication) -> PdfReader:  # noqa: ARG001 # fonts need the application
    """What a reader finds in the child's PDF."""
    return read(pages)


def texts_of(part: object) -> Iterator[str]:
    """Every text of a document, in the order it stands there; the chart draws its own."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part) and not isinstance(part, ChartScreen):
        for field in fields(part):
            yield from texts_of(getattr(part, field.name))


def squeezed(text: str) -> str:
    """A text without its spaces and line ends, wherever they fell."""
    return re.sub(r"\s", "", text)


def text_in(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize("case", [headache_child, eight_hours])
def test_every_text_of_the_summary_is_on_paper(case: Callable[[], Played]) -> None:
    summary = pages_of(case())
    written = text_in(read(summary))

    missing = [text for text in texts_of(summary.sections) if squeezed(text) not in written]
    assert missing == []


@pytest.mark.parametrize("case", [headache_child, eight_hours])
def test_every_number_has_leading_zero_space_and_unit_and_no_trailing_zero(case: Callable[[], Played]) -> None:
    texts = list(texts_of(pages_of(case()).sections))

    for fault in (r"\d\.\d*0(?!\d)", r"(?<!\d)\.\d", r"\d(?:mL|mg|kg|g|mmHg|drops|min)\b", r"\bcc\b", r"\bµg\b"):
        assert [text for text in texts if re.search(fault, text)] == [], fault


def test_the_child_has_what_the_ward_and_the_dermatologist_look_for(reader: PdfReader) -> None:
    first = reader.pages[0].extract_text()

    for figure in (
        "7.18 g",
        "of 7.2 g ordered",
        "71.8 mL",
        "2 h 56 min",
        "57 mL/h",
        "2.37 mL/kg/h",
        "headache, grade 1",
    ):
        assert figure in first


def test_whose_it_is_and_which_page_it_is_stand_on_every_page(reader: PdfReader, pages: SummaryPages) -> None:
    count = len(reader.pages)

    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert "Ionescu, Maria · ID 4471" in text
        assert f"page {number} of {count}" in text
        assert pages.statement in text


def test_the_head_of_the_record_stands_short_on_every_page_and_whole_in_the_last_clinical_line(
    reader: PdfReader, pages: SummaryPages
) -> None:
    """S25: the paper in a drawer shows for ever whether the record on file is the one it was printed from."""
    count = len(headache_child().entries)

    assert all(f"{count} entries, head 9f3a5c17…" in page.extract_text() for page in reader.pages)
    *_, last = pages.sections[-1].blocks
    assert last == Words(text=f"Head of the record at entry {count}: 9f3a5c17{' 0b0b0b0b' * 7}")
    assert LINK in squeezed(reader.pages[-2].extract_text())


def test_a_head_of_an_earlier_entry_says_of_which(pages: SummaryPages) -> None:
    """S30: what waits to be saved is printed, and no head stands for it yet."""
    one = headache_child()
    saved = ChainHead(version=5, link=LINK)

    unsaved = summary_pages(one.infusion, one.entries, one.reading, saved, going_home())
    unknown = summary_pages(one.infusion, one.entries, one.reading, None, going_home())

    assert f"{len(one.entries)} entries, head of entry 5 9f3a5c17… · " in unsaved.record
    assert f"{len(one.entries)} entries, head not known · " in unknown.record
    assert pages.record != unsaved.record


def test_the_statement_is_the_one_agreed(pages: SummaryPages) -> None:
    assert pages.statement == "IVIG Desk is a guide and a record. It is not a cleared medical device."


def test_it_is_an_archive_document_on_a4(reader: PdfReader, pages: SummaryPages) -> None:
    written = pdf_of(pages)

    assert re.search(rb"pdfaid:part(=\"|>)1", written)
    assert re.search(rb"pdfaid:conformance(=\"|>)B", written)
    assert "/OutputIntents" in reader.root_object
    assert not reader.is_encrypted
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (A4_WIDTH, A4_HEIGHT)


def test_it_says_what_it_is_and_what_made_it(reader: PdfReader) -> None:
    found = reader.metadata

    assert found is not None
    assert found.title == "Infusion summary: Ionescu, Maria · ID 4471 · born 2 May 2018"
    assert (found.author, found.creator) == ("IVIG Desk 0.1.0", "IVIG Desk 0.1.0")


def test_every_font_is_in_the_file(reader: PdfReader) -> None:
    fonts = [font for page in reader.pages for font in values_at(page, "/Resources", "/Font")]
    descriptors = [at(font, "/DescendantFonts", 0, "/FontDescriptor") for font in fonts]

    assert {str(at(one, "/FontName")).partition("+")[2] for one in descriptors} == {
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
    }
    assert all(at(one, "/FontFile2") is not None for one in descriptors)


def at(part: PdfObject, *keys: str | int) -> PdfObject:
    """What lies at the end of a path through a document."""
    for key in keys:
        inner = part.get_object()
        if isinstance(key, int):
            assert isinstance(inner, ArrayObject)
            part = inner[key]
        else:
            assert isinstance(inner, DictionaryObject)
            part = inner[key]
    return part


def values_at(part: PdfObject, *keys: str | int) -> list[PdfObject]:
    """All that lies under the end of a path through a document."""
    found = at(part, *keys).get_object()
    assert isinstance(found, DictionaryObject)
    return list(found.values())


def test_the_chart_is_made_of_lines_not_of_dots(reader: PdfReader) -> None:
    images = [image for page in reader.pages for image in page.images]
    drawn = reader.pages[0].get_contents()

    assert images == []
    assert drawn is not None
    assert drawn.get_data().count(b" l\n") > 100


def test_nothing_lies_outside_the_margins(reader: PdfReader) -> None:
    for page in reader.pages:
        places = list(places_in(page))
        assert min(x for x, _ in places) > 40
        assert max(x for x, _ in places) < A4_WIDTH - 40
        assert min(y for _, y in places) > 25
        assert max(y for _, y in places) < A4_HEIGHT - 25


def places_in(page: PageObject) -> Iterator[tuple[float, float]]:
    """Where each text of a page begins, in points from the lower left corner."""
    found: list[tuple[float, float]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            found.append((cm[0] * x + cm[2] * y + cm[4], cm[1] * x + cm[3] * y + cm[5]))

    page.extract_text(visitor_text=note)
    return iter(found)


def test_an_infusion_that_was_never_started_says_so_on_one_page_and_gives_the_patient_none() -> None:
    reader = read(pages_of(played(CHILD, [("-4", RecordObservation(observation=signs()))], until="0")))

    (page,) = [page.extract_text() for page in reader.pages]
    assert "not started" in page
    assert "You were given" not in page


def test_a_child_with_a_headache_takes_two_clinical_pages_and_one_for_the_patient(reader: PdfReader) -> None:
    first, second, home = [page.extract_text() for page in reader.pages]

    assert "Your infusion: keep this page" in home
    assert "You were given" not in first + second


def test_two_thousand_events_are_paged_without_a_gap_and_heads_are_repeated() -> None:
    reader = read(pages_of(crowded(2000)))
    count = len(reader.pages)
    last, middle = [page.extract_text() for page in reader.pages[-4:]], range(count - 10, count - 6)
    texts = {number: reader.pages[number].extract_text() for number in middle}

    assert count > 40
    assert f"page {count} of {count}" in last[-1]
    for number, text in texts.items():
        assert f"page {number + 1} of {count}" in text
        assert "Ionescu, Maria · ID 4471" in text
        assert re.search(r"^Time\nWhat\nEntry\nBy$", text, re.MULTILINE)
    notes = [int(found) for text in texts.values() for found in re.findall(r"note (\d+): nothing", text)]
    assert len(notes) > 60
    assert notes == list(range(notes[0], notes[-1] + 1, 2))
    assert "Signature" in last[-2]
    assert "keep this page" in last[-1]


@pytest.mark.parametrize(
    "name",
    [
        "Țurcanu-Bălăceanu, " + "Ștefan " * 12,
        "X" * 80,
        "Παπαδοπούλου, Ελένη",
        "Öğüt, Gülşah",
        "Нечипоренко, Олександра",
    ],
)
def test_a_name_of_any_length_stands_whole_on_every_page(pages: SummaryPages, name: str) -> None:
    reader = read(replace(pages, person=f"{name} · ID 1"))

    for page in reader.pages:
        assert squeezed(name) in squeezed(page.extract_text())


@pytest.mark.parametrize("name", ["李小龍", "محمد علي", "अनुष्का", "𝒜𝒷𝒸", "\ue000\ue001"])  # noqa: RUF001 # beyond 16 bits on purpose
def test_a_name_in_any_script_is_whole_on_every_page_and_has_no_empty_box(pages: SummaryPages, name: str) -> None:
    """S29: with a letter of this computer's or as its code points; a box would be the same for every letter."""
    long = (name * 80)[:80]
    letters = sheet_for(QPdfWriter(QBuffer()), PaperSize.A4, WHOLE).strong
    reader = read(replace(pages, person=f"{long} · ID 1"))

    assert len(reader.pages) >= 3
    for page in reader.pages:
        assert "ID1" in squeezed(page.extract_text())
        for code_point in {f"[U+{ord(one):04X}]" for one in long if letters.legible(one) != one}:
            assert code_point in squeezed(page.extract_text())
        for font in values_at(page, "/Resources", "/Font"):
            assert isinstance(at(font, "/DescendantFonts", 0, "/FontDescriptor", "/FontFile2"), PdfObject)


def test_what_no_font_has_a_letter_for_is_written_by_its_code_point() -> None:
    """U+E000 is nobody's: private use."""
    letters = sheet_for(QPdfWriter(QBuffer()), PaperSize.A4, WHOLE).body

    assert letters.legible("Ștefan \ue000, 5 µg \u2028") == "Ștefan [U+E000], 5 µg \u2028"


def test_a_note_longer_than_a_page_is_carried_over_whole() -> None:
    words = " ".join(f"word{number}" for number in range(4000))
    grid = Grid(columns=(Column(head="Time", share=1), Column(head="Note", share=4)), rows=(("10:02", words),))
    document = replace(pages_of(headache_child()), sections=(Section(heading="Notes", blocks=(grid,)),))
    reader = read(document)

    assert len(reader.pages) > 2
    assert re.findall(r"word\d+", " ".join(page.extract_text() for page in reader.pages)) == words.split()


def test_the_chart_on_paper_ends_with_the_infusion(pages: SummaryPages) -> None:
    (figure,) = (block for section in pages.sections for block in section.blocks if isinstance(block, Figure))

    assert figure.chart.now_minute == Fraction(176)
    assert figure.chart.given[-1].value == 0


def test_a_file_is_written_whole_under_its_own_name(pages: SummaryPages, tmp_path: Path) -> None:
    write_summary(pages, tmp_path / "summary.pdf")

    assert [path.name for path in tmp_path.iterdir()] == ["summary.pdf"]
    assert len(PdfReader(tmp_path / "summary.pdf").pages) == 3


def test_a_failed_print_leaves_the_earlier_file_and_nothing_half(pages: SummaryPages, tmp_path: Path) -> None:
    taken = tmp_path / "summary.pdf"
    taken.mkdir()

    with pytest.raises(OSError, match=re.escape(str(taken))):
        write_summary(pages, taken)

    assert [path.name for path in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_folder_that_is_not_there_is_named(pages: SummaryPages, tmp_path: Path) -> None:
    path = tmp_path / "gone" / "summary.pdf"

    with pytest.raises(OSError, match="No such file or directory") as failed:
        write_summary(pages, path)

    assert failed.value.filename == str(path)


def piece(height: float, *, keeps: bool = False, heads: Piece | None = None, before: float = 0) -> Piece:
    return Piece(height=height, paint=lambda *_: None, keeps_with_next=keeps, heads=heads, before=before)


def laid_out(*pieces: Piece) -> list[list[tuple[float, float]]]:
    """Level and height of each piece on each page of 100."""
    return [[(one.top, one.piece.height) for one in page] for page in paged(pieces, 0, 100)]


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    assert laid_out(piece(80), piece(10, keeps=True), piece(20)) == [[(0, 80)], [(0, 10), (10, 20)]]


def test_space_above_is_dropped_at_the_head_of_a_page() -> None:
    assert laid_out(piece(90), piece(20, before=15)) == [[(0, 90)], [(0, 20)]]


def test_heads_are_repeated_where_a_table_begins_a_page() -> None:
    head = piece(10)

    assert laid_out(head, piece(60, heads=head), piece(60, heads=head)) == [[(0, 10), (10, 60)], [(0, 10), (10, 60)]]


def test_what_is_kept_together_goes_over_as_one() -> None:
    together = kept_together((piece(30), piece(30)))

    assert laid_out(piece(50), *together) == [[(0, 50)], [(0, 30), (30, 30)]]


def test_what_is_longer_than_a_page_is_parted_rather_than_cut() -> None:
    together = kept_together((piece(60), piece(60)))

    assert laid_out(*together) == [[(0, 60)], [(0, 60)]]
