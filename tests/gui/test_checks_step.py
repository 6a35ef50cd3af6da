"""The checks step at the real window: by keyboard alone, by mouse alone, in reach, nothing cut, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from ivig_desk.views.hands import Hands
from ivig_desk.views.theme import Extent
from ivig_desk.views.toggle import Toggle
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle
from tests.helpers.check_texts import CONTRAINDICATIONS, DONE, GIVEN
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

OPEN = {name: text for name, text in CHILD.items() if not name.startswith("check_")}


def at_checks(qtbot: QtBot, typed: Mapping[str, str] = OPEN, size: QSize = LAPTOP) -> tuple[Bedside, MainWindow, Hands]:
    """The checks step, with nothing answered unless told otherwise."""
    bed = Bedside()
    bed.plan(typed)
    window = opened(qtbot, bed.window, size)
    hands = Hands(window, lambda: settle(qtbot))
    hands.press("step:2")
    return bed, window, hands


def step(bed: Bedside) -> int:
    screen = bed.look().plan
    assert screen is not None
    return screen.step


def counted(bed: Bedside) -> str:
    screen = bed.look().plan
    assert screen is not None
    return screen.form.lines[0].text


def is_in_sight(widget: QWidget) -> bool:
    """Whether all of a widget is inside the area it scrolls in."""
    area = next(area for area in widget.window().findChildren(QScrollArea) if area.isAncestorOf(widget))
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_step_is_done_by_keyboard_alone(qtbot: QtBot) -> None:
    """Space presses the answer that has the focus, Enter goes on: to the time where one appeared, else to the next."""
    bed, _, hands = at_checks(qtbot)

    for name in (*CONTRAINDICATIONS, *DONE):
        assert focused().objectName().startswith(f"plan.check_{name}."), name
        assert is_in_sight(focused()), name
        hands.key("Space")
        hands.key("Return")
        if focused().objectName().startswith("plan.check_value_"):
            hands.key("Return")
    for name in GIVEN:
        hands.key("Space")
        hands.key("Return")
        assert focused().objectName() == f"plan.check_time_{name}"
        QTest.keyClicks(focused(), "07:40")
        hands.key("Return")

    assert counted(bed) == "26 of 26 checks answered."
    # The last one may be left open.
    hands.key("Ctrl+Return")
    assert step(bed) == 3


def test_not_needed_and_its_reason_by_keyboard_alone(qtbot: QtBot) -> None:
    bed, _, hands = at_checks(qtbot)
    for _ in CONTRAINDICATIONS:
        hands.key("Return")

    hands.key("Tab")
    hands.key("Space")
    hands.key("Return")
    QTest.keyClicks(focused(), "asked in May")

    assert focused().objectName() == "plan.check_reason_history-heart"
    kept = dict(bed.infusion().kept)
    assert kept["check_history-heart"] == "not-needed"
    bed.look()
    assert dict(bed.infusion().kept)["check_reason_history-heart"] == "asked in May"


def test_the_step_is_done_by_mouse_alone(qtbot: QtBot) -> None:
    """All that needs no letters; the time of a medicine is typed."""
    bed, window, hands = at_checks(qtbot)

    for name, answer in [*((one, "absent") for one in CONTRAINDICATIONS), *((one, "done") for one in DONE)]:
        toggle = window.findChild(Toggle, f"plan.check_{name}.{answer}")
        assert isinstance(toggle, Toggle)
        _scroll_to(toggle)
        QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
        settle(qtbot)

    assert counted(bed) == "24 of 26 checks answered; open: Antihistamine, Paracetamol"
    hands.submit("plan")
    assert step(bed) == 2


def test_next_brings_the_first_open_check_into_sight(qtbot: QtBot) -> None:
    bed, window, hands = at_checks(qtbot, CHILD)
    bed.type("plan", {"check_batch-label": ""})
    hands.look()

    hands.submit("plan")

    assert focused().objectName() == "plan.check_batch-label.done"
    assert is_in_sight(focused())
    assert "Batch label kept: choose one." in [label.text() for label in window.findChildren(QLabel)]


def test_a_reason_keeps_its_cursor_while_it_is_typed_and_the_window_ticks(qtbot: QtBot) -> None:
    bed, window, hands = at_checks(qtbot)
    hands.choose("plan.check_consent", "not-available")
    hands.type_text("plan.check_reason_consent", "mother on her way")
    edit = window.findChild(QLineEdit, "plan.check_reason_consent")
    assert isinstance(edit, QLineEdit)
    edit.setCursorPosition(6)

    QTest.keyClicks(edit, "!")
    hands.look()

    assert focused() is edit
    assert (edit.text(), edit.cursorPosition()) == ("mother! on her way", 7)
    assert dict(bed.infusion().kept)["check_reason_consent"] == "mother! on her way"


def test_a_field_that_appears_moves_neither_the_page_nor_the_focus(qtbot: QtBot) -> None:
    _, window, hands = at_checks(qtbot)
    toggle = window.findChild(Toggle, "plan.check_creatinine.done")
    assert isinstance(toggle, Toggle)
    _scroll_to(toggle)
    settle(qtbot)
    before = toggle.mapTo(window, QPoint(0, 0))

    toggle.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key("Space")

    assert window.findChild(QLineEdit, "plan.check_value_creatinine") is not None
    assert focused() is toggle
    assert toggle.mapTo(window, QPoint(0, 0)) == before


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP])
def test_every_answer_is_large_enough_and_no_label_is_cut(qtbot: QtBot, size: QSize) -> None:
    bed, window, hands = at_checks(qtbot, {**OPEN, "risks": "thrombosis"}, size)
    bed.type("plan", {"check_creatinine": "done", "check_hbv": "not-available", "check_paracetamol": "done"})
    hands.look()

    toggles = [toggle for toggle in window.findChildren(Toggle) if toggle.isVisible()]
    assert len(toggles) == 90  # 26, 3 for the risk and 1 that may be left open, three answers each
    assert min(min(toggle.width(), toggle.height()) for toggle in toggles) >= Extent.TARGET
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            room = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= room, label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()


def test_a_contraindication_is_answered_for_at_the_read_back(qtbot: QtBot) -> None:
    """S2."""
    bed, _, hands = at_checks(qtbot, CHILD)
    hands.choose("plan.check_severe-kidney-failure", "present")
    hands.press("step:4")
    hands.submit("plan")
    assert step(bed) == 4

    question = "contraindication:severe-kidney-failure"
    hands.type_text(f"plan.answer_reason_{question}", "on dialysis")
    hands.type_text(f"plan.answer_name_{question}", "Dr D. Marin")
    hands.submit("plan")

    assert bed.look().plan is None
    plan = bed.infusion().plan
    assert plan is not None
    assert [(asked.question, asked.name) for asked in plan.asked] == [(question, "Dr D. Marin")]


def _scroll_to(widget: QWidget) -> None:
    area = next(area for area in widget.window().findChildren(QScrollArea) if area.isAncestorOf(widget))
    area.ensureWidgetVisible(widget)
