"""The page under the skin in the real window, over the real presenter: opened, typed, read and left by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.views.controls import Control
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.hands import Hands
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle, shown
from tests.gui.skin_screens import GAMUNEX
from tests.helpers.running import EIGHT, presenter_over

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SIZES = pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])


def at_the_desk(qtbot: QtBot, size: QSize = LAPTOP) -> tuple[MainWindow, Hands]:
    window = opened(qtbot, presenter_over(MemoryJournal(), SteppedClock(EIGHT)), size)
    return window, Hands(window, lambda: settle(qtbot))


def fill(hands: Hands, **texts: str) -> None:
    for field, text in texts.items():
        hands.fill(f"under-the-skin.{field}", text)


@SIZES
def test_it_is_opened_typed_and_left_by_keys(qtbot: QtBot, size: QSize) -> None:
    window, hands = at_the_desk(qtbot, size)

    hands.key("Ctrl+U")
    fill(hands, **GAMUNEX)
    # 4 × 20 = 80 mL/h
    assert "4 sites × 20 mL/h per site = 80 mL/h in all" in shown(window)

    hands.key("Ctrl+Home")
    assert hands.offers("new-infusion")
    assert "4 sites" not in shown(window)


def test_each_key_that_is_typed_changes_what_follows_from_it(qtbot: QtBot) -> None:
    """S1: 1 is a number of sites, and with one key more it is none; no rate stays on the page."""
    window, hands = at_the_desk(qtbot)
    hands.key("Ctrl+U")
    fill(hands, **GAMUNEX | {"sites": "1"})
    assert "1 site × 20 mL/h per site = 20 mL/h in all" in shown(window)

    hands.type_text("under-the-skin.sites", "10")

    assert "No rate: 10 sites are more than the 8 sites of the label." in shown(window)
    assert "in all" not in shown(window)


def test_enter_goes_from_field_to_field_and_at_the_last_takes_nothing(qtbot: QtBot) -> None:
    """S28: there is nothing to take, and no button for it."""
    window, hands = at_the_desk(qtbot)
    hands.key("Ctrl+U")
    fill(hands, **GAMUNEX)
    before = shown(window)

    for _ in range(6):
        hands.key("Return")

    panel = next(one for one in window.findChildren(FormPanel) if one.isVisible())
    assert shown(window) == before
    assert not panel.submit.isVisible()


def test_the_focus_it_opens_with_is_on_no_button(qtbot: QtBot) -> None:
    """S28."""
    _, hands = at_the_desk(qtbot)

    hands.key("Ctrl+U")

    assert not isinstance(QApplication.focusWidget(), Control)


def test_a_page_that_is_opened_again_is_empty(qtbot: QtBot) -> None:
    window, hands = at_the_desk(qtbot)
    hands.key("Ctrl+U")
    fill(hands, **GAMUNEX)
    hands.press("leave")

    hands.press("under-the-skin")

    assert "Still to be filled in or mended: profile, weight, " in shown(window)
    assert "0.114 g/kg" not in shown(window)
