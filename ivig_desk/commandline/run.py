"""Which command answers which words, and with which exit code."""

import sys
from collections.abc import Sequence
from typing import assert_never

from ivig_desk.commandline.arguments import PROGRAM, read_words
from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.exit_codes import BAD_INPUT, ENVIRONMENT_FAILED
from ivig_desk.commandline.wanted import (
    BackupWanted,
    ExportWanted,
    HeldWanted,
    OfCopies,
    OfRecords,
    PlanWanted,
    ProfilesWanted,
    ReadableExportWanted,
    RecordsWanted,
    RehearsalWanted,
    RestoreWanted,
    SelfCheckWanted,
    SummaryWanted,
    VerifyWanted,
    Wanted,
    WindowWanted,
)
from ivig_desk.commandline.wrong_use import WrongUse
from ivig_desk.desk.faults import BadBackup, BadDataFile, Fault, UnknownProfile
from ivig_desk.rehearsal.problem import ScenarioProblem


def run(words: Sequence[str], doors: Doors) -> int:
    """Do what the words ask for and return the exit code; what is refused is one line on standard error."""
    try:
        return _done(read_words(words), doors)
    except (WrongUse, ScenarioProblem, BadBackup, BadDataFile, UnknownProfile) as problem:
        return _refused(problem, BAD_INPUT)
    except Fault as fault:
        return _refused(fault, ENVIRONMENT_FAILED)


def _done(wanted: Wanted, doors: Doors) -> int:
    match wanted:
        case WindowWanted():
            return doors.run_window(wanted.data, wanted.kind)
        case PlanWanted():
            from ivig_desk.commandline.plan import show_plan

            return show_plan(wanted, doors)
        case RehearsalWanted():
            from ivig_desk.commandline.rehearse import rehearse_scenario

            return rehearse_scenario(wanted, doors)
        case ProfilesWanted():
            from ivig_desk.commandline.profiles import show_profiles

            return show_profiles(wanted, doors)
        case SelfCheckWanted():
            from ivig_desk.commandline.self_check import check_installation

            return check_installation(wanted, doors)
        case _:
            return _done_with_records(wanted, doors)


def _done_with_records(wanted: OfRecords, doors: Doors) -> int:
    match wanted:
        case RecordsWanted():
            from ivig_desk.commandline.records import show_records

            return show_records(wanted, doors)
        case HeldWanted():
            from ivig_desk.commandline.held import show_held

            return show_held(wanted, doors)
        case VerifyWanted():
            from ivig_desk.commandline.verify import verify_records

            return verify_records(wanted, doors)
        case SummaryWanted():
            from ivig_desk.commandline.summary import give_summary

            return give_summary(wanted, doors)
        case BackupWanted() | RestoreWanted() | ExportWanted() | ReadableExportWanted():
            return _copied(wanted, doors)
        case _:
            assert_never(wanted)


def _copied(wanted: OfCopies, doors: Doors) -> int:
    match wanted:
        case BackupWanted():
            from ivig_desk.commandline.backups import make_backup

            return make_backup(wanted, doors)
        case RestoreWanted():
            from ivig_desk.commandline.backups import restore_backup

            return restore_backup(wanted, doors)
        case ExportWanted():
            from ivig_desk.commandline.backups import export_records

            return export_records(wanted, doors)
        case ReadableExportWanted():
            from ivig_desk.commandline.exporting import export_readable

            return export_readable(wanted, doors)
        case _:
            assert_never(wanted)


def _refused(problem: Exception, code: int) -> int:
    """Print the one line; a value typed over several lines does not make it more."""
    print(f"{PROGRAM}: {' '.join(str(problem).split())}", file=sys.stderr)
    return code
