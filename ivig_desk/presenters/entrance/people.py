"""The people of a desk: everybody changes their own passphrase and PIN, a keeper adds, changes and lets go."""

from collections.abc import Callable

from ivig_desk.desk.faults import KeyStoreFault
from ivig_desk.desk.keys import RecordsKey, Unlocked
from ivig_desk.domain.people.name import BorneName
from ivig_desk.domain.people.person import Person, Role, last_keeper
from ivig_desk.domain.record.desk_events import (
    DeskEvent,
    PassphraseChanged,
    PersonAdded,
    PersonChanged,
    PersonLeft,
    PinChanged,
    RecoveryRenewed,
)
from ivig_desk.presenters.entrance import people_form as forms
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.asking import PERSON
from ivig_desk.presenters.entrance.people_doors import PeopleDoors
from ivig_desk.presenters.entrance.people_form import FORM, NEW, OWN, Choice
from ivig_desk.presenters.entrance.sheet import RecoverySheet
from ivig_desk.presenters.entrance.steps import Later, Step, Way
from ivig_desk.presenters.entrance.who import LOCK
from ivig_desk.presenters.screens import Button, EntranceScreen, Line, Tone
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import PageWish, Pressed, Submitted, Typed

LEAVE = "leave"
RENEW = "renew-recovery"
LEFT = "left"


