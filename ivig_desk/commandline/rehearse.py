"""`rehearse`: a scenario through the desk, or through the window, and what came of it."""

import json
from pathlib import Path

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import Form, RehearsalWanted, Through
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.rehearsal.desk_driver import DeskDriver, Records
from ivig_desk.rehearsal.driver import RecordingDriver
from ivig_desk.rehearsal.rehearse import Report, rehearse
from ivig_desk.rehearsal.report_forms import report_lines, report_object
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.supplies import supplies_of


def rehearse_scenario(wanted: RehearsalWanted, doors: Doors) -> int:
    """Play a scenario and print the report; 1 where anything is not as expected.

    Raises ScenarioProblem, WrongUse, and a Fault where record or summary cannot be written.
    """
    scenario = read_scenario(str(wanted.scenario), scenario_text(wanted.scenario))
    driver = _driver(wanted, scenario, doors)
    try:
        report = rehearse(scenario, driver)
        fault = driver.saving().fault
        if fault is not None:
            raise fault
        if wanted.pdf is not None:
            doors.write_summary(driver.entries(), driver.head(), wanted.pdf)
        if wanted.through is Through.WINDOW and wanted.data is not None:
            doors.write_pictures(driver.entries(), driver.head(), wanted.data)
    finally:
        driver.close()
    _print(report, wanted.form)
    return 0 if report.is_as_expected else 1


def scenario_text(file: Path) -> str:
    """Return what is in a scenario file; raises WrongUse where it is not text that can be read."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError as fault:
        raise not_accepted(str(file), fault.strerror or str(fault), "a scenario file that can be read") from fault
    except UnicodeDecodeError as fault:
        raise not_accepted(str(file), "not UTF-8", "text saved as UTF-8") from fault


def _driver(wanted: RehearsalWanted, scenario: Scenario, doors: Doors) -> RecordingDriver:
    supplies = supplies_of(doors.data_files(wanted.data))
    clock = doors.stepped_clock(
        ClockReading(wall=scenario.starts, utc_offset_minutes=scenario.utc_offset_minutes, monotonic_microseconds=0)
    )
    records = _records(wanted, doors)
    if wanted.through is Through.WINDOW:
        return doors.window_driver(supplies, records, clock, wanted.data)
    return DeskDriver(supplies, records, clock)


def _records(wanted: RehearsalWanted, doors: Doors) -> Records:
    """Records in memory, or in a folder of the rehearsal's own: an invented patient never gets among real ones."""
    if wanted.data is None:
        return doors.passing_records()
    file = doors.records_file(wanted.data)
    if file.exists():
        raise not_accepted("--data", f"{file} is there already", "a folder without records")
    return doors.kept_records(wanted.data)


def _print(report: Report, form: Form) -> None:
    if form is Form.JSON:
        print(json.dumps(report_object(report), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report_lines(report)))
