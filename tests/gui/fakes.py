"""Presenters for window tests, each named for what it does, and what a window shows as texts."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ivig_desk.presenters.screens import FaultScreen, WindowScreen
from ivig_desk.views.application import build_window
from ivig_desk.views.infusion_chart import InfusionChart
from tests.gui.sample_screens import FAULT, START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ivig_desk.presenters.wishes import Wish
    from ivig_desk.views.binding import WindowPresenter
    from ivig_desk.views.main_window import MainWindow

LAPTOP = QSize(1366, 768)
# The same laptop, less a task bar and a title bar.
WITH_TASK_BAR = QSize(1366, 690)
DESKTOP = QSize(1920, 1080)
PATIENTS_NAME = "IONESCU"


class StillPresenter:
    """Shows one screen whatever is wanted, and remembers what was."""

    def __init__(self, screen: WindowScreen = START) -> None:
        self.screen = screen
        self.wishes: list[Wish] = []
        self.looks = 0

    def look(self) -> WindowScreen:
        self.looks += 1
        return self.screen

    def handle(self, wish: Wish) -> WindowScreen:
        self.wishes.append(wish)
        return self.screen

    def go_on(self) -> WindowScreen | None:
        return self.screen

    def failed(self, detail: str) -> FaultScreen:
        return FaultScreen(
            title=FAULT.title, instruction=FAULT.instruction, last_confirmed=FAULT.last_confirmed, detail=detail
        )


class BreakablePresenter(StillPresenter):
    """Raises at whatever it is told to break at, with the patient's name in the fault."""

    broken = frozenset[str]()

    def look(self) -> WindowScreen:
        if "look" in self.broken:
            raise ZeroDivisionError(PATIENTS_NAME)
        return super().look()

    def handle(self, wish: Wish) -> WindowScreen:
        if "handle" in self.broken:
            raise KeyError(PATIENTS_NAME)
        return super().handle(wish)

    def failed(self, detail: str) -> FaultScreen:
        if "failed" in self.broken:
            raise RuntimeError(PATIENTS_NAME)
        return super().failed(detail)


class StillStopwatch:
    """Shows the µs it is told to."""

    def __init__(self) -> None:
        self.us = 0

    def start(self) -> None:
        self.us = 0

    def nsecsElapsed(self) -> int:  # noqa: N802 # Qt names it.
        return self.us * 1000


def opened(qtbot: QtBot, presenter: WindowPresenter, size: QSize = LAPTOP) -> MainWindow:
    """A window as it stands before a nurse: shown, active, drawn."""
    window = build_window(presenter, size)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.resize(size)
    settle(qtbot)
    return window


def settle(qtbot: QtBot) -> None:
    """Let layouts and focus come to rest."""
    for _ in range(4):
        qtbot.wait(1)


def in_sight(window: QWidget, kind: type[QLabel | QLineEdit]) -> Iterator[QLabel | QLineEdit]:
    """What can be seen of a kind, but for the chart, which is tested by itself."""
    charts = window.findChildren(InfusionChart)
    for widget in window.findChildren(kind):
        if widget.isVisible() and not any(chart.isAncestorOf(widget) for chart in charts):
            yield widget


def shown(window: QWidget) -> str:
    """Every text in sight, and the title."""
    texts = [widget.text() for kind in (QLabel, QLineEdit) for widget in in_sight(window, kind)]
    return "\n".join((window.windowTitle(), *map(as_said, texts)))


def as_said(text: str) -> str:
    """A text without what only keeps its lines from breaking."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def texts_of(part: object) -> Iterator[str]:
    """Every text a part of a screen is to show; names, keys and values are for the program."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in FOR_THE_PROGRAM:
                yield from texts_of(getattr(part, field.name))


FOR_THE_PROGRAM = {
    "name",
    "key",
    "mark",
    "value",
    "picture",
    "infusion_id",
    "opens",
    "pressed",
    "brief",
    "shown",
    "focus",
    "chart",
    "tone",
    "page",
    "kind",
    "ability",
}
