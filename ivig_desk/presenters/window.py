"""The whole window: which page is shown, and what a wish comes to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.look import Look
from ivig_desk.desk.reminding import Reminding
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters import window_screens as whole
from ivig_desk.presenters.alarm_bar import ACKNOWLEDGE, PAUSE_SOUND, alarm_bar_of
from ivig_desk.presenters.alarm_sound import AlarmSound, Sounding, sound_line
from ivig_desk.presenters.beds import Beds
from ivig_desk.presenters.closing import ClosingQuestion
from ivig_desk.presenters.control_names import LEAVE, STOP, pressed_on_card
from ivig_desk.presenters.covered import Covered, Names, covered
from ivig_desk.presenters.fault import fault_screen
from ivig_desk.presenters.metronome import Metronome
from ivig_desk.presenters.nurse import UNSIGNED
from ivig_desk.presenters.screens import (
    Ability,
    AlarmBar,
    FaultScreen,
    Page,
    TabRow,
    WindowScreen,
)
from ivig_desk.presenters.start_page import NEW, Records, start_screen
from ivig_desk.presenters.tabs import BOARD, tab_row
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.window_doors import WindowDoors
from ivig_desk.presenters.window_pages import WindowPages, board_of
from ivig_desk.presenters.wishes import Cancelled, Closed, Opened, PageWish, Pressed, Scanned, Submitted, Typed, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What one look round found, all of one moment."""

    looks: tuple[Look, ...]
    sounding: Sounding
    alarms: AlarmBar
    reading: ClockReading


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
        self._closing = ClosingQuestion(desk)
        self._reminding = Reminding(desk.lists, desk.infusion, desk.now)
        desk.tell(self._reminding.hear)
        if len(taken) == 1:
            self._show(taken[0].id)
        elif taken:
            self._pages.show_board()

    def look(self) -> WindowScreen:
        """Return the window as it stands now."""
        seen = self._look_round()
        if self._pages.infusion is None:
            self._metronome.rest(seen.reading)
            screen = self._page(seen.alarms, seen.reading)
        else:
            opened = self._pages.infusion
            page = self._metronome.follow(whole.at_the_bed(opened, seen.looks), seen.looks, seen.sounding, seen.reading)
            screen = whole.of_infusion(opened.infusion_id, page, seen.alarms, sound_line(seen.sounding))
        return self.closing(replace(screen, tabs=self._tabs(seen.looks)))

    def go_on(self) -> WindowScreen | None:
        """Take up a slice of what is under way between two looks; return the window where it is time to look."""
        return self.look() if self.take_slice() else None

    def take_slice(self) -> bool:
        """Take one up for whoever covers this window; return whether it is time to look."""
        return self._pages.work.go_on(self._desk.now())

    def covered(self, names: Names) -> Covered:
        """Return what stays in sight while no page is: every infusion that is looked after, and every alarm."""
        seen = self._look_round()
        self._metronome.rest(seen.reading)
        return covered(self._beds.in_place(seen.looks), seen.alarms, self._lights, names)

    def closing(self, screen: WindowScreen) -> WindowScreen:
        """Return the window of whoever covers this one, with what stands in the way of closing it."""
        return self._closing.over(replace(screen, goes_on=self._pages.work.goes_on))

    def _look_round(self) -> "_Seen":
        """Look at the clock, every bed, the records and the sound, once."""
        self._desk.follow_clock(UNSIGNED)
        saving = self._desk.watch()
        looks = self._beds.looks()
        self._last_looks = looks
        reading = self._desk.now()
        if self._backups is not None:
            self._backups.look(reading.wall)
        sounding = self._sound.follow(looks, saving, reading)
        alarms = alarm_bar_of(looks, saving, sounding, self._lights)
        self._pages.work.looked(reading, alarms.look_in_ms)
        return _Seen(looks=looks, sounding=sounding, alarms=alarms, reading=reading)

    def handle(self, wish: Wish) -> WindowScreen:
        """Do what is wanted and return the window after it."""
        self.do(wish)
        return self.look()

    def do(self, wish: Wish) -> None:
        """Do what is wanted."""
        match wish:
            case Opened():
                self._show(wish.infusion_id)
            case Closed():
                self._closing.want()
            case Pressed() if self._closing.press(wish.name) or self._pressed_anywhere(wish.name):
                pass
            case Pressed() | Typed() | Submitted() | Cancelled() | Scanned():
                self._on_page(wish)
            case _:
                assert_never(wish)

    def failed(self, detail: str) -> FaultScreen:
        """Return what is shown where the program failed: the last confirmed rate of everything under way (S31)."""
        return fault_screen(self._last_looks, detail)

    def _page(self, alarms: AlarmBar, reading: ClockReading) -> WindowScreen:
        pages = self._pages
        if pages.plan is not None:
            return whole.of_plan(pages.plan, alarms)
        if pages.resting is not None:
            return whole.at_rest(pages.resting.screen(), alarms)
        if pages.is_board:
            return whole.of_board(board_of(self._beds.in_place(self._last_looks), self._lights), alarms)
        backups = None if self._backups is None else self._backups.standing
        start = start_screen(self._records(), self._blocked(), reading, self._changing, backups)
        return WindowScreen(page=Page.START, title=whole.PROGRAM, alarms=alarms, start=start)

    def _tabs(self, looks: tuple[Look, ...]) -> TabRow | None:
        """On the board every infusion is in sight already, a plan that was left is not."""
        pages = self._pages
        placed = () if pages.is_board else self._beds.in_place(looks)
        shown = "" if pages.infusion is None else pages.infusion.infusion_id
        return tab_row(placed, shown, self._pages.way_back(), self._lights)

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
        due = self._reminding.look(self._pages.files.references.posology) if self._was_seen else None
        try:
            on_file = self._desk.on_file()
            self._on_file = self._desk.lists().looked_into(on_file) if self._was_seen else on_file
        except RecordsFault as fault:
            return Records(on_file=self._on_file, unread=fault.code, due=due)
        return Records(on_file=self._on_file, unread=None, due=due)

    def _pressed_anywhere(self, name: str) -> bool:
        """Answer the controls that are the same on every page, and those of the board; say whether it was one."""
        if name == BOARD:
            self._pages.show_board()
        elif name == PAUSE_SOUND:
            self._beds.pause_sound(self._sound)
        elif name.startswith(f"{ACKNOWLEDGE}:"):
            self._beds.acknowledge(name)
        elif pressed_on_card(name) is not None:
            self._pressed_on_card(name)
        elif self._pages.is_start:
            return self._pressed_on_start(name)
        elif self._pages.is_board:
            if name == LEAVE:
                self._pages.close()
        else:
            return False
        return True

    def _pressed_on_start(self, name: str) -> bool:
        if name == NEW:
            self._show(self._desk.new_infusion(UNSIGNED))
            return True
        return self._pages.open(name)

    def _pressed_on_card(self, name: str) -> None:
        """Hold or stop whom the card names; the reason of a stop is asked at the bed, after it (S11)."""
        pressed = pressed_on_card(name)
        if pressed is None:
            return
        control, infusion_id = pressed
        self._pages.at_the_bed(infusion_id).handle(Pressed(name=control))
        if control == STOP:
            self._show(infusion_id)

    def _on_page(self, wish: PageWish) -> None:
        opened = self._pages.opened
        shown = "" if opened is None else self._pages.turn(opened.handle(wish))
        if shown:
            self._show(shown)

    def _show(self, infusion_id: str) -> None:
        infusion = self._desk.infusion(infusion_id)
        if infusion is None or infusion.phase is Phase.DISCARDED:
            return
        self._pages.show(infusion_id, infusion.phase)
        if infusion.phase not in {Phase.PREPARING, Phase.CLOSED}:
            self._beds.add(infusion_id)
