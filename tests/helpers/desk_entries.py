"""One entry of each kind in the desk's own record."""

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record import desk_events
from ivig_desk.domain.record.desk_events import DeskEntry, DeskEvent

EIGHT = Instant.of("2026-03-01T08:00:00Z")
ANA = Person(id="p1", name="Ană Rus", roles=frozenset({Role.KEEPER, Role.NURSE, Role.SECOND_CHECKER}))
ION = Person(id="p2", name="Ion Pop", roles=frozenset({Role.PHARMACIST}))

ONE_OF_EACH_AT_THE_DESK: tuple[DeskEvent, ...] = (
    desk_events.DeskSetUp(ward="Day clinic 3"),
    desk_events.WardRenamed(ward="Day clinic “Nord”"),
    desk_events.PersonAdded(person=ION),
    desk_events.PersonChanged(person=ANA),
    desk_events.PersonLeft(person=ION),
    desk_events.PassphraseChanged(person=ANA),
    desk_events.PinChanged(person=ANA),
    desk_events.SignedIn(wrong_before=2),
    desk_events.SignedOut(),
    desk_events.DeskLocked(),
    desk_events.DeskUnlocked(wrong_pins=4),
    desk_events.WrongPassphrases(person=ION, in_a_row=3, last=EIGHT),
    desk_events.Recovered(person=ANA),
    desk_events.RecoveryRenewed(),
    desk_events.RecordsRestored(source="/media/drive/ivig-desk-1"),
    desk_events.RecordsExported(what="infusions", count=12, readable=True, named=False),
    desk_events.RecordsExported(what="/media/drive/out", count=12, readable=True, named=True, form="csv"),
    desk_events.ExportFailed(what="/media/drive/out", form="csv", why="disk-full"),
    desk_events.PageGivenOut(what="summary", infusion_id="i1", printer="ward-laser", file=""),
)


def desk_entry_of(event: DeskEvent, second: int = 0) -> DeskEntry:
    """Return an entry by the keeper, so many seconds after eight."""
    reading = ClockReading(
        wall=Instant(EIGHT.microseconds + second * 1_000_000), utc_offset_minutes=60, monotonic_microseconds=second
    )
    return DeskEntry(recorded=reading, by=ANA.name, by_id=ANA.id, program="0.1.0", event=event)


def desk_entries() -> tuple[DeskEntry, ...]:
    """Return an entry of each kind, a second apart."""
    return tuple(desk_entry_of(event, second) for second, event in enumerate(ONE_OF_EACH_AT_THE_DESK))
