"""The nets under the tests hold: each fault planted in a test of a copy fails that test, and a clean test passes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

PLANTED = '''
"""Tests that must fail, one for each net, and two that must not."""

import logging
import warnings

from PySide6.QtCore import QTimer, qDebug
from PySide6.QtWidgets import QWidget


def test_unexpected_log() -> None:
    logging.getLogger("ivig_desk").warning("the journal is slow")


def test_unexpected_warning() -> None:
    warnings.warn("old call", DeprecationWarning, stacklevel=1)


def test_qt_message(qtbot) -> None:
    qDebug("QObject: something is not as Qt wants it")


def test_dangling_timer(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.ticker = QTimer()
    window.ticker.start(1000)


def test_fault_in_a_slot(qtbot) -> None:
    timer = QTimer(singleShot=True)
    timer.timeout.connect(lambda: 1 // 0)
    timer.start(0)
    qtbot.wait(20)


def test_clean_log(caplog) -> None:
    logging.getLogger("ivig_desk").warning("expected")
    assert caplog.messages == ["expected"]
    caplog.clear()


def test_clean_timer(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(1000)
'''


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the planted tests, run under this project's own settings and nets."""
    copy = tmp_path_factory.mktemp("nets")
    (copy / "tests" / "gui").mkdir(parents=True)
    for name in ("pyproject.toml", "tests/conftest.py", "tests/gui/conftest.py"):
        shutil.copy(ROOT / name, copy / name)
    (copy / "tests" / "gui" / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", "tests"],
        cwd=copy,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout


@pytest.mark.parametrize(
    "fault", ["unexpected_log", "unexpected_warning", "qt_message", "dangling_timer", "fault_in_a_slot"]
)
def test_a_planted_fault_is_caught(outcome: str, fault: str) -> None:
    # The nets that look after the test make an error of it, those that look during it a failure; either fails the run.
    verdicts = {line.split(" ")[0] for line in outcome.splitlines() if f"test_planted.py::test_{fault}" in line}
    assert verdicts & {"ERROR", "FAILED"} != set(), outcome


@pytest.mark.parametrize("name", ["clean_log", "clean_timer"])
def test_what_is_in_order_passes(outcome: str, name: str) -> None:
    verdicts = {line.split(" ")[0] for line in outcome.splitlines() if f"test_planted.py::test_{name}" in line}
    assert verdicts == {"PASSED"}, outcome
