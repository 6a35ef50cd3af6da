"""A desk that people sign in to, without Qt and without a file, and what somebody does at its entrance."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from ivig_desk.adapters.memory_desk_record import MemoryDeskRecord
from ivig_desk.adapters.memory_key_store import MemoryKeyStore
from ivig_desk.desk.own_record import OwnRecord
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.presenters.entrance.desk import EntranceDoors, EntrancePresenter
from ivig_desk.presenters.entrance.opened import OpenedDesk
from ivig_desk.presenters.wishes import Cancelled, Opened, Pressed, Scanned, Submitted, Typed
from tests.helpers.paper import FakePaper
from tests.unit.presenters.bedside import Bedside, fields_of
from tests.unit.presenters.vault import Archive, Vault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.desk.faults import Fault
    from ivig_desk.desk.keys import RecordsKey
    from ivig_desk.domain.record.desk_events import DeskEvent
    from ivig_desk.presenters.screens import EntranceScreen, Form, Page, WindowScreen
    from ivig_desk.presenters.wishes import Wish

ANA = Person(id="person-1", name="Rus, Ana", roles=frozenset({Role.KEEPER, Role.NURSE}))
ION = Person(id="person-2", name="Dragomir, Ion", roles=frozenset({Role.NURSE}))
MIRA = Person(id="person-3", name="Toma, Mira", roles=frozenset({Role.PHARMACIST}))
ONE_DROP = "one drop at a time"
SLOWLY = "slowly and then a little more"
LABELS = "the label comes first of all"
PASSPHRASES = {ANA.id: ONE_DROP, ION.id: SLOWLY, MIRA.id: LABELS}
PINS = {ANA.id: "4711", ION.id: "2580"}
FIRST = {
    "ward": "Ward 4",
    "name": ANA.name,
    "passphrase": ONE_DROP,
    "again": ONE_DROP,
    "pin": PINS[ANA.id],
    "pin-again": PINS[ANA.id],
}


class Doorway:
    """The entrance of a desk, and the bed behind it; `screen` is what stood in the window last."""

    def __init__(
        self,
        *others: Person,
        keys: MemoryKeyStore | None = None,
        bed: Bedside | None = None,
        vault: Vault | None = None,
        archive_keys: MemoryKeyStore | None = None,
    ) -> None:
        """Set up by Ana, with these others, unless other keys are given."""
        self.bed = Bedside() if bed is None else bed
        self.keys = MemoryKeyStore() if keys is None else keys
        self.record = MemoryDeskRecord()
        self.paper = FakePaper()
        self.holders: list[str] = []
        self.fault: Fault | None = None
        self.has_records = keys is None or keys.people() != ()
        self.archive = Archive(self.keys if archive_keys is None else archive_keys)
        self.archive.has_store = keys is None
        self.vault = Vault() if vault is None else vault
        self.vault_doors = self.vault.doors(self.bed.clock)
        self._ids = count(1)
        if keys is None:
            key = self.keys.set_up(ANA, ONE_DROP).key
            self.keys.set_pin(ANA.id, PINS[ANA.id], key)
            for person in others:
                self.keys.add(person, PASSPHRASES[person.id], key)
                if person.id in PINS:
                    self.keys.set_pin(person.id, PINS[person.id], key)
        self.restart()

    def restart(self) -> WindowScreen:
        self.window = EntrancePresenter(
            EntranceDoors(
                keys=self.keys,
                clock=self.bed.clock,
                open=self._open,
                paper=self.paper.door(),
                new_id=lambda: f"made-{next(self._ids)}",
                has_records=lambda: self.has_records,
                restoring=lambda: self.archive,
            )
        )
        return self.look()

    def look(self) -> WindowScreen:
        self.screen = self.window.look()
        return self.screen

    def want(self, wish: Wish) -> WindowScreen:
        self.screen = self.window.handle(wish)
        return self.screen

    def press(self, name: str) -> WindowScreen:
        return self.want(Pressed(name=name))

    def open(self, infusion_id: str) -> WindowScreen:
        return self.want(Opened(infusion_id=infusion_id))

    def scan(self, text: str) -> WindowScreen:
        return self.want(Scanned(text=text))

    def type(self, texts: Mapping[str, str]) -> WindowScreen:
        for name, text in texts.items():
            self.want(Typed(form=self.form.name, field=name, text=text))
        return self.screen

    def submit(self) -> WindowScreen:
        """Take the form, and look once more: what takes a second is done at the look after."""
        self.want(Submitted(form=self.form.name))
        return self.look()

    def cancel(self) -> WindowScreen:
        return self.want(Cancelled(form=self.form.name))

    def prove(self, proof: str) -> WindowScreen:
        self.type({"proof": proof})
        return self.submit()

    def sign_in(self, person: Person = ANA) -> WindowScreen:
        self.press(f"person:{person.id}")
        return self.prove(PASSPHRASES[person.id])

    def wait(self, minutes: str) -> WindowScreen:
        self.bed.wait(minutes)
        return self.look()

    def stands_at(self, page: Page) -> bool:
        return self.screen.page is page

    @property
    def page(self) -> EntranceScreen:
        assert self.screen.entrance is not None, self.screen.page
        return self.screen.entrance

    @property
    def form(self) -> Form:
        return self.page.form

    @property
    def message(self) -> str:
        """What is said of what was typed, at its field or beside the controls."""
        proof = fields_of(self.form).get("proof")
        beside = "" if self.page.message is None else self.page.message.text
        return beside if proof is None else proof.problem or beside or proof.hint

    @property
    def events(self) -> list[tuple[str, DeskEvent]]:
        """What the desk's own record says, each with who did it."""
        return [(entry.by, entry.event) for entry in self.record.read()]

    def _open(self, _: RecordsKey, person: Person) -> OpenedDesk:
        if self.fault is not None:
            raise self.fault
        self.has_records = True
        own = OwnRecord(self.record, self.bed.clock, "0.1.0", person)
        opened = OpenedDesk(
            window=self.bed.window,
            desk=self.bed.desk,
            own=own,
            backups=self.vault_doors,
            name_holder=self.holders.append,
        )
        opened.work_as(person)
        return opened
