"""Asks one of several people for a passphrase, or for a PIN where that is enough."""

from collections.abc import Callable

from ivig_desk.desk.faults import KeyStoreFault
from ivig_desk.desk.keys import KeyStore, TooSoon, Unlocked, WrongPassphrase
from ivig_desk.desk.ports import Clock
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.people.pin import LONGEST
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.fields import SHOW, group
from ivig_desk.presenters.entrance.known import KnownHere
from ivig_desk.presenters.entrance.steps import Entered, Later, Step, Way
from ivig_desk.presenters.screens import Ability, Button, FieldGroup, FieldKind, Form, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts
from ivig_desk.presenters.wishes import PageWish, Pressed, Submitted, Typed

PERSON = "person"
PROOF = "proof"
_SECONDS_IN_A_MINUTE = 60
_KEYED = 9
"""So many have a key of their own, Alt with a figure: a figure alone is typed in the field."""


class Asking:
    """Who is asked, and what is typed; a passphrase is looked at at the look after the one that says so."""

    def __init__(self, form: str, keys: KeyStore, clock: Clock, known: KnownHere, people: tuple[Person, ...]) -> None:
        """Ask whoever is chosen of these people; who is `known` here is let in by PIN."""
        self._form = form
        self._keys = keys
        self._clock = clock
        self._known = known
        self._people = people
        self._asked = self._people[0] if len(self._people) == 1 else None
        self._texts = Texts()
        self._said = ""
        self._wrong: tuple[int, Instant] | None = None
        self.later = Later()

    @property
    def asked(self) -> Person | None:
        """Who is asked."""
        return self._asked

    @property
    def chosen(self) -> int:
        """The place of whoever is asked among the people, -1 where nobody is chosen yet."""
        return -1 if self._asked is None else self._people.index(self._asked)

    @property
    def people(self) -> tuple[Button, ...]:
        """Everybody there is to choose from; none where one alone is asked."""
        if len(self._people) == 1:
            return ()
        return tuple(
            Button(
                name=f"{PERSON}:{person.id}",
                label=person.name,
                detail=words.roles_text(person),
                key=f"Alt+{place}" if place <= _KEYED else "",
            )
            for place, person in enumerate(self._people, start=1)
        )

    def form(self, title: str, label: str, cancel: Button | None) -> Form:
        """Return the form; without anybody chosen it has no field yet."""
        return Form(
            name=self._form,
            title=title,
            groups=self._groups(),
            submit=Button(
                name=f"submit:{self._form}",
                label=label,
                tone=Tone.GOOD,
                ability=Ability.OFF if self._asked is None else Ability.READY,
            ),
            cancel=cancel,
            focus="" if self._asked is None else PROOF,
        )

    def handle(self, wish: PageWish) -> Step:
        """Choose, type, or take what is typed."""
        match wish:
            case Pressed(name=name) if name.startswith(f"{PERSON}:"):
                self._choose(name.removeprefix(f"{PERSON}:"))
            case Typed(form=form) if form == self._form:
                self._texts = self._texts.with_text(wish.field, wish.text)
                self._said = ""
            case Submitted(form=form) if form == self._form:
                return self._take()
            case _:
                pass
        return Way.STAY

    def _choose(self, person_id: str) -> None:
        self._asked = next((person for person in self._people if person.id == person_id), self._asked)
        self._texts, self._said, self._wrong = Texts(), "", None

    def _groups(self) -> tuple[FieldGroup, ...]:
        """The one field; what was wrong, or is being looked at, stands under it."""
        if self._asked is None:
            return ()
        takes_pin = self._known.takes_pin(self._asked)
        label, hint = ("PIN or passphrase", "") if takes_pin else ("Passphrase", words.NOT_THE_PIN)
        proof = FieldPlan(name=PROOF, label=label, kind=FieldKind.CONCEALED, hint=self.later.said or hint)
        wrong = self._wrong_text()
        return (group(self._texts, {PROOF: wrong} if wrong else {}, proof), group(self._texts, {}, SHOW))

    def _wrong_text(self) -> str:
        if self.later.waits:
            return ""
        if self._wrong is not None and (left := self._left(self._wrong[1])).value > 0:
            return words.wait_text(self._wrong[0], left)
        return self._said

    def _take(self) -> Step:
        person, secret = self._asked, self._texts.of(PROOF)
        if person is None or self.later.waits:
            return Way.STAY
        if not secret:
            self._said = "Nothing is typed."
            return Way.STAY
        self._texts = Texts()
        if len(secret) <= LONGEST and secret.isdigit() and self._known.takes_pin(person):
            return self._safely(lambda: self._take_pin(person, secret))()
        self.later.put_off(words.CHECKING, self._safely(lambda: self._look_at(person, secret)))
        return Way.STAY

    def _take_pin(self, person: Person, pin: str) -> Step:
        wrong, key = self._known.wrong_pins(person), self._known.try_pin(person, pin)
        if key is not None:
            return Entered(person=person, key=key, wrong=wrong)
        self._said = words.wrong_pin_text(self._known.wrong_pins(person))
        return Way.STAY

    def _look_at(self, person: Person, passphrase: str) -> Step:
        found = self._keys.sign_in(person.id, passphrase, self._clock.read().wall)
        match found:
            case Unlocked():
                return Entered(person=found.person, key=found.key, wrong=found.wrong_before)
            case WrongPassphrase() | TooSoon():
                wait = Minutes(found.wait.value / _SECONDS_IN_A_MINUTE)
                self._wrong = (found.in_a_row, self._clock.read().wall.plus(wait))
                self._said = words.wrong_passphrase_text(found.in_a_row)
        return Way.STAY

    def _safely(self, work: Callable[[], Step]) -> Callable[[], Step]:
        def tried() -> Step:
            try:
                return work()
            except KeyStoreFault as fault:
                self._said = words.opening_text(fault)
                return Way.STAY

        return tried

    def _left(self, until: Instant) -> Minutes:
        return max(until.since(self._clock.read().wall), Minutes.of("0"))
