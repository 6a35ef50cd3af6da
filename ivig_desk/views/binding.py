"""The one way from window to presenter and back; whatever fails on it ends on the fault page (S31)."""

import logging
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ivig_desk.presenters.last_words import last_words
from ivig_desk.presenters.screens import FaultScreen, WindowScreen
from ivig_desk.presenters.wishes import Wish
from ivig_desk.views.main_window import MainWindow

logger = logging.getLogger(__name__)


class WindowPresenter(Protocol):
    """Who answers the window."""

    def look(self) -> WindowScreen:
        """Return what is to be shown now."""

    def handle(self, wish: Wish) -> WindowScreen:
        """Do what is wanted, and return what is to be shown then."""

    def go_on(self) -> WindowScreen | None:
        """Take up a slice of what is under way; return what is to be shown, None where it is what is shown."""

    def failed(self, detail: str) -> FaultScreen:
        """Return what is to be shown when the program has failed, and stays."""


class Binding(QObject):
    """Carries wishes to the presenter and screens to the window, until the first fault."""

    failed = Signal()

    def __init__(self, presenter: WindowPresenter, window: MainWindow) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._window = window
        self._shown: WindowScreen | None = None
        self._has_failed = False
        self._slice = QTimer(self)
        self._slice.setSingleShot(True)
        self._slice.timeout.connect(self.go_on)
        window.wanted.connect(self.handle)
        window.look_wanted.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Show what is to be shown now."""
        self._show(self._presenter.look)

    @Slot(object)
    def handle(self, wish: Wish) -> None:
        """Have a wish done and show what follows."""
        self._show(lambda: self._presenter.handle(wish))

    @Slot()
    def go_on(self) -> None:
        """Take up a slice of what is under way, once all that is drawn is painted; then the next."""
        self._show(self._presenter.go_on)

    def caught(self, kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        """Take what nobody caught, such as a fault in a paint event; for `sys.excepthook`."""
        self._fail(kind, trace)

    def _show(self, ask: Callable[[], WindowScreen | None]) -> None:
        if self._has_failed:
            return
        try:
            screen = ask()
            if screen is None:
                self._slice.start(0)
                return
            self._window.draw(screen)
            self._shown = screen
            if screen.goes_on:
                self._slice.start(0)
        except Exception as fault:  # noqa: BLE001 # The last line of defence: any fault at all must become visible.
            self._fail(type(fault), fault.__traceback__)

    def _fail(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Log the kind and the place, never a text, which may be a patient's; then show the fault page for good."""
        detail = f"{kind.__name__} {_place(trace)}"
        logger.error("the window failed: %s", detail)
        if self._has_failed:
            return
        self._has_failed = True
        try:
            self._window.draw_fault(self._presenter.failed(detail))
        except Exception as second:  # noqa: BLE001 # Even this must become visible.
            # Without the trace, which may quote what was typed.
            logger.error("the fault page failed: %s %s", type(second).__name__, _place(second.__traceback__))  # noqa: TRY400
            self._window.draw_fault(last_words(self._shown))
        self.failed.emit()


def _place(trace: TracebackType | None) -> str:
    """Where a fault came from, as file and line."""
    frames = extract_tb(trace)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
