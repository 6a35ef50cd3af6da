"""S31: a fault on any way through the window ends on the fault page, visibly, for good, and no patient is logged."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ivig_desk.presenters.last_words import INSTRUCTION, LAST_SHOWN, TITLE
from ivig_desk.presenters.screens import Table, WindowScreen
from ivig_desk.views.binding import Binding
from ivig_desk.views.fault_page import FaultPage
from ivig_desk.views.hands import Hands
from tests.gui import sample_forms as forms
from tests.gui.fakes import PATIENTS_NAME, BreakablePresenter, in_sight, opened, settle
from tests.gui.sample_screens import (
    AFTERS,
    CHILD_RUNNING,
    FAULT,
    ONE_ALARM,
    PLANS,
    RUNS,
    START,
    running,
    with_form,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

# A table whose rows are shorter than its heads: a screen that no page can draw.
RAGGED = Table(heads=("rung", "mL/h"), rows=(("1",),))
NOTE_OPEN = running(with_form(forms.NOTE))
PLAN = PLANS["plan patient"]
ROUTES: dict[str, tuple[WindowScreen, Callable[[Hands], None]]] = {
    "a control of the start page": (START, lambda hands: hands.press("new-infusion")),
    "an infusion of the start page": (START, lambda hands: hands.press("open.i1")),
    "a step of the plan": (PLAN, lambda hands: hands.press("step:1")),
    "a control beside the plan": (PLAN, lambda hands: hands.press("leave")),
    "a text of the plan": (PLAN, lambda hands: hands.type_text("plan.name", "")),
    "hold": (RUNS["child"], lambda hands: hands.press("hold")),
    "stop": (RUNS["child"], lambda hands: hands.press("stop")),
    "the working": (RUNS["child"], lambda hands: hands.press("working")),
    "raise": (RUNS["child"], lambda hands: hands.press("raise")),
    "record": (RUNS["child"], lambda hands: hands.press("observation")),
    "leaving the run page": (RUNS["child"], lambda hands: hands.press("leave")),
    "a key": (RUNS["child"], lambda hands: hands.key("V")),
    "an alarm seen": (
        running(CHILD_RUNNING, ONE_ALARM),
        lambda hands: hands.press("acknowledge:i1:vital-signs-due"),
    ),
    "the pause of the sound": (running(CHILD_RUNNING, ONE_ALARM), lambda hands: hands.press("pause-sound")),
    "a text of a form": (NOTE_OPEN, lambda hands: hands.type_text("note.note", "")),
    "an answer of a form": (RUNS["form resolve"], lambda hands: hands.choose("resolve.sign", "headache")),
    "taking a form": (NOTE_OPEN, lambda hands: hands.submit("note")),
    "taking a form with Enter": (NOTE_OPEN, lambda hands: hands.key("Return")),
    "putting a form away": (NOTE_OPEN, lambda hands: hands.key("Esc")),
    "the summary": (AFTERS["after"], lambda hands: hands.press("summary")),
    "record after the end": (AFTERS["after"], lambda hands: hands.press("note")),
}


@pytest.mark.parametrize("name", ROUTES)
def test_s31_a_fault_of_the_presenter_shows_the_fault_page(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    screen, act = ROUTES[name]
    presenter, window, hands = _at(qtbot, screen)
    presenter.broken = frozenset({"handle"})

    act(hands)

    _assert_fault_page(window)
    assert [re.sub(r":\d+$", "", message) for message in caplog.messages] == ["the window failed: KeyError fakes.py"]
    caplog.clear()


def test_s31_a_fault_while_looking_again_shows_the_fault_page(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    presenter, window, hands = _at(qtbot, RUNS["child"])
    presenter.broken = frozenset({"look"})

    hands.look()

    _assert_fault_page(window)
    assert PATIENTS_NAME not in caplog.text
    caplog.clear()


def test_s31_a_fault_at_the_first_look_shows_the_fault_page(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    presenter = BreakablePresenter(START)
    presenter.broken = frozenset({"look"})

    window = opened(qtbot, presenter)

    _assert_fault_page(window)
    caplog.clear()


@pytest.mark.parametrize("after_what", ["a look", "a wish"])
def test_s31_a_screen_that_cannot_be_drawn_shows_the_fault_page(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, after_what: str
) -> None:
    presenter, window, hands = _at(qtbot, PLAN)
    presenter.screen = replace(PLAN, plan=replace(PLAN.plan, table=RAGGED) if PLAN.plan else None)

    if after_what == "a look":
        hands.look()
    else:
        hands.press("step:1")

    _assert_fault_page(window)
    caplog.clear()


def test_s31_a_fault_that_only_python_sees_shows_the_fault_page(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    _, window, _ = _at(qtbot, RUNS["child"])
    binding = window.findChild(Binding)
    assert isinstance(binding, Binding)

    try:
        int(PATIENTS_NAME)
    except ValueError as fault:
        binding.caught(type(fault), fault, fault.__traceback__)

    _assert_fault_page(window)
    assert "ValueError test_faults.py" in caplog.text
    assert PATIENTS_NAME not in caplog.text
    caplog.clear()


def test_s31_the_fault_page_stays(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    presenter, window, hands = _at(qtbot, RUNS["child"])
    presenter.broken = frozenset({"look"})
    hands.look()
    looks = presenter.looks
    presenter.broken = frozenset()

    hands.look()
    hands.key("V")
    window.wanted.emit(None)

    _assert_fault_page(window)
    assert presenter.looks == looks
    assert presenter.wishes == []
    caplog.clear()


def test_s31_when_even_the_fault_page_fails_there_are_last_words_with_the_last_rate(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    presenter, window, hands = _at(qtbot, RUNS["child"])
    presenter.broken = frozenset({"look", "failed"})

    hands.look()

    texts = [label.text() for label in in_sight(window, QLabel)]
    assert [text for text in texts if text] == [
        TITLE,
        INSTRUCTION,
        LAST_SHOWN,
        "IONESCU, Maria · 24 kg · Privigen 10 %",
        "28 drops/min",
    ]
    assert PATIENTS_NAME not in caplog.text
    caplog.clear()


def test_s31_nothing_can_be_pressed_behind_the_fault_page(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    presenter, window, hands = _at(qtbot, running(CHILD_RUNNING, ONE_ALARM))
    presenter.broken = frozenset({"look"})
    hands.look()

    for key in ("H", "S", "R", "Ctrl+H", "Return", "Space", "Tab"):
        hands.key(key)

    assert presenter.wishes == []
    _assert_fault_page(window)
    caplog.clear()


def _at(qtbot: QtBot, screen: WindowScreen) -> tuple[BreakablePresenter, MainWindow, Hands]:
    presenter = BreakablePresenter(screen)
    window = opened(qtbot, presenter)
    return presenter, window, Hands(window, lambda: settle(qtbot))


def _assert_fault_page(window: MainWindow) -> None:
    """The fault page and nothing else: what to do, and the last confirmed rate."""
    texts = [label.text() for label in in_sight(window, QLabel)]
    assert [page.isVisible() for page in window.findChildren(FaultPage)] == [True]
    assert texts[:4] == [FAULT.title, FAULT.instruction, *(line.text for line in FAULT.last_confirmed)]
