"""The one place where everything is built: which adapter stands behind which door."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ivig_desk import __version__
from ivig_desk.adapters.clocks import SteppedClock, SystemClock
from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.folders import Folders, places_of_ward, practice_folders, ward_folders
from ivig_desk.commandline.doors import DeskKind, Doors
from ivig_desk.commandline.exit_codes import ENVIRONMENT_FAILED
from ivig_desk.commandline.run import run
from ivig_desk.desk.faults import Fault

if TYPE_CHECKING:
    from ivig_desk.desk.backing_up import BackingUp
    from ivig_desk.desk.desk import Desk
    from ivig_desk.desk.ports import CheckedFile, Clock, Journal, Sounder, WardProfiles
    from ivig_desk.desk.ports.backups import WardRecords
    from ivig_desk.desk.ports.power import Power
    from ivig_desk.domain.infusion.alarm_signals import AlarmSignals
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.record.head import ChainHead
    from ivig_desk.presenters.ward_files import WardFiles
    from ivig_desk.presenters.window import WindowPresenter
    from ivig_desk.presenters.window_doors import ProfilesDoor
    from ivig_desk.rehearsal.desk_driver import OpenDesk, Records, SteppedTime
    from ivig_desk.rehearsal.driver import RecordingDriver
    from ivig_desk.rehearsal.supplies import Supplies


def main(argv: list[str] | None = None) -> int:
    """Do what the words ask for and return the exit code; without words, those the program was started with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe under another locale would refuse × and µ in the middle of a line.
            stream.reconfigure(encoding="utf-8")
    try:
        code = run(sys.argv[1:] if argv is None else argv, doors())
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough, and Python would fail once more while it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def doors() -> Doors:
    """Return the doors of this installation."""
    return Doors(
        data_files=_data_files,
        check_profiles=_check_profiles,
        system_clock=SystemClock,
        stepped_clock=SteppedClock,
        passing_records=_passing_records,
        kept_records=_kept_records,
        records_file=lambda data: places_of_ward(data).records,
        ward_records=_ward_records,
        write_summary=_write_summary,
        write_pictures=_write_pictures,
        page_driver=_page_driver,
        window_driver=_window_driver,
        sounder=lambda data: _device(_data_files(data).alarm_signals()),
        run_window=_run_window,
    )


def _data_files(data: Path | None) -> TomlDataFiles:
    return TomlDataFiles(resources=resources_folder(), ward=places_of_ward(data).root)


def _check_profiles(files: Sequence[Path], data: Path | None) -> tuple[CheckedFile, ...]:
    from ivig_desk.adapters.profile_checking import check_files

    return check_files(files, resources_folder(), places_of_ward(data).root)


def _passing_records() -> Records:
    from ivig_desk.adapters.memory_journal import MemoryJournal

    journal = MemoryJournal()
    return _over(lambda: journal)


def _kept_records(data: Path | None) -> Records:
    folders = ward_folders(data)
    return _over(lambda: _sqlite(folders))


def _over(journal_of: Callable[[], Journal]) -> Records:
    from ivig_desk.rehearsal.desk_driver import OpenDesk

    def open_desk(clock: Clock) -> OpenDesk:
        journal = journal_of()
        return OpenDesk(desk=_desk(journal, clock), close=journal.close)

    return open_desk


def _desk(journal: Journal, clock: Clock) -> Desk:
    from ivig_desk.desk.desk import Desk

    return Desk(journal, clock, lambda: str(uuid4()), __version__)


def _ward_records(data: Path | None) -> WardRecords:
    from ivig_desk.adapters.ward_records import FolderRecords

    return FolderRecords(places=places_of_ward(data))


def _write_summary(entries: tuple[Recorded, ...], head: ChainHead | None, file: Path) -> None:
    from ivig_desk.rehearsal.printed import write_summary_of

    write_summary_of(entries, head, file)


def _write_pictures(entries: tuple[Recorded, ...], head: ChainHead | None, folder: Path) -> None:
    from ivig_desk.rehearsal.printed import write_pictures_of

    write_pictures_of(entries, head, folder)


def _page_driver(supplies: Supplies, records: Records, clock: SteppedTime) -> RecordingDriver:
    from ivig_desk.rehearsal.page_driver import PageDriver
    from ivig_desk.rehearsal.supplies import ward_files_from
    from ivig_desk.rehearsal.wish_hand import WishHand

    files = ward_files_from(supplies)
    return PageDriver(supplies, records, clock, lambda desk: WishHand(_rehearsed(desk, files, Path())))


