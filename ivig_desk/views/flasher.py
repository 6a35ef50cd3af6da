"""When what flashes turns bright and dim: by the time that has passed, never by how often a timer fired."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ivig_desk.presenters.screens import Flash

_MICROSECOND_NS = 1000
_MILLISECOND_US = 1000


class Stopwatch(Protocol):
    """What Qt's own elapsed timer does."""

    def start(self) -> None:
        """Begin, or begin anew."""

    def nsecsElapsed(self) -> int:  # Qt names it.
        """Return the ns since it began."""


class Flasher(QObject):
    """The one timer of what flashes together, set to when the next of it turns bright or dim."""

    turned = Signal()

    def __init__(self, stopwatch: Stopwatch, parent: QObject) -> None:
        super().__init__(parent)
        self._stopwatch = stopwatch
        self._flashes: frozenset[Flash] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.turn)

    @property
    def is_running(self) -> bool:
        """Whether anything flashes."""
        return self._timer.isActive()

    @property
    def wait_ms(self) -> int:
        """How long the timer was set to."""
        return self._timer.interval()

    def follow(self, flashes: frozenset[Flash]) -> None:
        """Flash in these rhythms, the first of them beginning bright; rest where there are none."""
        if flashes == self._flashes:
            return
        if not self._flashes:
            self._stopwatch.start()
        self._flashes = flashes
        self._set_timer()

    def is_bright(self, flash: Flash) -> bool:
        """Whether what flashes like this is bright now; while nothing flashes, it is."""
        return not self._flashes or self._into(flash) < flash.bright_us

    def turn(self) -> None:
        """Say that something turned, and wait for the next."""
        self._set_timer()
        self.turned.emit()

    def _set_timer(self) -> None:
        if not self._flashes:
            self._timer.stop()
            return
        wait = min(self._until_edge(flash) for flash in self._flashes)
        # Never before the edge: it would be waited for twice.
        self._timer.start(-(-wait // _MILLISECOND_US))

    def _until_edge(self, flash: Flash) -> int:
        into = self._into(flash)
        return (flash.bright_us if into < flash.bright_us else flash.turn_us) - into

    def _into(self, flash: Flash) -> int:
        """How many µs of the present turn have passed."""
        return self._stopwatch.nsecsElapsed() // _MICROSECOND_NS % flash.turn_us
