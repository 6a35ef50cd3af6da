"""The form of an export in the real window: by keys alone and by the mouse, and nothing cut at either size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivig_desk.desk.ports.export_errand import ExportEnd
from ivig_desk.desk.ports.exports import ExportForm, ExportNames, ExportSoFar
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.hands import Hands
from tests.gui.fakes import DESKTOP, LAPTOP, opened, settle, shown
from tests.helpers.carrier import Carrier
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SIZES = pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])


def at_the_records(qtbot: QtBot, carrier: Carrier, size: QSize = LAPTOP) -> tuple[MainWindow, Hands]:
    """A discarded plan and a begun one, on the page of records."""
    bed = Bedside(exports=carrier.door())
    for name in ("Albu, Radu", "Stan, Ana"):
        bed.plan(name=name, identifier=name[0])
        bed.press("leave")
    bed.plan(name="Ionescu, Maria")
    bed.press("discard-plan")
    bed.type("discard", {"discard_reason": "another day"})
    bed.submit("discard")
    window = opened(qtbot, bed.window, size)
    hands = Hands(window, lambda: settle(qtbot))
    hands.key("Ctrl+R")
    return window, hands


def form_in_sight(window: MainWindow) -> list[str]:
    return [one.objectName() for one in window.findChildren(FormPanel) if one.isVisible()]


@SIZES
def test_what_is_found_is_exported_by_keys_alone(qtbot: QtBot, size: QSize) -> None:
    carrier = Carrier()
    window, hands = at_the_records(qtbot, carrier, size)
    hands.key("Alt+E")
    assert "Export all on file: 3 infusions" in shown(window)

    # The first answer has the focus; space chooses it, Tab leads to the next question.
    hands.key("Space")
    _tab_to(hands, "export.names.plain-names")
    hands.key("Space")
    _tab_to(hands, "export.folder")
    hands.key("Ctrl+A")
    for letter in "/media/stick":
        hands.key(letter)
    hands.key("Ctrl+Return")

    assert [(one.form, one.names, one.folder) for one in carrier.asked] == [
        (ExportForm.CSV, ExportNames.PLAIN, "/media/stick")
    ]
    assert form_in_sight(window) == []
    assert "Exporting 3 infusions to /media/stick/ivig-desk-csv" in shown(window)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


@SIZES
def test_one_record_is_exported_by_the_mouse_and_what_comes_of_it_is_said(qtbot: QtBot, size: QSize) -> None:
    carrier = Carrier()
    window, hands = at_the_records(qtbot, carrier, size)
    hands.type_text("records.search", "ionescu")
    hands.key("Down")
    hands.key("Return")
    hands.press("export")
    assert "Export this infusion" in shown(window)
    hands.choose("export.form", "fhir")
    hands.submit("export")
    assert "Who is named: choose one." in shown(window)
    hands.choose("export.names", "pseudonyms")
    hands.submit("export")

    carrier.read = ExportSoFar(read=1, of=1)
    hands.look()
    assert "Exporting 1 of 1 to /home/nurse/Documents/ivig-desk-fhir" in shown(window)
    carrier.ends(ExportEnd.LACKING, "infusion-9: left out: damaged")
    hands.look()

    assert [one.chosen for one in carrier.asked] == ["infusion-3"]
    assert "Exported, but not all of it could be read." in shown(window)
    assert "Infusion-9: left out: damaged" in shown(window)


def test_escape_puts_the_form_away_and_the_cursor_is_in_the_search(qtbot: QtBot) -> None:
    carrier = Carrier()
    window, hands = at_the_records(qtbot, carrier)
    hands.press("export")

    hands.key("Esc")

    assert form_in_sight(window) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "records.search"


def _tab_to(hands: Hands, name: str) -> None:
    """Press Tab until a control has the focus; 20 are more than the form has."""
    for _ in range(20):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        hands.key("Tab")
    raise AssertionError(name)
