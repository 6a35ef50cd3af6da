"""The ward's desk, which somebody signs in to before anything of its records is opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from ivig_desk import __version__
from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.folders import Folders, ward_folders
from ivig_desk.bootstrap.files import data_files
from ivig_desk.bootstrap.records import desk_over, say_unwritten, side_journal_of, signed_in_records
from ivig_desk.bootstrap.window import Own, paper_door, profiles_door, sound_device, window_presenter

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.adapters.data_files import TomlDataFiles
    from ivig_desk.adapters.folder_hold import FolderHold
    from ivig_desk.adapters.sqlite_journal import SqliteJournal
    from ivig_desk.adapters.wrapped import Cost
    from ivig_desk.desk.keys import RecordsKey
    from ivig_desk.desk.own_record import OwnRecord
    from ivig_desk.desk.ports import Clock, Sounder
    from ivig_desk.desk.ports.restoring import RestoringDesk
    from ivig_desk.domain.infusion.alarm_signals import AlarmSignals
    from ivig_desk.domain.people.person import Person
    from ivig_desk.presenters.entrance.desk import EntrancePresenter
    from ivig_desk.presenters.entrance.opened import OpenedDesk
    from ivig_desk.presenters.paper_door import FolderTrouble


def entrance(data: Path | None, until_closed: ExitStack) -> Callable[[], EntrancePresenter]:
    """Return the way to the ward's records; raises KeyStoreFault, RecordsFault, BadDataFile."""
    from ivig_desk.adapters.folder_hold import FolderHold
    from ivig_desk.adapters.key_store import FileKeyStore
    from ivig_desk.presenters.entrance.desk import EntranceDoors, EntrancePresenter

    folders, clock = ward_folders(data), SystemClock()
    hold = FolderHold(folders.root, clock.read().wall)
    until_closed.callback(hold.close)
    files = data_files(data)
    signals = files.alarm_signals()
    keys = FileKeyStore(folders.keys, partial(_cost, clock))
    sounder = sound_device(signals)
    until_closed.callback(sounder.close)
    ward = WardDesk(
        data=data,
        folders=folders,
        files=files,
        sounder=sounder,
        signals=signals,
        hold=hold,
        until_closed=until_closed,
    )
    doors = EntranceDoors(
        keys=keys,
        clock=clock,
        open=ward.open,
        paper=paper_door(data, "", None),
        new_id=lambda: str(uuid4()),
        has_records=folders.records.exists,
        restoring=partial(_restoring, folders, clock),
    )
    presenter = EntrancePresenter(doors)
    return lambda: presenter


@dataclass(frozen=True, slots=True, kw_only=True)
class WardDesk:
    """What the ward's desk is built of once there is a key."""

    data: Path | None
    folders: Folders
    files: TomlDataFiles
    sounder: Sounder
    signals: AlarmSignals
    hold: FolderHold
    until_closed: ExitStack

    def open(self, key: RecordsKey, person: Person) -> OpenedDesk:
        """Open the records in the name of whoever signed in; raises RecordsFault, KeyStoreFault, BadDataFile."""
        from ivig_desk.adapters.sqlite_journal import SqliteJournal

        with ExitStack() as opened:
            journal = SqliteJournal(self.folders.records, key, self.folders.keys)
            opened.callback(journal.close)
            desk = self._over(journal, key, person)
            # Where it fails the file is let go, so that a backup can be put in its place.
            self.until_closed.push(opened.pop_all())
        return desk

    def _over(self, journal: SqliteJournal, key: RecordsKey, person: Person) -> OpenedDesk:
        from ivig_desk.adapters.export_errand import ExportBeside
        from ivig_desk.adapters.keepers_errands import KeepersErrands
        from ivig_desk.adapters.power import SystemPower
        from ivig_desk.desk.backing_up import BackingUp
        from ivig_desk.desk.own_record import OwnRecord
        from ivig_desk.presenters.entrance.backups import BackupDoors
        from ivig_desk.presenters.entrance.opened import OpenedDesk
        from ivig_desk.presenters.export_door import ExportDoor
        from ivig_desk.presenters.ward_files import ward_files_when_wanted

        clock, records = SystemClock(), signed_in_records(self.data, key)
        named = records.backup_rules().folder
        desk = desk_over(journal, clock, side_journal_of(self.folders, key, named))
        own_record = OwnRecord(journal.desk_record(), clock, __version__, person)
        self.until_closed.callback(_write_what_waits, own_record)
        backing_up, paper = BackingUp.of(records), paper_door(self.data, "", own_record.note)
        trouble = partial(_folder_trouble, self.folders.root)
        exports = ExportDoor(
            errand=ExportBeside(self.folders.root, key),
            who=lambda: own_record.person,
            trouble=trouble,
            first_folder=paper.files.first_folder,
        )
        own = Own(
            profiles=profiles_door(self.data, self.files),
            labels=self.folders.labels,
            sounder=self.sounder,
            signals=self.signals,
            power=SystemPower().state,
            backups=backing_up,
            paper=paper,
            exports=exports,
        )
        backups = BackupDoors(
            backing_up=backing_up,
            errands=KeepersErrands(self.folders.root, key),
            clock=clock,
            trouble=trouble,
        )
        window = window_presenter(desk, ward_files_when_wanted(self.files), own)
        opened = OpenedDesk(window=window, desk=desk, own=own_record, backups=backups, name_holder=self.hold.name)
        opened.work_as(person)
        return opened


def _write_what_waits(own_record: OwnRecord) -> None:
    """Write what the desk could not write of itself, for the last time, or say that it is lost."""
    own_record.write_waiting()
    if own_record.waiting:
        sys.stderr.write(f"ivig-desk: not written in the desk's own record: {own_record.waiting} entries\n")


def _restoring(folders: Folders, clock: Clock) -> RestoringDesk:
    """What puts a backup back; who signs in does not wait for it to be loaded."""
    from ivig_desk.adapters.desk_restoring import HeldRestoring

    return HeldRestoring(
        places=folders, clock=clock, program=__version__, cost=partial(_cost, clock), unwritten=say_unwritten
    )


def _folder_trouble(own: Path, folder: str) -> FolderTrouble | None:
    """Why a keeper's folder is none for the records; what looks is loaded when it first does."""
    from ivig_desk.views.page_files import folder_trouble

    return folder_trouble(folder, own)


def _cost(clock: Clock) -> Cost:
    """What a new passphrase is to cost, measured when one is chosen: cryptography is not loaded before."""
    from ivig_desk.adapters.wrapping import calibrated

    return calibrated(clock)
