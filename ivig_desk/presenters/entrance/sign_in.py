"""Nobody is in yet: people to choose from, a passphrase, or the recovery key and then a new passphrase."""

from ivig_desk.desk.faults import KeyStoreFault
from ivig_desk.desk.keys import KeyStore, RecordsKey
from ivig_desk.desk.ports import Clock
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.people.recovery_key import RecoveryKey, read_recovery_key
from ivig_desk.domain.record.desk_events import Recovered
from ivig_desk.presenters.entrance import fields
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.asking import PERSON, Asking
from ivig_desk.presenters.entrance.fields import group
from ivig_desk.presenters.entrance.known import KnownHere
from ivig_desk.presenters.entrance.restore_form import OPENS, RESTORE
from ivig_desk.presenters.entrance.steps import Entered, Later, Step, Way
from ivig_desk.presenters.screens import Button, EntranceScreen, FieldGroup, Form, Line, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed

FORM = "sign-in"
RECOVERY = "recovery"
_GROUPS = FieldPlan(name="groups", label="Recovery key", hint="Seven groups of five, with or without spaces")


class SignInPage:
    """Who signs in, by passphrase."""

    def __init__(self, keys: KeyStore, clock: Clock, known: KnownHere) -> None:
        """Ask whoever may sign in."""
        self._asking = Asking(FORM, keys, clock, known, keys.people())
        self.later = self._asking.later

    def screen(self) -> EntranceScreen:
        """Return the page as it stands."""
        asked = self._asking.asked
        title = "Choose who you are" if asked is None else asked.name
        return EntranceScreen(
            title="Sign in",
            lines=(Line(text=words.BY_PAPER),),
            people=self._asking.people,
            chosen=self._asking.chosen,
            form=self._asking.form(title, "Sign in", None),
            buttons=(Button(name=RECOVERY, label="Recovery key", key="Ctrl+R"), OPENS),
        )

    def handle(self, wish: PageWish) -> Step:
        """Choose, type, take, or go on with the recovery key, or with a backup."""
        if wish == Pressed(name=RECOVERY):
            return Way.TO_RECOVERY
        if wish == Pressed(name=RESTORE):
            return Way.TO_RESTORE
        return self._asking.handle(wish)


class RecoverPage:
    """The recovery key is typed off paper; then somebody chooses a passphrase anew."""

    def __init__(self, keys: KeyStore) -> None:
        """Begin with nothing typed."""
        self._keys = keys
        self._people = keys.people()
        self._person: Person | None = self._people[0] if len(self._people) == 1 else None
        self._key: RecordsKey | None = None
        self._texts = Texts()
        self._asked: dict[str, str] = {}
        self._said = ""
        self.later = Later()

    def screen(self) -> EntranceScreen:
        """Return the page that asks for the key, or the one that asks for a passphrase."""
        said = self.later.said or self._said
        message = Line(text=said, tone=Tone.MEDIUM if self._said else Tone.PLAIN) if said else None
        has_key = self._key is not None
        return EntranceScreen(
            title="Recovery key",
            lines=(Line(text=words.BY_PAPER),),
            people=self._rows() if has_key else (),
            chosen=-1 if self._person is None else self._people.index(self._person),
            form=self._choosing() if has_key else self._typing(),
            message=message,
        )

    def handle(self, wish: PageWish) -> Step:
        """Type and take; put away leads back."""
        match wish:
            case Pressed(name=name) if name.startswith(f"{PERSON}:"):
                chosen = name.removeprefix(f"{PERSON}:")
                self._person = next((one for one in self._people if one.id == chosen), self._person)
            case Typed(form=form) if form == RECOVERY:
                self._texts, self._said = self._texts.with_text(wish.field, wish.text), ""
                self._asked.pop(wish.field, None)
            case Cancelled(form=form) if form == RECOVERY:
                return Way.TO_SIGN_IN
            case Submitted(form=form) if form == RECOVERY and not self.later.waits:
                self._take()
            case _:
                pass
        return Way.STAY

    def _take(self) -> None:
        if self._key is None:
            read = read_recovery_key(self._texts.of(_GROUPS.name))
            if isinstance(read, RecoveryKey):
                self.later.put_off(words.CHECKING, lambda: self._look_at(read))
            else:
                self._asked = {_GROUPS.name: words.mistyped_text(read)}
            return
        person, key = self._person, self._key
        if person is None:
            self._said = "Choose whose passphrase it is to be."
            return
        self._asked = {**fields.passphrase_wrong(self._texts, person.name), **fields.pin_wrong(self._texts)}
        if not self._asked:
            self.later.put_off(words.CHECKING, lambda: self._change(person, key))

    def _look_at(self, recovery: RecoveryKey) -> Step:
        try:
            self._key = self._keys.recover(recovery)
        except KeyStoreFault as fault:
            self._said = words.opening_text(fault)
            return Way.STAY
        self._texts = Texts()
        self._said = "" if self._key is not None else words.NO_SUCH_RECOVERY
        return Way.STAY

    def _change(self, person: Person, key: RecordsKey) -> Step:
        try:
            self._keys.change_passphrase(person.id, self._texts.of(fields.PASSPHRASE.name), key)
            self._keys.set_pin(person.id, self._texts.of(fields.PIN.name), key)
        except KeyStoreFault as fault:
            self._said = words.opening_text(fault)
            return Way.STAY
        self._texts = Texts()
        return Entered(person=person, key=key, events=(Recovered(person=person),))

    def _rows(self) -> tuple[Button, ...]:
        if len(self._people) == 1:
            return ()
        return tuple(
            Button(name=f"{PERSON}:{one.id}", label=one.name, detail=words.roles_text(one)) for one in self._people
        )

    def _typing(self) -> Form:
        return self._form("Type it off the paper", (group(self._texts, self._asked, _GROUPS),), _GROUPS.name)

    def _choosing(self) -> Form:
        title = "Whose passphrase?" if self._person is None else f"A new passphrase and PIN for {self._person.name}"
        name = "" if self._person is None else self._person.name
        wrong = {**fields.passphrase_wrong(self._texts, name), **fields.pin_wrong(self._texts)}
        problems = {**fields.as_typed(wrong, self._texts), **self._asked}
        rows = (fields.CHOOSING, fields.CHOOSING_PIN, (fields.SHOW,))
        return self._form(title, tuple(group(self._texts, problems, *row) for row in rows), fields.PASSPHRASE.name)

    def _form(self, title: str, groups: tuple[FieldGroup, ...], focus: str) -> Form:
        return Form(
            name=RECOVERY,
            title=title,
            groups=groups,
            submit=Button(name=f"submit:{RECOVERY}", label="Go on", tone=Tone.GOOD),
            cancel=Button(name="cancel", label="Sign in instead", key="Esc"),
            focus=focus,
        )
