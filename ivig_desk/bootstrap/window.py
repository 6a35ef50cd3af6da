"""The window over a folder's records, and the one that a rehearsal drives."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.folders import places_of_ward, practice_folders
from ivig_desk.bootstrap.files import data_files
from ivig_desk.bootstrap.records import desk_over, journal_of, recorder_of
from ivig_desk.commandline.doors import DeskKind
from ivig_desk.commandline.exit_codes import ENVIRONMENT_FAILED
from ivig_desk.desk.faults import Fault

if TYPE_CHECKING:
    from ivig_desk.desk.backing_up import BackingUp
    from ivig_desk.desk.desk import Desk
    from ivig_desk.desk.ports import Sounder
    from ivig_desk.desk.ports.power import Power
    from ivig_desk.desk.ports.ward_profiles import WardProfiles
    from ivig_desk.domain.infusion.alarm_signals import AlarmSignals
    from ivig_desk.domain.record.desk_events import DeskEvent
    from ivig_desk.presenters.export_door import ExportDoor
    from ivig_desk.presenters.paper_door import PaperDoor
    from ivig_desk.presenters.ward_files import WardFiles
    from ivig_desk.presenters.window import WindowPresenter
    from ivig_desk.presenters.window_doors import ProfilesDoor
    from ivig_desk.views.binding import WindowPresenter as BoundPresenter


def run_window(data: Path | None, kind: DeskKind) -> int:
    """Open the desk; records or files that cannot be used are said on standard error and in a window of their own.

    Whoever practises signs in to nothing and sees nothing of the ward's; at the ward's desk somebody signs in first.
    """
    from ivig_desk.bootstrap.entrance import entrance
    from ivig_desk.presenters.fault import cannot_open_screen
    from ivig_desk.views.application import run_application, show_fault

    with ExitStack() as until_closed:
        opened = practice_window if kind is DeskKind.PRACTICE else entrance
        try:
            make_presenter = opened(data, until_closed)
        except Fault as fault:
            # Another desk may have the folder while this one still says why it could not be opened.
            until_closed.close()
            sys.stderr.write(f"ivig-desk: {' '.join(str(fault).split())}\n")
            show_fault(cannot_open_screen(fault))
            return ENVIRONMENT_FAILED
        return run_application(make_presenter)


def practice_window(data: Path | None, until_closed: ExitStack) -> Callable[[], BoundPresenter]:
    """The window over the records for practice; nobody who practises changes what the ward gives by. Raises Fault."""
    from ivig_desk.adapters.folder_hold import FolderHold
    from ivig_desk.adapters.power import SystemPower
    from ivig_desk.presenters.ward_files import ward_files_when_wanted

    folders = practice_folders(data)
    toml_files = data_files(data)
    signals = toml_files.alarm_signals()
    until_closed.callback(FolderHold(folders.root, SystemClock().read().wall).close)
    journal = journal_of(folders)
    until_closed.callback(journal.close)
    sounder = sound_device(signals)
    until_closed.callback(sounder.close)
    own = Own(
        profiles=None,
        labels=None,
        sounder=sounder,
        signals=signals,
        power=SystemPower().state,
        backups=None,
        paper=paper_door(data, "practice-", recorder_of(journal)),
    )
    files = ward_files_when_wanted(toml_files)
    return lambda: window_presenter(desk_over(journal, SystemClock(), None), files, own)


def sound_device(signals: AlarmSignals) -> Sounder:
    """The sound device of this computer, opened when somebody is first watched."""
    from ivig_desk.adapters.sounder import DeviceSounder

    return DeviceSounder(signals.sound)


def rehearsed_window(desk: Desk, files: WardFiles) -> WindowPresenter:
    """A window that changes nothing of the ward's, is not heard and prints nothing."""
    from ivig_desk.adapters.power import MemoryPower
    from ivig_desk.adapters.sounder import MemorySounder
    from ivig_desk.rehearsal.no_way_out import door_without_a_way_out

    signals = data_files(None).alarm_signals()
    sounder = MemorySounder(signals.sound)
    own = Own(
        profiles=None,
        labels=None,
        sounder=sounder,
        signals=signals,
        power=MemoryPower().state,
        backups=None,
        paper=door_without_a_way_out(),
    )
    return window_presenter(desk, lambda: files, own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one window has and another has not."""

    profiles: ProfilesDoor | None
    labels: Path | None
    sounder: Sounder
    signals: AlarmSignals
    power: Power
    backups: BackingUp | None
    paper: PaperDoor
    exports: ExportDoor | None = None


def paper_door(data: Path | None, file_prefix: str, record: Callable[[DeskEvent], None] | None) -> PaperDoor:
    """The ways out onto paper and into plain files, each recorded; what prints is loaded when it first prints."""
    from ivig_desk.adapters.spooler import spool
    from ivig_desk.presenters.paper_door import PaperDoor
    from ivig_desk.views.when_printed import (
        FilesWhenWanted,
        LaidOutWhenWanted,
        PrintersWhenWanted,
        paper_of_the_place,
    )

    is_printed_by_cups = sys.platform not in {"win32", "darwin"}
    return PaperDoor(
        layout=LaidOutWhenWanted(),
        printers=PrintersWhenWanted(spool if is_printed_by_cups else None),
        files=FilesWhenWanted(places_of_ward(data).root),
        paper_of_the_place=paper_of_the_place,
        record=record,
        file_prefix=file_prefix,
    )


def profiles_door(data: Path | None, toml_files: TomlDataFiles) -> ProfilesDoor:
    """The way to the ward's own profiles; nothing is read before their page opens."""
    from ivig_desk.presenters.window_doors import ProfilesDoor

    def open_profiles() -> WardProfiles:
        from ivig_desk.adapters.ward_profiles import TomlWardProfiles

        shipped = TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
        return TomlWardProfiles(folder=places_of_ward(data).root / PROFILES, shipped=shipped)

    return ProfilesDoor(open=open_profiles, read=toml_files.formulary)


def window_presenter(desk: Desk, files: Callable[[], WardFiles], own: Own) -> WindowPresenter:
    """The window's presenter."""
    from ivig_desk.adapters.labels import labels_in
    from ivig_desk.presenters.window import WindowPresenter
    from ivig_desk.presenters.window_doors import WindowDoors

    doors = WindowDoors(
        paper=own.paper,
        profiles=own.profiles,
        labels=labels_in(own.labels),
        sounder=own.sounder,
        power=own.power,
        backups=own.backups,
        exports=own.exports,
    )
    return WindowPresenter(desk, files, doors, own.signals.light)
