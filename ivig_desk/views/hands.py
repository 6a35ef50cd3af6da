"""The hands that press the real window, for rehearsals and tests: mouse and key events, nothing else."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ivig_desk.views.controls import Control
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.main_window import MainWindow
from ivig_desk.views.taps_field import TapControl
from ivig_desk.views.toggle import Toggle

Part = TypeVar("Part", bound=QWidget)


class OutOfReach(LookupError):
    """A control that is to be pressed is not there, hidden or off."""


class Hands:
    """Presses and types by the names of the controls, as a person does: only what is in sight and answers."""

    def __init__(self, window: MainWindow, process_events: Callable[[], None]) -> None:
        self._window = window
        self._process_events = process_events

    def look(self) -> None:
        """Have the window look again, as it does every second."""
        self._window.look_wanted.emit()
        self._process_events()

    def offers(self, name: str) -> bool:
        """Whether a control is in sight and answers."""
        return any(control.isEnabled() for control in self._in_sight(Control, name))

    def fill(self, form_field: str, text: str) -> None:
        """Type a text into a field, or press its answer; of several, those joined by one space; raises OutOfReach."""
        if self._in_sight(TapControl, form_field):
            self.tap(form_field, [int(at) for at in text.split()])
            return
        if self._in_sight(QLineEdit, form_field):
            self.type_text(form_field, text)
            return
        # One answer may have a space in it, such as a preparation's name; several are joined by one.
        for value in [text] if self._in_sight(Toggle, f"{form_field}.{text}") else text.split(" "):
            self.choose(form_field, value)

    def press(self, name: str) -> None:
        """Press a control with the mouse; raises OutOfReach."""
        self._click(self._find(Control, name))

    def submit(self, form: str) -> None:
        """Press the control that takes an open form; raises OutOfReach."""
        self._click(self._find(FormPanel, f"form.{form}").submit)

    def choose(self, form_field: str, value: str) -> None:
        """Press an answer of a field, `form.field`; raises OutOfReach."""
        self._click(self._find(Toggle, f"{form_field}.{value}"))

    def tap(self, form_field: str, at_ms: list[int]) -> None:
        """Tap with the mouse at these times of its own clock; raises OutOfReach."""
        for at in at_ms:
            target = self._find(TapControl, form_field)
            for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
                QApplication.sendEvent(target, _mouse_event(kind, target, at))
        self._process_events()

    def type_text(self, form_field: str, text: str) -> None:
        """Put the cursor in a field, `form.field`, clear it, and type key by key; raises OutOfReach."""
        self._click(self._find(QLineEdit, form_field))
        for sequence in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Delete):
            QTest.keySequence(self._find(QLineEdit, form_field), QKeySequence(sequence))
        for letter in text:
            # Found anew for each: a form may have been laid out anew meanwhile.
            _type_letter(self._find(QLineEdit, form_field), letter)
        self._process_events()

    def key(self, sequence: str) -> None:
        """Press a key or several at once, as Qt writes them, wherever the focus is."""
        focused = QApplication.focusWidget()
        target = self._window if focused is None else focused
        QTest.keySequence(target, QKeySequence(sequence))
        self._process_events()

    def grab(self, path: str) -> None:
        """Save a picture of the window; raises OSError."""
        self._process_events()
        if not self._window.grab().save(path):
            raise OSError(f"{path}: no picture could be saved")

    def _click(self, target: QPushButton | QLineEdit) -> None:
        if not target.isEnabled():
            raise OutOfReach(f"{target.objectName()}: is off")
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self._process_events()

    def _find(self, kind: type[Part], name: str) -> Part:
        found = self._in_sight(kind, name)
        if len(found) != 1:
            raise OutOfReach(f"{name}: {len(found)} in sight, 1 expected")
        return found[0]

    def _in_sight(self, kind: type[Part], name: str) -> list[Part]:
        return [widget for widget in self._window.findChildren(kind, name) if widget.isVisible()]


def _mouse_event(kind: QEvent.Type, target: QWidget, at_ms: int) -> QMouseEvent:
    """A left press or release in the middle; QTest would stamp it with a time of its own."""
    middle = QPointF(target.rect().center())
    left, buttons = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = left if kind is QEvent.Type.MouseButtonPress else buttons
    event = QMouseEvent(kind, middle, target.mapToGlobal(middle), left, held, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at_ms)
    return event


def _type_letter(edit: QLineEdit, letter: str) -> None:
    """Press and release one key; QTest knows the keys of ASCII only, a keyboard all others."""
    if letter.isascii():
        QTest.keyClicks(edit, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        pressed = QKeyEvent(kind, Qt.Key.Key_unknown.value, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(edit, pressed)
