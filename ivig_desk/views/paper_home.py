"""The page a patient takes home: larger letters, and nothing of the clinical pages beside it."""

from dataclasses import replace

from PySide6.QtGui import QFont

from ivig_desk.presenters.summary_document import TakenHome
from ivig_desk.views.paper import Sheet, letters
from ivig_desk.views.paper_blocks import section_pieces, title_pieces
from ivig_desk.views.paper_pieces import Piece

_LEAST = 11.0
"""Points: no letter of this page is smaller, but for whose it is and the foot, as on every page."""


def home_pieces(home: TakenHome, sheet: Sheet) -> tuple[Piece, ...]:
    """Return the pieces of the page, which begins a sheet of its own."""
    large = _larger(sheet)
    title = title_pieces(home, large)
    return (*title, *(piece for section in home.sections for piece in section_pieces(section, large)))


def _larger(sheet: Sheet) -> Sheet:
    strong = letters(sheet.writer, _LEAST, QFont.Weight.DemiBold)
    plain = letters(sheet.writer, _LEAST, QFont.Weight.Normal)
    heading = letters(sheet.writer, _LEAST + 2, QFont.Weight.DemiBold)
    return replace(sheet, heading=heading, body=plain, strong=strong, small=plain, small_strong=strong)
