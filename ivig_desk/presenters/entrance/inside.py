"""Somebody is in: the window as it is, with the ways to hand over and to lock, and what is in sight meanwhile."""

from contextlib import suppress
from dataclasses import replace

from ivig_desk.desk.faults import KeyStoreFault
from ivig_desk.domain.people.person import Person, keeps_records
from ivig_desk.domain.record.desk_events import DeskLocked, DeskUnlocked, PinChanged, SignedIn, SignedOut
from ivig_desk.presenters.covered import Names
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.asking import Asking
from ivig_desk.presenters.entrance.backups import BackupsPage
from ivig_desk.presenters.entrance.covering import SOMEBODY_ELSE, hand_over_screen, is_for_everybody, locked_screen
from ivig_desk.presenters.entrance.known import KnownHere
from ivig_desk.presenters.entrance.opened import OpenedDesk
from ivig_desk.presenters.entrance.people import LEAVE, PeoplePage
from ivig_desk.presenters.entrance.people_doors import PeopleDoors
from ivig_desk.presenters.entrance.steps import Entered, Later
from ivig_desk.presenters.entrance.who import (
    BACKUPS,
    LOCK,
    PEOPLE,
    SWITCH,
    may_change_profiles,
    with_who,
)
from ivig_desk.presenters.screens import (
    Ability,
    EntranceScreen,
    FaultScreen,
    Page,
    WindowScreen,
)
from ivig_desk.presenters.start_page import PROFILES
from ivig_desk.presenters.tabs import BOARD
from ivig_desk.presenters.window_screens import PROGRAM
from ivig_desk.presenters.wishes import Cancelled, Closed, Opened, PageWish, Pressed, Scanned, Wish

CHECK_MS = 50
"""So soon after it was said that something is looked at, it is: the window has been drawn by then."""


