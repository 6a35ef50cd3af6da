"""The window as a program: letters, look, size, the second's tick, and nothing that fails unseen."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ivig_desk.presenters.screens import FaultScreen
from ivig_desk.views.binding import Binding, WindowPresenter
from ivig_desk.views.fonts import load_fonts, use_fonts
from ivig_desk.views.main_window import MainWindow
from ivig_desk.views.stylesheet import style_sheet
from ivig_desk.views.theme import Theme, theme_for
from ivig_desk.views.ticker import Ticker

NAME = "IVIG Desk"
# Below this width every px is needed.
ROOMY_WIDTH = 1500
TITLE_BAR = 32


def run_application(make_presenter: Callable[[], WindowPresenter]) -> int:
    """Open the window and return the exit code when it is closed; what `make_presenter` raises is the caller's."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("a window needs a QApplication")
    application.setApplicationName(NAME)
    window, binding = _build(make_presenter(), _available())
    ticker = Ticker(window)
    ticker.look_again.connect(window.look_wanted)
    window.look_in.connect(ticker.look_in)
    binding.failed.connect(ticker.stop)
    window.closed.connect(ticker.stop)
    # Not left to Qt, which would wait for any other window too, and ask those to close.
    application.setQuitOnLastWindowClosed(False)
    window.closed.connect(application.exit)
    application.commitDataRequest.connect(window.closing.end_session)
    before, sys.excepthook = sys.excepthook, binding.caught
    _show(window)
    ticker.start()
    try:
        return application.exec()
    finally:
        # Leaving again, with nothing running, would end the next loop before it began.
        window.closed.disconnect(application.exit)
        application.commitDataRequest.disconnect(window.closing.end_session)
        sys.excepthook = before


def show_fault(page: FaultScreen) -> None:
    """Show the fault page in a window of its own until it is closed: the desk itself could not be opened."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    theme = theme_for(_available().width(), _available().height())
    dress(theme)
    window = MainWindow(theme)
    window.draw_fault(page)
    _show(window)
    application.exec()


def build_window(presenter: WindowPresenter, size: QSize | None = None) -> MainWindow:
    """Return the window, bound and drawn once, for a space of this size (the screen's where none is given).

    It is not shown yet and no second ticks: who drives it emits `look_wanted`.
    """
    window, _ = _build(presenter, size or _available())
    return window


def _build(presenter: WindowPresenter, size: QSize) -> tuple[MainWindow, Binding]:
    theme = theme_for(size.width(), size.height())
    dress(theme)
    window = MainWindow(theme)
    window.resize(size)
    binding = Binding(presenter, window)
    binding.look()
    return window, binding


def dress(theme: Theme) -> None:
    """Give the running application its letters and its look."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("letters need a QApplication")
    sheet = style_sheet(theme)
    if application.styleSheet() == sheet:
        # Qt would polish every widget there is once more.
        return
    application.setStyle("Fusion")
    load_fonts()
    use_fonts(application, theme)
    application.setStyleSheet(sheet)


def _available() -> QSize:
    """The room a maximised window has for its pages: the screen less its task bar and our title bar."""
    return QGuiApplication.primaryScreen().availableGeometry().size() - QSize(0, TITLE_BAR)


def _show(window: MainWindow) -> None:
    if _available().width() < ROOMY_WIDTH:
        window.showMaximized()
    else:
        window.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())
        window.show()
