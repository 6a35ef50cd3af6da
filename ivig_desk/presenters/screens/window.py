"""The whole window: alarms, tabs, and the one page under them."""

from dataclasses import dataclass

from ivig_desk.presenters.screens.beds import BoardScreen, TabRow
from ivig_desk.presenters.screens.course import CourseScreen
from ivig_desk.presenters.screens.entrance import EntranceScreen, WhoBar
from ivig_desk.presenters.screens.pages import (
    AfterScreen,
    AlarmBar,
    PlanScreen,
    RunScreen,
    StartScreen,
    SubcutaneousScreen,
)
from ivig_desk.presenters.screens.parts import Closing, Page
from ivig_desk.presenters.screens.profiles import ProfilesScreen
from ivig_desk.presenters.screens.records import RecordsScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowScreen:
    """The whole window; `shown` is the infusion whose page it is, empty on a page of none.

    `closing` holds a close up; `is_over` says that the window is to be closed now.
    `who` stands on every page where somebody has signed in; it is None in practice, where nobody does.
    """

    page: Page
    title: str
    alarms: AlarmBar
    shown: str = ""
    tabs: TabRow | None = None
    start: StartScreen | None = None
    board: BoardScreen | None = None
    plan: PlanScreen | None = None
    subcutaneous: SubcutaneousScreen | None = None
    profiles: ProfilesScreen | None = None
    course: CourseScreen | None = None
    records: RecordsScreen | None = None
    run: RunScreen | None = None
    after: AfterScreen | None = None
    entrance: EntranceScreen | None = None
    who: WhoBar | None = None
    closing: Closing | None = None
    is_over: bool = False
