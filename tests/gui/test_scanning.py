"""A scanner types as a keyboard does, wherever the cursor stands: its text becomes a scan, and nothing else of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivig_desk.presenters.wishes import Scanned, Typed
from tests.gui.fakes import StillPresenter, opened
from tests.gui.sample_screens import PLANS, RUNS, START
from tests.helpers.keyboard import SEPARATOR, press_key

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.views.main_window import MainWindow

SCANNER_MS = 2
"""A scanner's time from key to key."""
QUIET_MS = 60
"""Longer than any scanner waits between two keys of one label."""


def element_strings() -> list[str]:
    """Sixty labels: with and without `]d2`, batch last or first, closed by a separator or not."""
    strings = []
    for number in range(60):
        gtin, expiry = f"0105012345678{number % 10}00", f"1727{number % 12 + 1:02}00"
        batch, serial = f"10LOT-h{number}s/X", f"21S{number:05}"
        parts = {
            0: (gtin, expiry, batch),
            1: (gtin, expiry, serial, SEPARATOR, batch),
            2: (batch, SEPARATOR, gtin, expiry),
            3: (gtin, serial, SEPARATOR, expiry, batch, SEPARATOR),
        }[number % 4]
        strings.append(("]d2" if number % 3 else "") + "".join(parts))
    return strings


LABELS = element_strings()


def press(window: MainWindow, letter: str, *, then_ms: int) -> None:
    """One key as a keyboard sends it, to the window, and the time until the next one."""
    began = time.perf_counter()
    press_key(window, letter)
    while (time.perf_counter() - began) * 1000 < then_ms:
        QApplication.processEvents()


def scan(window: MainWindow, text: str, *, every_ms: int = SCANNER_MS, end: str = "\r") -> None:
    """A label read by a scanner, with the Enter most of them end with."""
    for letter in f"{text}{end}":
        press(window, letter, then_ms=every_ms)
    QTest.qWait(QUIET_MS)


def type_by_hand(window: MainWindow, text: str, *, every_ms: int = 60) -> None:
    """A text typed by a quick hand."""
    for letter in text:
        press(window, letter, then_ms=every_ms)
    QTest.qWait(QUIET_MS)


def lines(window: MainWindow) -> list[QLineEdit]:
    """Every line in sight that can be typed in."""
    return [line for line in window.findChildren(QLineEdit) if line.isVisible() and line.isEnabled()]


def texts(window: MainWindow) -> list[str]:
    """What stands in them."""
    return [line.text() for line in lines(window)]


def scans(presenter: StillPresenter) -> list[str]:
    """What was scanned. On a busy machine a first key may have come late and been let through: it was taken back."""
    typed = [wish for wish in presenter.wishes if isinstance(wish, Typed)]
    assert [after.field for _, after in batched(typed)] == [before.field for before, _ in batched(typed)]
    assert all(len(before.text) == len(after.text) + 1 for before, after in batched(typed)), typed
    assert all(isinstance(wish, Typed | Scanned) for wish in presenter.wishes), presenter.wishes
    return scans_of(presenter)


def scans_of(presenter: StillPresenter) -> list[str]:
    """Every scan there was."""
    return [wish.text for wish in presenter.wishes if isinstance(wish, Scanned)]


def batched(typed: list[Typed]) -> list[tuple[Typed, Typed]]:
    """Two by two: a letter let through, and the text without it."""
    return list(zip(typed[::2], typed[1::2], strict=True))


def test_sixty_labels_at_scanner_speed_leave_nothing_in_the_field_that_has_the_cursor(qtbot: QtBot) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    lines(window)[0].setFocus()
    before = texts(window)

    for label in LABELS:
        scan(window, label)

    assert scans(presenter) == LABELS
    assert texts(window) == before


