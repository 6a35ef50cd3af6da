"""The net under every window test: a timer still running after its window is gone fails it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def no_dangling_timer(monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication) -> Iterator[None]:
    """Fail when a timer outlives its window: it would call into a page that is gone, or into the next test."""
    started: list[QTimer] = []
    start = QTimer.start

    def note_and_start(timer: QTimer, *interval: int) -> None:
        started.append(timer)
        start(timer, *interval)

    monkeypatch.setattr(QTimer, "start", note_and_start)
    yield
    # pytest-qt has closed the windows by now; what they own dies with them, once these events are sent.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dangling = [timer for timer in started if shiboken6.isValid(timer) and timer.isActive()]
    for timer in dangling:
        timer.stop()
    assert dangling == [], "a timer still runs although its window is closed; give it an owner or stop it"