class PeoplePage:
    """One sitting at the page; what came of it is taken by `take_events` and written down."""

    def __init__(
        self, doors: PeopleDoors, ward: str, key: RecordsKey, person: Person, borne: tuple[BorneName, ...] | None
    ) -> None:
        """Begin with nobody chosen but oneself; raises KeyStoreFault.

        `borne` are the names in the desk's own record, None where it cannot be read now: then none is given.
        """
        self._keys = keys = doors.keys
        self._clock = doors.clock
        self._paper = doors.paper
        self._new_id = doors.new_id
        self._ward = ward
        self._key = key
        self._person = person
        self._people = keys.people()
        self._borne = borne
        self._choice: Choice = OWN
        self._texts = Texts()
        self._asked: dict[str, str] = {}
        self._said: Line | None = None
        self._once = ""
        self._sheet: RecoverySheet | None = None
        self._events: list[DeskEvent] = []
        self.later = Later()

    @property
    def is_keeper(self) -> bool:
        """Whether more than one's own may be changed."""
        return Role.KEEPER in self._person.roles

    @property
    def people(self) -> tuple[Person, ...]:
        """Who may sign in."""
        return self._people

    def take_events(self) -> tuple[DeskEvent, ...]:
        """Return what happened since this was asked last."""
        events, self._events = tuple(self._events), []
        return events

    def screen(self) -> EntranceScreen:
        """Return the page as it stands."""
        if self._sheet is not None:
            return self._sheet.screen()
        leave = Button(name=LEAVE, label="All infusions", key="Ctrl+Home")
        lines = () if self.is_keeper else (Line(text=words.keepers_text(self._people)),)
        rows, chosen = forms.rows(self._people, self._choice) if self.is_keeper else ((), -1)
        said = Line(text=self.later.said) if self.later.waits else self._said
        form = forms.form(self._choice, self._texts, self._problems())
        buttons = (*self._left_button(), *self._renew_button(), Button(name=LOCK, label="Lock", key="Ctrl+L"), leave)
        return EntranceScreen(
            title="People",
            lines=lines,
            people=rows,
            chosen=chosen,
            form=form,
            buttons=buttons,
            message=said,
            has_many_fields=True,
        )

    def handle(self, wish: PageWish) -> Step:
        """Choose, type, take; an entry that is refused says so at its field."""
        if self._sheet is not None:
            if self._sheet.handle(wish):
                self._sheet = None
            return Way.STAY
        match wish:
            case Pressed():
                self._press(wish.name)
            case Typed(form=form) if form == FORM:
                self._texts, self._said = self._texts.with_text(wish.field, wish.text), None
                self._asked.pop(wish.field, None)
            case Submitted(form=form) if form == FORM and not self.later.waits:
                self._take()
            case _:
                pass
        return Way.STAY

    def _press(self, name: str) -> None:
        kind, _, who = name.partition(":")
        once, self._once = self._once, ""
        if kind == PERSON:
            self._choose(who)
        elif not self.is_keeper:
            return
        elif name == RENEW:
            # Asked twice: the sheet in the safe opens nothing from then on.
            self._once = "" if once == name else name
            if once == name:
                self.later.put_off(words.CHECKING, self._safely(self._renew))
        elif kind == LEFT and isinstance(self._choice, Person):
            # Asked twice: who has left by mistake needs a new passphrase.
            self._once = "" if once == name else name
            if once == name:
                self._let_go(self._choice)

    def _choose(self, who: str) -> None:
        other = next((one for one in self._people if one.id == who), None)
        self._choice = who if who in {OWN, NEW} else other or OWN
        self._texts = forms.texts_of(other) if other is not None else Texts()
        self._asked, self._said = {}, None

    def _problems(self) -> dict[str, str]:
        wrong = forms.wrong(self._choice, self._texts, self._people, self._borne or ())
        return {**forms.as_typed(wrong, self._texts), **self._asked}

    def _take(self) -> None:
        self._asked = forms.wrong(self._choice, self._texts, self._people, self._borne or ())
        if self._asked:
            return
        self.later.put_off(words.CHECKING, self._safely(self._do))

    def _do(self) -> None:
        if self._choice != OWN and self._borne is None:
            self._say(words.NAMES_UNREAD)
            return
        match self._choice:
            case Person() as before:
                self._change(forms.changed(before, self._texts))
            case "new":
                self._add()
            case _:
                self._change_own()

    def _change(self, person: Person) -> None:
        if self._is_last(person):
            self._say(words.LAST_KEEPER)
            return
        self._keys.change(person, self._key)
        self._done(PersonChanged(person=person), f"{person.name}: {words.roles_text(person)}.")

    def _is_last(self, person: Person) -> bool:
        keeper = last_keeper(self._people)
        return keeper is not None and keeper.id == person.id and Role.KEEPER not in person.roles

    def _add(self) -> None:
        person = forms.added(self._texts, self._new_id())
        self._keys.add(person, self._texts.of("passphrase"), self._key)
        self._keys.set_pin(person.id, self._texts.of("pin"), self._key)
        self._events.append(PersonAdded(person=person))
        self._done(PinChanged(person=person), f"{person.name} may sign in.")

    def _change_own(self) -> None:
        """The passphrase of now is asked for: whoever finds the desk open is not to lock its nurse out."""
        person, texts = self._person, self._texts
        found = self._keys.sign_in(person.id, texts.of(forms.NOW.name), self._clock.read().wall)
        if not isinstance(found, Unlocked):
            self._asked = {forms.NOW.name: words.wrong_passphrase_text(found.in_a_row)}
            return
        if texts.of("passphrase"):
            self._keys.change_passphrase(person.id, texts.of("passphrase"), self._key)
            self._events.append(PassphraseChanged(person=person))
        if texts.of("pin"):
            self._keys.set_pin(person.id, texts.of("pin"), self._key)
            self._events.append(PinChanged(person=person))
        self._texts = Texts()
        self._said = Line(text="Changed.", tone=Tone.GOOD)

    def _let_go(self, person: Person) -> None:
        if last_keeper(self._people) == person:
            self._say(words.LAST_KEEPER)
            return
        self._safely(lambda: self._remove(person))()

    def _remove(self, person: Person) -> None:
        self._keys.remove(person.id, self._key)
        self._done(PersonLeft(person=person), f"{person.name} may sign in no more.")

    def _renew(self) -> None:
        recovery = self._keys.renew_recovery(self._key)
        self._events.append(RecoveryRenewed())
        self._sheet = RecoverySheet(recovery, self._paper, self._ward, self._clock.read())

    def _safely(self, work: Callable[[], None]) -> Callable[[], Step]:
        def tried() -> Step:
            try:
                work()
            except KeyStoreFault as fault:
                self._say(words.opening_text(fault))
            return Way.STAY

        return tried

    def _done(self, event: DeskEvent, said: str) -> None:
        self._events.append(event)
        left = tuple(BorneName(name=one.name, person_id=one.id) for one in self._people)
        self._borne = (*(self._borne or ()), *left)
        self._people = self._keys.people()
        self._person = next((one for one in self._people if one.id == self._person.id), self._person)
        self._choice, self._texts = OWN, Texts()
        self._said = Line(text=said, tone=Tone.GOOD)

    def _say(self, text: str) -> None:
        self._said = Line(text=text, tone=Tone.MEDIUM)

    def _left_button(self) -> tuple[Button, ...]:
        chosen = self._choice
        if not isinstance(chosen, Person) or chosen.id == self._person.id:
            return ()
        return (self._asked_twice(f"{LEFT}:{chosen.id}", "Has left", f"Yes, {chosen.name} has left"),)

    def _renew_button(self) -> tuple[Button, ...]:
        if not self.is_keeper:
            return ()
        return (self._asked_twice(RENEW, "New recovery key", "Yes, the one on paper counts no more"),)

    def _asked_twice(self, name: str, label: str, sure: str) -> Button:
        is_asked = self._once == name
        return Button(name=name, label=sure if is_asked else label, tone=Tone.MEDIUM if is_asked else Tone.PLAIN)
