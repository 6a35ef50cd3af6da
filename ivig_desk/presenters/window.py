"""The whole window: which page is shown, and what a wish comes to."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from ivig_desk.desk.desk import Desk, Look
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.alarm_bar import ACKNOWLEDGE, PAUSE_SOUND, alarm_bar_of
from ivig_desk.presenters.alarm_sound import AlarmSound, sound_line
from ivig_desk.presenters.beds import Beds
from ivig_desk.presenters.control_names import LEAVE, STOP, pressed_on_card
from ivig_desk.presenters.fault import fault_screen
from ivig_desk.presenters.metronome import Beating, Metronome, beats_on, calls_high
from ivig_desk.presenters.nurse import UNSIGNED
from ivig_desk.presenters.screens import (
    Ability,
    AfterScreen,
    AlarmBar,
    FaultScreen,
    Line,
    Page,
    RunScreen,
    Tab,
    TabRow,
    WindowScreen,
)
from ivig_desk.presenters.start_page import NEW, PROFILES, UNDER_THE_SKIN, Records, start_screen
from ivig_desk.presenters.tabs import BOARD, plan_tab, tab_row
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.window_doors import WindowDoors
from ivig_desk.presenters.window_pages import WindowPages, board_of
from ivig_desk.presenters.wishes import Cancelled, Opened, PageWish, Pressed, Scanned, Submitted, Typed, Wish

if TYPE_CHECKING:
    from ivig_desk.presenters.infusion_desk import InfusionPresenter
    from ivig_desk.presenters.plan_desk import PlanPresenter

PROGRAM = "IVIG Desk"


class WindowPresenter:
    """Answers every wish with the whole window; holds which page is open and what is typed on each, nothing else."""

    def __init__(self, desk: Desk, files: Callable[[], WardFiles], doors: WindowDoors, lights: AlarmLights) -> None:
        """Take up what was under way; where that is one infusion, show it at once, of several the board (S7).

        The ward's files are read when a page first wants them.
        """
        self._desk = desk
        self._was_seen = False
        self._changing = Ability.OFF if doors.profiles is None else Ability.READY
        self._sound = AlarmSound(doors.sounder, doors.power)
        self._lights = lights
        self._metronome = Metronome(doors.sounder)
        self._backups = doors.backups
        if self._backups is not None:
            desk.tell(self._backups.hear)
        self._pages = WindowPages(desk, files, doors, self._sound)
        taken = desk.take_up(UNSIGNED)
        self._on_file = desk.on_file()
        self._beds = Beds(desk, self._on_file.infusions)
        self._last_looks: tuple[Look, ...] = ()
        if len(taken) == 1:
            self._show(taken[0].id)
        elif taken:
            self._pages.show_board()

    def look(self) -> WindowScreen:
        """Return the window as it stands now."""
        self._desk.follow_clock(UNSIGNED)
        saving = self._desk.watch()
        looks = self._beds.looks()
        self._last_looks = looks
        reading = self._desk.now()
        if self._backups is not None:
            self._backups.look(reading.wall)
        sounding = self._sound.follow(looks, saving, reading)
        alarms = alarm_bar_of(looks, saving, sounding, self._lights)
        if self._pages.infusion is None:
            self._metronome.rest(reading)
            screen = self._page(alarms, reading)
        else:
            page = self._metronome.follow(_at_the_bed(self._pages.infusion, looks), looks, sounding, reading)
            screen = _of_infusion(self._pages.infusion.infusion_id, page, alarms, sound_line(sounding))
        return replace(screen, tabs=self._tabs(looks))

    def handle(self, wish: Wish) -> WindowScreen:
        """Do what is wanted and return the window after it."""
        match wish:
            case Opened():
                self._show(wish.infusion_id)
            case Pressed() if self._pressed_anywhere(wish.name):
                pass
            case Pressed() | Typed() | Submitted() | Cancelled() | Scanned():
                self._on_page(wish)
            case _:
                assert_never(wish)
        return self.look()

    def failed(self, detail: str) -> FaultScreen:
        """Return what is shown where the program failed: the last confirmed rate of everything under way (S31)."""
        return fault_screen(self._last_looks, detail)

    def _page(self, alarms: AlarmBar, reading: ClockReading) -> WindowScreen:
        pages = self._pages
        if pages.plan is not None:
            return _of_plan(pages.plan, alarms)
        if pages.subcutaneous is not None:
            page = pages.subcutaneous.screen()
            return WindowScreen(page=Page.SUBCUTANEOUS, title=PROGRAM, alarms=alarms, subcutaneous=page)
        if pages.profiles is not None:
            profiles = pages.profiles.screen()
            return WindowScreen(page=Page.PROFILES, title=PROGRAM, alarms=alarms, profiles=profiles)
        if pages.is_board:
            board = board_of(self._beds.in_place(self._last_looks), self._lights)
            return WindowScreen(page=Page.BOARD, title=f"{board.title} – {PROGRAM}", alarms=alarms, board=board)
        backups = None if self._backups is None else self._backups.standing
        start = start_screen(self._records(), self._blocked(), reading, self._changing, backups)
        return WindowScreen(page=Page.START, title=PROGRAM, alarms=alarms, start=start)

    def _tabs(self, looks: tuple[Look, ...]) -> TabRow | None:
        """On the board every infusion is in sight already, a plan that was left is not."""
        pages = self._pages
        placed = () if pages.is_board else self._beds.in_place(looks)
        shown = "" if pages.infusion is None else pages.infusion.infusion_id
        return tab_row(placed, shown, self._plan_aside(), self._lights)

    def _plan_aside(self) -> Tab | None:
        """The way back to a plan that was left for a bed; None where none was, or it was left for good."""
        aside = self._pages.plan_aside
        infusion = None if aside is None else self._desk.infusion(aside.infusion_id)
        if infusion is None or infusion.phase is not Phase.PREPARING:
            return None
        return plan_tab(infusion.id, dict(infusion.kept).get("name", "").strip())

    def _blocked(self) -> tuple[str, ...]:
        """Return the profiles that cannot be used; the first picture of the window does not wait for them."""
        if not self._was_seen:
            self._was_seen = True
            return ()
        return self._pages.files.blocked

    def _records(self) -> Records:
        """Return what is on file; where it cannot be read now, what was read last, and why (S30).

        The first picture of the window does not wait for the rows of what is past to be read.
        """
        try:
            on_file = self._desk.on_file()
            self._on_file = self._desk.lists().looked_into(on_file) if self._was_seen else on_file
        except RecordsFault as fault:
            return Records(on_file=self._on_file, unread=fault.code)
        return Records(on_file=self._on_file, unread=None)

    def _pressed_anywhere(self, name: str) -> bool:
        """Answer the controls that are the same on every page, and those of the board; say whether it was one."""
        if name == BOARD:
            self._pages.show_board()
        elif name == PAUSE_SOUND:
            self._beds.pause_sound(self._sound)
        elif name.startswith(f"{ACKNOWLEDGE}:"):
            self._beds.acknowledge(name)
        elif self._pages.is_start:
            return self._pressed_on_start(name)
        elif self._pages.is_board:
            self._pressed_on_board(name)
        else:
            return False
        return True

    def _pressed_on_start(self, name: str) -> bool:
        if name == NEW:
            self._show(self._desk.new_infusion(UNSIGNED))
        elif name == UNDER_THE_SKIN:
            self._pages.show_subcutaneous()
        elif name == PROFILES:
            self._pages.show_profiles()
        else:
            return False
        return True

    def _pressed_on_board(self, name: str) -> None:
        """Hold or stop whom the card names; the reason of a stop is asked at the bed, after it (S11)."""
        pressed = pressed_on_card(name)
        if pressed is None:
            if name == LEAVE:
                self._pages.close()
            return
        control, infusion_id = pressed
        self._pages.at_the_bed(infusion_id).handle(Pressed(name=control))
        if control == STOP:
            self._show(infusion_id)

    def _on_page(self, wish: PageWish) -> None:
        opened = self._pages.opened
        if opened is None:
            return
        match opened.handle(wish):
            case Turn.STAY:
                pass
            case Turn.LEAVE:
                self._pages.close()
            case Turn.INFUSION:
                plan = self._pages.plan
                self._pages.close()
                if plan is not None:
                    self._show(plan.infusion_id)
            case Turn.SAVED:
                self._pages.read_profiles()

    def _show(self, infusion_id: str) -> None:
        infusion = self._desk.infusion(infusion_id)
        if infusion is None or infusion.phase is Phase.DISCARDED:
            return
        self._pages.show(infusion_id, infusion.phase)
        if infusion.phase not in {Phase.PREPARING, Phase.CLOSED}:
            self._beds.add(infusion_id)


def _at_the_bed(opened: "InfusionPresenter", looks: tuple[Look, ...]) -> RunScreen | AfterScreen:
    """One look serves the alarms and the page: both tell of the same moment, and it is taken once (S6)."""
    seen = next((look for look in looks if look.infusion.id == opened.infusion_id), None)
    page = opened.screen(seen)
    if not (beats_on(page) and calls_high(looks)):
        return page
    opened.end_beat(Beating.ENDED)
    return opened.screen(seen)


def _of_infusion(shown: str, page: RunScreen | AfterScreen, alarms: AlarmBar, sound: Line) -> WindowScreen:
    *parts, nurse = page.footer.parts
    page = replace(page, footer=replace(page.footer, parts=(*parts, sound, nurse)))
    title = f"{page.strip.name} – {PROGRAM}"
    if isinstance(page, RunScreen):
        return WindowScreen(page=Page.RUN, title=title, alarms=alarms, shown=shown, run=page)
    return WindowScreen(page=Page.AFTER, title=title, alarms=alarms, shown=shown, after=page)


def _of_plan(opened: "PlanPresenter", alarms: AlarmBar) -> WindowScreen:
    page = opened.screen()
    title = PROGRAM if page.strip is None else f"{page.strip.name} – {PROGRAM}"
    return WindowScreen(page=Page.PLAN, title=title, alarms=alarms, shown=opened.infusion_id, plan=page)
