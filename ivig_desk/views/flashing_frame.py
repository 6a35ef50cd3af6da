"""The edge of the window, which flashes in the rhythm of an alarm where none can be heard."""

from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Light
from ivig_desk.views.flasher import Flasher, Stopwatch
from ivig_desk.views.theme import HUES, Gap, Theme


class FlashingFrame(QWidget):
    """Everything of the window inside an edge that is seen from across the room while an alarm calls unheard."""

    def __init__(self, theme: Theme, stopwatch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = theme.px(Gap.SMALL)
        self._light: Light | None = None
        self._flasher = Flasher(stopwatch, self)
        self._flasher.turned.connect(self._repaint)

    @property
    def is_bright(self) -> bool:
        """Whether the edge is in its bright colour now; one whose light is steady always is."""
        if self._light is None:
            return False
        return self._light.flash is None or self._flasher.is_bright(self._light.flash)

    @property
    def flasher(self) -> Flasher:
        """What says when the edge turns bright and dim."""
        return self._flasher

    def draw(self, light: Light | None) -> None:
        """Flash as this light does; nothing is painted for None."""
        if light == self._light:
            return
        self._light = light
        self._flasher.follow(frozenset() if light is None or light.flash is None else frozenset({light.flash}))
        self._repaint()

    def _repaint(self) -> None:
        """Ask for the edge alone: with the whole window, all that is see-through in it would be painted anew."""
        inside = self.rect().adjusted(self._width, self._width, -self._width, -self._width)
        self.update(QRegion(self.rect()).subtracted(QRegion(inside)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._light is None:
            return
        colours = HUES[self._light.hue]
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours.strong if self.is_bright else colours.dimmed), 2 * self._width))
        # Half of the pen falls outside.
        painter.drawRect(self.rect())
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.draw(None)
