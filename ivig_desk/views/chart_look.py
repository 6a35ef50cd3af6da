"""How each part of the chart looks, on screen and on paper: told apart by dash and shape before colour."""

from enum import Enum, unique

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from ivig_desk.presenters.screens import Tone

# Opaque throughout: PDF/A-1 knows no transparency.
GROUND = "#ffffff"
INK = "#1b2733"
QUIET_INK = "#55636f"
GRID = "#e6ebef"
LANE_RULE = "#d3dbe1"
GIVEN = "#0b4f8a"
GIVEN_AREA = "#e8f0f7"
PLANNED = "#5f6b76"
CEILING = "#a63a00"
TRACE = "#8a98a5"
BOTTLE = "#00594a"
UNWATCHED = "#9aa6b0"
NOW = "#1b2733"
SCORING = "#eef1f3"
CONCERNING = "#d6dce2"
CRITICAL = "#b7c1ca"
CRITICAL_HATCH = "#7d8994"

_TONES = {
    Tone.PLAIN: INK,
    Tone.QUIET: QUIET_INK,
    Tone.GOOD: BOTTLE,
    Tone.LOW: "#7a4f00",
    Tone.MEDIUM: "#a63a00",
    Tone.HIGH: "#a1121f",
}


@unique
class Stroke(Enum):
    """A kind of line: its colour, its width as a share of the text's height, and its dashes in widths."""

    GIVEN = (GIVEN, 0.19, ())
    PLANNED = (PLANNED, 0.11, (5.0, 3.5))
    CEILING = (CEILING, 0.12, (9.0, 3.0, 1.5, 3.0))
    TRACE = (TRACE, 0.09, ())
    DOT = (INK, 0.1, ())
    GRID = (GRID, 0.07, ())
    RULE = (LANE_RULE, 0.07, ())
    NOW = (NOW, 0.12, ())
    ONSET = (INK, 0.09, (1.5, 3.0))
    HATCH = (UNWATCHED, 0.08, ())
    CRITICAL_HATCH = (CRITICAL_HATCH, 0.06, ())
    BASELINE = (QUIET_INK, 0.05, ())
    LIMIT_CONCERNING = (QUIET_INK, 0.06, (6.0, 5.0))
    LIMIT_CRITICAL = (INK, 0.1, (2.0, 2.0))


def pen(stroke: Stroke, text_height: float) -> QPen:
    """Return the pen of a line beside text of that height, in the units of the text."""
    colour, share, dashes = stroke.value
    drawn = QPen(QColor(colour))
    drawn.setWidthF(share * text_height)
    drawn.setCapStyle(Qt.PenCapStyle.FlatCap)
    drawn.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        drawn.setDashPattern(list(dashes))
    return drawn


def onset_pen(tone: Tone, text_height: float) -> QPen:
    """Return the pen of the line that falls from a flag."""
    drawn = pen(Stroke.ONSET, text_height)
    drawn.setColor(tone_colour(tone))
    return drawn


def tone_colour(tone: Tone) -> QColor:
    """Return the ink of a tone; shape and words say the same."""
    return QColor(_TONES[tone])
