"""The form a drip is counted in, open in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ivig_desk.views.hands import Hands
from tests.gui.fakes import opened, settle
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow


def counting(qtbot: QtBot) -> tuple[Bedside, Hands, MainWindow]:
    """A bed with the drip’s form open; the window is active, as an X server only makes it when it is asked."""
    bed = Bedside()
    bed.start()
    window = opened(qtbot, bed.window)
    hands = Hands(window, QApplication.processEvents)
    hands.look()
    hands.press("drip")
    settle(qtbot)
    return bed, hands, window