@pytest.mark.parametrize("name", [*PLANS, "form bottle", "form observation", "working and form"])
def test_whichever_field_has_the_cursor_nothing_of_a_scan_lands_in_it(qtbot: QtBot, name: str) -> None:
    presenter = StillPresenter({**PLANS, **RUNS}[name])
    window = opened(qtbot, presenter)
    before = texts(window)

    for number, line in enumerate(lines(window)):
        line.setFocus()
        presenter.wishes.clear()
        scan(window, LABELS[number % len(LABELS)])

        assert scans(presenter) == [LABELS[number % len(LABELS)]], line.objectName()
        assert window.focusWidget() is line
    assert texts(window) == before


def test_a_scan_on_the_run_page_presses_neither_hold_nor_stop(qtbot: QtBot) -> None:
    """S11: the batch has an H and an S in it, which are the keys of both."""
    presenter = StillPresenter(RUNS["adult on pump"])
    window = opened(qtbot, presenter)

    scan(window, "0105012345678900172705001" + "0HSHSH")

    assert scans(presenter) == ["01050123456789001727050010HSHSH"]


def test_one_letter_by_hand_still_holds(qtbot: QtBot) -> None:
    """S11."""
    presenter = StillPresenter(RUNS["adult on pump"])
    window = opened(qtbot, presenter)

    press(window, "h", then_ms=QUIET_MS)

    assert [wish.name for wish in presenter.wishes if hasattr(wish, "name")] == ["hold"]


@pytest.mark.parametrize("every_ms", [0, 2, 8, 15, 25])
def test_a_slower_scanner_is_still_one(qtbot: QtBot, every_ms: int) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    line = lines(window)[0]
    line.setFocus()
    before = line.text()

    scan(window, LABELS[0], every_ms=every_ms)

    assert scans(presenter) == [LABELS[0]]
    assert line.text() == before


def test_without_enter_at_its_end_a_scan_ends_when_the_keys_do(qtbot: QtBot) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)

    scan(window, LABELS[1], end="")
    scan(window, LABELS[2], end="")

    assert scans(presenter) == [LABELS[1], LABELS[2]]


@pytest.mark.parametrize("every_ms", [12, 30, 45, 120])
def test_a_hand_however_quick_types_every_letter_in_its_order(qtbot: QtBot, every_ms: int) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    line = lines(window)[0]
    line.setFocus()
    line.clear()

    for word in ("24.5", "]x", "Io", "7"):
        type_by_hand(window, word, every_ms=every_ms)

    assert line.text() == "24.5]xIo7"
    assert not any(isinstance(wish, Scanned) for wish in presenter.wishes)


@pytest.mark.parametrize("every_ms", [0, 12, 31])
def test_what_another_program_types_for_a_hand_lands_where_the_cursor_is(qtbot: QtBot, every_ms: int) -> None:
    """Dictation, a text expander, a remote desk: quicker than a hand, and no label."""
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    first, second = lines(window)[:2]
    first.setFocus()
    first.clear()
    second.clear()

    for letter in "Ionescu, Maria\r2018-05-02":
        press(window, letter, then_ms=every_ms)
    QTest.qWait(QUIET_MS)

    assert (first.text(), second.text()) == ("Ionescu, Maria", "2018-05-02")
    assert scans_of(presenter) == []


def test_enter_straight_after_a_letter_is_the_hand_s(qtbot: QtBot) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    first, second = lines(window)[:2]
    first.setFocus()
    first.clear()

    press(window, "7", then_ms=3)
    press(window, "\r", then_ms=QUIET_MS)

    assert first.text() == "7"
    assert window.focusWidget() is second


def test_a_key_held_down_is_no_scanner(qtbot: QtBot) -> None:
    presenter = StillPresenter(PLANS["plan patient"])
    window = opened(qtbot, presenter)
    line = lines(window)[0]
    line.setFocus()
    line.clear()

    for _ in range(12):
        QTest.keyClick(line, Qt.Key.Key_1)

    assert line.text() == "1" * 12
    assert presenter.wishes[-1] == Typed(form="plan", field="identifier", text="1" * 12)


def test_on_the_start_page_a_scan_opens_nothing(qtbot: QtBot) -> None:
    presenter = StillPresenter(START)
    window = opened(qtbot, presenter)

    scan(window, LABELS[3])

    assert scans(presenter) == [LABELS[3]]
