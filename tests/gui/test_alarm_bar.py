"""The alarm bar: all alarms, highest first, flashing in the rhythm of their priority and only while that is needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from ivig_desk.presenters.alarm_turns import MORE
from ivig_desk.presenters.screens import AlarmBar
from ivig_desk.presenters.wishes import Pressed
from ivig_desk.views.alarm_bar import AlarmBarView, cells_of
from ivig_desk.views.alarm_row import AlarmRowView
from ivig_desk.views.controls import Control
from ivig_desk.views.theme import Theme
from tests.gui.fakes import LAPTOP, WITH_TASK_BAR, StillPresenter, StillStopwatch, opened, settle
from tests.gui.sample_screens import (
    CHILD_RUNNING,
    NO_ALARMS,
    OVERDUE,
    SEVERE,
    START,
    THREE_ALARMS,
    VITALS_DUE,
    calling,
    running,
)
from tests.unit.presenters.several import several

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow


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


def test_what_has_no_place_comes_at_a_press_and_each_is_acknowledged_where_it_stands(qtbot: QtBot) -> None:
    """S23."""
    presenter = StillPresenter(running(CHILD_RUNNING, calling(5)))
    window = opened(qtbot, presenter)
    at_first = _in_reading_order(window)

    QTest.mouseClick(_control(window, MORE), Qt.MouseButton.LeftButton)
    then = _in_reading_order(window)
    for control in _controls(window, "acknowledge:i2:bottle-empties-soon"):
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)

    assert at_first == ["i0:alarm", "i1:alarm", "i2:alarm", MORE]
    assert then == ["i0:alarm", "i3:alarm", "i4:alarm", MORE]
    assert presenter.wishes == [Pressed(name="acknowledge:i2:bottle-empties-soon")]


def test_a_new_alarm_brings_the_first_turn_back_and_time_that_passes_does_not(qtbot: QtBot) -> None:
    """S23."""
    presenter = StillPresenter(running(CHILD_RUNNING, calling(5)))
    window = opened(qtbot, presenter)
    QTest.mouseClick(_control(window, MORE), Qt.MouseButton.LeftButton)

    presenter.screen = running(CHILD_RUNNING, replace(calling(5), pause=None))
    window.look_wanted.emit()
    before = _in_reading_order(window)
    presenter.screen = running(CHILD_RUNNING, calling(6))
    window.look_wanted.emit()

    assert before == ["i0:alarm", "i3:alarm", "i4:alarm", MORE]
    assert _in_reading_order(window) == ["i0:alarm", "i1:alarm", "i2:alarm", MORE]


@pytest.mark.parametrize(
    ("seen", "flashes"), [((), True), ((0, 1, 2, 3, 4), False), ((0, 1, 2), True)], ids=["none", "all", "in sight"]
)
def test_what_is_out_of_sight_flashes_until_all_of_it_was_seen(
    qtbot: QtBot, *, seen: tuple[int, ...], flashes: bool
) -> None:
    """S23."""
    rows = [replace(OVERDUE, name=f"i{number}:overdue") for number in range(5)]
    rows = [replace(row, seen="seen", acknowledge=None) if n in seen else row for n, row in enumerate(rows)]
    window = opened(qtbot, StillPresenter(running(CHILD_RUNNING, AlarmBar(rows=tuple(rows), pause=None))))

    (last,) = [row for row in window.findChildren(AlarmRowView, MORE) if row.isVisible()]
    assert (last.flash is not None) is flashes


@pytest.mark.parametrize("size", [LAPTOP, WITH_TASK_BAR], ids=["laptop", "task bar"])
def test_hold_and_stop_stand_where_they_stood_however_many_alarms_call(qtbot: QtBot, size: QSize) -> None:
    """S11."""
    presenter = StillPresenter(running(CHILD_RUNNING))
    window = opened(qtbot, presenter, size)
    calm = _places(window)

    for count in (1, 2, 4, 5, 16):
        presenter.screen = running(CHILD_RUNNING, calling(count))
        window.look_wanted.emit()
        settle(qtbot)
        assert _places(window) == calm, count
    assert all(window.rect().contains(place) for place in calm)


@pytest.mark.parametrize("size", [LAPTOP, WITH_TASK_BAR], ids=["laptop", "task bar"])
def test_with_eight_infusions_and_all_their_alarms_hold_and_stop_are_whole_and_in_the_window(
    qtbot: QtBot, size: QSize
) -> None:
    """S11."""
    bed = several(8)
    window = opened(qtbot, bed.window, size)
    calm = _places(window)
    bed.wait("65")
    for number in range(1, 9):
        bed.open(f"infusion-{number}")
        bed.flag("collapse", "4")
    window.look_wanted.emit()
    settle(qtbot)

    assert len(bed.screen.alarms.rows) >= 16
    assert _places(window) == calm
    assert all(window.rect().contains(place) for place in calm)


def test_alarms_stand_on_the_start_page_too(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(replace(START, alarms=THREE_ALARMS)))

    assert [row.isVisible() for row in window.findChildren(AlarmRowView)] == [True, True, True]


def _controls(window: MainWindow, name: str) -> list[Control]:
    return [one for one in window.findChildren(Control, name) if one.isVisible()]


def _control(window: MainWindow, name: str) -> Control:
    (found,) = _controls(window, name)
    return found


def _in_reading_order(window: MainWindow) -> list[str]:
    rows = [row for row in window.findChildren(AlarmRowView) if row.isVisible()]
    return [row.objectName() for row in sorted(rows, key=lambda row: (row.y(), row.x()))]


def _places(window: MainWindow) -> list[QRect]:
    """Where HOLD and STOP are in sight, in the window's pixels; each as large as it is drawn, or nothing is said."""
    both = [_control(window, name) for name in ("hold", "stop")]
    assert all(one.visibleRegion().boundingRect() == one.rect() for one in both)
    return [QRect(one.mapTo(window, QPoint(0, 0)), one.size()) for one in both]
