"""Writes a records file in the format of today: `python -m tests.golden.writing FOLDER`, once before it changes.

What it wrote is kept, and opened by every later version; once that format was released it is never written again. It
is encrypted with the key of tests/helpers/sealed.py, which lies beside it as where nobody signs in.
"""

import sys
from pathlib import Path

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.key_file import OpenStore, body_of
from ivig_desk.bootstrap import doors
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.ports import Clock
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.rehearsal.desk_driver import DeskDriver, OpenDesk
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.supplies import supplies_of
from tests.helpers.desk_entries import desk_entries
from tests.helpers.records import ONE_OF_EACH, recorded
from tests.helpers.sealed import KEY, journal_at

SCENARIOS = Path(__file__).parents[1] / "scenarios"
PLAYED = ("headache_child", "killed_and_clock_set_back", "a_counted_drip", "a_treated_reaction")


def main(folder: Path) -> None:
    """Play each scenario over one records file, then write one event of each kind, and of each at the desk itself."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "desk.sqlite"
    for name in PLAYED:
        _play(name, file)
    journal = journal_at(file)
    journal.append(
        [recorded(version, event, infusion_id="one-of-each") for version, event in enumerate(ONE_OF_EACH, start=1)]
    )
    journal.desk_record().append(desk_entries())
    journal.close()
    (folder / "keys.json").write_bytes(body_of(OpenStore(key=KEY)))


def _play(name: str, file: Path) -> None:
    scenario = read_scenario(name, (SCENARIOS / f"{name}.toml").read_text(encoding="utf-8"))
    clock = SteppedClock(
        ClockReading(wall=scenario.starts, utc_offset_minutes=scenario.utc_offset_minutes, monotonic_microseconds=0)
    )

    def opened(clock: Clock) -> OpenDesk:
        journal = journal_at(file)
        return OpenDesk(desk=Desk(journal, clock, lambda: name, "0.1.0"), close=journal.close)

    driver = DeskDriver(supplies_of(doors().data_files(None)), opened, clock)
    rehearse(scenario, driver)
    driver.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
