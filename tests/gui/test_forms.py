"""A form: what is typed is said as typed (S18) and stays, Enter goes on, the cursor keeps its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ivig_desk.presenters.screens import Field, FieldGroup, Form, WindowScreen
from ivig_desk.presenters.wishes import Submitted, Typed, Wish
from ivig_desk.views.hands import Hands
from ivig_desk.views.toggle import Toggle
from tests.gui import sample_forms as forms
from tests.gui.fakes import StillPresenter, opened, settle
from tests.gui.sample_screens import ORDERS, PLANS, RUNS, running, with_form

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow


class TypingPresenter(StillPresenter):
    """Shows what is typed, as the real one does, and asks for more fields when told to."""

    def __init__(self, form: Form) -> None:
        super().__init__(running(with_form(form)))
        self.form = form
        self.more: tuple[Field, ...] = ()

    def handle(self, wish: Wish) -> WindowScreen:
        if isinstance(wish, Typed):
            groups = tuple(
                FieldGroup(
                    heading=group.heading,
                    fields=tuple(
                        replace(one, text=wish.text) if one.name == wish.field else one for one in group.fields
                    ),
                )
                for group in self.form.groups
            )
            if self.more:
                groups, self.more = (FieldGroup(heading="", fields=self.more), *groups), ()
            self.form = replace(self.form, groups=groups)
            self.screen = running(with_form(self.form))
        return super().handle(wish)


def test_every_key_is_said_with_the_whole_text(qtbot: QtBot) -> None:
    presenter, hands, _ = _typing(qtbot, forms.MEDICINE)

    hands.type_text("medicine.dose", "5 g")

    assert presenter.wishes == [Typed(form="medicine", field="dose", text=text) for text in ("5", "5 ", "5 g")]


@pytest.mark.parametrize("number", ["24.5", "24,5", "0x18", "1e3", "-4", "٢٤"])
def test_s18_a_number_is_taken_as_typed_and_never_repaired(qtbot: QtBot, number: str) -> None:
    presenter, hands, window = _typing(qtbot, forms.BED_CHECK)

    hands.type_text("bed-check.weight_kg", number)

    assert presenter.wishes[-1] == Typed(form="bed-check", field="weight_kg", text=number)
    assert _edit(window, "bed-check.weight_kg").text() == number


def test_typing_in_the_middle_leaves_the_cursor_there(qtbot: QtBot) -> None:
    _, _, window = _typing(qtbot, forms.NOTE)
    edit = _edit(window, "note.note")
    edit.setCursorPosition(6)

    QTest.keyClicks(edit, " is")
    window.look_wanted.emit()

    assert edit.text() == "mother is at the bed, quiet"
    assert edit.cursorPosition() == 9


def test_a_field_that_appears_takes_neither_text_nor_cursor_from_another(qtbot: QtBot) -> None:
    presenter, _, window = _typing(qtbot, forms.NOTE)
    presenter.more = (forms.number("read_ml", "Given in all", "mL"),)
    edit = _edit(window, "note.note")
    edit.setCursorPosition(6)

    QTest.keyClicks(edit, "!")
    settle(qtbot)

    assert _edit(window, "note.read_ml").isVisible()
    assert edit is _edit(window, "note.note")
    assert QApplication.focusWidget() is edit
    assert (edit.text(), edit.cursorPosition()) == ("mother! at the bed, quiet", 7)


def test_one_answer_of_several_is_chosen(qtbot: QtBot) -> None:
    presenter, hands, window = _typing(qtbot, forms.VITAL_SIGNS)

    hands.choose("observation.consciousness", "Pain")

    assert presenter.wishes == [Typed(form="observation", field="consciousness", text="Pain")]
    assert _chosen(window, "observation.consciousness") == ["Pain"]


def test_any_number_of_answers_are_chosen_and_taken_back(qtbot: QtBot) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    hands = Hands(window, lambda: settle(qtbot))

    hands.choose("plan.risks", "thrombosis")
    hands.choose("plan.risks", "obesity")

    # In the order of the answers; the screen stands still, so each press starts from what it says is chosen.
    assert presenter.wishes == [
        Typed(form="plan", field="risks", text="thrombosis diabetes obesity"),
        Typed(form="plan", field="risks", text="diabetes"),
    ]


def test_an_answer_shows_what_the_screen_says_not_what_was_pressed(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(RUNS["form adverse-event"]))

    Hands(window, lambda: settle(qtbot)).choose("adverse-event.sign", "fever")

    assert _chosen(window, "adverse-event.sign") == ["headache"]


def test_enter_goes_from_field_to_field_and_takes_the_form_at_the_last(qtbot: QtBot) -> None:
    presenter, hands, _ = _typing(qtbot, forms.MEDICINE)
    visited = []

    for _ in range(3):
        visited.append(_focused().objectName())
        hands.key("Return")

    assert visited == ["medicine.medicine", "medicine.dose", "medicine.given_at"]
    assert presenter.wishes == [Submitted(form="medicine")]


def test_enter_never_leads_to_a_field_out_of_sight(qtbot: QtBot) -> None:
    opened(qtbot, StillPresenter(ORDERS["many bottles"]))
    hidden = []

    for _ in range(60):
        focused = _focused()
        if focused.visibleRegion().boundingRect().height() < focused.height():
            hidden.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Return)
        settle(qtbot)

    # 1275 mL are 3 × 400 mL + 1 × 50 mL + 1 × 25 mL: the last line is of the fifth bottle.
    assert _focused().objectName().startswith("plan.bottle_5_")
    assert hidden == []


def test_tab_goes_through_the_fields_as_listed_then_to_the_controls(qtbot: QtBot) -> None:
    _typing(qtbot, forms.BOTTLE)
    visited = [_focused().objectName()]

    for _ in range(8):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        visited.append(_focused().objectName())

    assert visited == [
        "bottle.batch",
        "bottle.batch_again",
        "bottle.expiry",
        "bottle.bottle_ml",
        "bottle.not_scanned",
        "bottle.not_available",
        "bottle.connected_at",
        "cancel",
        "submit:bottle",
    ]


def test_the_cursor_goes_to_the_first_field_only_when_a_form_opens(qtbot: QtBot) -> None:
    presenter, hands, window = _typing(qtbot, forms.BOTTLE)
    hands.type_text("bottle.bottle_ml", "100")

    window.look_wanted.emit()
    settle(qtbot)
    after_a_look = _focused().objectName()
    presenter.screen = running(with_form(forms.MEDICINE))
    window.look_wanted.emit()
    settle(qtbot)

    assert (after_a_look, _focused().objectName()) == ("bottle.bottle_ml", "medicine.medicine")


def test_the_next_step_of_the_plan_opens_with_the_cursor_in_its_first_field(qtbot: QtBot) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    first = _focused().objectName()

    presenter.screen = PLANS["plan read-back"]
    window.look_wanted.emit()
    settle(qtbot)

    assert (first, _focused().objectName()) == ("plan.identifier", "plan.systolic")


def test_letters_typed_in_a_field_hold_nothing(qtbot: QtBot) -> None:
    presenter, hands, _ = _typing(qtbot, forms.NOTE)

    hands.type_text("note.note", "SHe")

    assert [wish for wish in presenter.wishes if not isinstance(wish, Typed)] == []


def test_a_problem_stands_under_its_field_and_moves_nothing(qtbot: QtBot) -> None:
    presenter = StillPresenter(running(with_form(forms.BOTTLE)))
    window = opened(qtbot, presenter)
    before = _places(window)

    batch, *others = forms.BOTTLE.groups[0].fields
    wrong = FieldGroup(heading="", fields=(replace(batch, problem="Batch: missing."), *others))
    presenter.screen = running(with_form(replace(forms.BOTTLE, groups=(wrong,))))
    window.look_wanted.emit()
    settle(qtbot)

    assert _places(window) == before


def _typing(qtbot: QtBot, form: Form) -> tuple[TypingPresenter, Hands, MainWindow]:
    presenter = TypingPresenter(form)
    window = opened(qtbot, presenter)
    return presenter, Hands(window, lambda: settle(qtbot)), window


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _edit(window: QWidget, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def _chosen(window: QWidget, field: str) -> list[str]:
    toggles = [one for one in window.findChildren(Toggle) if one.objectName().startswith(f"{field}.")]
    return [one.objectName().rsplit(".", maxsplit=1)[-1] for one in toggles if one.is_chosen]


def _places(window: QWidget) -> list[tuple[str, int, int]]:
    edits = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
    return [(one.objectName(), one.mapTo(window, one.pos()).x(), one.mapTo(window, one.pos()).y()) for one in edits]
