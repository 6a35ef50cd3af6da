"""The alarm bar: all alarms, highest first, flashing in the rhythm of their priority and only while that is needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from ivig_desk.presenters.screens import AlarmBar, AlarmRow, Tone
from ivig_desk.views.alarm_bar import AlarmBarView, cells_of
from ivig_desk.views.alarm_row import PHASE_MS, PHASES, AlarmRowView
from ivig_desk.views.theme import TONES, Theme
from tests.gui.fakes import StillPresenter, opened, settle
from tests.gui.sample_screens import (
    CHILD_RUNNING,
    NO_ALARMS,
    OVERDUE,
    SEVERE,
    SIX_ALARMS,
    START,
    THREE_ALARMS,
    VITALS_DUE,
    running,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TURN_S = PHASES * PHASE_MS / 1000


@pytest.mark.parametrize(
    ("alarm", "rhythm_hz", "share_on"),
    [(SEVERE, (1.4, 2.8), (0.2, 0.8)), (OVERDUE, (0.4, 0.8), (0.2, 0.6))],
    ids=["high", "medium"],
)
def test_an_alarm_flashes_in_the_rhythm_of_its_priority(
    qtbot: QtBot, alarm: AlarmRow, rhythm_hz: tuple[float, float], share_on: tuple[float, float]
) -> None:
    bright = _a_turn(qtbot, alarm)

    rises = sum(1 for before, now in zip([bright[-1], *bright], bright, strict=False) if now and not before)
    assert rhythm_hz[0] <= rises / TURN_S <= rhythm_hz[1]
    assert share_on[0] <= bright.count(True) / PHASES <= share_on[1]


def test_a_low_alarm_is_steady(qtbot: QtBot) -> None:
    assert _a_turn(qtbot, VITALS_DUE) == [True] * PHASES


def test_an_alarm_that_was_seen_is_steady_and_stays(qtbot: QtBot) -> None:
    assert _a_turn(qtbot, replace(SEVERE, acknowledge=None, seen="seen")) == [True] * PHASES


@pytest.mark.parametrize(
    ("bar", "flashes"),
    [
        (NO_ALARMS, False),
        (AlarmBar(rows=(VITALS_DUE,), pause=None), False),
        (AlarmBar(rows=(replace(SEVERE, acknowledge=None),), pause=None), False),
        (AlarmBar(rows=(VITALS_DUE, OVERDUE), pause=None), True),
        (THREE_ALARMS, True),
    ],
    ids=["none", "low", "seen", "low and medium", "three"],
)
def test_the_timer_runs_only_while_something_flashes(qtbot: QtBot, bar: AlarmBar, *, flashes: bool) -> None:
    window = opened(qtbot, StillPresenter(running(CHILD_RUNNING, bar)))

    shown = window.findChild(AlarmBarView)
    assert isinstance(shown, AlarmBarView)
    assert shown.is_flashing is flashes


def test_the_timer_stops_when_the_cause_goes_and_when_the_window_closes(qtbot: QtBot) -> None:
    presenter = StillPresenter(running(CHILD_RUNNING, THREE_ALARMS))
    window = opened(qtbot, presenter)
    bar = window.findChild(AlarmBarView)
    assert isinstance(bar, AlarmBarView)
    presenter.screen = running(CHILD_RUNNING)
    window.look_wanted.emit()
    without = bar.is_flashing
    presenter.screen = running(CHILD_RUNNING, THREE_ALARMS)
    window.look_wanted.emit()

    window.close()

    assert (without, bar.is_flashing) == (False, False)


def test_what_is_painted_is_the_colour_of_the_phase(qtbot: QtBot) -> None:
    bar, row = _bar(qtbot, SEVERE)
    bar.resize(1000, 100)
    bar.show()
    settle(qtbot)
    corner = (row.width() // 2, 3)

    row.shine(0)
    bright = row.grab().toImage().pixelColor(*corner)
    row.shine(1)
    dimmed = row.grab().toImage().pixelColor(*corner)

    assert (bright, dimmed) == (QColor(TONES[Tone.HIGH].strong), QColor(TONES[Tone.HIGH].dimmed))


@pytest.mark.parametrize(
    ("count", "cells"),
    [
        (0, ()),
        (1, ((0, 0, 2),)),
        (2, ((0, 0, 2), (1, 0, 2))),
        (3, ((0, 0, 2), (1, 0, 1), (1, 1, 1))),
        (4, ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1))),
        (5, ((0, 0, 2), (1, 0, 1), (1, 1, 1), (2, 0, 1), (2, 1, 1))),
    ],
)
def test_many_alarms_stand_in_pairs_and_an_odd_one_is_the_highest(
    count: int, cells: tuple[tuple[int, int, int], ...]
) -> None:
    assert cells_of(count) == cells


def test_every_alarm_is_listed_in_the_order_of_the_screen(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(running(CHILD_RUNNING, SIX_ALARMS)))

    rows = [row for row in window.findChildren(AlarmRowView) if row.isVisible()]
    reading_order = sorted(rows, key=lambda row: (row.y(), row.x()))
    assert [row.objectName() for row in reading_order] == [alarm.name for alarm in SIX_ALARMS.rows]


def test_alarms_stand_on_the_start_page_too(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(replace(START, alarms=THREE_ALARMS)))

    assert [row.isVisible() for row in window.findChildren(AlarmRowView)] == [True, True, True]


def _bar(qtbot: QtBot, alarm: AlarmRow) -> tuple[AlarmBarView, AlarmRowView]:
    bar = AlarmBarView(Theme())
    qtbot.addWidget(bar)
    bar.draw(AlarmBar(rows=(alarm,), pause=None), "", 2)
    row = bar.findChild(AlarmRowView)
    assert isinstance(row, AlarmRowView)
    return bar, row


def _a_turn(qtbot: QtBot, alarm: AlarmRow) -> list[bool]:
    """Whether the ground is bright in each phase of one turn, the timer stepped by hand."""
    bar, row = _bar(qtbot, alarm)
    bright = []
    for _ in range(PHASES):
        bright.append(row.is_bright)
        bar.step()
    return bright
