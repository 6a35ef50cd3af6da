"""The window: alarms on top, one page under them, and in their place the fault page when the program fails."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QStackedWidget, QWidget

from ivig_desk.presenters.screens import (
    AfterScreen,
    BoardScreen,
    EntranceScreen,
    FaultScreen,
    Page,
    PlanScreen,
    RunScreen,
    StartScreen,
    WindowScreen,
)
from ivig_desk.presenters.wishes import Scanned
from ivig_desk.views.alarm_bar import AlarmBarView
from ivig_desk.views.attention import Attention, WindowSight
from ivig_desk.views.closing_bar import ClosingBarView
from ivig_desk.views.fault_page import FaultPage
from ivig_desk.views.flashing_frame import FlashingFrame
from ivig_desk.views.layouts import column
from ivig_desk.views.other_pages import OtherPages
from ivig_desk.views.scan_catcher import ScanCatcher
from ivig_desk.views.start_page import StartPage
from ivig_desk.views.tab_row import TabRowView
from ivig_desk.views.theme import DESIGN_HEIGHT, DESIGN_WIDTH, Gap, Theme
from ivig_desk.views.who_bar import WhoBarView

if TYPE_CHECKING:
    from ivig_desk.views.after_page import AfterPage
    from ivig_desk.views.board_page import BoardPage
    from ivig_desk.views.entrance_page import EntrancePage
    from ivig_desk.views.plan_page import PlanPage
    from ivig_desk.views.run_page import RunPage

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
        self._pages = QStackedWidget()
        self._page: QWidget | None = None
        self._start: StartPage | None = None
        self._board: BoardPage | None = None
        self._shown = ""
        self._plan: PlanPage | None = None
        self._others = OtherPages(theme, self)
        self._others.wanted.connect(self.wanted)
        self._run: RunPage | None = None
        self._after: AfterPage | None = None
        self._entrance: EntrancePage | None = None
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
        if screen.entrance is not None:
            self._draw_entrance(screen.entrance)
        else:
            self._draw_page(screen)
        if screen.entrance is None and screen.shown != self._shown and self._page is not None:
            self._shown = screen.shown
            if screen.plan is None:
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closing.draw(screen)

    def draw_fault(self, fault: FaultScreen) -> None:
        """Show the fault page in place of everything, for good; nothing holds up a close any more."""
        self.closing.give_way()
        self.setWindowTitle(fault.title)
        self._fault.draw(fault)
        self._both.setCurrentWidget(self._fault)

    def _draw_page(self, screen: WindowScreen) -> None:
        if screen.start is not None:
            self._draw_start(screen.start)
        if screen.board is not None:
            self._draw_board(screen.board)
        if screen.plan is not None:
            self._draw_plan(screen.plan)
        other = self._others.page_of(screen)
        if other is not None:
            self._turn_to(other)
            self._others.draw(screen)
        if screen.run is not None:
            self._draw_run(screen.run)
        if screen.after is not None:
            self._draw_after(screen.after)

    def _draw_start(self, screen: StartScreen) -> None:
        if self._start is None:
            self._start = StartPage(self._theme)
            self._start.wanted.connect(self.wanted)
        self._turn_to(self._start)
        self._start.draw(screen)

    def _draw_board(self, screen: BoardScreen) -> None:
        if self._board is None:
            from ivig_desk.views.board_page import BoardPage  # noqa: PLC0415 # The start page does not wait for it.

            self._board = BoardPage(self._theme, QElapsedTimer())
            self._board.wanted.connect(self.wanted)
        self._turn_to(self._board)
        self._board.draw(screen)

    def _draw_plan(self, screen: PlanScreen) -> None:
        if self._plan is None:
            from ivig_desk.views.plan_page import PlanPage  # noqa: PLC0415 # The start page does not wait for it.

            self._plan = PlanPage(self._theme)
            self._plan.wanted.connect(self.wanted)
        self._turn_to(self._plan)
        self._plan.draw(screen)

    def _draw_run(self, screen: RunScreen) -> None:
        if self._run is None:
            from ivig_desk.views.run_page import RunPage  # noqa: PLC0415 # pyqtgraph and numpy: no other page waits for them

            self._run = RunPage(self._theme)
            self._run.wanted.connect(self.wanted)
        self._turn_to(self._run)
        self._run.draw(screen)

    def _draw_after(self, screen: AfterScreen) -> None:
        if self._after is None:
            from ivig_desk.views.after_page import AfterPage  # noqa: PLC0415 # The same.

            self._after = AfterPage(self._theme)
            self._after.wanted.connect(self.wanted)
        self._turn_to(self._after)
        self._after.draw(screen)

    def _draw_entrance(self, screen: EntranceScreen) -> None:
        if self._entrance is None:
            from ivig_desk.views.entrance_page import EntrancePage  # noqa: PLC0415 # In practice nobody waits for it.

            self._entrance = EntrancePage(self._theme, QElapsedTimer())
            self._entrance.wanted.connect(self.wanted)
        self._turn_to(self._entrance)
        self._entrance.draw(screen)

    def _turn_to(self, page: QWidget) -> None:
        """Bring a page to the front; no control of it has the focus unasked (S28).

        What was covered by the entrance is typed on where it was left.
        """
        if page is self._page:
            return
        left = page.focusWidget() if self._page is self._entrance else None
        self._page = page
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        (left if isinstance(left, QLineEdit) else page).setFocus(Qt.FocusReason.OtherFocusReason)

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
