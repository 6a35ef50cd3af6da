"""What a scanner types, caught before any field or key of the page has it: nobody types eight keys so fast."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from ivig_desk.presenters.label_text import SEPARATOR, could_be_label

GAP_MS = 35
"""Keys further apart than this are a hand's; within it a hand reaches two or three, never eight in a row."""
LEAST_KEYS = 8
HOLD_MS = 3
"""How long the first key waits for a second: longer would be felt, and a scanner's second key is there by then."""
QUIET_MS = 50
"""After so long without a key a burst has ended, where no Enter ended it."""
SCANNERS_FIRST = {"]", SEPARATOR}
"""What a scanner may begin with and nobody types on these pages: such a key waits as long as it takes."""
TAKEN = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
ENDINGS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
CONTROL = Qt.KeyboardModifier.ControlModifier
TO_A_BED = {*map(Qt.Key, range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)), Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
WITH_A_LETTER = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slipped:
    """A first key that had to be let through: where to, and what stood there before."""

    edit: QLineEdit
    before: str


class ScanCatcher(QObject):
    """Stands before one window's keys; a burst that can be a label becomes one `scanned`, all else goes on as typed.

    The first key is held for `HOLD_MS`. Where the second comes later than that and still too soon for a hand, what
    the first one did to a field is undone. Times are those of the keyboard, not of when the program came to them.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys: list[QKeyEvent] = []
        self._last_ms = 0
        self._slipped: _Slipped | None = None
        self._is_letting_through = False
        self._was_asked = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._quiet)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._is_letting_through or event.type() not in TAKEN or not isinstance(event, QKeyEvent):
            return False
        follows = bool(self._keys) and event.timestamp() - self._last_ms <= GAP_MS and not event.isAutoRepeat()
        if event.type() is QEvent.Type.ShortcutOverride:
            if follows and _text_of(event):
                # Otherwise a letter of a batch would press HOLD or STOP.
                event.accept()
                return True
            if event.key() in TO_A_BED and event.modifiers() & CONTROL:
                # What is held was pressed at the bed that is left.
                self._end()
            return False
        return self._take_following(event) if follows else self._take_first(event)

    def _take_first(self, event: QKeyEvent) -> bool:
        self._end()
        if not _text_of(event) or event.isAutoRepeat():
            return False
        self._hold(event, QUIET_MS if _text_of(event) in SCANNERS_FIRST else HOLD_MS)
        return True

    def _take_following(self, event: QKeyEvent) -> bool:
        if event.key() in ENDINGS:
            is_scan = self._is_scan(self._keys)
            self._end()
            return is_scan
        if not _text_of(event):
            # A modifier of the next letter.
            return False
        self._hold(event, QUIET_MS)
        return True

    def _hold(self, event: QKeyEvent, wait_ms: int) -> None:
        self._keys.append(event.clone())
        self._last_ms = event.timestamp()
        self._was_asked = False
        self._timer.start(wait_ms)

    def _quiet(self) -> None:
        """No key for a while; where the program was busy meanwhile, keys may still be waiting and come first."""
        if not self._was_asked:
            self._was_asked = True
            self._timer.start(0)
            return
        if len(self._keys) == 1 and self._slipped is None:
            self._let_first_through()
            return
        self._end()

    def _let_first_through(self) -> None:
        """It is a hand's, as far as can be known now; should it turn out a scanner's, its letter is taken back."""
        focused = QApplication.focusWidget()
        self._slipped = _Slipped(edit=focused, before=focused.text()) if isinstance(focused, QLineEdit) else None
        self._let_through(self._keys)
        if self._slipped is None:
            self._forget()
            return
        self._was_asked = False
        self._timer.start(QUIET_MS)

    def _end(self) -> None:
        """The burst is over: a scan is said, anything else goes where it was typed."""
        keys, slipped = self._keys, self._slipped
        self._forget()
        if self._is_scan(keys):
            if slipped is not None and isValid(slipped.edit):
                slipped.edit.setText(slipped.before)
                slipped.edit.textEdited.emit(slipped.before)
            self.scanned.emit("".join(map(_text_of, keys)))
            return
        self._let_through(keys if slipped is None else keys[1:])

    def _is_scan(self, keys: list[QKeyEvent]) -> bool:
        return len(keys) >= LEAST_KEYS and could_be_label("".join(map(_text_of, keys)))

    def _forget(self) -> None:
        self._timer.stop()
        self._keys, self._slipped = [], None

    def _let_through(self, keys: list[QKeyEvent]) -> None:
        self._is_letting_through = True
        try:
            for key in keys:
                target = QApplication.focusWidget() or self.parent()
                if target is not None:
                    QCoreApplication.sendEvent(target, key.clone())
        finally:
            self._is_letting_through = False


def _text_of(event: QKeyEvent) -> str:
    """Return the letter of a key, a group separator however it is pressed; empty for a key that writes nothing."""
    text = event.text()
    if text == SEPARATOR:
        return text
    if event.key() == Qt.Key.Key_BracketRight and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return SEPARATOR
    has_only_letters = not event.modifiers() & ~WITH_A_LETTER
    return text if has_only_letters and text.isprintable() else ""
