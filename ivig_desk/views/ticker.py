"""The one timer that says `look again`; nothing counts its ticks, since a sleeping computer has none."""

from PySide6.QtCore import QObject, QTimer, Signal

EVERY_MS = 1000


class Ticker(QObject):
    """Says every second that it is time to look again."""

    look_again = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look_again)

    @property
    def is_running(self) -> bool:
        """Whether it says anything."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def stop(self) -> None:
        """End."""
        self._timer.stop()
