"""The pages of the window, each built when it is first shown; one of them stands in front."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from ivig_desk.presenters.screens import (
    AfterScreen,
    BoardScreen,
    CourseScreen,
    EntranceScreen,
    PlanScreen,
    ProfilesScreen,
    RecordsScreen,
    RunScreen,
    StartScreen,
    SubcutaneousScreen,
    WindowScreen,
)
from ivig_desk.views.start_page import StartPage
from ivig_desk.views.theme import Theme

if TYPE_CHECKING:
    from ivig_desk.views.after_page import AfterPage
    from ivig_desk.views.board_page import BoardPage
    from ivig_desk.views.course_page import CoursePage
    from ivig_desk.views.entrance_page import EntrancePage
    from ivig_desk.views.plan_page import PlanPage
    from ivig_desk.views.profile_page import ProfilePage
    from ivig_desk.views.records_page import RecordsPage
    from ivig_desk.views.run_page import RunPage
    from ivig_desk.views.subcutaneous_page import SubcutaneousPage


class PageStack(QStackedWidget):
    """Draws the page of a `WindowScreen` and hands on what is wanted there."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.page: QWidget | None = None
        """The page in front."""
        self._start: StartPage | None = None
        self._board: BoardPage | None = None
        self._plan: PlanPage | None = None
        self._subcutaneous: SubcutaneousPage | None = None
        self._profiles: ProfilePage | None = None
        self._records: RecordsPage | None = None
        self._course: CoursePage | None = None
        self._run: RunPage | None = None
        self._after: AfterPage | None = None
        self._entrance: EntrancePage | None = None

    def draw(self, screen: WindowScreen) -> None:
        """Show the page of a screen."""
        if screen.entrance is not None:
            self._draw_entrance(screen.entrance)
            return
        self._draw_at_rest(screen)
        if screen.board is not None:
            self._draw_board(screen.board)
        if screen.plan is not None:
            self._draw_plan(screen.plan)
        if screen.run is not None:
            self._draw_run(screen.run)
        if screen.after is not None:
            self._draw_after(screen.after)

    def _draw_at_rest(self, screen: WindowScreen) -> None:
        """The pages that are of no one bed."""
        if screen.start is not None:
            self._draw_start(screen.start)
        if screen.subcutaneous is not None:
            self._draw_subcutaneous(screen.subcutaneous)
        if screen.profiles is not None:
            self._draw_profiles(screen.profiles)
        if screen.records is not None:
            self._draw_records(screen.records)
        if screen.course is not None:
            self._draw_course(screen.course)

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

    def _draw_subcutaneous(self, screen: SubcutaneousScreen) -> None:
        if self._subcutaneous is None:
            from ivig_desk.views.subcutaneous_page import SubcutaneousPage  # noqa: PLC0415 # The same.

            self._subcutaneous = SubcutaneousPage(self._theme)
            self._subcutaneous.wanted.connect(self.wanted)
        self._turn_to(self._subcutaneous)
        self._subcutaneous.draw(screen)

    def _draw_profiles(self, screen: ProfilesScreen) -> None:
        if self._profiles is None:
            from ivig_desk.views.profile_page import ProfilePage  # noqa: PLC0415 # The same.

            self._profiles = ProfilePage(self._theme)
            self._profiles.wanted.connect(self.wanted)
        self._turn_to(self._profiles)
        self._profiles.draw(screen)

    def _draw_records(self, screen: RecordsScreen) -> None:
        if self._records is None:
            from ivig_desk.views.records_page import RecordsPage  # noqa: PLC0415 # The same.

            self._records = RecordsPage(self._theme)
            self._records.wanted.connect(self.wanted)
        self._turn_to(self._records)
        self._records.draw(screen)

    def _draw_course(self, screen: CourseScreen) -> None:
        if self._course is None:
            from ivig_desk.views.course_page import CoursePage  # noqa: PLC0415 # The same.

            self._course = CoursePage(self._theme)
            self._course.wanted.connect(self.wanted)
        self._turn_to(self._course)
        self._course.draw(screen)

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
        if page is self.page:
            return
        left = page.focusWidget() if self.page is self._entrance else None
        self.page = page
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        (left if isinstance(left, QLineEdit) else page).setFocus(Qt.FocusReason.OtherFocusReason)
