"""The alarm bar: all alarms, highest first, flashing in the rhythm of their priority and only while that is needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.presenters.screens import AlarmBar
from ivig_desk.views.alarm_bar import AlarmBarView, cells_of
from ivig_desk.views.alarm_row import AlarmRowView
from ivig_desk.views.theme import Theme
from tests.gui.fakes import StillPresenter, StillStopwatch, opened
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


def test_an_alarm_that_was_seen_while_it_was_dimmed_is_bright_and_stays(qtbot: QtBot) -> None:
    bar = AlarmBarView(Theme(), (stopwatch := StillStopwatch()))
    qtbot.addWidget(bar)
    bar.show()
    bar.draw(AlarmBar(rows=(SEVERE,), pause=None), "", 2)
    row = bar.findChild(AlarmRowView)
    assert isinstance(row, AlarmRowView)
    # Bright for 250 of 500 ms.
    stopwatch.us = 300_000
    bar.flasher.turn()
    before = row.is_bright

    bar.draw(AlarmBar(rows=(replace(SEVERE, acknowledge=None, seen="seen"),), pause=None), "", 2)

    assert (before, row.is_bright, row.isVisible(), bar.flasher.is_running) == (False, True, True, False)


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
    assert shown.flasher.is_running is flashes


def test_the_timer_stops_when_the_cause_goes_and_when_the_window_closes(qtbot: QtBot) -> None:
    presenter = StillPresenter(running(CHILD_RUNNING, THREE_ALARMS))
    window = opened(qtbot, presenter)
    bar = window.findChild(AlarmBarView)
    assert isinstance(bar, AlarmBarView)
    presenter.screen = running(CHILD_RUNNING)
    window.look_wanted.emit()
    without = bar.flasher.is_running
    presenter.screen = running(CHILD_RUNNING, THREE_ALARMS)
    window.look_wanted.emit()

    window.close()

    assert (without, bar.flasher.is_running) == (False, False)


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
