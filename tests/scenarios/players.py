"""Who plays the scenarios here: every driver there is, by name, each over records of its own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.bootstrap import doors
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.infusion import UNDER_WAY
from ivig_desk.rehearsal.desk_driver import DeskDriver
from ivig_desk.rehearsal.domain_driver import DomainDriver
from ivig_desk.rehearsal.scenario_reading import read_scenario
from ivig_desk.rehearsal.steps import ConfirmBedside, Kill, Verb
from ivig_desk.rehearsal.supplies import Supplies, supplies_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.infusion.guide import Guidance
    from ivig_desk.domain.infusion.infusion import Phase
    from ivig_desk.rehearsal.driver import Driver, Outcome
    from ivig_desk.rehearsal.scenario import Scenario
    from ivig_desk.rehearsal.steps import OfClock, Step

FOLDER = Path(__file__).parent
SCENARIOS = sorted(path.name for path in FOLDER.glob("*.toml"))
BAD = sorted(path.name for path in (FOLDER / "bad").glob("*.toml"))


@cache
def supplies() -> Supplies:
    """What is shipped."""
    return supplies_of(doors().data_files(None))


def scenario_of(name: str) -> Scenario:
    """The scenario of a file in this folder."""
    return read_scenario(name, (FOLDER / name).read_text(encoding="utf-8"))


def domain_driver(_folder: Path) -> Driver:
    """Decide, evolve and guide alone."""
    return DomainDriver(supplies(), "0.1.0")


def desk_in_memory(_folder: Path) -> DeskDriver:
    """The desk over a journal without a file."""
    return DeskDriver(supplies(), doors().passing_records(), doors().stepped_clock(_MIDNIGHT))


def desk_on_file(folder: Path) -> DeskDriver:
    """The desk over the file that a ward has."""
    return DeskDriver(supplies(), doors().kept_records(folder), doors().stepped_clock(_MIDNIGHT))


def pages(_folder: Path) -> Driver:
    """Every number typed and every step pressed, on the pages without a window."""
    return doors().page_driver(supplies(), doors().passing_records(), doors().stepped_clock(_MIDNIGHT))


def window(folder: Path) -> Driver:
    """The real window, by mouse and keys, over the file that a ward has."""
    return doors().window_driver(supplies(), doors().kept_records(folder), doors().stepped_clock(_MIDNIGHT), None)


DRIVERS: dict[str, Callable[[Path], Driver]] = {
    "domain": domain_driver,
    "desk in memory": desk_in_memory,
    "desk on file": desk_on_file,
    "pages": pages,
    "window": window,
}


_NO_TIME = Minutes.of("0")


class KilledAfterEveryStep:
    """Lets the program die after every step and confirms at the bed what the record says, before the next one."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._last: Step | None = None

    def plan(self, scenario: Scenario) -> None:
        self._driver.plan(scenario)

    def advance_to(self, minute: Minutes) -> None:
        if self._last is not None:
            self._driver.kill(Kill(down_for=_NO_TIME, jump=_NO_TIME))
            if self._driver.phase() in UNDER_WAY:
                confirmed = replace(
                    self._last, verb=Verb.CONFIRM, action=ConfirmBedside(weight=None, rate=None), own_minute=None
                )
                assert self._driver.do(confirmed).refused == ()
        self._driver.advance_to(minute)

    def do(self, step: Step) -> Outcome:
        self._last = step
        return self._driver.do(step)

    def kill(self, action: Kill) -> None:
        self._driver.kill(action)

    def stray(self, action: OfClock) -> None:
        self._driver.stray(action)

    def guidance(self) -> Guidance | None:
        return self._driver.guidance()

    def phase(self) -> Phase:
        return self._driver.phase()

    def entries(self) -> tuple[Recorded, ...]:
        return self._driver.entries()


_MIDNIGHT = ClockReading(
    wall=scenario_of("headache_child.toml").starts, utc_offset_minutes=60, monotonic_microseconds=0
)
