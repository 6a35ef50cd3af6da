"""The metronome's mark: where it is follows from the time since its first beat, however late it is painted (S22)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivig_desk.views.metronome_field import BeatMark
from ivig_desk.views.taps_field import TapControl
from ivig_desk.views.theme import Theme
from tests.gui.drips import counting
from tests.helpers.keyboard import press_key
from tests.unit.presenters.bedside import fields_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow


@pytest.fixture
def mark(qtbot: QtBot) -> BeatMark:
    made = BeatMark(Theme())
    qtbot.addWidget(made)
    return made


def lands_at(mark: BeatMark, until_ms: int, every_ms: int) -> list[tuple[int, int]]:
    """At which look it was first seen to have landed, and how often by then."""
    landed: list[int] = []
    mark.beaten.connect(landed.append)
    seen: list[tuple[int, int]] = []
    for now in range(0, until_ms, every_ms):
        mark.pass_to(now)
        if landed and (not seen or seen[-1][1] != landed[-1]):
            seen.append((now, landed[-1]))
    return seen


@pytest.mark.parametrize("per_minute", [2, 57, 60, 400])
def test_each_beat_is_reckoned_from_the_first(mark: BeatMark, per_minute: int) -> None:
    """Looked at every 5 ms for a minute: beat n, n × 60 000 ÷ rate ms after the first, is seen at the next look."""
    mark.beat(Fraction(per_minute))

    seen = lands_at(mark, 60_000, 5)

    assert [beat for _, beat in seen] == list(range(1, per_minute))
    assert all(0 <= now - Fraction(beat * 60_000, per_minute) <= 5 for now, beat in seen)


def test_after_the_window_stood_still_it_is_where_it_would_have_been(mark: BeatMark) -> None:
    """At 400 a minute 1050 ms are 7 beats, and 75 ms half a beat more: 0.5² of the way down."""
    mark.beat(Fraction(400))
    mark.pass_to(1125)

    assert mark.fallen == pytest.approx(0.25)


def test_a_rate_that_is_no_whole_number_goes_round_without_a_jump(mark: BeatMark) -> None:
    """57.5 a minute: a round is two minutes and 115 beats."""
    mark.beat(Fraction("57.5"))
    mark.pass_to(119_999)

    assert mark.fallen == pytest.approx(1, abs=0.005)


@pytest.mark.parametrize(("per_minute", "is_lit"), [(167, True), (168, True), (169, False), (400, False)])
def test_its_ground_never_flashes_faster_than_an_alarm_does(mark: BeatMark, per_minute: int, is_lit: bool) -> None:  # noqa: FBT001
    """168 a minute are 2.8 a second."""
    mark.beat(Fraction(per_minute))
    mark.pass_to(0)

    assert mark.is_lit is is_lit


def test_its_ground_is_lit_for_a_quarter_of_a_beat(mark: BeatMark) -> None:
    mark.beat(Fraction(60))
    lit = []
    for now in (1000, 1249, 1250, 1999):
        mark.pass_to(now)
        lit.append(mark.is_lit)

    assert lit == [True, True, False, False]


def test_it_is_a_small_area(mark: BeatMark) -> None:
    """A flash that fills less than 21 824 px² is no hazard (WCAG 2.3.1): 44 × 72 px = 3168 px²."""
    assert mark.width() * mark.height() == 3168


def press_alt_m(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()


def test_its_key_begins_and_ends_it(qtbot: QtBot) -> None:
    bed, _, window = counting(qtbot)
    [mark] = window.findChildren(BeatMark)
    falling = []
    for _ in range(2):
        press_alt_m(window)
        falling.append(mark.is_falling)

    assert falling == [True, False]
    bed.look()
    assert fields_of(bed.form)["metronome"].text == ""


def test_closing_the_form_leaves_nothing_running(qtbot: QtBot) -> None:
    _, hands, window = counting(qtbot)
    [mark] = window.findChildren(BeatMark)
    press_alt_m(window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    hands.look()

    assert not mark.is_falling


def test_a_real_space_bar_ends_it_with_the_first_tap(qtbot: QtBot) -> None:
    bed, _, window = counting(qtbot)
    [mark] = window.findChildren(BeatMark)
    [tap] = window.findChildren(TapControl)
    press_alt_m(window)
    assert tap.hasFocus()
    press_key(window, " ")
    qtbot.waitUntil(lambda: not mark.is_falling)

    bed.look()
    assert len(fields_of(bed.form)["taps"].text.split()) == 1
