"""What every page keeps to, whatever is on it and whatever paper it is on, as a reader of somebody else's finds it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from ivig_desk.domain.infusion.commands import RecordObservation
from ivig_desk.presenters.slices import at_once
from ivig_desk.presenters.summary import SummaryPages, summary_pages
from ivig_desk.presenters.summary_document import Boxes, Column, Facts, Grid, Section
from ivig_desk.views.paper import WHOLE, PaperSize
from ivig_desk.views.printing import laying
from tests.helpers.going import going_home
from tests.helpers.pdf_words import found_in, poppler
from tests.helpers.played import CHILD, busy_day, crowded, eight_hours, headache_child, played, signs

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf.generic import PdfObject

    from tests.helpers.pdf_words import FoundPage, Word
    from tests.helpers.played import Played

pytestmark = pytest.mark.usefixtures("qapp")

# 16 mm at the sides, 12 mm above, 11 mm below, × 72 ÷ 25.4; a letter may reach 1 point past its own box.
SIDE, TOP, FOOT, A_POINT = 45.4, 34.0, 31.2, 1.0
NAME, IDENTIFIER = "Zbârcea-Țurcanu, Filofteia", "77120-KX"


def never_started() -> Played:
    return played(CHILD, [("-4", RecordObservation(observation=signs()))], until="0")


CASES = {
    "child": headache_child,
    "eight hours": eight_hours,
    "twelve pages": busy_day,
    "many entries": lambda: crowded(300),
    "never started": never_started,
}


@cache
def pages_of(case: str) -> SummaryPages:
    one = CASES[case]()
    return summary_pages(one.infusion, one.entries, one.reading, None, going_home())


def written(pages: SummaryPages, size: PaperSize, folder: Path) -> Path:
    file = folder / "summary.pdf"
    file.write_bytes(at_once(laying(pages, size, WHOLE)).pdf())
    return file


@pytest.fixture(
    params=[(case, size) for case in CASES for size in PaperSize], ids=lambda both: f"{both[0]} {both[1].name}"
)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[SummaryPages, Path]:
    """A summary and its file."""
    case, size = request.param
    return pages_of(case), written(pages_of(case), size, tmp_path)


def body_of(page: FoundPage) -> list[Word]:
    """What stands between head and foot, each of which has a rule of its own."""
    foot = next(word.top for word in page.words if word.text == "page" and word.top > page.height * 0.9)
    head = min(word.foot for word in page.words)
    return [word for word in page.words if word.top > head and word.foot < foot]


def clinical(pages: SummaryPages, found: tuple[FoundPage, ...]) -> tuple[FoundPage, ...]:
    """The pages before the one a patient takes home."""
    home = pages.taken_home
    if home is None:
        return found
    [begins] = [number for number, page in enumerate(found) if home.title in page.lines]
    return found[:begins]


def test_the_patients_page_begins_a_sheet_of_its_own(tmp_path: Path) -> None:
    pages = pages_of("child")
    found = found_in(written(pages, PaperSize.A4, tmp_path))

    assert pages.taken_home is not None
    assert len(found) - len(clinical(pages, found)) == 1
    assert found[-1].lines[1] == pages.taken_home.title


def test_every_page_says_whose_it_is_and_which_of_how_many(document: tuple[SummaryPages, Path]) -> None:
    """S29."""
    pages, file = document
    found = found_in(file)

    for number, page in enumerate(found, start=1):
        text = " ".join(page.lines)
        assert pages.person in text
        assert f"page {number} of {len(found)}" in text


def test_nothing_reaches_into_the_margins(document: tuple[SummaryPages, Path]) -> None:
    for page in found_in(document[1]):
        assert min(word.left for word in page.words) > SIDE - A_POINT
        assert max(word.right for word in page.words) < page.width - SIDE + A_POINT
        assert min(word.top for word in page.words) > TOP - A_POINT
        assert max(word.foot for word in page.words) < page.height - FOOT + A_POINT


def test_no_two_words_lie_over_each_other(document: tuple[SummaryPages, Path]) -> None:
    for number, page in enumerate(found_in(document[1]), start=1):
        met = [(one.text, two.text) for one, two in combinations(page.words, 2) if one.meets(two)]
        assert met == [], number


def test_no_heading_is_the_last_on_its_page_and_two_lines_at_least_follow(
    document: tuple[SummaryPages, Path],
) -> None:
    pages, file = document
    headings = {section.heading for section in pages.sections if section.heading}
    seen = set()

    for page in found_in(file):
        lines = page.lines
        for place, line in enumerate(lines):
            if line in headings:
                seen.add(line)
                # Two lines of the foot stand on every page.
                assert len(lines) - place - 1 >= 2 + 1, line

    assert seen == headings


def test_a_table_that_goes_on_has_its_heads_on_every_page(document: tuple[SummaryPages, Path]) -> None:
    pages, file = document
    heads = [
        tuple(column.head for column in one.columns)
        for section in pages.sections
        for one in section.blocks
        if isinstance(one, Grid)
    ]
    headings = {section.heading for section in pages.sections}

    for page in clinical(pages, found_in(file))[1:]:
        first = next(line for line in page.lines[1:] if line not in page.lines[0])
        begins_anew = first in headings or first.startswith("The head of")
        assert begins_anew or any(_begins(first, head) for head in heads), first


def _begins(line: str, head: tuple[str, ...]) -> bool:
    """Whether a line has the heads of a table, as far as they stand in its first line."""
    return len(line.split()) > 1 and set(line.split()) <= set(" ".join(head).split())


def test_the_boxes_to_sign_in_stand_together(document: tuple[SummaryPages, Path]) -> None:
    pages, file = document
    [boxes] = [one for section in pages.sections for one in section.blocks if isinstance(one, Boxes)]
    texts = [" ".join(page.lines) for page in found_in(file)]

    [signed] = [text for text in texts if boxes.written[0].head in text.split()]
    assert all(row[1] in signed for row in boxes.rows)


def test_no_page_before_the_last_is_less_than_two_thirds_full(document: tuple[SummaryPages, Path]) -> None:
    """The last of the clinical pages, and the patient's, are as full as what is left for them."""
    pages, file = document

    for number, page in enumerate(clinical(pages, found_in(file))[:-1], start=1):
        body = body_of(page)
        assert max(word.foot for word in body) > TOP + (page.height - TOP - FOOT) * 2 / 3, number


