"""The page of profiles in the real window, over a ward's folder: opened, searched, changed, saved and left by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from ivig_desk.views.controls import Control
from ivig_desk.views.hands import Hands
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle, shown
from tests.unit.presenters.pharmacist import DECISION, NAMES, PRIVIGEN, Pharmacist

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SIZES = pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])


def at_the_desk(qtbot: QtBot, ward: Path, size: QSize = LAPTOP) -> tuple[MainWindow, Hands]:
    pharmacist = Pharmacist(ward)
    pharmacist.press("leave")
    window = opened(qtbot, pharmacist.window, size)
    return window, Hands(window, lambda: settle(qtbot))


@SIZES
def test_a_profile_is_found_lowered_saved_and_left_by_keys(qtbot: QtBot, tmp_path: Path, size: QSize) -> None:
    """S1, S4: step 3 has the maximum, 5 the sources, 6 the names."""
    window, hands = at_the_desk(qtbot, tmp_path, size)
    hands.key("Ctrl+P")
    hands.type_text("profiles.search", "privigen eu")
    assert "1 of 25 profiles" in shown(window)
    hands.press(f"profile:{PRIVIGEN}")
    hands.press(f"change:{PRIVIGEN}")
    hands.type_text("profile.version", "2")
    hands.key("Ctrl+Return")
    hands.type_text("profile.rung_5_rate", "4")
    assert "4 mL/kg/h, lower" in shown(window)
    hands.press("profile-step:4")
    for field, text in DECISION.items():
        if field == "source_3_status":
            hands.choose(f"profile.{field}", text)
        else:
            hands.type_text(f"profile.{field}", text)
    hands.press("profile-step:1")
    hands.choose("profile.rung_5_source", "3")
    hands.press("profile-step:5")
    for field in ("checked_1", "checked_2", "checked_on"):
        hands.type_text(f"profile.{field}", NAMES[field])
    assert "In order." in shown(window)

    hands.key("Ctrl+Return")

    assert f"Version 2 of {PRIVIGEN} is saved in " in shown(window)
    hands.key("Alt+Up")
    assert hands.offers(f"profile:{PRIVIGEN}")
    hands.key("Ctrl+Home")
    assert hands.offers("new-infusion")


def test_a_fault_is_said_at_the_key_that_makes_it_and_goes_with_the_key_that_mends_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """S4, S18."""
    window, hands = at_the_desk(qtbot, tmp_path)
    hands.key("Ctrl+P")
    hands.press(f"profile:{PRIVIGEN}")
    hands.press(f"change:{PRIVIGEN}")
    hands.press("profile-step:1")

    hands.type_text("profile.rung_2_rate", "0.")
    assert "Rung 2: “0.” is not a number." in shown(window)
    assert "The rates are shown once every figure can be read" in shown(window)

    hands.type_text("profile.rung_2_rate", "0.6")
    assert "is not a number" not in shown(window)
    assert "14.4 mL/h" in shown(window)


def test_a_rung_is_added_by_typing_in_the_empty_one_and_the_cursor_stays(qtbot: QtBot, tmp_path: Path) -> None:
    window, hands = at_the_desk(qtbot, tmp_path)
    hands.key("Ctrl+P")
    hands.press(f"profile:{PRIVIGEN}")
    hands.press(f"change:{PRIVIGEN}")
    hands.press("profile-step:1")
    assert "Rung 6 – left out while it is empty" in shown(window)

    hands.type_text("profile.rung_6_rate", "5")

    assert "Rung 7 – left out while it is empty" in shown(window)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.objectName() == "profile.rung_6_rate"


def test_the_focus_is_on_no_button_wherever_the_page_turns(qtbot: QtBot, tmp_path: Path) -> None:
    """S28."""
    _, hands = at_the_desk(qtbot, tmp_path)

    hands.key("Ctrl+P")
    assert not isinstance(QApplication.focusWidget(), Control)
    for name in (f"profile:{PRIVIGEN}", f"change:{PRIVIGEN}", "profile-step:5", "profile-back", "profile-back"):
        hands.press(name)
        assert not isinstance(QApplication.focusWidget(), Control)


def test_a_text_longer_than_its_line_is_read_from_its_beginning(qtbot: QtBot, tmp_path: Path) -> None:
    window, hands = at_the_desk(qtbot, tmp_path)
    hands.key("Ctrl+P")
    hands.press(f"profile:{PRIVIGEN}")
    hands.press(f"change:{PRIVIGEN}")

    hands.press("profile-step:3")

    note = window.findChild(QLineEdit, "profile.note_1")
    assert isinstance(note, QLineEdit)
    assert note.cursorPosition() == 0


def test_each_step_opens_at_its_first_field(qtbot: QtBot, tmp_path: Path) -> None:
    window, hands = at_the_desk(qtbot, tmp_path)
    hands.key("Ctrl+P")
    hands.press(f"profile:{PRIVIGEN}")
    hands.press(f"change:{PRIVIGEN}")
    firsts = ("rung_1_rate", "maximum_rate", "stabiliser", "source_1_document")

    for step, first in enumerate(firsts, start=1):
        (area,) = [one for one in window.findChildren(QScrollArea) if _holds_fields(one)]
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        hands.press(f"profile-step:{step}")
        field = window.findChild(QLineEdit, f"profile.{first}")
        assert isinstance(field, QLineEdit)
        assert not field.visibleRegion().isEmpty(), first


def _holds_fields(area: QScrollArea) -> bool:
    return area.isVisible() and any(one.objectName().startswith("profile.") for one in area.findChildren(QLineEdit))
