"""Printing from the shell, where no display may be."""

import subprocess
import sys

LETTER_OF_NO_FONT = """
from PySide6.QtGui import QFont, QFontMetricsF
from ivig_desk.views.without_window import application_without_window

with application_without_window():
    print(QFontMetricsF(QFont("Source Sans Pro")).horizontalAdvance("\\u0905\\u0928\\u0941"))
"""


def test_a_letter_that_no_font_has_is_no_line_on_the_terminal() -> None:
    """Every font by itself would say so; the page says which letter it is."""
    done = subprocess.run(
        [sys.executable, "-c", LETTER_OF_NO_FONT], check=True, capture_output=True, text=True, timeout=120
    )

    assert float(done.stdout) > 0
    assert "font" not in done.stderr
