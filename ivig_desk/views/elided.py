"""A text in one line that gives way where it is too long for its place, with its end marked as left out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from ivig_desk.presenters.screens import Tone
from ivig_desk.views.words import Words

# Room for a few letters at least, so that a mark of what is left out is never all there is.
LEAST_LETTERS = "Mmmmm…"


class Elided(Words):
    """For names and remarks that stand in full elsewhere, never for a number."""

    _whole = ""

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show as much of a text as there is room for."""
        if text != self._whole:
            self._whole = text
            self.updateGeometry()
        super().say(self._fitting(), tone)

    def _fitting(self) -> str:
        self.ensurePolished()
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = min(self.fontMetrics().horizontalAdvance(text) for text in (LEAST_LETTERS, self._whole))
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.text() != self._fitting():
            self.setText(self._fitting())
