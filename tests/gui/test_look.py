"""The look: contrast of every pair of colours, one size for the screen, letters that are there on any machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel

from ivig_desk.presenters.screens import Tone
from ivig_desk.views import theme
from ivig_desk.views.fonts import FAMILY, load_fonts
from ivig_desk.views.marks import PAINTED, Mark, alarm_shape
from ivig_desk.views.theme import TONES, Theme, TypeSize, theme_for
from tests.gui.fakes import StillPresenter, in_sight, opened
from tests.gui.sample_screens import RUNS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

READABLE = 4.5
PAIRS = {
    **{f"{tone.value} on a card": (one.ink, theme.CARD) for tone, one in TONES.items()},
    **{f"{tone.value} on the page": (one.ink, theme.PAGE) for tone, one in TONES.items()},
    **{f"{tone.value} on its pale ground": (one.ink, one.pale) for tone, one in TONES.items()},
    **{f"{tone.value} on its strong ground": (one.strong_ink, one.strong) for tone, one in TONES.items()},
    **{f"{tone.value} on its dimmed ground": (one.strong_ink, one.dimmed) for tone, one in TONES.items()},
    "text on a card": (theme.INK, theme.CARD),
    "text on the page": (theme.INK, theme.PAGE),
    "a waiting control": (theme.QUIET_INK, theme.MUTED),
    "a key on its cap": (theme.QUIET_INK, theme.PAGE),
    "a detail under the mouse": (theme.QUIET_INK, theme.ACCENT_PALE),
    "the control to press": (theme.CARD, theme.ACCENT),
    "the control to press, under the mouse": (theme.CARD, theme.ACCENT_DARK),
    "HOLD": (theme.CARD, theme.HOLD),
    "HOLD under the mouse": (theme.CARD, theme.HOLD_DARK),
    "RESUME": (theme.CARD, TONES[Tone.GOOD].strong),
    "RESUME under the mouse": (theme.CARD, theme.GO_DARK),
    "STOP": (theme.CARD, theme.STOP),
    "STOP under the mouse": (theme.CARD, theme.STOP_DARK),
    "a chosen answer": (theme.ACCENT_DARK, theme.ACCENT_PALE),
    "a marked row": (theme.INK, theme.ACCENT_PALE),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_every_text_stands_out_from_its_ground(pair: str) -> None:
    assert contrast(*PAIRS[pair]) >= READABLE


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0a5a83", "#0a5a83", 1.0)]
)
def test_contrast_is_reckoned_as_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_the_edge_of_a_control_stands_out_too() -> None:
    assert min(contrast(theme.STRONG_EDGE, ground) for ground in (theme.CARD, theme.PAGE)) >= 3


@pytest.mark.parametrize(
    ("width", "height", "percent"),
    [
        (1366, 768, 100),
        (1366, 750, 100),
        (1366, 749, 95),
        (1366, 697, 90),
        (1920, 1080, 140),
        (800, 600, 80),
        (9999, 9999, 160),
    ],
)
def test_a_page_is_drawn_as_large_as_it_fits(width: int, height: int, percent: int) -> None:
    assert theme_for(width, height) == Theme(percent=percent)


@pytest.mark.parametrize("percent", [80, 90, 100, 140])
def test_letters_are_never_smaller_than_what_is_read_at_one_metre(percent: int) -> None:
    assert min(Theme(percent=percent).letters(size) for size in TypeSize) >= 16


def test_the_letters_brought_along_are_used(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(RUNS["reaction"]))

    families = {QFontInfo(label.font()).family() for label in in_sight(window, QLabel)}
    assert families == {FAMILY}


@pytest.mark.parametrize("style", ["Regular", "Semibold", "Bold"])
def test_digits_are_all_of_one_width(qapp: QApplication, style: str) -> None:
    assert qapp is not None
    load_fonts()

    metrics = QFontMetrics(QFontDatabase.font(FAMILY, style, 40))

    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("shape", PAINTED)
def test_every_sign_is_painted(qtbot: QtBot, shape: str) -> None:
    assert _dots(qtbot, shape) != set()


def test_the_alarm_signs_differ_in_shape_not_only_in_colour(qtbot: QtBot) -> None:
    high, medium, low = (_dots(qtbot, alarm_shape(tone)) for tone in (Tone.HIGH, Tone.MEDIUM, Tone.LOW))

    assert high != medium != low != high


def test_met_and_missing_differ_in_shape(qtbot: QtBot) -> None:
    assert _dots(qtbot, "met") != _dots(qtbot, "missing")


def test_no_sign_shows_nothing(qtbot: QtBot) -> None:
    assert _dots(qtbot, "") == set()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter first."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return sum(part * share for part, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _dots(qtbot: QtBot, shape: str) -> set[tuple[int, int]]:
    """Where a sign leaves ink."""
    mark = Mark(24)
    qtbot.addWidget(mark)
    mark.setStyleSheet("background: white")
    mark.resize(24, 24)
    mark.draw(shape, "#000000")
    image = mark.grab().toImage()
    return {(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).lightness() < 128}
