"""The binding gives back no more references than it took: a desk repaints for hours (decision 0007)."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

CALLS = 500
# The interpreter itself takes and gives some in between; a binding that loses one a call loses 500.
CHANCE = 100


class Painted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 # Qt names it.
        del event


def _repaint(widget: QWidget) -> None:
    widget.repaint()


def _set_text(widget: QWidget) -> None:
    assert isinstance(widget, QLineEdit)
    widget.setText("24")


def _click(widget: QWidget) -> None:
    assert isinstance(widget, QPushButton)
    widget.click()


@pytest.mark.parametrize(
    ("kind", "act"),
    [(Painted, _repaint), (QLineEdit, _set_text), (QPushButton, _click)],
    ids=["paint", "text", "click"],
)
def test_hours_of_repainting_lose_no_reference_to_none(
    qtbot: QtBot, kind: Callable[[], QWidget], act: Callable[[QWidget], None]
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    act(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        act(widget)
    assert abs(sys.getrefcount(None) - before) < CHANCE
