"""The one place where everything is built: which adapter stands behind which door."""

import io
import os
import sys

from ivig_desk.adapters.clocks import SteppedClock, SystemClock
from ivig_desk.adapters.folders import places_of_ward
from ivig_desk.adapters.no_core_files import leave_no_core_file
from ivig_desk.bootstrap.files import check_profiles, data_files
from ivig_desk.bootstrap.last_resort import fault_without_texts
from ivig_desk.bootstrap.records import kept_records, noted_records, passing_records, read_records, ward_records
from ivig_desk.bootstrap.rehearsals import page_driver, window_driver, write_pages, write_pictures, write_summary
from ivig_desk.bootstrap.window import run_window, sound_device
from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.exit_codes import ENVIRONMENT_FAILED
from ivig_desk.commandline.run import run


def main(argv: list[str] | None = None) -> int:
    """Do what the words ask for and return the exit code; without words, those the program was started with."""
    leave_no_core_file()
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
    except Exception as fault:  # noqa: BLE001 # Python would print its text, which may be a patient's.
        sys.stderr.write(fault_without_texts(fault))
        return ENVIRONMENT_FAILED
    return code


def doors() -> Doors:
    """Return the doors of this installation."""
    return Doors(
        data_files=data_files,
        check_profiles=check_profiles,
        system_clock=SystemClock,
        stepped_clock=SteppedClock,
        passing_records=passing_records,
        kept_records=kept_records,
        read_records=read_records,
        noted_records=noted_records,
        records_file=lambda data: places_of_ward(data).records,
        ward_records=ward_records,
        write_summary=write_summary,
        write_pages=write_pages,
        write_pictures=write_pictures,
        page_driver=page_driver,
        window_driver=window_driver,
        sounder=lambda data: sound_device(data_files(data).alarm_signals()),
        run_window=run_window,
    )
