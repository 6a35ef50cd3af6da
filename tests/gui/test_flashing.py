"""What flashes, measured on what is painted: how often and for which share of ten seconds it is bright."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from ivig_desk.presenters.alarm_light import light_of
from ivig_desk.presenters.screens import AlarmBar, AlarmLine, Flash, Hue, Light, Tone
from ivig_desk.views.alarm_bar import AlarmBarView
from ivig_desk.views.alarm_chip import AlarmChip
from ivig_desk.views.alarm_row import AlarmRowView
from ivig_desk.views.board_page import BoardPage
from ivig_desk.views.flasher import Flasher
from ivig_desk.views.flashing_frame import FlashingFrame
from ivig_desk.views.theme import HUES, Theme
from tests.gui.fakes import StillStopwatch, settle
from tests.gui.sample_screens import HIGH_LIGHT, LOW_LIGHT, MEDIUM_LIGHT, OVERDUE, SEVERE, VITALS_DUE
from tests.helpers.sounds import shipped_signals
from tests.unit.presenters.several import several

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ivig_desk.presenters.screens import BoardScreen

TEN_SECONDS_US = 10_000_000
# One ms of the shortest turn, 357 ms: a timer that counts ms is late by up to one.
HALF_A_PERCENT = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """A widget of a page on a stopwatch that stands still, and where its ground is seen."""

    page: QWidget
    widget: QWidget
    at: QPoint
    flasher: Flasher
    stopwatch: StillStopwatch

    def colour(self) -> str:
        return self.widget.grab().toImage().pixelColor(self.at).name()


def a_row(qtbot: QtBot, light: Light) -> Painted:
    view = AlarmBarView(Theme(), (stopwatch := StillStopwatch()))
    qtbot.addWidget(view)
    view.resize(1000, 100)
    view.show()
    view.draw(AlarmBar(rows=(replace(SEVERE, light=light),), pause=None), "", 2)
    settle(qtbot)
    row = view.findChild(AlarmRowView)
    assert isinstance(row, AlarmRowView)
    return Painted(page=view, widget=row, at=QPoint(row.width() // 2, 3), flasher=view.flasher, stopwatch=stopwatch)


def a_card(qtbot: QtBot, light: Light) -> Painted:
    page = BoardPage(Theme(), (stopwatch := StillStopwatch()))
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.draw(board(light))
    settle(qtbot)
    (chip,) = page.findChildren(AlarmChip)
    return Painted(page=page, widget=chip, at=QPoint(chip.width() // 2, 1), flasher=page.flasher, stopwatch=stopwatch)


def an_edge(qtbot: QtBot, light: Light) -> Painted:
    frame = FlashingFrame(Theme(), (stopwatch := StillStopwatch()))
    qtbot.addWidget(frame)
    frame.resize(200, 100)
    frame.show()
    frame.draw(light)
    settle(qtbot)
    return Painted(page=frame, widget=frame, at=QPoint(3, 50), flasher=frame.flasher, stopwatch=stopwatch)


# A light, then the turns that begin in ten seconds and the share of them that is bright.
LIGHTS: dict[str, tuple[Light, int, float]] = {
    "high as shipped": (HIGH_LIGHT, 20, 0.5),
    "medium as shipped": (MEDIUM_LIGHT, 5, 0.375),
    # 1.4 Hz is a turn of 1,000,000 / 1.4 = 714,286 µs, 20 % of it 142,857 µs.
    "high, slowest": (Light(hue=Hue.RED, flash=Flash(turn_us=714_286, bright_us=142_857)), 14, 0.2),
    # 2.8 Hz is 357,143 µs, 80 % of it 285,714 µs.
    "high, fastest": (Light(hue=Hue.RED, flash=Flash(turn_us=357_143, bright_us=285_714)), 28, 0.8),
    # 0.4 Hz is 2.5 s, 20 % of it 0.5 s; 0.8 Hz is 1.25 s, 60 % of it 0.75 s.
    "medium, slowest": (Light(hue=Hue.YELLOW, flash=Flash(turn_us=2_500_000, bright_us=500_000)), 4, 0.2),
    "medium, fastest": (Light(hue=Hue.YELLOW, flash=Flash(turn_us=1_250_000, bright_us=750_000)), 8, 0.6),
}
WIDGETS = {"row": a_row, "card": a_card, "edge": an_edge}


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("widget", WIDGETS)
def test_what_is_painted_flashes_as_often_and_as_long_as_its_light(qtbot: QtBot, widget: str, light: str) -> None:
    """S23: the time goes on by what the timer was set to, as it would."""
    drawn, turns, share = LIGHTS[light]
    strong, dimmed = HUES[drawn.hue].strong, HUES[drawn.hue].dimmed
    stretches = ten_seconds(WIDGETS[widget](qtbot, drawn))

    assert {colour for colour, _ in stretches} == {strong, dimmed}
    assert [colour for colour, _ in stretches] == [strong, dimmed] * turns
    bright = sum(length for colour, length in stretches if colour == strong)
    assert abs(bright / TEN_SECONDS_US - share) < HALF_A_PERCENT


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_steady_light_is_painted_in_its_one_colour_and_no_timer_runs(qtbot: QtBot, widget: str) -> None:
    """S23."""
    painted = WIDGETS[widget](qtbot, LOW_LIGHT)

    assert (painted.colour(), painted.flasher.is_running) == (HUES[Hue.CYAN].strong, False)


def test_two_rhythms_on_one_timer_are_each_their_own(qtbot: QtBot) -> None:
    """S23: at 0.6 s high is in its second turn, medium in its first; at 0.8 s both are dimmed."""
    view = AlarmBarView(Theme(), (stopwatch := StillStopwatch()))
    qtbot.addWidget(view)
    view.show()
    view.draw(AlarmBar(rows=(SEVERE, OVERDUE, VITALS_DUE), pause=None), "", 2)
    seen = []
    for ms in (0, 249, 250, 600, 749, 750, 800, 1000, 2000):
        stopwatch.us = ms * 1000
        view.flasher.turn()
        seen.append("".join("x" if row.is_bright else "-" for row in view.findChildren(AlarmRowView)))

    # High is bright in 0–250, 500–750, 1000–1250, 2000–2250 ms, medium in 0–750, 2000–2750 ms, low always.
    assert seen == ["xxx", "xxx", "-xx", "xxx", "xxx", "--x", "--x", "x-x", "xxx"]


@pytest.mark.parametrize(
    ("ms", "wait_ms"),
    [(0, 250), (249, 1), (250, 250), (400, 100), (700, 50), (750, 250), (1_900, 100)],
)
def test_the_timer_waits_for_the_next_edge_of_any_of_them(qtbot: QtBot, ms: int, wait_ms: int) -> None:
    """Of 500 ms bright for 250, and of 2,000 ms bright for 750."""
    frame = FlashingFrame(Theme(), StillStopwatch())
    qtbot.addWidget(frame)
    flasher = Flasher((stopwatch := StillStopwatch()), frame)
    flasher.follow(flashes_of(HIGH_LIGHT, MEDIUM_LIGHT))
    stopwatch.us = ms * 1000
    flasher.turn()

    assert flasher.wait_ms == wait_ms


def test_the_shipped_lights_are_the_ones_painted_here() -> None:
    lights = shipped_signals().light

    assert [light_of(one) for one in (lights.high, lights.medium, lights.low)] == [HIGH_LIGHT, MEDIUM_LIGHT, LOW_LIGHT]


def ten_seconds(painted: Painted) -> list[tuple[str, int]]:
    """Each colour that was painted and for how many µs."""
    stretches: list[tuple[str, int]] = []
    while painted.stopwatch.us < TEN_SECONDS_US:
        wait = min(painted.flasher.wait_ms * 1000, TEN_SECONDS_US - painted.stopwatch.us)
        stretches.append((painted.colour(), wait))
        painted.stopwatch.us += wait
        painted.flasher.turn()
    return stretches


def flashes_of(*lights: Light) -> frozenset[Flash]:
    return frozenset(light.flash for light in lights if light.flash is not None)


def board(light: Light) -> BoardScreen:
    """A board of one infusion, whose alarm is new and has this light."""
    bed = several(1)
    bed.press("leave")
    bed.press("board")
    screen = bed.screen.board
    assert screen is not None
    alarm = AlarmLine(text="Severe reaction", tone=Tone.HIGH, light=light)
    return replace(screen, cards=tuple(replace(card, alarm=alarm, is_new=True) for card in screen.cards))
