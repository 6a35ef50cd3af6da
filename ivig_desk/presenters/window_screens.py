"""The pages of the window as whole windows, each from what answers for it."""

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from ivig_desk.desk.look import Look
from ivig_desk.presenters.metronome import Beating, beats_on, calls_high
from ivig_desk.presenters.screens import (
    AfterScreen,
    AlarmBar,
    BoardScreen,
    CourseScreen,
    Line,
    Page,
    ProfileFormScreen,
    ProfileListScreen,
    ProfileSheetScreen,
    ProfilesScreen,
    RecordListScreen,
    RecordSheetScreen,
    RecordsScreen,
    RunScreen,
    SubcutaneousScreen,
    WindowScreen,
)

if TYPE_CHECKING:
    from ivig_desk.presenters.infusion_desk import InfusionPresenter
    from ivig_desk.presenters.plan_desk import PlanPresenter

PROGRAM = "IVIG Desk"


def at_the_bed(opened: "InfusionPresenter", looks: tuple[Look, ...]) -> RunScreen | AfterScreen:
    """Return the page of an infusion.

    One look serves the alarms and the page: both tell of the same moment, and it is taken once (S6).
    """
    seen = next((look for look in looks if look.infusion.id == opened.infusion_id), None)
    page = opened.screen(seen)
    if not (beats_on(page) and calls_high(looks)):
        return page
    opened.end_beat(Beating.ENDED)
    return opened.screen(seen)


def of_infusion(shown: str, page: RunScreen | AfterScreen, alarms: AlarmBar, sound: Line) -> WindowScreen:
    """Return the window over the page of an infusion."""
    *parts, nurse = page.footer.parts
    page = replace(page, footer=replace(page.footer, parts=(*parts, sound, nurse)))
    title = f"{page.strip.name} – {PROGRAM}"
    if isinstance(page, RunScreen):
        return WindowScreen(page=Page.RUN, title=title, alarms=alarms, shown=shown, run=page)
    return WindowScreen(page=Page.AFTER, title=title, alarms=alarms, shown=shown, after=page)


def of_plan(opened: "PlanPresenter", alarms: AlarmBar) -> WindowScreen:
    """Return the window over a plan."""
    page = opened.screen()
    title = PROGRAM if page.strip is None else f"{page.strip.name} – {PROGRAM}"
    return WindowScreen(page=Page.PLAN, title=title, alarms=alarms, shown=opened.infusion_id, plan=page)


def at_rest(page: SubcutaneousScreen | ProfilesScreen | RecordsScreen | CourseScreen, alarms: AlarmBar) -> WindowScreen:
    """Return the window over a page that is of no one bed."""
    match page:
        case SubcutaneousScreen():
            return WindowScreen(page=Page.SUBCUTANEOUS, title=PROGRAM, alarms=alarms, subcutaneous=page)
        case ProfileListScreen() | ProfileSheetScreen() | ProfileFormScreen():
            return WindowScreen(page=Page.PROFILES, title=PROGRAM, alarms=alarms, profiles=page)
        case RecordListScreen() | RecordSheetScreen():
            return WindowScreen(page=Page.RECORDS, title=f"{page.title} – {PROGRAM}", alarms=alarms, records=page)
        case CourseScreen():
            return WindowScreen(page=Page.COURSE, title=f"{page.strip.name} – {PROGRAM}", alarms=alarms, course=page)
        case _:
            assert_never(page)


def of_board(page: BoardScreen, alarms: AlarmBar) -> WindowScreen:
    """Return the window over the board."""
    return WindowScreen(page=Page.BOARD, title=f"{page.title} – {PROGRAM}", alarms=alarms, board=page)
