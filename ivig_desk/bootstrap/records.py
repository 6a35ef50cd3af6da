"""Where records are kept, and the desk over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ivig_desk import __version__
from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.folders import Folders, places_of_ward, ward_folders

if TYPE_CHECKING:
    from ivig_desk.adapters.key_ways import KeyWay
    from ivig_desk.adapters.ward_records import FolderRecords
    from ivig_desk.commandline.who import Who
    from ivig_desk.desk.desk import Desk
    from ivig_desk.desk.ports import Clock, Journal
    from ivig_desk.rehearsal.desk_driver import OpenDesk, Records


def passing_records() -> Records:
    """Return records that are gone when the program ends."""
    from ivig_desk.adapters.memory_journal import MemoryJournal

    journal = MemoryJournal()
    return _over(lambda: journal)


def kept_records(data: Path | None) -> Records:
    """Return the records of a folder, made where there are none; opening them raises KeyStoreFault, RecordsFault."""
    folders = ward_folders(data)
    return _over(lambda: journal_of(folders))


def desk_over(journal: Journal, clock: Clock) -> Desk:
    """Return the desk over a journal."""
    from ivig_desk.desk.desk import Desk

    return Desk(journal, clock, lambda: str(uuid4()), __version__)


def signed_in_records(data: Path | None, who: Who) -> Records:
    """Return the records of a folder for whoever signs in; opening them raises KeyStoreFault, RecordsFault."""
    ward_folders(data)
    return _over(ward_records(data, who).journal)


def ward_records(data: Path | None, who: Who) -> FolderRecords:
    """Return what is done with the records of a folder as a whole: opened, kept apart, put back, verified."""
    from ivig_desk.adapters.ward_records import FolderRecords

    return FolderRecords(places=places_of_ward(data), way=_way(who), clock=SystemClock(), program=__version__)


def journal_of(folders: Folders) -> Journal:
    """The records of a folder that nobody signs in to. Raises KeyStoreFault, RecordsFault."""
    from ivig_desk.adapters.open_key import open_key
    from ivig_desk.adapters.sqlite_journal import SqliteJournal

    return SqliteJournal(folders.records, open_key(folders.keys, folders.records))


def _way(who: Who) -> KeyWay:
    from ivig_desk.adapters.key_ways import HandedOver, OpenWay, SignedInWay
    from ivig_desk.commandline.who import KeyOnInput, SignsIn, first_line, typed_passphrase
    from ivig_desk.commandline.wrong_use import not_accepted
    from ivig_desk.desk.keys import RecordsKey

    match who:
        case None:
            return OpenWay()
        case SignsIn():
            return SignedInWay(who.name, typed_passphrase, SystemClock())
        case KeyOnInput():
            try:
                return HandedOver(RecordsKey(octets=bytes.fromhex(first_line())))
            except ValueError as error:
                # Never what was found.
                raise not_accepted("--key-on-input", "no key", "64 hexadecimal digits on standard input") from error


def _over(journal_of: Callable[[], Journal]) -> Records:
    from ivig_desk.rehearsal.desk_driver import OpenDesk

    def open_desk(clock: Clock) -> OpenDesk:
        journal = journal_of()
        return OpenDesk(desk=desk_over(journal, clock), close=journal.close)

    return open_desk
