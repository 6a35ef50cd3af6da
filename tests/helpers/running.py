"""An infusion under way, made through the desk as a ward would, for the benchmarks and the window."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

from ivig_desk.adapters.clocks import SteppedClock, SystemClock
from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.folders import ward_folders
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.power import MemoryPower
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.ports import Journal, Sounder
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.window import WindowPresenter
from ivig_desk.presenters.window_doors import WindowDoors
from ivig_desk.presenters.wishes import Opened, Pressed, Submitted, Typed
from tests.helpers.check_texts import ALL_DONE
from tests.helpers.labels import PRIVIGEN, labels_in_memory
from tests.helpers.paper import FakePaper
from tests.helpers.sounds import shipped_signals, sounder_in_memory

EIGHT = ClockReading(wall=Instant.of("2026-11-22T08:00:00Z"), utc_offset_minutes=60, monotonic_microseconds=0)
VITAL_SIGNS = {
    "systolic": "118",
    "diastolic": "74",
    "heart_rate": "72",
    "temperature": "36.8",
    "spo2": "98",
    "respiratory_rate": "15",
}
ADULT = {
    **VITAL_SIGNS,
    **ALL_DONE,
    "identifier": "5120",
    "name": "Popescu, Andrei",
    "born": "1981-03-14",
    "sex": "M",
    "weight_kg": "70",
    "weight_again_kg": "70",
    "iga": "normal",
    "earlier": "same-within-8-weeks",
    "indication": "other",
    "dose_g": "140",
    "prescriber": "Dr D. Marin",
    "profile": "privigen-10-eu",
    "giving_set": "pump:0.1",
    "bottle_1_not_scanned": "scanner broken",
    "bottle_1_batch": "P100234567",
    "bottle_1_batch_again": "P100234567",
    "bottle_1_expiry": "2027-05-31",
    "bottle_1_ml": "400",
    "nurse": "A. Pop",
    "second_checker": "C. Radu",
    "sound": "heard",
}
SIXTEEN_SETS = 16
SURNAMES = ("Popescu", "Ionescu", "Marin", "Dumitru", "Stan", "Moldovan", "Barbu", "Radu")


def presenter_over(journal: Journal, clock: SteppedClock, sounder: Sounder | None = None) -> WindowPresenter:
    """Return the window's presenter over a journal, with the shipped data files and summaries that go nowhere.

    What sounds goes to a device in memory unless another is given.
    """
    files = TomlDataFiles(resources=resources_folder(), ward=None)
    references = PlanReferences(weights=files.weight_reference(), posology=files.posology(), checks=files.checks())
    ward = WardFiles(
        formulary=files.formulary(),
        subcutaneous=files.subcutaneous(),
        rules=files.rules(),
        references=references,
        ward_ceiling=files.ward_ceiling(),
        at_home=files.at_home(),
    )
    numbers = count(1)
    desk = Desk(journal, clock, lambda: f"infusion-{next(numbers)}", "0.1.0")
    doors = WindowDoors(
        paper=FakePaper().door(),
        profiles=None,
        labels=labels_in_memory(PRIVIGEN),
        sounder=sounder_in_memory() if sounder is None else sounder,
        power=MemoryPower().state,
    )
    return WindowPresenter(desk, lambda: ward, doors, shipped_signals().light)


def start(presenter: WindowPresenter, typed: dict[str, str]) -> None:
    """Type a whole plan and start it."""
    presenter.handle(Pressed(name="new-infusion"))
    for field, text in typed.items():
        presenter.handle(Typed(form="plan", field=field, text=text))
    presenter.handle(Pressed(name="step:4"))
    presenter.handle(Submitted(form="plan"))


def observe(presenter: WindowPresenter) -> None:
    """Record a whole set of vital signs."""
    presenter.handle(Pressed(name="observation"))
    for field, text in VITAL_SIGNS.items():
        presenter.handle(Typed(form="observation", field=field, text=text))
    presenter.handle(Submitted(form="observation"))


def eight_hours(infusions: int) -> tuple[WindowPresenter, Callable[[], None]]:
    """Return so many infusions after eight hours with a set every half hour, and what lets one more second pass."""
    clock = SteppedClock(EIGHT)
    presenter = presenter_over(MemoryJournal(), clock)
    let_eight_hours_pass(presenter, clock, infusions, rises=3)
    return presenter, lambda: clock.advance(Minutes.of("1/60"))


def let_eight_hours_pass(presenter: WindowPresenter, clock: SteppedClock, infusions: int, rises: int) -> None:
    """Start so many infusions at once; a set of each every half hour, the first so many with a rise."""
    for number in range(1, infusions + 1):
        start(presenter, {**ADULT, "identifier": f"{5119 + number}", "name": f"{SURNAMES[number - 1]}, Andrei"})
        presenter.handle(Pressed(name="leave"))
    for number in range(SIXTEEN_SETS):
        clock.advance(Minutes.of("30"))
        for one in range(1, infusions + 1):
            presenter.handle(Opened(infusion_id=f"infusion-{one}"))
            observe(presenter)
            if number < rises:
                presenter.handle(Pressed(name="raise"))
                presenter.handle(Submitted(form="raise-confirm"))


def running_records(folder: Path) -> None:
    """Leave records in a folder of an infusion that began half an hour ago and is under way."""
    now = SystemClock().read()
    clock = SteppedClock(
        ClockReading(
            wall=now.wall.plus(Minutes.of("-30")),
            utc_offset_minutes=now.utc_offset_minutes,
            monotonic_microseconds=now.monotonic_microseconds,
        )
    )
    folders = ward_folders(folder)
    journal = SqliteJournal(folders.records, open_key(folders.keys, folders.records))
    start(presenter_over(journal, clock), ADULT)
    journal.close()