def test_every_letter_is_in_the_file(document: tuple[SummaryPages, Path]) -> None:
    """`pdffonts` says of each font that it is embedded, and that a reader finds the characters of its letters."""
    _, _, *fonts = poppler("pdffonts", str(document[1])).splitlines()

    assert len(fonts) == 2
    for font in fonts:
        assert re.search(r"SourceSansPro-\w+ +CID TrueType +Identity-H +yes +\w+ +yes ", font), font


def test_an_archive_takes_it(document: tuple[SummaryPages, Path]) -> None:
    """ISO 19005-1, level B: nothing shines through, nothing is hidden, attached, encrypted or looked for elsewhere."""
    reader = PdfReader(document[1])
    raw = document[1].read_bytes()
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)

    assert re.search(rb"pdfaid:part(=\"|>)1", raw)
    assert re.search(rb"pdfaid:conformance(=\"|>)B", raw)
    assert "/Encrypt" not in reader.trailer
    assert "/ID" in reader.trailer
    intents = root["/OutputIntents"].get_object()
    assert isinstance(intents, ArrayObject)
    [intent] = [one.get_object() for one in intents]
    assert (intent["/S"], "/DestOutputProfile" in intent) == ("/GTS_PDFA1", True)
    found = list(_objects(reader.trailer, set()))
    assert {"/EmbeddedFiles", "/JavaScript", "/AA", "/XFA"} & {key for one in found for key in one} == set()
    assert [one["/SMask"] for one in found if one.get("/SMask", "/None") != "/None"] == []
    assert [one for one in found for key in ("/ca", "/CA") if float(one.get(key, 1)) != 1] == []
    assert [one for one in found if one.get("/Subtype") == "/Image"] == []
    assert [one for one in found if isinstance(one, StreamObject) and "/LZWDecode" in str(one.get("/Filter"))] == []


def _objects(part: PdfObject, seen: set[int]) -> list[DictionaryObject]:
    """Every dictionary that a reader can reach."""
    found: list[DictionaryObject] = []
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum not in seen:
                seen.add(one.idnum)
                inner = one.get_object()
                waiting += [] if inner is None else [inner]
        elif isinstance(one, DictionaryObject):
            found.append(one)
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list(one)
    return found


def test_the_day_of_twelve_pages_has_so_many(tmp_path: Path) -> None:
    """What stands on a page is not this test's: it is for the case to stay as long as its name says."""
    assert 11 <= len(found_in(written(pages_of("twelve pages"), PaperSize.A4, tmp_path))) <= 13


def test_a_row_is_never_torn_unless_it_is_longer_than_a_page(tmp_path: Path) -> None:
    """60 lines of 8.5 × 1.22 = 10.4 points are 622 of the 776 there are; with the row before it that is too much."""
    words = "\n".join(f"line-{number}" for number in range(60))
    grid = Grid(
        columns=(Column(head="Time", share=1), Column(head="Note", share=4)),
        rows=tuple((f"10:0{row}", words) for row in range(3)),
    )
    document = replace(pages_of("child"), sections=(Section(heading="Notes", blocks=(grid,)),), taken_home=None)

    texts = [" ".join(page.lines) for page in found_in(written(document, PaperSize.A4, tmp_path))]

    counts = [len(re.findall(r"line-\d+", text)) for text in texts]
    assert [count for count in counts if count] == [60, 60, 60]


def test_facts_of_many_lines_go_on_over_a_page_and_none_is_cut(tmp_path: Path) -> None:
    facts = Facts(rows=tuple((f"fact-{number}", "known") for number in range(260)))
    document = replace(pages_of("child"), sections=(Section(heading="Facts", blocks=(facts,)),), taken_home=None)

    found = found_in(written(document, PaperSize.A4, tmp_path))

    counts = [len(re.findall(r"fact-\d+", " ".join(page.lines))) for page in found]
    assert (len(counts), sum(counts)) == (3, 260)
    assert min(counts) >= 26
