"""The window before and after somebody is in: nothing of the records is opened until then."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ivig_desk.desk.faults import Fault, KeyStoreFault, KeyStoreFaultCode, RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import KeyStore, Lock, RecordsKey
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.restoring import RestoringDesk
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.record.desk_events import DeskEvent, DeskSetUp, SignedIn, WrongPassphrases
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.inside import CHECK_MS, Inside
from ivig_desk.presenters.entrance.known import KnownHere
from ivig_desk.presenters.entrance.opened import OpenedDesk
from ivig_desk.presenters.entrance.people_doors import PeopleDoors
from ivig_desk.presenters.entrance.restore import RestorePage
from ivig_desk.presenters.entrance.restore_form import GONE
from ivig_desk.presenters.entrance.set_up import SetUpPage
from ivig_desk.presenters.entrance.sign_in import RecoverPage, SignInPage
from ivig_desk.presenters.entrance.steps import Entered, Step, Way
from ivig_desk.presenters.fault import fault_screen
from ivig_desk.presenters.paper_door import PaperDoor
from ivig_desk.presenters.screens import AlarmBar, FaultScreen, Line, Page, Tone, WindowScreen
from ivig_desk.presenters.window_screens import PROGRAM
from ivig_desk.presenters.wishes import Closed, Opened, Wish

_RESTORED_FROM = frozenset(
    {
        KeyStoreFaultCode.MISSING,
        KeyStoreFaultCode.DAMAGED,
        RecordsFaultCode.DAMAGED,
        RecordsFaultCode.NOT_OURS,
        RecordsFaultCode.WRONG_KEY,
        RecordsFaultCode.LOG_CUT,
        RecordsFaultCode.REMOVED,
        RecordsFaultCode.REPLACED,
    }
)
"""What a backup puts right; a full disk, or a program that holds the file, it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceDoors:
    """Who may come in, the time, what a key opens in whose name, where the recovery sheet goes, where ids come from.

    `open` raises a Fault where the records cannot be opened; `has_records` says whether there are any yet, `restoring`
    puts them back from a backup.
    """

    keys: KeyStore
    clock: Clock
    open: Callable[[RecordsKey, Person], OpenedDesk]
    paper: PaperDoor
    new_id: Callable[[], str]
    has_records: Callable[[], bool]
    restoring: Callable[[], RestoringDesk]


