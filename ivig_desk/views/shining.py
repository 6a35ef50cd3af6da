"""A widget some of whose parts flash together, for as long as it is in sight."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Flash
from ivig_desk.views.flasher import Flasher, Stopwatch


class Shining(Protocol):
    """One part: how it flashes, and what makes it bright or dim."""

    @property
    def flash(self) -> Flash | None:
        """Its rhythm; None where it is steady."""

    def shine(self, bright: Callable[[Flash], bool]) -> None:
        """Be bright or dimmed, as what flashes like this is now."""


class ShiningWidget(QWidget):
    """Keeps the one timer of its parts, those that are drawn now, which rests while nobody can see them."""

    def __init__(
        self, stopwatch: Stopwatch, parts: Callable[[], Sequence[Shining]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._flasher = Flasher(stopwatch, self)
        self._flasher.turned.connect(self._shine)

    @property
    def flasher(self) -> Flasher:
        """What says when its parts turn bright and dim."""
        return self._flasher

    def follow_parts(self) -> None:
        """Flash as the parts do that were drawn just now."""
        shown = self._parts() if self.isVisible() else ()
        self._flasher.follow(frozenset(part.flash for part in shown if part.flash is not None))
        self._shine()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow_parts()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flasher.follow(frozenset())

    def _shine(self) -> None:
        for part in self._parts():
            part.shine(self._flasher.is_bright)
