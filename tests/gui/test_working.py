"""The working in the real window: one key opens it, Esc closes it, nothing of it is cut, HOLD and STOP stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from ivig_desk.views.controls import Control
from ivig_desk.views.hands import Hands
from ivig_desk.views.words import unbroken
from ivig_desk.views.working_view import WorkingCard
from tests.gui.fakes import DESKTOP, LAPTOP, as_said, opened, settle, shown
from tests.gui.test_drawing import cut_texts
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

BIVIGAM = {
    "indication": "primary-immunodeficiency",
    "preparation": "Bivigam 10 %",
    "profile": "bivigam-10-us-pi",
    "dose_g": "14.4",
    "bottle_1_ml": "200",
}
SIZES = pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])


def at_the_bed(qtbot: QtBot, bed: Bedside, size: QSize = LAPTOP) -> tuple[MainWindow, Hands]:
    """The real window over a real bed."""
    window = opened(qtbot, bed.window, size)
    return window, Hands(window, lambda: settle(qtbot))


def card(window: MainWindow) -> WorkingCard:
    (found,) = window.findChildren(WorkingCard)
    return found


def running() -> Bedside:
    bed = Bedside()
    bed.start(**BIVIGAM)
    bed.wait("3")
    return bed


@SIZES
def test_the_key_w_shows_every_line_uncut_and_esc_puts_it_away(qtbot: QtBot, size: QSize) -> None:
    bed = running()
    window, hands = at_the_bed(qtbot, bed, size)

    hands.key("W")

    bed.look()
    texts = [line.text for section in bed.run_page.working for line in section.lines]
    seen = shown(window)
    assert len(texts) > 15
    assert [text for text in texts if text not in seen] == []
    assert list(cut_texts(window)) == []
    assert {name: hands.offers(name) for name in ("hold", "stop", "raise")} == {
        "hold": True,
        "stop": True,
        "raise": False,
    }
    hands.key("Esc")
    assert not card(window).isVisible()
    assert hands.offers("raise")


def test_the_page_keys_scroll_a_long_working_and_no_control_has_the_focus(qtbot: QtBot) -> None:
    """S28."""
    window, hands = at_the_bed(qtbot, running())
    hands.key("W")
    area = card(window).findChildren(QScrollArea)[0]
    assert area.verticalScrollBar().maximum() > 0

    hands.key("PgDown")

    assert area.verticalScrollBar().value() > 0
    assert not isinstance(QApplication.focusWidget(), Control)


def test_esc_closes_an_open_form_before_the_working(qtbot: QtBot) -> None:
    bed = running()
    window, hands = at_the_bed(qtbot, bed)
    hands.press("note")
    hands.press("working")

    hands.key("Esc")
    bed.look()
    assert (bed.run_page.form, bool(bed.run_page.working)) == (None, True)
    assert card(window).isVisible()

    hands.key("Esc")
    bed.look()
    assert bed.run_page.working == ()


@SIZES
def test_on_the_plan_page_alt_and_w_shows_it_below_the_table_uncut(qtbot: QtBot, size: QSize) -> None:
    bed = Bedside()
    bed.plan(**BIVIGAM)
    bed.press("step:3")
    window, hands = at_the_bed(qtbot, bed, size)

    hands.key("Alt+W")

    bed.look()
    texts = [line.text for section in bed.plan_page.working for line in section.lines]
    seen = shown(window)
    assert len(texts) > 15
    assert [text for text in texts if text not in seen] == []
    assert list(cut_texts(window)) == []


def test_a_line_breaks_before_an_operator_only() -> None:
    whole = unbroken("24 kg × 1.2 mL/kg/h = 28.8 mL/h; × 60 drops/mL")

    assert whole.split(" ") == [
        "24\N{NO-BREAK SPACE}kg",
        "×\N{NO-BREAK SPACE}1.2\N{NO-BREAK SPACE}mL/\N{WORD JOINER}kg/\N{WORD JOINER}h",
        "=\N{NO-BREAK SPACE}28.8\N{NO-BREAK SPACE}mL/\N{WORD JOINER}h;",
        "×\N{NO-BREAK SPACE}60\N{NO-BREAK SPACE}drops/\N{WORD JOINER}mL",
    ]
    assert unbroken("Eosinophils, /mm³") == "Eosinophils, /\N{WORD JOINER}mm³"
    assert as_said(whole) == "24 kg × 1.2 mL/kg/h = 28.8 mL/h; × 60 drops/mL"


def test_what_keeps_a_line_together_leaves_no_box(qtbot: QtBot) -> None:
    """A letter the font has not is drawn as a box, which takes room."""
    window, _ = at_the_bed(qtbot, running())
    metrics = next(iter(window.findChildren(QLabel))).fontMetrics()

    assert metrics.horizontalAdvance("mL/\N{WORD JOINER}h") == metrics.horizontalAdvance("mL/h")
