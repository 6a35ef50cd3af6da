"""The look in numbers: one spacing scale, one type scale, the colours of each tone, all at one size for the screen."""

from dataclasses import dataclass
from enum import IntEnum, unique

from ivig_desk.presenters.screens import Hue, Tone

# What the pages are drawn for: a laptop of 1366 × 768, a little of it kept by its desktop.
DESIGN_WIDTH, DESIGN_HEIGHT = 1366, 750
SMALLEST_PERCENT, LARGEST_PERCENT, PERCENT_STEP = 80, 160, 5


@unique
class Gap(IntEnum):
    """The only distances there are, in px of the design."""

    HAIR = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24


@unique
class TypeSize(IntEnum):
    """The only letter heights there are, in px of the design; the smallest is read at one metre."""

    SMALL = 16
    BODY = 18
    LARGE = 22
    HEADLINE = 28
    COUNT = 44
    RATE = 70


@unique
class Extent(IntEnum):
    """Heights and widths more than one view keeps to, in px of the design."""

    TARGET = 44
    TALL_TARGET = 84
    NUMBER_COLUMN = 186
    READING_COLUMN = 134
    READING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneColours:
    """A tone's letters on a card and on its pale ground; then on its strong ground, bright and dimmed by flashing."""

    ink: str
    pale: str
    strong_ink: str
    strong: str
    dimmed: str


PAGE, CARD, EDGE, STRONG_EDGE = "#edf1f4", "#ffffff", "#c6d0d8", "#6b7c8a"
INK, QUIET_INK, MUTED = "#12212e", "#4a5a68", "#e4e9ed"
ACCENT, ACCENT_DARK, ACCENT_PALE = "#0a5a83", "#07405e", "#e2eff7"
HOLD, HOLD_DARK = "#1d3a5c", "#122741"
GO_DARK = "#0f4527"
STOP, STOP_DARK = "#a3141f", "#7a0d16"

_CYAN = ToneColours(ink="#07475a", pale="#d6f3f9", strong_ink="#04323f", strong="#6fdcf0", dimmed="#6fdcf0")
_YELLOW = ToneColours(ink="#5c4200", pale="#fff2c2", strong_ink="#2e2100", strong="#ffd02e", dimmed="#fff0b3")
_RED = ToneColours(ink="#9a1220", pale="#fde5e6", strong_ink=CARD, strong="#cf1124", dimmed="#7d0b17")

HUES = {Hue.CYAN: _CYAN, Hue.YELLOW: _YELLOW, Hue.RED: _RED}
TONES = {
    Tone.PLAIN: ToneColours(ink=INK, pale=CARD, strong_ink=INK, strong=CARD, dimmed=CARD),
    Tone.QUIET: ToneColours(ink=QUIET_INK, pale=PAGE, strong_ink=QUIET_INK, strong=PAGE, dimmed=PAGE),
    Tone.GOOD: ToneColours(ink="#17643a", pale="#e3f4e9", strong_ink=CARD, strong="#17643a", dimmed="#17643a"),
    Tone.LOW: _CYAN,
    Tone.MEDIUM: _YELLOW,
    Tone.HIGH: _RED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every length of the design at one size."""

    percent: int = 100

    def px(self, design: int) -> int:
        """Return a length of the design in px of this screen, never less than one."""
        return max(1, (design * self.percent + 50) // 100)

    def letters(self, size: TypeSize) -> int:
        """Return the height of letters in px, never less than what is read at one metre."""
        return max(TypeSize.SMALL, self.px(size))


def theme_for(width: int, height: int) -> Theme:
    """Return the largest theme whose pages fit into a window of this size, so that a big screen is read from afar."""
    fitting = min(100 * width // DESIGN_WIDTH, 100 * height // DESIGN_HEIGHT)
    stepped = fitting // PERCENT_STEP * PERCENT_STEP
    return Theme(percent=max(SMALLEST_PERCENT, min(LARGEST_PERCENT, stepped)))
