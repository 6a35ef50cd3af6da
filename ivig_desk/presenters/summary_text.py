"""The printed summary as plain text, line by line, for a shell and for whoever compares two of them."""

from collections.abc import Iterator
from typing import assert_never

from ivig_desk.presenters.summary_document import (
    Blank,
    Block,
    Boxes,
    Facts,
    Figure,
    Grid,
    Headlines,
    Points,
    Section,
    Signatures,
    SummaryPages,
    TakenHome,
    Words,
)

_BETWEEN = "  "
_TO_WRITE_ON = "_" * 20
_ACROSS = "-" * 40


def text_of(pages: SummaryPages) -> str:
    """Return every text of the pages in their order, each once: head and foot stand first and last.

    A table has a line a row; the cells of a column begin below each other. A chart is its caption alone.
    """
    head = (pages.person, pages.occasion, "", pages.title, pages.subtitle)
    body = (line for section in pages.sections for line in _section_lines(section))
    lines = (*head, *body, *_home_lines(pages.taken_home), "", pages.statement, pages.record)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _home_lines(home: TakenHome | None) -> Iterator[str]:
    """The patient's page, behind a line across."""
    if home is not None:
        yield from ("", _ACROSS, "", home.title, home.subtitle)
        for section in home.sections:
            yield from _section_lines(section)


def _section_lines(section: Section) -> Iterator[str]:
    yield ""
    if section.heading:
        yield section.heading.upper()
    for block in section.blocks:
        yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Words():
            yield from block.text.splitlines()
        case Points():
            yield from (f"· {text}" for text in block.texts)
        case Blank():
            yield _to_write(block.what)
        case Figure():
            yield f"(chart) {block.caption}"
        case Grid() | Boxes() | Facts() | Headlines() | Signatures():
            yield from _table(_rows(block))
        case _:
            assert_never(block)


def _rows(block: Grid | Boxes | Facts | Headlines | Signatures) -> tuple[tuple[str, ...], ...]:
    """What stands in rows, its heads first where it has any."""
    match block:
        case Grid():
            return (tuple(column.head for column in block.columns), *block.rows)
        case Boxes():
            return (tuple(column.head for column in (*block.printed, *block.written)), *block.rows)
        case Facts():
            return block.rows
        case Headlines():
            return tuple((one.name, one.figure, one.detail) for one in block.figures)
        case Signatures():
            return tuple((one.role, one.name, _to_write(one.signature), _to_write(one.date)) for one in block.lines)
        case _:
            assert_never(block)


def _to_write(what: str) -> str:
    return f"{what} {_TO_WRITE_ON}"


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Rows with their columns below each other; a cell of several lines takes as many."""
    broken = [tuple(cell.splitlines() or [""] for cell in row) for row in rows]
    columns = max((len(row) for row in broken), default=0)
    widths = [max((len(line) for row in broken for line in _nth(row, place)), default=0) for place in range(columns)]
    for row in broken:
        for line in range(max(len(cell) for cell in row)):
            cells = (cell[line] if line < len(cell) else "" for cell in row)
            yield _BETWEEN.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=False)).rstrip()


def _nth(row: tuple[list[str], ...], place: int) -> list[str]:
    return row[place] if place < len(row) else []
