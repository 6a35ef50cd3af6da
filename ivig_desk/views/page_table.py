"""How each page of the window is built, and which part of a screen it draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QElapsedTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Page, WindowScreen
from ivig_desk.views.start_page import StartPage
from ivig_desk.views.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """A page, what is wanted there, and what draws its part of a screen."""

    page: QWidget
    wanted: SignalInstance
    draw: Callable[[WindowScreen], None]


Build = Callable[[Theme], BuiltPage]


def _start(theme: Theme) -> BuiltPage:
    page = StartPage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.start is not None:
            page.draw(screen.start)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


# The start page waits for none of what follows: each is loaded when it is first shown.
def _board(theme: Theme) -> BuiltPage:
    from ivig_desk.views.board_page import BoardPage

    page = BoardPage(theme, QElapsedTimer())

    def draw(screen: WindowScreen) -> None:
        if screen.board is not None:
            page.draw(screen.board)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _plan(theme: Theme) -> BuiltPage:
    from ivig_desk.views.plan_page import PlanPage

    page = PlanPage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.plan is not None:
            page.draw(screen.plan)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _subcutaneous(theme: Theme) -> BuiltPage:
    from ivig_desk.views.subcutaneous_page import SubcutaneousPage

    page = SubcutaneousPage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.subcutaneous is not None:
            page.draw(screen.subcutaneous)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _profiles(theme: Theme) -> BuiltPage:
    from ivig_desk.views.profile_page import ProfilePage

    page = ProfilePage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.profiles is not None:
            page.draw(screen.profiles)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _records(theme: Theme) -> BuiltPage:
    from ivig_desk.views.records_page import RecordsPage

    page = RecordsPage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.records is not None:
            page.draw(screen.records)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _course(theme: Theme) -> BuiltPage:
    from ivig_desk.views.course_page import CoursePage

    page = CoursePage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.course is not None:
            page.draw(screen.course)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _run(theme: Theme) -> BuiltPage:
    from ivig_desk.views.run_page import RunPage

    page = RunPage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.run is not None:
            page.draw(screen.run)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _after(theme: Theme) -> BuiltPage:
    from ivig_desk.views.after_page import AfterPage

    page = AfterPage(theme)

    def draw(screen: WindowScreen) -> None:
        if screen.after is not None:
            page.draw(screen.after)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


def _entrance(theme: Theme) -> BuiltPage:
    from ivig_desk.views.entrance_page import EntrancePage

    page = EntrancePage(theme, QElapsedTimer())

    def draw(screen: WindowScreen) -> None:
        if screen.entrance is not None:
            page.draw(screen.entrance)

    return BuiltPage(page=page, wanted=page.wanted, draw=draw)


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
