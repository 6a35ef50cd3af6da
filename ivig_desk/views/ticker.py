"""The second's tick, and the one look between two that an alarm cannot wait for."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

EVERY_MS = 1000


class Ticker(QObject):
    """Says every second that it is time to look again, and once in between where it was asked to."""

    look_again = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look_again)
        self._once = QTimer(self)
        self._once.setSingleShot(True)
        # A coarse one may be late by a twentieth, or wait for another.
        self._once.setTimerType(Qt.TimerType.PreciseTimer)
        self._once.timeout.connect(self.look_again)

    @property
    def is_running(self) -> bool:
        """Whether it says anything."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def look_in(self, milliseconds: int) -> None:
        """Say it once more after this time, in place of what was asked for before; nothing once it was stopped."""
        if self.is_running:
            self._once.start(milliseconds)

    def stop(self) -> None:
        """End."""
        self._timer.stop()
        self._once.stop()
