"""Every control says its wish, by mouse and key; HOLD and STOP always (S11); nothing raises by accident (S28)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ivig_desk.presenters.screens import Ability, Button, Tone
from ivig_desk.presenters.wishes import Cancelled, Opened, Pressed, Submitted
from ivig_desk.views.controls import Control, is_careful
from ivig_desk.views.hands import Hands, OutOfReach
from tests.gui import sample_forms as forms
from tests.gui.fakes import StillPresenter, opened, settle
from tests.gui.sample_screens import (
    ADULT_ON_PUMP,
    AFTER_SCREEN,
    CHILD_RUNNING,
    CLOSE_WORKING,
    PLANS,
    REACTION,
    RUNS,
    SCREENS,
    SIX_ALARMS,
    SKINS,
    START,
    THREE_ALARMS,
    after,
    running,
    with_form,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.presenters.screens import Form, WindowScreen

BUTTONS = {
    **{f"run {one.name}": (running(REACTION, SIX_ALARMS), one) for one in (*REACTION.record, *REACTION.next.buttons)},
    **{
        f"now {one.name}": (running(REACTION), one)
        for one in (REACTION.now.hold, REACTION.now.stop, REACTION.now.working, REACTION.leave)
    },
    **{
        f"alarm {row.name}": (running(REACTION, THREE_ALARMS), row.acknowledge)
        for row in THREE_ALARMS.rows
        if row.acknowledge is not None
    },
    **{f"after {one.name}": (after(AFTER_SCREEN), one) for one in (*AFTER_SCREEN.record, *AFTER_SCREEN.buttons)},
    **{
        f"plan {one.name}": (PLANS["plan order"], one)
        for one in (*(PLANS["plan order"].plan.steps if PLANS["plan order"].plan else ()),)
    },
    "close working": (RUNS["working"], CLOSE_WORKING),
    "plan working": (PLANS["plan set with working"], Button(name="working", label="Close the working", key="Alt+W")),
    "start under the skin": (START, Button(name="under-the-skin", label="Under the skin", key="Ctrl+U")),
    "under the skin leave": (
        SKINS["skin worked out"],
        Button(name="leave", label="All infusions", key="Ctrl+Home"),
    ),
    "start new": (START, Button(name="new-infusion", label="New infusion", key="Ctrl+N", tone=Tone.GOOD)),
}
KEYS = [
    (name, screen, button, key) for name, (screen, button) in BUTTONS.items() for key in button.key.split("; ") if key
]
FORMS = pytest.mark.parametrize("form", forms.ON_RUN_PAGE, ids=[form.name for form in forms.ON_RUN_PAGE])
# An adverse event is taken by the press of its grade: test_adverse_event.py.
SUBMITTED = [form for form in forms.ON_RUN_PAGE if form.submit.ability is not Ability.OFF]
TAKEN = pytest.mark.parametrize("form", SUBMITTED, ids=[form.name for form in SUBMITTED])


@pytest.mark.parametrize("name", BUTTONS)
def test_a_control_pressed_with_the_mouse_says_its_wish(qtbot: QtBot, name: str) -> None:
    screen, button = BUTTONS[name]
    presenter, hands = _at(qtbot, screen)

    hands.press(button.name)

    assert presenter.wishes == [Pressed(name=button.name)]


@pytest.mark.parametrize(
    ("screen", "button", "key"), [one[1:] for one in KEYS], ids=[f"{one[0]} {one[3]}" for one in KEYS]
)
def test_a_control_pressed_by_its_key_says_its_wish(
    qtbot: QtBot, screen: WindowScreen, button: Button, key: str
) -> None:
    presenter, hands = _at(qtbot, screen)

    hands.key(key)

    assert presenter.wishes == [Pressed(name=button.name)]


def test_an_infusion_is_opened_from_the_start_page(qtbot: QtBot) -> None:
    presenter, hands = _at(qtbot, START)

    hands.press("open.i2")

    assert presenter.wishes == [Opened(infusion_id="i2")]


@FORMS
@pytest.mark.parametrize("name", ["hold", "stop"])
def test_s11_hold_and_stop_are_one_press_from_every_form(qtbot: QtBot, form: Form, name: str) -> None:
    presenter, hands = _at(qtbot, running(with_form(form)))

    hands.press(name)
    hands.key({"hold": "Ctrl+H", "stop": "Ctrl+S"}[name])

    assert presenter.wishes == [Pressed(name=name), Pressed(name=name)]


@TAKEN
def test_a_form_is_taken_and_put_away(qtbot: QtBot, form: Form) -> None:
    presenter, hands = _at(qtbot, running(with_form(form)))

    hands.submit(form.name)
    hands.key("Ctrl+Return")
    hands.press("cancel")
    hands.key("Esc")

    assert presenter.wishes == [
        Submitted(form=form.name),
        Submitted(form=form.name),
        Cancelled(form=form.name),
        Cancelled(form=form.name),
    ]


def test_what_waits_is_pressed_all_the_same_so_that_the_page_can_say_what_is_missing(qtbot: QtBot) -> None:
    presenter, hands = _at(qtbot, RUNS["child"])

    hands.press("raise")

    assert CHILD_RUNNING.next.buttons[0].ability is Ability.WAITING
    assert presenter.wishes == [Pressed(name="raise")]


def test_what_is_off_answers_neither_mouse_nor_key(qtbot: QtBot) -> None:
    presenter, hands = _at(qtbot, RUNS["held"])

    with pytest.raises(OutOfReach, match="lower: is off"):
        hands.press("lower")
    hands.key("L")

    assert presenter.wishes == []


def test_what_a_form_covers_is_out_of_reach(qtbot: QtBot) -> None:
    presenter, hands = _at(qtbot, running(with_form(forms.RESOLVE)))

    with pytest.raises(OutOfReach, match="raise: 0 in sight"):
        hands.press("raise")
    hands.key("R")

    assert presenter.wishes == []


def test_all_infusions_are_one_key_away_while_a_field_has_the_cursor(qtbot: QtBot) -> None:
    """The field took Ctrl+Home for itself, and nothing happened."""
    presenter, hands = _at(qtbot, PLANS["plan order"])
    hands.type_text("plan.dose_g", "7")

    hands.key("Ctrl+Home")

    assert presenter.wishes[-1] == Pressed(name="leave")


def test_a_key_held_down_presses_once(qtbot: QtBot) -> None:
    presenter, _ = _at(qtbot, RUNS["child"])
    target = QApplication.focusWidget()
    assert target is not None

    QTest.keyPress(target, Qt.Key.Key_V)
    for _ in range(20):
        _repeat(target, Qt.Key.Key_V, "v")
    QTest.keyRelease(target, Qt.Key.Key_V)

    assert presenter.wishes == [Pressed(name="observation")]


def test_enter_held_down_on_a_control_presses_once(qtbot: QtBot) -> None:
    presenter, _ = _at(qtbot, RUNS["child"])
    hold = next(one for one in QApplication.allWidgets() if one.objectName() == "hold" and one.isVisible())
    hold.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyPress(hold, Qt.Key.Key_Return)
    for _ in range(20):
        _repeat(hold, Qt.Key.Key_Return, "")
    QTest.keyRelease(hold, Qt.Key.Key_Return)

    assert presenter.wishes == [Pressed(name="hold")]


@pytest.mark.parametrize("name", SCREENS)
def test_s28_no_control_that_raises_ever_has_the_focus(qtbot: QtBot, name: str) -> None:
    window = opened(qtbot, StillPresenter(SCREENS[name]))
    focused = []

    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused.append(QApplication.focusWidget())

    names = {one.objectName() for one in focused if isinstance(one, Control)}
    assert {one for one in names if is_careful(Button(name=one, label=""))} == set()


@pytest.mark.parametrize("form", [None, *forms.ON_RUN_PAGE], ids=lambda form: form.name if form else "none")
def test_s28_a_storm_of_enter_and_space_never_raises(qtbot: QtBot, form: Form | None) -> None:
    presenter, _ = _at(qtbot, running(replace(ADULT_ON_PUMP, form=form)))

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) * 10:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyPress(target, key)
        _repeat(target, key, "")
        QTest.keyRelease(target, key)

    raising = {Pressed(name="raise"), Submitted(form="raise-confirm"), Submitted(form="resume-confirm")}
    assert [wish for wish in presenter.wishes if wish in raising] == []


def test_s28_a_storm_on_the_page_itself_does_nothing_at_all(qtbot: QtBot) -> None:
    presenter, hands = _at(qtbot, RUNS["adult on pump"])

    for key in ("Return", "Space", "Enter") * 10:
        hands.key(key)

    assert presenter.wishes == []


def test_s28_when_a_form_closes_no_control_gets_the_focus(qtbot: QtBot) -> None:
    presenter, hands = _at(qtbot, running(with_form(forms.NOTE)))
    presenter.screen = RUNS["adult on pump"]
    hands.press("cancel")

    hands.key("Space")
    hands.key("Return")

    assert presenter.wishes == [Cancelled(form="note")]


def test_s28_the_second_half_of_a_double_click_raises_nothing(qtbot: QtBot) -> None:
    window = opened(qtbot, presenter := StillPresenter(RUNS["adult on pump"]))
    control = next(one for one in window.findChildren(Control, "raise") if one.isVisible())

    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(control, Qt.MouseButton.LeftButton)

    assert presenter.wishes == [Pressed(name="raise")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("raise", True),
        ("submit:raise-confirm", True),
        ("submit:resume-confirm", True),
        ("resume", True),
        ("lower", False),
        ("hold", False),
        ("praise", False),
    ],
)
def test_s28_what_starts_or_raises_is_known_by_name(name: str, *, expected: bool) -> None:
    assert is_careful(Button(name=name, label="")) is expected


def test_s28_what_starts_can_also_say_so(qtbot: QtBot) -> None:
    careful = replace(forms.READ_BACK, submit=replace(forms.READ_BACK.submit, is_careful=True))
    screen = PLANS["plan read-back"]
    presenter, hands = _at(qtbot, replace(screen, plan=replace(screen.plan, form=careful) if screen.plan else None))

    for _ in range(30):
        hands.key("Return")

    assert presenter.wishes == []


def _at(qtbot: QtBot, screen: WindowScreen) -> tuple[StillPresenter, Hands]:
    presenter = StillPresenter(screen)
    window = opened(qtbot, presenter)
    return presenter, Hands(window, lambda: settle(qtbot))


def _repeat(target: QWidget, key: Qt.Key, text: str) -> None:
    """A key held down, as the window system tells it."""
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        held = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text, autorep=True)
        QApplication.sendEvent(target, held)
