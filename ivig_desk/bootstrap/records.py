"""Where records are kept, and the desk over them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ivig_desk import __version__
from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.folders import Folders, places_of_ward, ward_folders

if TYPE_CHECKING:
    from ivig_desk.adapters.key_ways import KeyWay
    from ivig_desk.adapters.sqlite_journal import SqliteJournal
    from ivig_desk.adapters.ward_records import FolderRecords
    from ivig_desk.commandline.doors import NotedRecords
    from ivig_desk.commandline.who import Who
    from ivig_desk.desk.desk import Desk
    from ivig_desk.desk.faults import RecordsFault
    from ivig_desk.desk.keys import RecordsKey
    from ivig_desk.desk.ports import Clock, Journal
    from ivig_desk.desk.ports.side_journal import SideJournal
    from ivig_desk.domain.record.desk_events import DeskEvent
    from ivig_desk.rehearsal.desk_driver import OpenDesk, Records


def passing_records() -> Records:
    """Return records that are gone when the program ends."""
    from ivig_desk.adapters.memory_journal import MemoryJournal
    from ivig_desk.rehearsal.desk_driver import OpenDesk

    journal = MemoryJournal()
    return lambda clock: OpenDesk(desk=desk_over(journal, clock, None), close=journal.close)


def kept_records(data: Path | None) -> Records:
    """Return the records of a folder, made where there are none, for one desk at a time.

    Opening them raises KeyStoreFault, RecordsFault and DeskHeld.
    """
    from ivig_desk.adapters.folder_hold import FolderHold
    from ivig_desk.rehearsal.desk_driver import OpenDesk

    folders = ward_folders(data)

    def open_desk(clock: Clock) -> OpenDesk:
        with ExitStack() as opened:
            opened.enter_context(closing(FolderHold(folders.root, SystemClock().read().wall)))
            journal = opened.enter_context(closing(journal_of(folders)))
            return OpenDesk(desk=desk_over(journal, clock, None), close=opened.pop_all().close)

    return open_desk


def desk_over(journal: Journal, clock: Clock, side: SideJournal | None) -> Desk:
    """Return the desk over a journal, and over where entries are held that it does not take."""
    from ivig_desk.desk.desk import Desk

    return Desk(journal, clock, lambda: str(uuid4()), __version__, side)


def read_records(data: Path | None, who: Who) -> Records:
    """Return the records of a folder to be read by whoever signs in, whatever desk has it.

    Opening them raises KeyStoreFault, RecordsFault.
    """
    return noted_records(data, who).open


def noted_records(data: Path | None, who: Who) -> NotedRecords:
    """Return the same, with what writes down what was given out of them."""
    from ivig_desk.commandline.doors import NotedRecords
    from ivig_desk.rehearsal.desk_driver import OpenDesk

    ward_folders(data)
    records = ward_records(data, who)

    def open_desk(clock: Clock) -> OpenDesk:
        journal = records.journal()
        return OpenDesk(desk=desk_over(journal, clock, None), close=journal.close)

    return NotedRecords(open=open_desk, note=records.note)


def ward_records(data: Path | None, who: Who) -> FolderRecords:
    """Return what is done with the records of a folder as a whole: opened, kept apart, put back, verified."""
    return _records_by(data, _way(who))


def signed_in_records(data: Path | None, key: RecordsKey) -> FolderRecords:
    """Return the same for somebody who has signed in already."""
    from ivig_desk.adapters.key_ways import HandedOver

    return _records_by(data, HandedOver(key))


def journal_of(folders: Folders) -> SqliteJournal:
    """The records of a folder that nobody signs in to. Raises KeyStoreFault, RecordsFault."""
    from ivig_desk.adapters.open_key import open_key
    from ivig_desk.adapters.sqlite_journal import SqliteJournal

    return SqliteJournal(folders.records, open_key(folders.keys, folders.records), folders.keys)


def side_journal_of(folders: Folders, key: RecordsKey, named: str | None) -> SideJournal:
    """Where entries are held that the records of a folder do not take: in one of this system's own folders.

    Where the ward names a folder for backups, in that too, for as long as it is there.
    """
    from ivig_desk.adapters.side_folders import SideFolders, side_folders_of

    return SideFolders(*side_folders_of(folders.root, key, named))


def recorder_of(journal: SqliteJournal) -> Callable[[DeskEvent], None]:
    """Return what writes into the desk's own record, by nobody where nobody signs in; it raises RecordsFault."""
    from ivig_desk.domain.record.desk_events import DeskEntry

    def record(event: DeskEvent) -> None:
        entry = DeskEntry(recorded=SystemClock().read(), by="", by_id="", program=__version__, event=event)
        journal.desk_record().append([entry])

    return record


def say_unwritten(fault: RecordsFault) -> None:
    """Say on standard error that what was done, as it was asked for, stands nowhere in the desk's record."""
    sys.stderr.write(f"ivig-desk: not written in the desk's own record: {' '.join(str(fault).split())}\n")


def _records_by(data: Path | None, way: KeyWay) -> FolderRecords:
    from ivig_desk.adapters.ward_records import FolderRecords

    return FolderRecords(
        places=places_of_ward(data), way=way, clock=SystemClock(), program=__version__, unwritten=say_unwritten
    )


def _way(who: Who) -> KeyWay:
    from ivig_desk.adapters.key_ways import HandedOver, OpenWay, SignedInWay
    from ivig_desk.commandline.who import KeyOnInput, SignsIn, next_line, typed_passphrase
    from ivig_desk.commandline.wrong_use import not_accepted
    from ivig_desk.desk.keys import RecordsKey

    match who:
        case None:
            return OpenWay()
        case SignsIn():
            return SignedInWay(who.name, typed_passphrase, SystemClock())
        case KeyOnInput():
            try:
                return HandedOver(RecordsKey(octets=bytes.fromhex(next_line())), who.person_id)
            except ValueError as error:
                # Never what was found.
                raise not_accepted("--key-on-input", "no key", "64 hexadecimal digits on standard input") from error
