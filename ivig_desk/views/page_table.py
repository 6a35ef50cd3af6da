"""How each page of the window is built, and which part of a screen it draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Page, ProfilesScreen, RecordsScreen, WindowScreen
from ivig_desk.views.start_page import StartPage
from ivig_desk.views.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """A page, what is wanted there, and what draws its part of a screen."""

    page: QWidget
    wanted: SignalInstance
    draw: Callable[[WindowScreen], None]


Build = Callable[[Theme], BuiltPage]
Part = TypeVar("Part")


# Without slots: Python 3.11 cannot make a frozen one of a named type with them.
@dataclass(frozen=True)
class _Drawn(Generic[Part]):
    """Draws its part of a screen, and of one that has none nothing."""

    draw: Callable[[Part], None]
    part: Callable[[WindowScreen], Part | None]

    def __call__(self, screen: WindowScreen) -> None:
        part = self.part(screen)
        if part is not None:
            self.draw(part)


def _start(theme: Theme) -> BuiltPage:
    page = StartPage(theme)
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.start))


# The start page waits for none of what follows: each is loaded when it is first shown.
def _board(theme: Theme) -> BuiltPage:
    from ivig_desk.views.board_page import BoardPage

    page = BoardPage(theme, QElapsedTimer())
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.board))


def _plan(theme: Theme) -> BuiltPage:
    from ivig_desk.views.plan_page import PlanPage

    page = PlanPage(theme)
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.plan))


def _subcutaneous(theme: Theme) -> BuiltPage:
    from ivig_desk.views.subcutaneous_page import SubcutaneousPage

    page = SubcutaneousPage(theme)
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.subcutaneous))


def _profiles(theme: Theme) -> BuiltPage:
    from ivig_desk.views.profile_page import ProfilePage

    page = ProfilePage(theme)
    drawn = _Drawn[ProfilesScreen](page.draw, lambda screen: screen.profiles)
    return BuiltPage(page=page, wanted=page.wanted, draw=drawn)


def _records(theme: Theme) -> BuiltPage:
    from ivig_desk.views.records_page import RecordsPage

    page = RecordsPage(theme)
    drawn = _Drawn[RecordsScreen](page.draw, lambda screen: screen.records)
    return BuiltPage(page=page, wanted=page.wanted, draw=drawn)


def _course(theme: Theme) -> BuiltPage:
    from ivig_desk.views.course_page import CoursePage

    page = CoursePage(theme)
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.course))


def _run(theme: Theme) -> BuiltPage:
    from ivig_desk.views.run_page import RunPage

    page = RunPage(theme)
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.run))


def _after(theme: Theme) -> BuiltPage:
    from ivig_desk.views.after_page import AfterPage

    page = AfterPage(theme)
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.after))


def _entrance(theme: Theme) -> BuiltPage:
    from ivig_desk.views.entrance_page import EntrancePage

    page = EntrancePage(theme, QElapsedTimer())
    return BuiltPage(page=page, wanted=page.wanted, draw=_Drawn(page.draw, lambda screen: screen.entrance))


PAGES: Mapping[Page, Build] = MappingProxyType(
    {
        Page.START: _start,
        Page.BOARD: _board,
        Page.PLAN: _plan,
        Page.SUBCUTANEOUS: _subcutaneous,
        Page.PROFILES: _profiles,
        Page.RECORDS: _records,
        Page.COURSE: _course,
        Page.RUN: _run,
        Page.AFTER: _after,
        Page.ENTRANCE: _entrance,
        Page.SWITCH: _entrance,
        Page.LOCKED: _entrance,
        Page.PEOPLE: _entrance,
        Page.BACKUPS: _entrance,
    }
)
"""Every page there is; those that are built alike are one."""