class EntrancePresenter:
    """Answers every wish with the whole window, as the window behind it does."""

    def __init__(self, doors: EntranceDoors) -> None:
        """Ask who it is, or set the desk up where nobody has; raises KeyStoreFault, RecordsFault."""
        self._papers = doors
        self._known = KnownHere(doors.keys)
        self._inside: Inside | None = None
        self._fault: Line | None = None
        self._unwritten: tuple[tuple[Person, tuple[DeskEvent, ...]], ...] = ()
        self._page: SetUpPage | SignInPage | RecoverPage | RestorePage = self._first()

    def look(self) -> WindowScreen:
        """Return the window as it stands now, once what was put off is done."""
        if self._inside is not None:
            return self._inside.look()
        page = self._page
        self._follow(page.go_on() if isinstance(page, RestorePage) else page.later.go_on())
        return self._shown()

    def handle(self, wish: Wish) -> WindowScreen:
        """Do what is wanted and return the window after it."""
        if self._inside is not None:
            return self._inside.handle(wish)
        if not isinstance(wish, Opened | Closed):
            self._fault = None
            self._follow(self._page.handle(wish))
        return self._shown()

    def go_on(self) -> WindowScreen | None:
        """Take up a slice of what is under way; return the window where it is time to look."""
        return self.look() if self._inside is None else self._inside.go_on()

    def failed(self, detail: str) -> FaultScreen:
        """Return what is shown where the program failed (S31)."""
        return fault_screen((), detail) if self._inside is None else self._inside.failed(detail)

    def _first(self) -> SetUpPage | SignInPage | RestorePage:
        doors = self._papers
        try:
            lock = doors.keys.lock()
        except (KeyStoreFault, RecordsFault) as fault:
            if fault.code not in _RESTORED_FROM:
                raise
            return self._restoring_page(words.opening_text(fault))
        if lock is Lock.PEOPLE:
            return SignInPage(doors.keys, doors.clock, self._known)
        return SetUpPage(doors.keys, doors.clock, doors.paper, doors.new_id, doors.has_records)

    def _follow(self, step: Step) -> None:
        if isinstance(step, Entered):
            if self._lacks_records(step):
                self._turn_to_restoring(GONE, step)
            else:
                self._enter(step)
        elif step is Way.TO_RECOVERY:
            self._page = RecoverPage(self._papers.keys)
        elif step is Way.TO_SIGN_IN:
            self._page = self._first()
        elif step is Way.TO_RESTORE:
            self._turn_to_restoring("", None)

    def _lacks_records(self, entered: Entered) -> bool:
        """Whether somebody signs in to records that have gone: a new file in their place would look like a new desk."""
        is_new = any(isinstance(event, DeskSetUp) for event in entered.events)
        return not (is_new or isinstance(self._page, RestorePage) or self._papers.has_records())

    def _turn_to_restoring(self, why: str, entered: Entered | None) -> None:
        """Go on with a backup, for whoever has signed in; where that cannot be, it is said where one is."""
        try:
            page = self._restoring_page(why)
        except Fault as fault:
            self._fault = Line(text=words.opening_text(fault), tone=Tone.HIGH)
            return
        if entered is not None:
            self._unwritten += ((entered.person, entered.events),)
            if why == GONE:
                page.offer_anew(replace(entered, events=()))
            page.let_in(entered)
        self._page = page

    def _restoring_page(self, why: str) -> RestorePage:
        doors = self._papers
        lines = (Line(text=why, tone=Tone.HIGH),) if why else ()
        return RestorePage(doors.keys, doors.clock, doors.restoring(), lines)

    def _enter(self, entered: Entered) -> None:
        """Open the records; where they cannot be, nobody is in, and that is said."""
        try:
            tried = self._papers.keys.wrong_tries()
            opened = self._papers.open(entered.key, entered.person)
        except Fault as fault:
            self._stay_out(entered, fault)
            return
        for person, events in self._unwritten:
            opened.own.note_of(person, *events)
        self._unwritten = ()
        opened.own.note(*entered.events, SignedIn(wrong_before=entered.wrong))
        for tries in tried:
            # Nobody could write them down while nobody had the key.
            found = WrongPassphrases(person=tries.person, in_a_row=tries.in_a_row, last=tries.last)
            opened.own.note_once(found)
        self._known.add(entered.person, entered.key)
        self._inside = Inside(opened, self._people_doors(), self._known, entered.person)

    def _stay_out(self, entered: Entered, fault: Fault) -> None:
        """Say why nobody is in; where a backup puts it right, go on with that."""
        if isinstance(fault, RecordsFault) and fault.code in _RESTORED_FROM:
            self._turn_to_restoring(words.opening_text(fault), entered)
        else:
            self._unwritten += ((entered.person, entered.events),)
            self._fault = Line(text=words.opening_text(fault), tone=Tone.HIGH)

    def _people_doors(self) -> PeopleDoors:
        doors = self._papers
        return PeopleDoors(keys=doors.keys, clock=doors.clock, paper=doors.paper, new_id=doors.new_id)

    def _shown(self) -> WindowScreen:
        return self._screen() if self._inside is None else self._inside.look()

    def _screen(self) -> WindowScreen:
        page = self._page.screen()
        waits = CHECK_MS if self._page.later.waits else None
        alarms = AlarmBar(rows=(), pause=None, look_in_ms=waits)
        title = f"{page.title} – {PROGRAM}"
        if self._fault is not None:
            page = replace(page, message=self._fault)
        return WindowScreen(page=Page.ENTRANCE, title=title, alarms=alarms, entrance=page)
