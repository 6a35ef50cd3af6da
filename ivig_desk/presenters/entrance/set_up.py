"""The first start of a desk: its ward, its first person, a passphrase, a PIN, and the recovery key on paper."""

from collections.abc import Callable

from ivig_desk.desk.faults import KeyStoreFault
from ivig_desk.desk.keys import KeyStore, SetUp
from ivig_desk.desk.ports import Clock
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import DeskSetUp, PinChanged
from ivig_desk.presenters.entrance import fields
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.fields import group
from ivig_desk.presenters.entrance.restore_form import OPENS, RESTORE
from ivig_desk.presenters.entrance.sheet import RecoverySheet
from ivig_desk.presenters.entrance.steps import Entered, Later, Step, Way
from ivig_desk.presenters.paper_door import PaperDoor
from ivig_desk.presenters.screens import Button, EntranceScreen, Form, Line, Tone
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import PageWish, Pressed, Submitted, Typed

FORM = "set-up"
_ROLES = (
    "You will be a nurse and the keeper, who adds people and looks after backups. Others are added on the page People; "
    "a role can be changed there."
)
_TAKEN_OVER = "There are records of an earlier version here: they are encrypted and kept, and open to you from then on."


class SetUpPage:
    """What is typed until the desk is set up; then its recovery key, until that is on paper."""

    def __init__(
        self, keys: KeyStore, clock: Clock, paper: PaperDoor, new_id: Callable[[], str], earlier: Callable[[], bool]
    ) -> None:
        """Begin with empty fields; `earlier` says whether there are records here already."""
        self._keys = keys
        self._clock = clock
        self._paper = paper
        self._new_id = new_id
        self._has_earlier = earlier()
        self._texts = Texts()
        self._asked: dict[str, str] = {}
        self._said = ""
        self._made: SetUp | None = None
        self._sheet: RecoverySheet | None = None
        self.later = Later()

    def screen(self) -> EntranceScreen:
        """Return the page as it stands."""
        if self._sheet is not None:
            return self._sheet.screen()
        earlier = (Line(text=_TAKEN_OVER, tone=Tone.LOW),) if self._has_earlier else ()
        said = self.later.said or self._said
        message = Line(text=said, tone=Tone.MEDIUM if self._said else Tone.PLAIN) if said else None
        lines = (Line(text=_ROLES), *earlier)
        buttons = () if self._has_earlier else (OPENS,)
        return EntranceScreen(
            title="Set up this desk", lines=lines, form=self._form(), buttons=buttons, message=message
        )

    def handle(self, wish: PageWish) -> Step:
        """Type, or take what is typed."""
        if self._sheet is not None:
            return self._entered() if self._sheet.handle(wish) else Way.STAY
        match wish:
            case Pressed(name=name) if name == RESTORE and not self._has_earlier:
                return Way.TO_RESTORE
            case Typed(form=form) if form == FORM:
                self._texts = self._texts.with_text(wish.field, wish.text)
                self._asked.pop(wish.field, None)
            case Submitted(form=form) if form == FORM and not self.later.waits:
                self._asked = self._wrong()
                if not self._asked:
                    self._said = ""
                    self.later.put_off(words.MAKING, self._make)
            case _:
                pass
        return Way.STAY

    def _wrong(self) -> dict[str, str]:
        texts = self._texts
        of_passphrase = fields.passphrase_wrong(texts, texts.of(fields.NAME.name))
        return {
            **fields.ward_wrong(texts),
            **fields.name_wrong(texts, (), ()),
            **of_passphrase,
            **fields.pin_wrong(texts),
        }

    def _make(self) -> Step:
        name = self._texts.of(fields.NAME.name).strip()
        first = Person(id=self._new_id(), name=name, roles=frozenset({Role.KEEPER, Role.NURSE}))
        try:
            self._made = self._keys.set_up(first, self._texts.of(fields.PASSPHRASE.name))
            self._keys.set_pin(first.id, self._texts.of(fields.PIN.name), self._made.key)
        except KeyStoreFault as fault:
            self._said = words.opening_text(fault)
            return Way.STAY
        self._texts = Texts(by_field={fields.WARD.name: self._ward})
        self._sheet = RecoverySheet(self._made.recovery, self._paper, self._ward, self._clock.read())
        return Way.STAY

    @property
    def _ward(self) -> str:
        return self._texts.of(fields.WARD.name).strip()

    def _entered(self) -> Step:
        made = self._made
        if made is None:
            return Way.STAY
        events = (DeskSetUp(ward=self._ward), PinChanged(person=made.person))
        return Entered(person=made.person, key=made.key, events=events)

    def _form(self) -> Form:
        problems = {**fields.as_typed(self._wrong(), self._texts), **self._asked}
        rows = ((fields.WARD, fields.NAME), fields.CHOOSING, fields.CHOOSING_PIN, (fields.SHOW,))
        return Form(
            name=FORM,
            title="",
            groups=tuple(group(self._texts, problems, *row) for row in rows),
            submit=Button(name=f"submit:{FORM}", label="Set up", tone=Tone.GOOD),
            cancel=None,
            focus=fields.WARD.name,
        )
