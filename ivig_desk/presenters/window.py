"""The whole window: which page is shown, and what a wish comes to."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from ivig_desk.desk.desk import Desk, Look
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.infusion.alarms import Seen
from ivig_desk.domain.infusion.commands import AcknowledgeAlarm, SilenceAlarms
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.alarm_bar import ACKNOWLEDGE, PAUSE_SOUND, acknowledge_name, alarm_bar_of
from ivig_desk.presenters.alarm_sound import AlarmSound, sound_line
from ivig_desk.presenters.fault import fault_screen
from ivig_desk.presenters.nurse import UNSIGNED, nurse_of
from ivig_desk.presenters.screens import Ability, AlarmBar, FaultScreen, Line, Page, RunScreen, WindowScreen
from ivig_desk.presenters.start_page import NEW, PROFILES, UNDER_THE_SKIN, Records, start_screen
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.window_doors import ProfilesDoor, WindowDoors
from ivig_desk.presenters.wishes import Cancelled, Opened, PageWish, Pressed, Scanned, Submitted, Typed, Wish

if TYPE_CHECKING:
    from ivig_desk.presenters.infusion_desk import InfusionPresenter
    from ivig_desk.presenters.plan_desk import PlanPresenter
    from ivig_desk.presenters.profile_page.desk import ProfilesPresenter
    from ivig_desk.presenters.subcutaneous_page import SubcutaneousPresenter

PROGRAM = "IVIG Desk"


class WindowPresenter:
    """Answers every wish with the whole window; holds which page is open and what is typed on each, nothing else."""

    def __init__(self, desk: Desk, files: Callable[[], WardFiles], doors: WindowDoors) -> None:
        """Take up what was under way; where that is one infusion, show it at once (S7).

        The ward's files are read when a page first wants them.
        """
        self._desk = desk
        self._files = files
        self._was_seen = False
        self._summaries = doors.summaries
        self._profiles_door = doors.profiles
        self._labels = doors.labels
        self._sound = AlarmSound(doors.sounder, doors.power)
        self._plan: PlanPresenter | None = None
        self._subcutaneous: SubcutaneousPresenter | None = None
        self._profiles: ProfilesPresenter | None = None
        self._profiles_kept: ProfilesPresenter | None = None
        self._infusion: InfusionPresenter | None = None
        self._at_work: dict[str, InfusionPresenter] = {}
        taken = desk.take_up(UNSIGNED)
        self._on_file = desk.on_file()
        self._watched = [one.id for one in self._on_file.infusions if one.phase is not Phase.CLOSED and one.started]
        self._last_looks: tuple[Look, ...] = ()
        if len(taken) == 1:
            self._show(taken[0].id)

    def look(self) -> WindowScreen:
        """Return the window as it stands now."""
        self._desk.follow_clock(UNSIGNED)
        saving = self._desk.watch()
        looks = self._looks()
        self._last_looks = looks
        reading = self._desk.now()
        sounding = self._sound.follow(looks, saving, reading)
        alarms = alarm_bar_of(looks, saving, sounding)
        if self._plan is not None:
            return WindowScreen(page=Page.PLAN, title=PROGRAM, alarms=alarms, plan=self._plan.screen())
        if self._subcutaneous is not None:
            page = self._subcutaneous.screen()
            return WindowScreen(page=Page.SUBCUTANEOUS, title=PROGRAM, alarms=alarms, subcutaneous=page)
        if self._profiles is not None:
            profiles = self._profiles.screen()
            return WindowScreen(page=Page.PROFILES, title=PROGRAM, alarms=alarms, profiles=profiles)
        if self._infusion is not None:
            seen = next((look for look in looks if look.infusion.id == self._infusion.infusion_id), None)
            return _of_infusion(self._infusion, seen, alarms, sound_line(sounding))
        changing = Ability.OFF if self._profiles_door is None else Ability.READY
        start = start_screen(self._records(), self._blocked(), reading, changing)
        return WindowScreen(page=Page.START, title=PROGRAM, alarms=alarms, start=start)

    def _blocked(self) -> tuple[str, ...]:
        """Return the profiles that cannot be used; the first picture of the window does not wait for them."""
        if not self._was_seen:
            self._was_seen = True
            return ()
        return self._files().blocked

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

    def _records(self) -> Records:
        """Return what is on file; where it cannot be read now, what was read last, and why (S30)."""
        try:
            self._on_file = self._desk.on_file()
        except RecordsFault as fault:
            return Records(on_file=self._on_file, unread=fault.code)
        return Records(on_file=self._on_file, unread=None)

    def _pressed_anywhere(self, name: str) -> bool:
        """Answer the controls that are the same on every page; say whether it was one."""
        if name == NEW and self._opened() is None:
            self._show(self._desk.new_infusion(UNSIGNED))
        elif name == UNDER_THE_SKIN and self._opened() is None:
            self._open_subcutaneous()
        elif name == PROFILES and self._opened() is None and self._profiles_door is not None:
            self._open_profiles(self._profiles_door)
        elif name == PAUSE_SOUND:
            self._pause_sound()
        elif name.startswith(f"{ACKNOWLEDGE}:"):
            self._acknowledge(name)
        else:
            return False
        return True

    def _pause_sound(self) -> None:
        is_of_desk = self._sound.pause()
        for look in self._looks():
            if is_of_desk or (look.guidance is not None and look.guidance.alarms):
                self._desk.handle(look.infusion.id, SilenceAlarms(), nurse_of(look.infusion))

    def _acknowledge(self, name: str) -> None:
        """Say that an alarm was seen; one that has just gone, or was seen already, is left out of the record."""
        for look in self._looks():
            for alarm in () if look.guidance is None else look.guidance.alarms:
                if alarm.seen is Seen.NEW and name == acknowledge_name(look.infusion.id, alarm.kind):
                    command = AcknowledgeAlarm(kind=alarm.kind.value)
                    self._desk.handle(look.infusion.id, command, nurse_of(look.infusion))

    def _looks(self) -> tuple[Look, ...]:
        return tuple(look for one in self._watched if (look := self._desk.look(one)) is not None)

    def _opened(self) -> "PlanPresenter | SubcutaneousPresenter | ProfilesPresenter | InfusionPresenter | None":
        return self._plan or self._subcutaneous or self._profiles or self._infusion

    def _on_page(self, wish: PageWish) -> None:
        opened = self._opened()
        if opened is None:
            return
        match opened.handle(wish):
            case Turn.STAY:
                pass
            case Turn.LEAVE:
                self._close_page()
            case Turn.INFUSION:
                if self._plan is not None:
                    self._show(self._plan.infusion_id)
            case Turn.SAVED:
                self._read_profiles()

    def _show(self, infusion_id: str) -> None:
        infusion = self._desk.infusion(infusion_id)
        if infusion is None or infusion.phase is Phase.DISCARDED:
            return
        self._close_page()
        if infusion.phase is Phase.PREPARING:
            from ivig_desk.presenters.plan_desk import PlanPresenter
            from ivig_desk.presenters.plan_doors import PlanDoors

            doors = PlanDoors(paper=self._summaries.paper, labels=self._labels, sound=self._sound)
            self._plan = PlanPresenter(self._desk, self._files(), doors, infusion_id)
            return
        if infusion_id not in self._watched and infusion.phase is not Phase.CLOSED:
            self._watched.append(infusion_id)
        self._infusion = self._at_work.get(infusion_id) or self._at_the_bed(infusion_id)

    def _open_subcutaneous(self) -> None:
        from ivig_desk.presenters.subcutaneous_page import SubcutaneousPresenter

        self._subcutaneous = SubcutaneousPresenter(self._files())

    def _open_profiles(self, door: ProfilesDoor) -> None:
        """Show the page of profiles as it was left: what is typed there outlasts a look at the beds."""
        from ivig_desk.presenters.profile_page.desk import ProfilesPresenter

        if self._profiles_kept is None:
            self._profiles_kept = ProfilesPresenter(door.open(), self._files())
        self._profiles = self._profiles_kept

    def _read_profiles(self) -> None:
        """Let a saved profile count for every plan made from now on; an infusion keeps the one it was planned with."""
        if self._profiles_door is None or self._profiles is None:
            return
        files = replace(self._files(), formulary=self._profiles_door.read())
        self._files = lambda: files
        self._profiles.take(files)

    def _close_page(self) -> None:
        self._plan = self._subcutaneous = self._profiles = self._infusion = None

    def _at_the_bed(self, infusion_id: str) -> "InfusionPresenter":
        from ivig_desk.presenters.infusion_desk import InfusionPresenter

        opened = InfusionPresenter(self._desk, self._summaries, self._labels, infusion_id)
        self._at_work[infusion_id] = opened
        return opened


def _of_infusion(opened: "InfusionPresenter", seen: Look | None, alarms: AlarmBar, sound: Line) -> WindowScreen:
    """One look serves the alarms and the page: both tell of the same moment, and it is taken once (S6)."""
    page = opened.screen(seen)
    *parts, nurse = page.footer.parts
    page = replace(page, footer=replace(page.footer, parts=(*parts, sound, nurse)))
    title = f"{page.strip.name} – {PROGRAM}"
    if isinstance(page, RunScreen):
        return WindowScreen(page=Page.RUN, title=title, alarms=alarms, run=page)
    return WindowScreen(page=Page.AFTER, title=title, alarms=alarms, after=page)
