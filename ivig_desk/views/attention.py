"""The window comes into sight when an alarm calls that nobody has seen, and the task bar says so."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ivig_desk.presenters.screens import AlarmBar, Tone

CALLING = frozenset({Tone.HIGH, Tone.MEDIUM})
"""A low alarm comes to nobody who does something else on this computer."""


class Sight(Protocol):
    """What can be out of sight: minimised, covered, or not the window that is worked in."""

    def is_in_sight(self) -> bool:
        """Whether somebody who works at this computer sees it."""

    def bring(self) -> None:
        """Bring it up and have the task bar call; the focus inside it stays where it is (S28)."""


class Attention:
    """Brings the window up once for each alarm that begins to call, and never again for the same."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._calling: frozenset[str] = frozenset()

    def draw(self, bar: AlarmBar) -> None:
        """Take what calls now."""
        before = self._calling
        self._calling = frozenset(row.name for row in bar.rows if row.priority in CALLING and not row.seen)
        if self._calling - before and not self._sight.is_in_sight():
            self._sight.bring()


class WindowSight:
    """A window on the screen."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def is_in_sight(self) -> bool:
        """Whether it is worked in: of one that is not, nobody knows what covers it. One never shown is nobody's."""
        return not self._window.isVisible() or (self._window.isActiveWindow() and not self._window.isMinimized())

    def bring(self) -> None:
        """Put it on top as large as it was; whether it takes the keys is left to the desktop."""
        QApplication.alert(self._window)
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
