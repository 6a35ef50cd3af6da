"""The window comes into sight for a new alarm, of medium or high priority, and takes nobody's keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ivig_desk.presenters.screens import AlarmBar, AlarmRow
from ivig_desk.views.attention import Attention
from ivig_desk.views.ticker import Ticker
from tests.gui.fakes import StillPresenter, opened, settle
from tests.gui.sample_screens import CHILD_RUNNING, OVERDUE, SEVERE, VITALS_DUE, running

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class FakeSight:
    """A window that remembers how often it was brought up."""

    def __init__(self) -> None:
        self.in_sight = False
        self.brought = 0

    def is_in_sight(self) -> bool:
        return self.in_sight

    def bring(self) -> None:
        self.brought += 1


def bar(*rows: AlarmRow) -> AlarmBar:
    return AlarmBar(rows=rows, pause=None)


def seen(row: AlarmRow) -> AlarmRow:
    return replace(row, seen="seen", acknowledge=None)


@pytest.mark.parametrize(
    ("bars", "brought"),
    [
        ((bar(),), 0),
        ((bar(VITALS_DUE),), 0),
        ((bar(OVERDUE),), 1),
        ((bar(SEVERE),), 1),
        ((bar(seen(SEVERE)),), 0),
        ((bar(OVERDUE), bar(OVERDUE), bar(OVERDUE)), 1),
        ((bar(OVERDUE), bar(SEVERE, OVERDUE)), 2),
        ((bar(OVERDUE), bar(seen(OVERDUE)), bar(OVERDUE)), 2),
        ((bar(OVERDUE), bar(), bar(OVERDUE)), 2),
        ((bar(SEVERE, OVERDUE), bar(OVERDUE)), 1),
    ],
    ids=["none", "low", "medium", "high", "seen", "the same", "a new one", "new again", "back again", "one gone"],
)
def test_a_window_out_of_sight_is_brought_up_once_for_each_new_alarm(bars: tuple[AlarmBar, ...], brought: int) -> None:
    """S23."""
    sight = FakeSight()
    attention = Attention(sight)
    for one in bars:
        attention.draw(one)

    assert sight.brought == brought


def test_a_window_that_is_worked_in_is_left_as_it_is() -> None:
    sight = FakeSight()
    sight.in_sight = True
    Attention(sight).draw(bar(SEVERE))

    assert sight.brought == 0


@pytest.mark.parametrize(("row", "minimised"), [(VITALS_DUE, True), (OVERDUE, False), (SEVERE, False)])
def test_a_minimised_window_is_back_with_a_new_alarm_and_the_cursor_is_where_it_was(
    qtbot: QtBot, row: AlarmRow, *, minimised: bool
) -> None:
    """S23, S28."""
    presenter = StillPresenter(running(CHILD_RUNNING))
    window = opened(qtbot, presenter)
    focus = QApplication.focusWidget()
    window.showMinimized()
    settle(qtbot)
    presenter.screen = running(CHILD_RUNNING, bar(row))
    window.look_wanted.emit()
    settle(qtbot)

    assert window.isMinimized() is minimised
    assert QApplication.focusWidget() in {focus, None}


def test_the_window_looks_once_more_when_an_alarm_may_begin(qtbot: QtBot) -> None:
    """S23: 20 ms from now, and not at the next second; asked again, the first is forgotten."""
    owner = QObject()
    ticker = Ticker(owner)
    ticker.start()
    ticker.look_in(60_000)

    with qtbot.waitSignal(ticker.look_again, timeout=500):
        ticker.look_in(20)
    ticker.stop()


def test_a_stopped_ticker_says_nothing_whatever_is_asked_of_it(qtbot: QtBot) -> None:
    owner = QObject()
    ticker = Ticker(owner)

    with qtbot.assertNotEmitted(ticker.look_again, wait=60):
        ticker.look_in(10)


def test_the_screen_says_when_to_look_and_the_window_asks_for_it(qtbot: QtBot) -> None:
    screen = running(CHILD_RUNNING)
    presenter = StillPresenter(screen)
    window = opened(qtbot, presenter)
    presenter.screen = replace(screen, alarms=replace(screen.alarms, look_in_ms=250))

    with qtbot.waitSignal(window.look_in, timeout=500) as asked:
        window.look_wanted.emit()

    assert asked.args == [250]
