"""A real window for a rehearsal, with hands on it; needs no display."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication

from ivig_desk.presenters.wishes import Opened
from ivig_desk.views.application import build_window
from ivig_desk.views.binding import WindowPresenter
from ivig_desk.views.hands import Hands

SIZE = QSize(1366, 768)


class RehearsedWindow:
    """The window at the size of a ward's laptop, worked by mouse and keys."""

    def __init__(self, presenter: WindowPresenter) -> None:
        """Open the window; where there is no display, one is drawn all the same."""
        self._application = _application()
        self._window = build_window(presenter, SIZE)
        self._window.setFixedSize(SIZE)
        self._window.show()
        self._hands = Hands(self._window, self._application.processEvents)
        self._hands.look()

    def offers(self, name: str) -> bool:
        """Whether a control is in sight and answers."""
        return self._hands.offers(name)

    def press(self, name: str) -> None:
        """Press a control with the mouse; raises LookupError where it cannot be."""
        self._hands.press(name)

    def fill(self, form: str, field: str, text: str) -> None:
        """Type a text into a field, or press its answers; raises LookupError where there is no such field."""
        self._hands.fill(f"{form}.{field}", text)

    def submit(self, form: str) -> None:
        """Press the control that takes a form; raises LookupError where it is not open."""
        self._hands.submit(form)

    def open(self, infusion_id: str) -> None:
        """Open an infusion, as its row on the start page does."""
        self._window.wanted.emit(Opened(infusion_id=infusion_id))
        self._application.processEvents()

    def look(self) -> None:
        """Let a second tick."""
        self._hands.look()

    def grab(self, file: Path) -> None:
        """Save a picture of the window; raises OSError."""
        self._hands.grab(str(file))

    def close(self) -> None:
        """Close the window."""
        self._window.close()
        self._window.deleteLater()
        # No event loop runs in a rehearsal, and only one would do what `deleteLater` puts off.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _application() -> QApplication:
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"}.intersection(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
