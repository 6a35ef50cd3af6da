"""What happens at the desk itself is written down as it happens, whoever may come or go."""

from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.desk_record import DeskRecord
from ivig_desk.domain.people.name import BorneName
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.record.desk_events import DeskEntry, DeskEvent, names_borne


class OwnRecord:
    """Writes in the desk's own record; what cannot be written now waits in memory and goes before the next (S30)."""

    def __init__(self, record: DeskRecord, clock: Clock, program: str, person: Person) -> None:
        """Take the record, the time, this program's version for each entry, and who is at the desk."""
        self._person = person
        self._record = record
        self._clock = clock
        self._program = program
        self._waiting: tuple[DeskEntry, ...] = ()

    def came(self, person: Person) -> None:
        """Note under whose name things are done from now on."""
        self._person = person

    @property
    def person(self) -> Person:
        """Who is at the desk."""
        return self._person

    def note(self, *events: DeskEvent) -> None:
        """Write down what whoever is at the desk did, or try to later."""
        self.note_of(self._person, *events)

    def note_of(self, person: Person, *events: DeskEvent) -> None:
        """Write down what this person did, or try to later."""
        reading = self._clock.read()
        self._waiting += tuple(
            DeskEntry(recorded=reading, by=person.name, by_id=person.id, program=self._program, event=event)
            for event in events
        )
        self.write_waiting()

    def note_once(self, event: DeskEvent) -> None:
        """Write down what whoever is at the desk found, unless it stands there already."""
        try:
            known = {entry.event for entry in self._record.read()}
        except RecordsFault:
            return
        if event not in known:
            self.note(event)

    def write_waiting(self) -> None:
        """Write what waits; a fault of the records is said where every other is, and stops nobody at the desk."""
        if not self._waiting:
            return
        try:
            self._record.append(self._waiting)
        except RecordsFault:
            return
        self._waiting = ()

    @property
    def waiting(self) -> int:
        """How many entries wait in memory."""
        return len(self._waiting)

    def names_borne(self) -> tuple[BorneName, ...] | None:
        """Return every name in the record and whose it is; None where it cannot be read now."""
        try:
            return names_borne((*self._record.read(), *self._waiting))
        except RecordsFault:
            return None

    def ward_name(self) -> str:
        """Return the name of the ward; empty where it never was given, or cannot be read now."""
        try:
            return self._record.ward_name()
        except RecordsFault:
            return ""
