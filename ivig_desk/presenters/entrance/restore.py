"""Before a desk is open a keeper puts its records back from a backup, and reads where those are that were there."""

from pathlib import PurePath

from ivig_desk.desk.faults import Fault
from ivig_desk.desk.keys import KeyStore, RecordsKey, Unlocked
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.backups import KeptBackup, Restored
from ivig_desk.desk.ports.restoring import RestoringDesk
from ivig_desk.domain.people.person import Role, keeps_records
from ivig_desk.domain.record.desk_events import WrongPassphrases
from ivig_desk.presenters.entrance import restore_form as forms
from ivig_desk.presenters.entrance.asking import Asking
from ivig_desk.presenters.entrance.known import KnownHere
from ivig_desk.presenters.entrance.restore_form import BEGIN, FORM, PLACE, WHO
from ivig_desk.presenters.entrance.steps import Entered, Later, Step, Way
from ivig_desk.presenters.screens import EntranceScreen, Line, Tone
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed


class RestorePage:
    """A keeper signs in and chooses a backup; without a key store here, chooses one and signs in to that."""

    def __init__(self, keys: KeyStore, clock: Clock, restoring: RestoringDesk, why: tuple[Line, ...]) -> None:
        """Say why it is shown. Raises KeyStoreFault where the key store is there and cannot be used."""
        self._keys = keys
        self._clock = clock
        self._restoring = restoring
        self._why = why
        self._has_keys = restoring.has_keys()
        self._anew: Entered | None = None
        self._came: Unlocked | None = None
        self._asking: Asking | None = None
        self._good: tuple[KeptBackup, ...] = ()
        self._not_read = ""
        self._chosen = ""
        self._texts = Texts()
        self._problem = ""
        self._said = ""
        self._restored: Restored | None = None
        self._later = Later()
        if self._has_keys:
            self._ask()
        else:
            self._list(None)

    def let_in(self, entered: Entered) -> None:
        """Go on for somebody who has signed in: a keeper chooses, whoever is none asks for one."""
        self._take(entered)

    def offer_anew(self, entered: Entered) -> None:
        """Let whoever signed in begin with no records instead."""
        self._anew = entered

    @property
    def later(self) -> Later:
        """What was put off to the next look."""
        return self._later if self._asking is None else self._asking.later

    def go_on(self) -> Step:
        """Do what was put off."""
        return self._taken(self.later.go_on())

    def screen(self) -> EntranceScreen:
        """Return the page as it stands."""
        if self._restored is not None:
            return forms.restored_screen(self._restored)
        anew = () if self._anew is None else (forms.BEGIN_ANEW,)
        if self._asking is not None:
            return EntranceScreen(
                title=forms.TITLE,
                lines=(*self._why, Line(text=forms.KEEPER)),
                people=self._asking.people,
                chosen=self._asking.chosen,
                form=self._asking.form(forms.asking_title(self._asking.asked), "Go on", forms.cancel()),
                buttons=anew,
                message=self._message(),
            )
        its_keys = () if self._has_keys else (Line(text=forms.ITS_KEYS, tone=Tone.LOW),)
        rows, chosen = forms.rows(self._good, self._chosen, self._clock.read())
        return EntranceScreen(
            title=forms.TITLE,
            lines=(*self._why, *its_keys, *forms.about(self._good, self._not_read)),
            people=rows,
            chosen=chosen,
            form=forms.choosing(self._texts, self._problem, forms.cancel() if self._may_leave else None),
            buttons=anew,
            message=self._message(),
        )

    def handle(self, wish: PageWish) -> Step:
        """Sign in, choose, type, take; put away leads back."""
        if self._restored is not None:
            return Way.TO_SIGN_IN if isinstance(wish, Submitted) else Way.STAY
        if isinstance(wish, Cancelled):
            return self._back()
        if wish == Pressed(name=BEGIN) and self._anew is not None:
            return self._anew
        if self._asking is not None:
            self._said = ""
            return self._taken(self._asking.handle(wish))
        match wish:
            case Pressed(name=name) if name.startswith(f"{PLACE}:"):
                self._chosen, self._texts = name.removeprefix(f"{PLACE}:"), Texts()
                self._problem = self._said = ""
            case Typed(form=form) if form == FORM:
                self._texts, self._chosen = self._texts.with_text(wish.field, wish.text), ""
                self._problem = self._said = ""
            case Submitted(form=form) if form == FORM and not self.later.waits:
                self._choose()
            case _:
                pass
        return Way.STAY

    @property
    def _may_leave(self) -> bool:
        """Whether there is a page to go back to: not where the desk has lost the key store people sign in to."""
        return self._has_keys or not self._why

    def _back(self) -> Step:
        """From the passphrase of a backup one gets back to the list of them."""
        if self._asking is not None and not self._has_keys:
            self._asking = None
            return Way.STAY
        return Way.TO_SIGN_IN if self._may_leave else Way.STAY

    def _taken(self, step: Step) -> Step:
        """Nobody gets in from here: who signs in may go on here."""
        if not isinstance(step, Entered):
            return step
        self._take(step)
        return Way.STAY

    def _take(self, entered: Entered) -> None:
        if not keeps_records(entered.person):
            self._said = forms.no_keeper_text(entered.person.name)
            return
        self._asking = None
        self._came = Unlocked(person=entered.person, key=entered.key, wrong_before=entered.wrong)
        if self._has_keys:
            self._list(entered.key)
        else:
            self._put_off(self._came)

    def _ask(self) -> None:
        """Ask the keepers of whichever key store counts."""
        keepers = tuple(person for person in self._keys.people() if Role.KEEPER in person.roles)
        if not keepers:
            self._said = forms.NOBODY
            return
        self._asking = Asking(WHO, self._keys, self._clock, KnownHere(self._keys), keepers)

    def _list(self, key: RecordsKey | None) -> None:
        try:
            self._good, self._not_read = self._restoring.good(key), ""
        except Fault as fault:
            self._good, self._not_read = (), str(fault)

    def _choose(self) -> None:
        """Take the one that is chosen, or the path that is typed."""
        typed = self._texts.of(PLACE).strip()
        if not typed and not self._chosen:
            self._problem = forms.MISSING
        elif typed and not PurePath(typed).is_absolute():
            self._problem = forms.NOT_WHOLE
        else:
            self._chosen = typed or self._chosen
            self._go_on_with(self._chosen)

    def _go_on_with(self, backup: str) -> None:
        if self._has_keys:
            # Nobody restores with the keys of a backup where this desk has its own.
            if self._came is not None:
                self._put_off(self._came)
            return
        try:
            self._keys = self._restoring.keys_of(backup)
            self._ask()
        except Fault as fault:
            self._said = forms.not_restored_text(fault)

    def _put_off(self, came: Unlocked) -> None:
        self._later.put_off(forms.RESTORING, lambda: self._restore(came))

    def _restore(self, came: Unlocked) -> Step:
        try:
            tried = tuple(
                WrongPassphrases(person=tries.person, in_a_row=tries.in_a_row, last=tries.last)
                for tries in self._keys.wrong_tries()
            )
            self._restored = self._restoring.restore(self._chosen, came, tried)
        except Fault as fault:
            self._said = forms.not_restored_text(fault)
        return Way.STAY

    def _message(self) -> Line | None:
        if self._later.waits:
            return Line(text=self._later.said)
        return Line(text=self._said, tone=Tone.MEDIUM) if self._said else None
