"""How long it takes to put an event on record durably, and to read a long record back."""

from collections.abc import Callable
from contextlib import closing
from functools import partial, reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.connection import PRAGMAS
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.domain.amounts.quantities import Celsius, MlPerHour, MmHg, Percent, PerMinute
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.events import Event, Recorded
from ivig_desk.domain.infusion.folding.evolve import evolve
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.people.person import Person, Role
from tests.benchmarks.lines import RUNS, BenchLine, median_of
from tests.helpers.records import EIGHT, PUMP_PLAN, recorded
from tests.helpers.sealed import KEY, journal_at, with_key

APPENDS = 300
LONG_RECORD = 5000
APPEND_LIMIT_RATIO = 2
REPLAY_LIMIT_MS = 150
SIGN_IN_LIMIT_MS = 1000

_RAW_TABLE = """
CREATE TABLE events (
    infusion_id TEXT, version INTEGER, at_us INTEGER, recorded_at_us INTEGER, utc_offset_min INTEGER,
    monotonic_us INTEGER, "by" TEXT, program TEXT, kind TEXT, body TEXT, PRIMARY KEY (infusion_id, version)) STRICT
"""
_RAW_INSERT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RAW_BODY = (
    '{"observation":{"consciousness":null,"diastolic":"60","heart_rate":"90","oxygen":null,'
    '"respiratory_rate":"20","spo2":"98","systolic":"100","temperature":"36.8"}}'
)


def measure() -> tuple[BenchLine, ...]:
    """Return what appending and replaying take, on the disk where temporary files are."""
    with TemporaryDirectory() as folder:
        return append_line(Path(folder)), replay_line(Path(folder)), sign_in_line(Path(folder))


def append_line(folder: Path) -> BenchLine:
    """One set of vital signs made durable, beside a bare INSERT of the same row with the same pragmas, turn by turn."""
    ours, raw = [], []
    with closing(journal_at(folder / "append.sqlite")) as journal, closing(_raw(folder / "raw.sqlite")) as bare:
        for version in range(1, APPENDS + 1):
            entry = [recorded(version, _vital_signs(version))]
            row = (
                "infusion-1",
                version,
                *(EIGHT.microseconds, EIGHT.microseconds, 120, version),
                *("A. Rus", "0.1.0", "observation-recorded", _RAW_BODY),
            )
            ours.append(_timed(partial(journal.append, entry)))
            raw.append(_timed(partial(bare.execute, _RAW_INSERT, row)))
    return BenchLine(
        name="append one event, durable",
        ours_ms=median_of(ours),
        reference_name="raw sqlcipher3 INSERT",
        reference_ms=median_of(raw),
        limit_ratio=APPEND_LIMIT_RATIO,
        extra=f"median of {APPENDS}",
    )


def replay_line(folder: Path) -> BenchLine:
    """Read a long record from its file and fold it, as the desk does when it starts again."""
    reading, folding = [], []
    with closing(journal_at(folder / "replay.sqlite")) as journal:
        journal.append(long_record())
        for _ in range(RUNS):
            start = perf_counter()
            happened = journal.read("infusion-1")
            between = perf_counter()
            reduce(evolve, happened, None)
            reading.append(between - start)
            folding.append(perf_counter() - between)
    whole = median_of([read + fold for read, fold in zip(reading, folding, strict=True)])
    return BenchLine(
        name=f"replay of {LONG_RECORD} events",
        ours_ms=whole,
        limit_ms=REPLAY_LIMIT_MS,
        extra=(
            f"{LONG_RECORD / whole * 1000:.0f} events per second; "
            f"reading {median_of(reading):.0f} ms, folding {median_of(folding):.0f} ms"
        ),
    )


def sign_in_line(folder: Path) -> BenchLine:
    """Sign in with a passphrase whose cost was chosen on this computer; it is slow on purpose."""
    from ivig_desk.adapters.wrapping import calibrated

    passphrase, now = "one drop at a time", SystemClock().read().wall
    store = FileKeyStore(folder / "keys.json", partial(calibrated, SystemClock()))
    store.set_up(Person(id="p1", name="A. Rus", roles=frozenset({Role.KEEPER})), passphrase)
    times = [_timed(partial(store.sign_in, "p1", passphrase, now)) for _ in range(RUNS)]
    return BenchLine(
        name="sign in",
        ours_ms=median_of(times),
        limit_ms=SIGN_IN_LIMIT_MS,
        extra=f"0.3 s to 1 s on purpose; fastest {min(times) * 1000:.0f} ms",
    )


def long_record() -> tuple[Recorded, ...]:
    """Return a plan, a start, and then vital signs, rates up and down, and notes, over days."""
    begun: list[Event] = [
        events.InfusionPlanned(plan=PUMP_PLAN),
        _vital_signs(0),
        events.InfusionStarted(rate=MlPerHour.of("7.3"), second_checker="B. Pop"),
    ]
    rest = [_later(number) for number in range(LONG_RECORD - len(begun))]
    return tuple(recorded(version, event) for version, event in enumerate([*begun, *rest], start=1))


def _later(number: int) -> Event:
    match number % 5:
        case 0:
            return events.RateRaised(to=MlPerHour.of(f"14.{number % 10}"))
        case 1:
            return events.RateLowered(to=MlPerHour.of(f"7.{number % 10}"))
        case 2:
            return events.NoteWritten(text=f"asleep, note {number}")
        case _:
            return _vital_signs(number)


def _vital_signs(number: int) -> Event:
    return events.ObservationRecorded(
        observation=Observation(
            systolic=MmHg.of(str(95 + number % 30)),
            diastolic=MmHg.of(str(55 + number % 20)),
            heart_rate=PerMinute.of(str(80 + number % 40)),
            temperature=Celsius.of(f"36.{1 + number % 9}"),
            spo2=Percent.of(str(94 + number % 6)),
            respiratory_rate=PerMinute.of(str(16 + number % 8)),
        )
    )


def _raw(path: Path) -> sqlite.Connection:
    connection = with_key(path, KEY)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    connection.execute(_RAW_TABLE)
    return connection


def _timed(what: Callable[[], object]) -> float:
    start = perf_counter()
    what()
    return perf_counter() - start
