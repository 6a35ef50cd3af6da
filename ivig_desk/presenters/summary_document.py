"""The printed summary as ready texts: what stands on the pages, in what order, under which heads."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.presenters.screens import ChartScreen


@unique
class Side(Enum):
    """To which side of its column a text is set; numbers stand right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with its head, its share of the width, and its side."""

    head: str
    share: int
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; its heads are repeated on every page it reaches."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """A table to write in by hand: beside what is printed stands an empty box for each of what is written.

    A row has a text for each printed column, or one alone that names it across all of them.
    """

    printed: tuple[Column, ...]
    written: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names with their values, set in two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure to be read first: its name, the figure, what belongs to it."""

    name: str
    figure: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headlines:
    """The figures to be read first, side by side."""

    figures: tuple[Headline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Short texts, each with a mark before it, in two columns."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A line to write on by hand, with what is to be written."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The chart, with what its lines mean."""

    chart: ChartScreen
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """A line to sign on: whose, and where to write what."""

    role: str
    name: str
    signature: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """The lines to sign on, never torn from each other."""

    lines: tuple[SignatureLine, ...]


Block = Grid | Boxes | Facts | Headlines | Words | Points | Blank | Figure | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Blocks under a heading, which may be empty; a heading is never the last thing on a page."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenHome:
    """What the patient takes home: begins a page of its own, in larger letters."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPages:
    """The whole document; `person` and `statement` stand on every page, with its number after the `page_words`."""

    title: str
    subtitle: str
    author: str
    person: str
    occasion: str
    statement: str
    record: str
    page_words: tuple[str, str]
    sections: tuple[Section, ...]
    taken_home: TakenHome | None = None
