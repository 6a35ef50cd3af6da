"""The pages of records and of courses as they are drawn: nothing cut, nothing too small for a glove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.fakes import DESKTOP, LAPTOP, StillPresenter, opened, settle
from tests.gui.test_course_page import measured_bed
from tests.gui.test_drawing import cut_texts, small_targets
from tests.gui.test_records_page import BATCH, with_plans

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from ivig_desk.presenters.screens import WindowScreen


def screens() -> dict[str, WindowScreen]:
    """The start page with a visit due, the list, a recall, one record, a course, a visit's form and one refused."""
    bed, found = with_plans(3), {}
    found["start"] = bed.look()
    found["list"] = bed.press("records")
    found["recall"] = bed.press(f"batch:{BATCH}")
    bed.press("records-back")
    found["record"] = bed.press("record:infusion-4")
    course = measured_bed()
    found["course"] = course.look()
    found["visit"] = course.press("assess-visit")
    found["refused"] = course.submit("assess-visit")
    return found


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP], ids=["laptop", "desktop"])
def test_no_text_is_cut_and_every_target_is_large_enough(qtbot: QtBot, size: QSize) -> None:
    presenter = StillPresenter()
    window = opened(qtbot, presenter, size)
    faults = []
    for name, screen in screens().items():
        presenter.screen = screen
        window.look_wanted.emit()
        settle(qtbot)
        faults += [f"{name}: {fault}" for rule in (cut_texts, small_targets) for fault in rule(window)]
        assert window.size() == size, name

    assert faults == []


def test_each_is_the_page_it_is_called() -> None:
    pages = {name: screen.page.value for name, screen in screens().items()}

    assert pages == {
        "start": "start",
        **dict.fromkeys(("list", "recall", "record"), "records"),
        **dict.fromkeys(("course", "visit", "refused"), "course"),
    }
