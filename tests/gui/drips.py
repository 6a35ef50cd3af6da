"""The form a drip is counted in, open in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ivig_desk.views.application import build_window
from ivig_desk.views.hands import Hands
from tests.gui.fakes import LAPTOP
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow


def counting(qtbot: QtBot) -> tuple[Bedside, Hands, MainWindow]:
    bed = Bedside()
    bed.start()
    window = build_window(bed.window, LAPTOP)
    qtbot.addWidget(window)
    window.resize(LAPTOP)
    window.show()
    hands = Hands(window, QApplication.processEvents)
    hands.look()
    hands.press("drip")
    return bed, hands, window
