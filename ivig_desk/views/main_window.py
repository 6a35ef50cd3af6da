"""The window: alarms on top, one page under them, and in their place the fault page when the program fails."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from ivig_desk.presenters.screens import FaultScreen, Page, WindowScreen
from ivig_desk.presenters.wishes import Scanned
from ivig_desk.views.alarm_bar import AlarmBarView
from ivig_desk.views.attention import Attention, WindowSight
from ivig_desk.views.closing_bar import ClosingBarView
from ivig_desk.views.fault_page import FaultPage
from ivig_desk.views.flashing_frame import FlashingFrame
from ivig_desk.views.layouts import column
from ivig_desk.views.page_stack import PageStack
from ivig_desk.views.scan_catcher import ScanCatcher
from ivig_desk.views.tab_row import TabRowView
from ivig_desk.views.theme import DESIGN_HEIGHT, DESIGN_WIDTH, Gap, Theme
from ivig_desk.views.who_bar import WhoBarView

# On the pages where HOLD and STOP stand, or the next vital signs are counted, nothing may move when an alarm comes.
LEAST_LINES = dict.fromkeys(Page, 0) | dict.fromkeys(
    (Page.BOARD, Page.RUN, Page.AFTER, Page.SWITCH, Page.LOCKED, Page.PEOPLE, Page.BACKUPS), 2
)


class MainWindow(QWidget):
    """Draws a `WindowScreen` and hands on what is wanted; a page is built when it is first shown."""

    wanted = Signal(object)
    look_wanted = Signal()
    look_in = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._alarms = AlarmBarView(theme, QElapsedTimer())
        self._alarms.wanted.connect(self.wanted)
        self._attention = Attention(WindowSight(self))
        self._scans = ScanCatcher(self)
        self._scans.scanned.connect(lambda text: self.wanted.emit(Scanned(text=text)))
        self._tabs = TabRowView(theme)
        self._tabs.wanted.connect(self.wanted)
        self._pages = PageStack(theme)
        self._pages.wanted.connect(self.wanted)
        self._shown = ""
        self.closing = ClosingBarView(theme)
        self.closing.wanted.connect(self.wanted)
        self.closing.agreed.connect(self.close)
        self._who = WhoBarView(theme)
        self._who.wanted.connect(self.wanted)
        self._desk = FlashingFrame(theme, QElapsedTimer())
        self._fault = FaultPage(theme)
        self._both = QStackedWidget()
        self._both.addWidget(self._desk)
        self._both.addWidget(self._fault)
        desk = column(theme, self._desk, gap=Gap.SMALL, margin=Gap.SMALL)
        desk.addWidget(self._alarms)
        desk.addWidget(self.closing)
        desk.addWidget(self._tabs)
        desk.addWidget(self._pages, 1)
        desk.addWidget(self._who)
        whole = column(theme, self)
        whole.addWidget(self._both)
        # The pages are drawn for this size; a window that grew with its content would leave the screen.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(theme.px(DESIGN_WIDTH), theme.px(DESIGN_HEIGHT))

    def draw(self, screen: WindowScreen) -> None:
        """Show a screen; at another bed no control has the focus (S28, S29), plan and entrance begin at a field."""
        self.setWindowTitle(screen.title)
        self._alarms.draw(screen.alarms, screen.title, _least_lines(screen))
        self._tabs.draw(screen.tabs)
        self._desk.draw(screen.alarms.frame)
        self._attention.draw(screen.alarms)
        if screen.alarms.look_in_ms is not None:
            self.look_in.emit(screen.alarms.look_in_ms)
        self._who.draw(screen.who)
        self._pages.draw(screen)
        if screen.entrance is None and screen.shown != self._shown and self._pages.page is not None:
            self._shown = screen.shown
            if screen.plan is None:
                self._pages.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closing.draw(screen)

    def draw_fault(self, fault: FaultScreen) -> None:
        """Show the fault page in place of everything, for good; nothing holds up a close any more."""
        self.closing.give_way()
        self.setWindowTitle(fault.title)
        self._fault.draw(fault)
        self._both.setCurrentWidget(self._fault)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand before the keys of the window, which has none before it is shown."""
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._scans)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program end, unless entries would be lost (S30); whatever was typed was handed on at every key."""
        if not self.closing.may_close():
            event.ignore()
            return
        self.closed.emit()
        event.accept()


def _least_lines(screen: WindowScreen) -> int:
    """Return how many lines the alarms have at least; before somebody is in, and with nothing under way, none."""
    is_bare = screen.entrance is not None and not screen.entrance.cards
    return 0 if is_bare else LEAST_LINES[screen.page]
