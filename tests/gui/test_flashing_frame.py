"""The edge of the window flashes for an alarm that cannot be heard, in the alarm's rhythm, and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.presenters.screens import Tone
from ivig_desk.views.alarm_row import PHASE_MS, PHASES
from ivig_desk.views.flashing_frame import FlashingFrame
from ivig_desk.views.theme import TONES, Gap, Theme
from tests.gui.fakes import StillPresenter, opened, settle
from tests.gui.sample_screens import CHILD_RUNNING, running

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TURN_S = PHASES * PHASE_MS / 1000


@pytest.mark.parametrize(
    ("tone", "rhythm_hz", "share_on"),
    [(Tone.HIGH, (1.4, 2.8), (0.2, 0.8)), (Tone.MEDIUM, (0.4, 0.8), (0.2, 0.6))],
    ids=["high", "medium"],
)
def test_the_edge_flashes_in_the_rhythm_of_the_priority(
    qtbot: QtBot, tone: Tone, rhythm_hz: tuple[float, float], share_on: tuple[float, float]
) -> None:
    """S23."""
    frame = FlashingFrame(Theme())
    qtbot.addWidget(frame)
    frame.draw(tone)
    bright = []
    for _ in range(PHASES):
        bright.append(frame.is_bright)
        frame.step()
    frame.draw(None)

    rises = sum(1 for before, now in zip([bright[-1], *bright], bright, strict=False) if now and not before)
    assert rhythm_hz[0] <= rises / TURN_S <= rhythm_hz[1]
    assert share_on[0] <= bright.count(True) / PHASES <= share_on[1]


def test_a_low_alarm_is_a_steady_edge_and_none_is_no_edge(qtbot: QtBot) -> None:
    frame = FlashingFrame(Theme())
    qtbot.addWidget(frame)
    frame.draw(Tone.LOW)
    low = (frame.is_bright, frame.is_flashing)
    frame.draw(None)

    assert (low, frame.is_bright, frame.is_flashing) == ((True, False), False, False)


def test_the_edge_of_the_real_window_has_the_colour_of_the_alarm(qtbot: QtBot) -> None:
    """In the middle of each edge, on the bare margin; a second later it may be dimmed, so the first picture counts."""
    screen = running(CHILD_RUNNING)
    unheard = replace(screen, alarms=replace(screen.alarms, frame=Tone.HIGH))
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
    assert {picture.pixelColor(*edge).name() for edge in edges} <= {TONES[Tone.HIGH].strong, TONES[Tone.HIGH].dimmed}
    window.close()