class Inside:
    """Which page is covered by whom: nobody, a hand-over, or the lock. What is typed on a page stays as it is."""

    def __init__(self, opened: OpenedDesk, doors: PeopleDoors, known: KnownHere, person: Person) -> None:
        """Begin with somebody in and nothing covered."""
        self._opened = opened
        self._doors = doors
        self._known = known
        self._person = person
        self._people = doors.keys.people()
        self._ward = opened.own.ward_name()
        self._asking: Asking | None = None
        self._at: PeoplePage | BackupsPage | None = None
        self._backups = BackupsPage(opened.backups, person)
        self._page = Page.START
        self._names = Names.SHOWN

    def look(self) -> WindowScreen:
        """Return the window, or what covers it."""
        self._opened.own.write_waiting()
        asking = self._asking
        if asking is not None and asking.later.waits:
            step = asking.later.go_on()
            if isinstance(step, Entered):
                self._enter(step)
        if isinstance(self._at, BackupsPage):
            self._at.look()
        elif self._at is not None:
            self._at.later.go_on()
            self._follow_people(self._at)
        return self._screen()

    def handle(self, wish: Wish) -> WindowScreen:
        """Do what is wanted of the window, or of what covers it, and return the window after it."""
        if self._asking is None and self._at is None:
            self._handle_open(wish)
        elif isinstance(wish, Opened):
            self._open_bed(wish)
        elif isinstance(wish, Closed) or (isinstance(wish, Pressed) and is_for_everybody(wish.name)):
            # What calls is acknowledged, and HOLD and STOP answer, whoever stands there: both are recorded as such.
            self._opened.window.do(wish)
        elif self._asking is not None and not isinstance(wish, Scanned):
            self._handle_covered(self._asking, wish)
        elif self._at is not None and not isinstance(wish, Scanned):
            self._handle_own(self._at, wish)
        return self._screen()

    def go_on(self) -> WindowScreen | None:
        """Take up a slice of what is under way; return the window where it is time to look."""
        return self.look() if self._opened.window.take_slice() else None

    def failed(self, detail: str) -> FaultScreen:
        """Return what is shown where the program failed."""
        return self._opened.window.failed(detail)

    def _screen(self) -> WindowScreen:
        if self._asking is not None:
            return self._covered(self._page, self._asked(self._asking), self._asking.later)
        if self._at is not None:
            kind = Page.PEOPLE if isinstance(self._at, PeoplePage) else Page.BACKUPS
            return self._covered(kind, self._at.screen(), self._at.later)
        return with_who(self._opened.window.look(), self._person, self._ward, self._others)

    def _handle_open(self, wish: Wish) -> None:
        if wish == Pressed(name=LOCK):
            self._lock()
        elif wish == Pressed(name=SWITCH):
            self._hand_over(Names.SHOWN)
        elif wish == Pressed(name=PEOPLE):
            self._show_people()
        elif wish == Pressed(name=BACKUPS):
            self._show_backups()
        elif wish != Pressed(name=PROFILES) or may_change_profiles(self._person):
            self._opened.window.do(wish)

    def _show_people(self) -> None:
        """Without the key store there is no page of people; that is said when somebody signs in."""
        key = self._known.key
        if key is not None:
            with suppress(KeyStoreFault):
                self._at = PeoplePage(self._doors, self._ward, key, self._person, self._opened.own.names_borne())

    def _show_backups(self) -> None:
        if keeps_records(self._person):
            self._backups.come(self._person)
            self._at = self._backups

    def _handle_own(self, page: PeoplePage | BackupsPage, wish: PageWish) -> None:
        if wish in {Pressed(name=LEAVE), Pressed(name=LOCK)}:
            self._at = None
            self._backups.leave()
        else:
            page.handle(wish)
        if wish == Pressed(name=LOCK):
            self._lock()
        if isinstance(page, PeoplePage):
            self._follow_people(page)

    def _follow_people(self, page: PeoplePage) -> None:
        """Write down what came of the page; who has another name from now on works under that."""
        events = page.take_events()
        if not events:
            return
        self._opened.own.note(*events)
        self._people = page.people
        self._person = next((one for one in self._people if one.id == self._person.id), self._person)
        self._opened.work_as(self._person)
        key = self._known.key
        if key is not None and any(isinstance(event, PinChanged) for event in events):
            self._known.add(self._person, key)

    def _handle_covered(self, asking: Asking, wish: PageWish) -> None:
        if wish == Pressed(name=SOMEBODY_ELSE):
            self._hand_over(self._names)
        elif wish == Pressed(name=LOCK) and self._names is Names.SHOWN:
            self._lock()
        elif isinstance(wish, Cancelled):
            self._put_away()
        else:
            step = asking.handle(wish)
            if isinstance(step, Entered):
                self._enter(step)

    def _open_bed(self, wish: Opened) -> None:
        """Behind a lock nothing opens; a hand-over is put away for a bed."""
        if self._names is Names.SHOWN:
            self._uncover()
            self._opened.window.do(wish)

    def _lock(self) -> None:
        self._opened.own.note(DeskLocked())
        self._opened.desk.signed_in = words.locked_by_text(self._person.name)
        self._ask(Page.LOCKED, Names.HIDDEN, (self._person,))

    def _put_away(self) -> None:
        """From a lock one gets back to the lock alone."""
        if self._names is Names.SHOWN:
            self._uncover()
        else:
            self._ask(Page.LOCKED, Names.HIDDEN, (self._person,))

    def _hand_over(self, names: Names) -> None:
        """Ask who takes over, of those who may sign in as far as can be read now."""
        with suppress(KeyStoreFault):
            self._people = self._doors.keys.people()
        self._ask(Page.SWITCH, names, tuple(one for one in self._people if one.id != self._person.id))

    def _ask(self, page: Page, names: Names, people: tuple[Person, ...]) -> None:
        self._page, self._names = page, names
        self._asking = Asking(page.value, self._doors.keys, self._doors.clock, self._known, people)

    def _uncover(self) -> None:
        self._asking, self._at, self._names = None, None, Names.SHOWN
        self._backups.leave()

    def _enter(self, entered: Entered) -> None:
        """Note who went and who came; from here on everything is recorded under the name of who is in."""
        own, was_locked = self._opened.own, self._names is Names.HIDDEN
        if entered.person.id != self._person.id:
            own.note_of(self._person, SignedOut())
            own.note_of(entered.person, SignedIn(wrong_before=entered.wrong))
        if was_locked:
            own.note_of(entered.person, DeskUnlocked(wrong_pins=self._known.wrong_pins(self._person)))
        self._person = entered.person
        self._known.add(entered.person, entered.key)
        self._opened.work_as(entered.person)
        self._leave_what_is_not_theirs()
        self._uncover()

    def _leave_what_is_not_theirs(self) -> None:
        """Profiles are a pharmacist's; what is typed there is there again when one comes back."""
        if not may_change_profiles(self._person) and self._opened.window.look().page is Page.PROFILES:
            for name in (BOARD, LEAVE):
                self._opened.window.do(Pressed(name=name))

    def _covered(self, kind: Page, page: EntranceScreen, later: Later) -> WindowScreen:
        covered = self._opened.window.covered(self._names)
        alarms = replace(covered.alarms, look_in_ms=CHECK_MS) if later.waits else covered.alarms
        title = f"{page.title} – {PROGRAM}"
        entrance = replace(page, cards=covered.cards)
        screen = WindowScreen(page=kind, title=title, alarms=alarms, entrance=entrance)
        return self._opened.window.closing(screen)

    def _asked(self, asking: Asking) -> EntranceScreen:
        if self._page is Page.LOCKED:
            return locked_screen(asking, self._person, self._others)
        return hand_over_screen(asking, self._person, self._names)

    @property
    def _others(self) -> Ability:
        return Ability.READY if len(self._people) > 1 else Ability.OFF
