"""Qt without a window: enough of an application to print, where no display may be."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QGuiApplication


@contextmanager
def application_without_window() -> Iterator[None]:
    """Have an application while something is printed: the running one, or one that needs no display."""
    if QGuiApplication.instance() is not None:
        yield
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    # For a letter that no font has, each font would say so; the page shows which letter it is.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    try:
        yield
    finally:
        application.shutdown()
