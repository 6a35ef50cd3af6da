"""The edge of the window flashes for an alarm that cannot be heard, in the alarm's rhythm, and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ivig_desk.presenters.screens import Hue
from ivig_desk.views.flashing_frame import FlashingFrame
from ivig_desk.views.theme import HUES, Gap, Theme
from tests.gui.fakes import StillPresenter, StillStopwatch, opened, settle
from tests.gui.sample_screens import CHILD_RUNNING, HIGH_LIGHT, LOW_LIGHT, running

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_low_alarm_is_a_steady_edge_and_none_is_no_edge(qtbot: QtBot) -> None:
    """S23."""
    frame = FlashingFrame(Theme(), StillStopwatch())
    qtbot.addWidget(frame)
    frame.draw(LOW_LIGHT)
    low = (frame.is_bright, frame.flasher.is_running)
    frame.draw(None)

    assert (low, frame.is_bright, frame.flasher.is_running) == ((True, False), False, False)


def test_an_edge_that_is_out_of_sight_flashes_no_more_until_it_is_drawn_again(qtbot: QtBot) -> None:
    frame = FlashingFrame(Theme(), StillStopwatch())
    qtbot.addWidget(frame)
    frame.show()
    frame.draw(HIGH_LIGHT)
    frame.hide()
    hidden = frame.flasher.is_running
    frame.show()
    frame.draw(HIGH_LIGHT)

    assert (hidden, frame.flasher.is_running) == (False, True)


def test_the_edge_of_the_real_window_has_the_colour_of_the_alarm(qtbot: QtBot) -> None:
    """In the middle of each edge, on the bare margin; a second later it may be dimmed, so the first picture counts."""
    screen = running(CHILD_RUNNING)
    unheard = replace(screen, alarms=replace(screen.alarms, frame=HIGH_LIGHT))
    window = opened(qtbot, StillPresenter(unheard))
    settle(qtbot)
    picture = window.grab().toImage()

    at = Theme().px(Gap.SMALL) // 2
    middle_x, middle_y = picture.width() // 2, picture.height() // 2
    edges = [
        (middle_x, at),
        (middle_x, picture.height() - 1 - at),
        (at, middle_y),
        (picture.width() - 1 - at, middle_y),
    ]
    assert {picture.pixelColor(*edge).name() for edge in edges} <= {HUES[Hue.RED].strong, HUES[Hue.RED].dimmed}
    window.close()
