"""A reaction by three keys or two presses in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ivig_desk.views.hands import Hands
from ivig_desk.views.keyed_field import KeyedToggle
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle
from tests.helpers.keyboard import press_key
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow


def at_the_bed(qtbot: QtBot) -> tuple[Bedside, MainWindow]:
    bed = Bedside()
    bed.start()
    return bed, opened(qtbot, bed.window)


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    for key in keys:
        press_key(window, key)
        settle(qtbot)


def on_record(bed: Bedside) -> list[tuple[str, int]]:
    return [(event.sign, event.grade.value) for event in bed.infusion().adverse_events]


@pytest.mark.parametrize(
    ("keys", "recorded"),
    [
        ("AE1", [("headache", 1)]),
        ("AEE2", [("headache", 2)]),
        ("AAE1", [("headache", 1)]),
        ("ACE1", [("headache", 1)]),
        ("AC4", [("collapse", 4)]),
        ("AE", []),
        ("A1", []),
        ("A1E", []),
    ],
)
def test_three_keys_record_a_reaction(qtbot: QtBot, keys: str, recorded: list[tuple[str, int]]) -> None:
    bed, window = at_the_bed(qtbot)

    press(qtbot, window, keys)

    assert on_record(bed) == recorded


def test_two_presses_record_a_reaction(qtbot: QtBot) -> None:
    bed, window = at_the_bed(qtbot)
    hands = Hands(window, lambda: settle(qtbot))
    hands.press("adverse-event")

    hands.choose("adverse-event.sign", "stridor")
    hands.choose("adverse-event.grade", "3")

    assert on_record(bed) == [("stridor", 3)]


def test_hold_is_one_key_from_the_form(qtbot: QtBot) -> None:
    """S11: with a sign chosen and the form open."""
    bed, window = at_the_bed(qtbot)

    press(qtbot, window, "AEH")

    assert bed.infusion().phase.value == "held"


def test_a_digit_typed_into_the_time_is_no_grade(qtbot: QtBot) -> None:
    bed, window = at_the_bed(qtbot)
    hands = Hands(window, lambda: settle(qtbot))
    hands.press("adverse-event")
    hands.choose("adverse-event.sign", "headache")

    hands.type_text("adverse-event.began_at", "1")

    assert on_record(bed) == []


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])
def test_no_label_of_a_sign_or_a_grade_is_cut(qtbot: QtBot, size: QSize) -> None:
    bed = Bedside()
    bed.start()
    window = opened(qtbot, bed.window, size)
    press(qtbot, window, "A")

    toggles = [toggle for toggle in window.findChildren(KeyedToggle) if toggle.isVisible()]
    labels = [(toggle, label) for toggle in toggles for label in toggle.findChildren(QLabel) if label.isVisible()]
    # 22 signs and 5 grades, each with its label; all but one sign with a key.
    assert (len(toggles), len(labels)) == (27, 53)
    assert [label.text() for toggle, label in labels if label.heightForWidth(label.width()) > toggle.height()] == []