def _window_driver(supplies: Supplies, records: Records, clock: SteppedTime, pictures: Path | None) -> RecordingDriver:
    from ivig_desk.rehearsal.page_driver import PageDriver
    from ivig_desk.rehearsal.supplies import ward_files_from
    from ivig_desk.rehearsal.window_hand import WindowHand

    files, folder = ward_files_from(supplies), Path() if pictures is None else pictures
    return PageDriver(supplies, records, clock, lambda desk: WindowHand(_rehearsed(desk, files, folder), pictures))


def _run_window(data: Path | None, kind: DeskKind) -> int:
    """Open the desk; records or files that cannot be used are said on standard error and in a window of their own."""
    from ivig_desk.adapters.power import SystemPower
    from ivig_desk.desk.backing_up import BackingUp
    from ivig_desk.presenters.fault import cannot_open_screen
    from ivig_desk.presenters.ward_files import ward_files_when_wanted
    from ivig_desk.views.application import run_application, show_fault

    try:
        folders = practice_folders(data) if kind is DeskKind.PRACTICE else ward_folders(data)
        data_files = _data_files(data)
        files = ward_files_when_wanted(data_files)
        signals = data_files.alarm_signals()
        sounder = _device(signals)
        journal = _sqlite(folders)
        backups = None if kind is DeskKind.PRACTICE else BackingUp.of(_ward_records(data))
    except Fault as fault:
        sys.stderr.write(f"ivig-desk: {' '.join(str(fault).split())}\n")
        show_fault(cannot_open_screen(fault))
        return ENVIRONMENT_FAILED
    try:
        desk = _desk(journal, SystemClock())
        # Nobody who practises changes what the ward gives by.
        profiles = None if kind is DeskKind.PRACTICE else _profiles_door(data, data_files)
        labels = None if kind is DeskKind.PRACTICE else folders.labels
        own = _Own(
            profiles=profiles,
            labels=labels,
            sounder=sounder,
            signals=signals,
            power=SystemPower().state,
            backups=backups,
        )
        return run_application(lambda: _presenter(desk, files, folders.pdfs, own))
    finally:
        sounder.close()
        journal.close()


def _device(signals: AlarmSignals) -> Sounder:
    """The sound device of this computer, opened when somebody is first watched."""
    from ivig_desk.adapters.sounder import DeviceSounder

    return DeviceSounder(signals.sound)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    profiles: ProfilesDoor | None
    labels: Path | None
    sounder: Sounder
    signals: AlarmSignals
    power: Power
    backups: BackingUp | None


def _rehearsed(desk: Desk, files: WardFiles, folder: Path) -> WindowPresenter:
    """A window that changes nothing of the ward's and is not heard."""
    from ivig_desk.adapters.power import MemoryPower
    from ivig_desk.adapters.sounder import MemorySounder

    signals = _data_files(None).alarm_signals()
    sounder = MemorySounder(signals.sound)
    own = _Own(
        profiles=None, labels=None, sounder=sounder, signals=signals, power=MemoryPower().state, backups=None
    )
    return _presenter(desk, lambda: files, folder, own)


def _sqlite(folders: Folders) -> Journal:
    """The records of a folder that nobody signs in to. Raises KeyStoreFault, RecordsFault."""
    from ivig_desk.adapters.open_key import open_key
    from ivig_desk.adapters.sqlite_journal import SqliteJournal

    return SqliteJournal(folders.records, open_key(folders.keys, folders.records))


def _profiles_door(data: Path | None, data_files: TomlDataFiles) -> ProfilesDoor:
    """The way to the ward's own profiles; nothing is read before their page opens."""
    from ivig_desk.presenters.window_doors import ProfilesDoor

    def open_profiles() -> WardProfiles:
        from ivig_desk.adapters.ward_profiles import TomlWardProfiles

        shipped = TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
        return TomlWardProfiles(folder=places_of_ward(data).root / PROFILES, shipped=shipped)

    return ProfilesDoor(open=open_profiles, read=data_files.formulary)


def _presenter(desk: Desk, files: Callable[[], WardFiles], folder: Path, own: _Own) -> WindowPresenter:
    """The window's presenter; what prints is loaded when it first prints."""
    from ivig_desk.adapters.labels import labels_in
    from ivig_desk.presenters.paper_door import PaperDoor
    from ivig_desk.presenters.summary_door import SummaryDoor
    from ivig_desk.presenters.window import WindowPresenter
    from ivig_desk.presenters.window_doors import WindowDoors
    from ivig_desk.views import when_printed as printed

    paper = PaperDoor(folder=folder, write=printed.paper_ramp)
    summaries = SummaryDoor(folder=folder, write=printed.summary, write_report=printed.report_sheet, paper=paper)
    doors = WindowDoors(
        summaries=summaries,
        profiles=own.profiles,
        labels=labels_in(own.labels),
        sounder=own.sounder,
        power=own.power,
        backups=own.backups,
    )
    return WindowPresenter(desk, files, doors, own.signals.light)
