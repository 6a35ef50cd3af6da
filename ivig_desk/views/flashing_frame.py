"""The edge of the window, which flashes in the rhythm of an alarm where none can be heard."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Tone
from ivig_desk.views.alarm_row import BRIGHT, PHASE_MS, PHASES
from ivig_desk.views.theme import TONES, Gap, Theme


class FlashingFrame(QWidget):
    """Everything of the window inside an edge that is seen from across the room while an alarm calls unheard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = theme.px(Gap.SMALL)
        self._tone: Tone | None = None
        self._phase = 0
        self._flasher = QTimer(self)
        self._flasher.setInterval(PHASE_MS)
        self._flasher.timeout.connect(self.step)

    @property
    def is_bright(self) -> bool:
        """Whether the edge is in its bright colour now; a low alarm's always is."""
        return self._tone is not None and (self._tone not in BRIGHT or self._phase in BRIGHT[self._tone])

    @property
    def is_flashing(self) -> bool:
        """Whether the timer runs."""
        return self._flasher.isActive()

    def draw(self, tone: Tone | None) -> None:
        """Flash in the rhythm of this priority; nothing is painted for None."""
        if tone is self._tone:
            return
        self._tone, self._phase = tone, 0
        if tone in BRIGHT:
            self._flasher.start()
        else:
            self._flasher.stop()
        self.update()

    def step(self) -> None:
        """Go on to the next phase of the flashing."""
        was_bright = self.is_bright
        self._phase = (self._phase + 1) % PHASES
        if self.is_bright != was_bright:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._tone is None:
            return
        colours = TONES[self._tone]
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours.strong if self.is_bright else colours.dimmed), 2 * self._width))
        # Half of the pen falls outside.
        painter.drawRect(self.rect())
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flasher.stop()
        self._tone = None
