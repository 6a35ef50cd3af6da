"""The plan page under the hands: from a key to what it changes on the screen, and from a scan to what it shows."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.folders import ward_folders
from ivig_desk.presenters.wishes import Pressed, Typed
from ivig_desk.views.application import build_window
from ivig_desk.views.main_window import MainWindow
from ivig_desk.views.message_line import MessageLine
from ivig_desk.views.scan_catcher import HOLD_MS
from tests.benchmarks.lines import BenchLine
from tests.helpers.keyboard import press_key
from tests.helpers.labels import label
from tests.helpers.running import ADULT, EIGHT, presenter_over
from tests.helpers.sealed import journal_at

LAPTOP = QSize(1366, 768)
STEPS = 5
HALF = 5
"""So many letters are typed in each field, and taken back again."""
BETWEEN_KEYS_MS, UNTIL_LAID_OUT_MS = 60, 500
PATIENCE_S = 2
SCANS = 10
HUNDREDTH = 99


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 # Qt names it.
        self.count += event.type() is QEvent.Type.Paint
        return False


def measure() -> tuple[BenchLine, ...]:
    """Return the slowest of a hundred keys on every step, a whole plan typed and every check live; the slowest scan."""
    with _planning() as window:
        times = sorted(spent for step in range(STEPS) for spent in _keys_of_step(window, step))
        scans = [_scanned(window, label(serial=f"S{number}")) for number in range(SCANS)]
    slowest = times[len(times) * HUNDREDTH // 100]
    return (
        BenchLine(
            name="plan page: a key to its repaint, 99th percentile",
            ours_ms=slowest * 1000,
            limit_ms=16,
            extra=f"{len(times)} keys in every field of five steps, each on record in SQLite; median "
            f"{times[len(times) // 2] * 1000:.1f} ms, of which {HOLD_MS} ms wait for a scanner’s second key",
        ),
        BenchLine(
            name="plan page: a scan to its bottle on the screen, slowest",
            ours_ms=max(scans) * 1000,
            limit_ms=100,
            extra=f"{SCANS} labels one after another; median {median(scans) * 1000:.1f} ms",
        ),
    )


@contextmanager
def _planning() -> Iterator[MainWindow]:
    """A window with a whole plan typed, over a record on the disk."""
    application = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        journal = journal_at(ward_folders(Path(folder)).records)
        presenter = presenter_over(journal, SteppedClock(EIGHT))
        presenter.handle(Pressed(name="new-infusion"))
        for field, text in ADULT.items():
            presenter.handle(Typed(form="plan", field=field, text=text))
        window = build_window(presenter, LAPTOP)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowExposed(window)
        yield window
        window.close()
        window.deleteLater()
        application.processEvents()
        journal.close()


def _keys_of_step(window: MainWindow, step: int) -> Iterator[float]:
    window.wanted.emit(Pressed(name=f"step:{step}"))
    QTest.qWait(UNTIL_LAID_OUT_MS)
    for line in [line for line in window.findChildren(QLineEdit) if line.isVisible()]:
        line.setFocus()
        painted = Painted(line)
        for key in (Qt.Key.Key_1,) * HALF + (Qt.Key.Key_Backspace,) * HALF:
            _bring_into_sight(window, line)
            yield _timed(window, key, painted)


def _bring_into_sight(window: MainWindow, line: QLineEdit) -> None:
    while line.visibleRegion().isEmpty():
        for area in window.findChildren(QScrollArea):
            if area.isAncestorOf(line):
                area.ensureWidgetVisible(line)
        QTest.qWait(BETWEEN_KEYS_MS)


def _timed(window: MainWindow, key: Qt.Key, painted: Painted) -> float:
    """Press one key and wait until the field is painted with what came of it."""
    before = painted.count
    wishes: list[object] = []
    window.wanted.connect(wishes.append)
    began = time.perf_counter()
    QTest.keyPress(window.windowHandle(), key)
    while time.perf_counter() - began < PATIENCE_S and not (wishes and painted.count > before):
        QApplication.processEvents()
    spent = time.perf_counter() - began
    QTest.keyRelease(window.windowHandle(), key)
    window.wanted.disconnect(wishes.append)
    QTest.qWait(BETWEEN_KEYS_MS)
    return spent


def _scanned(window: MainWindow, text: str) -> float:
    """Press a label key by key and wait until what it comes to is painted, from its last key on."""
    message = window.findChild(MessageLine, "message")
    assert message is not None
    painted = Painted(message)
    for letter in text:
        press_key(window, letter)
    before, began = painted.count, time.perf_counter()
    press_key(window, "\r")
    while time.perf_counter() - began < PATIENCE_S and painted.count == before:
        QApplication.processEvents()
    spent = time.perf_counter() - began
    QTest.qWait(UNTIL_LAID_OUT_MS)
    return spent
