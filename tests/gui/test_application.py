"""The window as a program: it looks again every second, catches what nobody caught, and ends when it is closed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ivig_desk.views.application import run_application
from ivig_desk.views.main_window import MainWindow
from ivig_desk.views.ticker import EVERY_MS, Ticker
from tests.gui.fakes import BreakablePresenter, StillPresenter, opened
from tests.gui.sample_screens import FAULT, RUNS, START

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_the_ticker_says_every_second_to_look_again(qtbot: QtBot) -> None:
    owner = QObject()
    ticker = Ticker(owner)
    ticker.start()

    running, timer = ticker.is_running, ticker.findChild(QTimer)
    assert isinstance(timer, QTimer)
    with qtbot.waitSignal(ticker.look_again, timeout=100):
        timer.timeout.emit()
    ticker.stop()

    assert (EVERY_MS, timer.interval(), running, ticker.is_running) == (1000, 1000, True, False)


def test_the_window_opens_with_its_title_looks_and_ends_when_it_is_closed(qapp: QApplication) -> None:
    assert qapp is not None
    presenter = StillPresenter(START)
    titles = []

    def tick_and_close(window: MainWindow) -> None:
        titles.append(window.windowTitle())
        _tick(window)
        window.close()

    code = _run(presenter, tick_and_close)

    assert (code, titles, presenter.looks) == (0, [START.title], 2)


def test_what_nobody_catches_reaches_the_fault_page_and_the_ticker_stops(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    assert qapp is not None
    presenter = BreakablePresenter(START)
    seen = []

    def fail_and_close(window: MainWindow) -> None:
        sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
        ticker = window.findChild(Ticker)
        assert isinstance(ticker, Ticker)
        seen.append((window.windowTitle(), ticker.is_running))
        window.close()

    code = _run(presenter, fail_and_close)

    assert (code, seen) == (0, [(FAULT.title, False)])
    assert sys.excepthook is not None
    assert caplog.messages == ["the window failed: ZeroDivisionError "]
    caplog.clear()


def test_the_hook_for_what_nobody_catches_is_given_back(qapp: QApplication) -> None:
    assert qapp is not None
    before = sys.excepthook

    _run(StillPresenter(START), MainWindow.close)

    assert sys.excepthook is before


def test_a_presenter_that_cannot_be_made_is_the_callers_business(qapp: QApplication) -> None:
    assert qapp is not None

    def unreadable_records() -> StillPresenter:
        raise OSError("records")

    with pytest.raises(OSError, match="records"):
        run_application(unreadable_records)


def test_a_window_is_closed_without_a_question(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(RUNS["form note"]))

    assert window.close() is True


def test_a_page_is_built_when_it_is_first_shown(qtbot: QtBot) -> None:
    presenter = StillPresenter(START)
    window = opened(qtbot, presenter)
    before = {type(page).__name__ for page in window.findChildren(QObject)} & {"RunPage", "PlanPage", "AfterPage"}

    presenter.screen = RUNS["child"]
    window.look_wanted.emit()

    after = {type(page).__name__ for page in window.findChildren(QObject)} & {"RunPage", "PlanPage", "AfterPage"}
    assert (before, after) == (set(), {"RunPage"})


def _run(presenter: StillPresenter, act: Callable[[MainWindow], object]) -> int:
    """Run the program, and act on its window once it stands."""

    def when_it_stands() -> None:
        act(next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()))

    def make() -> StillPresenter:
        QTimer.singleShot(0, when_it_stands)
        return presenter

    return run_application(make)


def _tick(window: MainWindow) -> None:
    ticker = window.findChild(Ticker)
    assert isinstance(ticker, Ticker)
    ticker.look_again.emit()
