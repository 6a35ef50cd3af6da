"""A keyboard, or a scanner that types as one: keys go to the window, as the system sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SEPARATOR = "\x1d"


def press_key(window: QWidget, letter: str) -> None:
    """Press and release the key of a letter; a group separator is Ctrl+], a line break Enter."""
    handle = window.windowHandle()
    if letter == SEPARATOR:
        QTest.keyClick(handle, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    elif letter == "\r":
        QTest.keyClick(handle, Qt.Key.Key_Return)
    else:
        QTest.keyClick(handle, ord(letter))
