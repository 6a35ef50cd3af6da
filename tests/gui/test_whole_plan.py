"""A whole plan from New infusion to Start: once with keys alone, once with the mouse for all that is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ivig_desk.presenters.screens import Page
from ivig_desk.views.controls import Control
from ivig_desk.views.hands import Hands
from ivig_desk.views.toggle import Toggle
from tests.gui.fakes import opened
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

STEPS = 5
MOST_STOPS = 200
"""More places where Tab stops than any step has."""


def focused() -> QWidget:
    """Where the keys go."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def field_of(widget: QWidget) -> str:
    """The field a line or an answer belongs to, by its name."""
    return widget.objectName().split(".")[1]


def key(name: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key to whatever has the focus."""
    QTest.keyClick(focused(), name, modifiers)
    QApplication.processEvents()


def fill_by_keys(texts: Mapping[str, str]) -> None:
    """Fill one step: Enter from field to field, Tab to an answer and Space on it."""
    filled: set[str] = set()
    for _ in range(MOST_STOPS):
        here = focused()
        if isinstance(here, QLineEdit) and field_of(here) not in filled:
            filled.add(field_of(here))
            QTest.keyClicks(here, texts.get(field_of(here), ""))
        elif isinstance(here, Toggle):
            _, field, value = here.objectName().split(".", 2)
            filled.add(field)
            if value in texts.get(field, "").split(" ") or value == texts.get(field):
                key(Qt.Key.Key_Space)
        elif not isinstance(here, QLineEdit):
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError(focused().objectName())


def test_with_keys_alone(qtbot: QtBot) -> None:
    """S28: the last key is Ctrl+Return, which nobody holds down by accident; Enter and Tab never reach Start."""
    bed = Bedside()
    window = opened(qtbot, bed.window)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    steps: list[int | None] = []

    for _ in range(STEPS):
        fill_by_keys(CHILD)
        key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        steps.append(None if bed.look().plan is None else bed.plan_page.step)

    assert steps == [1, 2, 3, 4, None]
    assert bed.look().page is Page.RUN


def test_with_the_mouse_for_all_that_is_pressed(qtbot: QtBot) -> None:
    bed = Bedside()
    window = opened(qtbot, bed.window)
    hands = Hands(window, QApplication.processEvents)
    hands.press("new-infusion")

    for _ in range(STEPS):
        wanted = dict(CHILD)
        for _ in range(MOST_STOPS):
            in_sight = _fields_in_sight(window)
            name = next((name for name in in_sight if name in wanted), None)
            if name is None:
                break
            hands.fill(f"plan.{name}", wanted.pop(name))
        hands.submit("plan")

    assert bed.look().page is Page.RUN


def _fields_in_sight(window: QWidget) -> list[str]:
    """Every field of the step, once, in the order they stand."""
    parts = [*window.findChildren(QLineEdit), *window.findChildren(Toggle)]
    names = [field_of(part) for part in parts if part.isVisible() and part.objectName().startswith("plan.")]
    return list(dict.fromkeys(names))


def test_every_control_of_every_step_is_44_px_high_at_least(qtbot: QtBot) -> None:
    bed = Bedside()
    bed.plan(CHILD)
    window = opened(qtbot, bed.window)
    low = []

    for step in range(STEPS):
        Hands(window, QApplication.processEvents).press(f"step:{step}")
        for kind in (Control, Toggle, QLineEdit):
            low += [one.objectName() for one in window.findChildren(kind) if one.isVisible() and one.height() < 44]

    assert low == []
