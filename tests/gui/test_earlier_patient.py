"""An earlier patient in the real window: found by a few letters, taken by keys or by the mouse alone, let go of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivig_desk.views.hands import Hands
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle, shown
from tests.unit.presenters.earlier_visits import after_a_visit

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SIZES = pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])


def at_the_desk(qtbot: QtBot, size: QSize = LAPTOP) -> tuple[MainWindow, Hands]:
    window = opened(qtbot, after_a_visit().window, size)
    return window, Hands(window, lambda: settle(qtbot))


def standing_in(window: MainWindow, field: str) -> str:
    edit = window.findChild(QLineEdit, f"plan.{field}")
    assert edit is not None
    return edit.text()


@SIZES
def test_somebody_is_found_and_taken_by_keys_alone(qtbot: QtBot, size: QSize) -> None:
    """The cursor stands in the search when the page opens; Tab leads to who was found."""
    window, hands = at_the_desk(qtbot, size)

    for letter in "ion":
        hands.key(letter)
    assert standing_in(window, "find_earlier") == "ion"
    hands.key("Tab")
    hands.key("Space")

    assert standing_in(window, "name") == "Ionescu, Maria"
    assert standing_in(window, "weight_kg") == ""
    assert "LAST TIME: 22 Nov 2026, Privigen 10 %: headache, grade 1" in shown(window)


@SIZES
def test_somebody_is_taken_and_let_go_of_by_the_mouse_alone(qtbot: QtBot, size: QSize) -> None:
    window, hands = at_the_desk(qtbot, size)
    hands.type_text("plan.find_earlier", "4471")

    hands.choose("plan.earlier_patient", "infusion-1")
    assert standing_in(window, "born") == "2018-05-02"

    hands.choose("plan.earlier_patient", "new")
    assert (standing_in(window, "born"), standing_in(window, "name")) == ("", "")
    assert "LAST TIME" not in shown(window)


def test_every_letter_lands_in_the_search_while_who_is_found_comes_and_goes(qtbot: QtBot) -> None:
    window, hands = at_the_desk(qtbot)

    for letter in "ionesxcu":
        hands.key(letter)

    assert standing_in(window, "find_earlier") == "ionesxcu"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "plan.find_earlier"


def test_what_the_last_visit_says_of_the_weight_stands_under_its_field(qtbot: QtBot) -> None:
    """S17: 26.4 kg is 10 % over 24 kg, 26.5 kg is more."""
    window, hands = at_the_desk(qtbot)
    hands.type_text("plan.find_earlier", "ion")
    hands.choose("plan.earlier_patient", "infusion-1")

    hands.type_text("plan.weight_kg", "26.4")
    assert "Not needed: 26.4 kg today, 24 kg last time, within 10 %" in shown(window)

    hands.type_text("plan.weight_kg", "26.5")
    assert "Needed: 26.5 kg today, 24 kg last time, over 10 %" in shown(window)
