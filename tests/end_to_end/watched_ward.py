"""A whole infusion through the real window over real records, watched: `python -m tests.end_to_end.watched_ward`.

Its words are the data folder and the one to save in.

It prints the summary on a printer in memory, saves one in OUT, and says which files Python opened for writing, how many
bytes the printer got, and which programs were started.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.power import MemoryPower
from ivig_desk.bootstrap.files import data_files
from ivig_desk.bootstrap.records import kept_records
from ivig_desk.bootstrap.window import Own, window_presenter
from ivig_desk.desk.desk import Desk
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.presenters.paper_door import PaperDoor
from ivig_desk.presenters.screens import LaidOut
from ivig_desk.presenters.slices import Slices
from ivig_desk.rehearsal.page_driver import PageDriver
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.supplies import supplies_of, ward_files_from
from ivig_desk.rehearsal.window_hand import WindowHand
from ivig_desk.views.printing import painted
from ivig_desk.views.when_printed import FilesWhenWanted, LaidOutWhenWanted, paper_of_the_place
from tests.helpers.sounds import shipped_signals, sounder_in_memory

SCENARIO = Path(__file__).parents[1] / "scenarios" / "headache_child.toml"
NAME, IDENTIFIER, BATCH = "Zbarcea, Filofteia", "ID-77120-KX", "P100234567"
SLICES = 500
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class MemoryPrinter:
    """Paints every page as a printer would have it, and keeps none."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def printers(self) -> tuple[str, ...]:
        return ("ward",)

    def print(self, laid: LaidOut, printer: str) -> Slices[None]:
        del printer
        document = yield from painted(laid).writing(QMarginsF())
        self.sizes.append(len(document))


def main(data: Path, out: Path) -> None:
    """Play, print, save, and say what was written."""
    opened: set[str] = set()
    started: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "open" and isinstance(args[2], int) and args[2] & WRITING and not isinstance(args[0], int):
            opened.add(os.fsdecode(str(args[0])))
        if event.startswith(("subprocess.", "os.posix_spawn", "os.exec")):
            started.append(event)

    sys.addaudithook(watch)
    printer = MemoryPrinter()
    _play(data, out, printer)
    json.dump({"opened": sorted(opened), "printed": printer.sizes, "started": started}, sys.stdout)


def _play(data: Path, out: Path, printer: MemoryPrinter) -> None:
    text = SCENARIO.read_text(encoding="utf-8").replace("Ionescu, Maria", NAME).replace('"4471"', f'"{IDENTIFIER}"')
    scenario = read_scenario(SCENARIO.name, text)
    supplies = supplies_of(data_files(data))
    files = FilesWhenWanted(data)
    signals = shipped_signals()
    own = Own(
        profiles=None,
        labels=None,
        sounder=sounder_in_memory(),
        signals=signals,
        power=MemoryPower().state,
        backups=None,
        paper=PaperDoor(
            layout=LaidOutWhenWanted(),
            printers=printer,
            files=files,
            paper_of_the_place=paper_of_the_place,
            record=None,
            file_prefix="",
        ),
    )
    hands: list[WindowHand] = []

    def sit_down(desk: Desk) -> WindowHand:
        hands.append(WindowHand(window_presenter(desk, lambda: ward_files_from(supplies), own), None))
        return hands[-1]

    clock = SteppedClock(
        ClockReading(wall=scenario.starts, utc_offset_minutes=scenario.utc_offset_minutes, monotonic_microseconds=0)
    )
    driver = PageDriver(supplies, kept_records(data), clock, sit_down)
    report = rehearse(scenario, driver)
    if not report.is_as_expected:
        raise SystemExit(1)
    hand = hands[-1]
    hand.press("summary")
    hand.submit("hand-out")
    _let_leave()
    hand.press("summary")
    hand.fill("hand-out", "way", "save")
    hand.fill("hand-out", "folder", str(out))
    hand.submit("hand-out")
    _let_leave()
    driver.close()


def _let_leave() -> None:
    """Pages leave in slices, of which the window takes one up whenever it has nothing to draw."""
    for _ in range(SLICES):
        QCoreApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
