"""`self-check`: whether this installation can do what a ward needs of it, a line for each thing."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.exit_codes import ENVIRONMENT_FAILED
from ivig_desk.commandline.sample import SAMPLE, SAMPLE_FILE
from ivig_desk.commandline.wanted import SelfCheckWanted
from ivig_desk.desk.faults import Fault
from ivig_desk.desk.ports import SoundState
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.rehearsal.columns import columns
from ivig_desk.rehearsal.desk_driver import DeskDriver
from ivig_desk.rehearsal.problem import ScenarioProblem
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.report_forms import failure_lines
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.supplies import supplies_of

_PDF_BEGINS = b"%PDF-"


class CheckFailed(Exception):
    """A check did not come out as it must; the text says what came out."""


def check_installation(wanted: SelfCheckWanted, doors: Doors) -> int:
    """Print a line for each check; 3 where one of them failed."""
    with tempfile.TemporaryDirectory(prefix="ivig-desk-self-check-") as folder:
        findings = tuple(_findings(wanted, doors, Path(folder)))
    rows = [(finding.name, "ok" if finding.is_in_order else "FAILED", finding.text) for finding in findings]
    print("\n".join(columns(rows)))
    return 0 if all(finding.is_in_order for finding in findings) else ENVIRONMENT_FAILED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    name: str
    text: str
    is_in_order: bool


def _findings(wanted: SelfCheckWanted, doors: Doors, folder: Path) -> Iterator[_Finding]:
    played: list[Recorded] = []
    yield _found("resources", lambda: _resources(wanted, doors))
    yield _found("records", lambda: _records(doors, folder, played))
    yield _found("printing", lambda: _printing(doors, folder / "summary.pdf", played))
    yield _found("sound", lambda: _sound(wanted, doors))


def _found(name: str, check: Callable[[], str]) -> _Finding:
    """Return what a check found. A library that this computer lacks is a finding too; a bug of ours is not."""
    try:
        return _Finding(name=name, text=check(), is_in_order=True)
    except (Fault, CheckFailed, ScenarioProblem, ImportError, OSError) as fault:
        return _Finding(name=name, text=f"{type(fault).__name__}: {fault}", is_in_order=False)


def _resources(wanted: SelfCheckWanted, doors: Doors) -> str:
    """Every shipped file is there, is what was shipped, and can be read; so is every one of the ward's own."""
    data_files = doors.data_files(wanted.data)
    formulary, under_the_skin = data_files.formulary(), data_files.subcutaneous()
    blocked = (*formulary.blocked, *under_the_skin.blocked)
    if blocked:
        raise CheckFailed("; ".join(str(fault) for fault in blocked))
    profiles = f"{len(formulary.profiles)} profiles, {len(under_the_skin.profiles)} for under the skin"
    return f"{profiles} and {len(supplies_of(data_files).rules.signs)} signs, each as it was shipped"


def _records(doors: Doors, folder: Path, played: list[Recorded]) -> str:
    """Write a record, let go of it in the middle, take it up again, and read the whole of it from the file."""
    scenario = read_scenario(SAMPLE_FILE, SAMPLE)
    records = doors.kept_records(folder)
    clock = doors.stepped_clock(
        ClockReading(wall=scenario.starts, utc_offset_minutes=scenario.utc_offset_minutes, monotonic_microseconds=0)
    )
    driver = DeskDriver(supplies_of(doors.data_files(None)), records, clock)
    try:
        report = rehearse(scenario, driver)
        played.extend(driver.entries())
        fault = driver.saving().fault
    finally:
        driver.close()
    if fault is not None:
        raise fault
    if not report.is_as_expected:
        raise CheckFailed("; ".join(failure_lines(report)))
    again = records(clock)
    try:
        kept = again.desk.entries(played[0].infusion_id)
    finally:
        again.close()
    if list(kept) != played:
        raise CheckFailed(f"{len(played)} entries were written, {len(kept)} were read back")
    return f"{len(kept)} entries written, interrupted, taken up and read back"


def _printing(doors: Doors, file: Path, played: list[Recorded]) -> str:
    if not played:
        raise CheckFailed("there is no record to print")
    doors.write_summary(tuple(played), None, file)
    body = file.read_bytes()
    if not body.startswith(_PDF_BEGINS):
        raise CheckFailed("what was written is no PDF")
    return f"a summary of {len(body)} bytes as PDF"


def _sound(wanted: SelfCheckWanted, doors: Doors) -> str:
    """Open the sound device. A computer without one is said, not failed: there alarms flash."""
    sounder = doors.sounder(wanted.data)
    try:
        state = sounder.state(doors.system_clock().read())
    finally:
        sounder.close()
    if state is SoundState.NO_LIBRARY:
        raise CheckFailed("what reaches a sound device is not in this installation")
    if state in {SoundState.NO_DEVICE, SoundState.LOST}:
        return "no sound device here: alarms are seen, not heard"
    return "a sound device is there; the sound test before each start says whether it is heard"
