"""What happens at the desk itself is written down as it happens, whoever may come or go."""

from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.desk_record import DeskRecord
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.record.desk_events import DeskEntry, DeskEvent


class OwnRecord:
    """Writes in the desk's own record; what cannot be written now waits in memory and goes before the next (S30)."""

    def __init__(self, record: DeskRecord, clock: Clock, program: str) -> None:
        """Take the record, the time, and this program's version for each entry."""
        self._record = record
        self._clock = clock
        self._program = program
        self._waiting: tuple[DeskEntry, ...] = ()

    def note(self, person: Person, *events: DeskEvent) -> None:
        """Write down what this person did, or try to later."""
        reading = self._clock.read()
        self._waiting += tuple(
            DeskEntry(recorded=reading, by=person.name, by_id=person.id, program=self._program, event=event)
            for event in events
        )
        self.write_waiting()

    def note_once(self, person: Person, event: DeskEvent) -> None:
        """Write down what this person found, unless it stands there already."""
        try:
            known = {entry.event for entry in self._record.read()}
        except RecordsFault:
            return
        if event not in known:
            self.note(person, event)

    def write_waiting(self) -> None:
        """Write what waits; a fault of the records is said where every other is, and stops nobody at the desk."""
        if not self._waiting:
            return
        try:
            self._record.append(self._waiting)
        except RecordsFault:
            return
        self._waiting = ()

    def ward_name(self) -> str:
        """Return the name of the ward; empty where it never was given, or cannot be read now."""
        try:
            return self._record.ward_name()
        except RecordsFault:
            return ""
