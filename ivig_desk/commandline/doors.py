"""What the command line is handed from outside; bootstrap alone knows what stands behind each door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, unique
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_desk.commandline.who import Who
    from ivig_desk.desk.ports import Clock, DataFiles, Sounder
    from ivig_desk.desk.ports.backups import WardRecords
    from ivig_desk.desk.ports.ward_profiles import CheckedFile
    from ivig_desk.domain.amounts.instants import ClockReading
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.record.desk_events import DeskEvent
    from ivig_desk.domain.record.head import ChainHead
    from ivig_desk.presenters.paper_door import Paper
    from ivig_desk.presenters.summary_document import SummaryPages
    from ivig_desk.rehearsal.desk_driver import Records, SteppedTime
    from ivig_desk.rehearsal.driver import RecordingDriver
    from ivig_desk.rehearsal.supplies import Supplies


@unique
class DeskKind(Enum):
    """Whose records the window works on."""

    WARD = "ward"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedRecords:
    """Records of which something is given out, and what writes that down; where it cannot, it says so and goes on."""

    open: Records
    note: Callable[[DeskEvent], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Every way out of the command line; a folder of None is where this system keeps a user's data.

    `kept_records` makes the file at once where there is none, and raises RecordsFault, and DeskHeld where another desk
    has its folder; `read_records` and `noted_records` do not mind one, and raise KeyStoreFault where whoever
    signs in may not.
    `check_profiles` raises BadDataFile for a file that cannot be read at all; `write_summary`, `write_pages`
    and `write_pictures` raise PrintingFault.
    `window_driver` is given the folder for its pictures. `sounder` opens the sound device; raises BadDataFile.
    """

    data_files: Callable[[Path | None], DataFiles]
    check_profiles: Callable[[Sequence[Path], Path | None], tuple[CheckedFile, ...]]
    system_clock: Callable[[], Clock]
    stepped_clock: Callable[[ClockReading], SteppedTime]
    passing_records: Callable[[], Records]
    kept_records: Callable[[Path | None], Records]
    read_records: Callable[[Path | None, Who], Records]
    noted_records: Callable[[Path | None, Who], NotedRecords]
    records_file: Callable[[Path | None], Path]
    ward_records: Callable[[Path | None, Who], WardRecords]
    write_summary: Callable[[tuple[Recorded, ...], ChainHead | None, Path], None]
    write_pages: Callable[[SummaryPages, Path, Paper], None]
    write_pictures: Callable[[tuple[Recorded, ...], ChainHead | None, Path], None]
    page_driver: Callable[[Supplies, Records, SteppedTime], RecordingDriver]
    window_driver: Callable[[Supplies, Records, SteppedTime, Path | None], RecordingDriver]
    sounder: Callable[[Path | None], Sounder]
    run_window: Callable[[Path | None, DeskKind], int]
