"""A hundred thousand infusions, decided by the domain and appended by the journal; made once, kept under build/."""

import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from ivig_desk.adapters.folders import ward_folders
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.rows import rows_of
from ivig_desk.adapters.schema import FORMAT_VERSION
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Grams, Kilograms, Millilitres, Minutes, MlPerHour
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.commands import Command
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.records import OBSERVATION, PUMP_PLAN
from tests.unit.infusion.bed import references

ROOT = Path(__file__).parents[2]
MANY = 100_000
BEGAN = Instant.of("2016-01-04T07:00:00Z")
SURNAMES = ("Popescu", "Ionescu", "Marin", "Dumitru", "Stan", "Țurcanu", "Bălăceanu", "Radu", "Stoica", "Enăchescu")
GIVEN = ("Ana", "Ștefan", "Ioana", "Mihai", "Zoë", "Andrei", "Măria", "Dan", "Elena", "Vlad", "Irina", "Petru")
PATIENTS = 9_000
TOGETHER = 500
"""So many infusions are written in one transaction."""
CACHE_KIB = 256 * 1024
VERSION = 2
"""Raised by hand where other infusions are to be decided on."""
DECISIVE = (
    *("adapters/schema.py", "adapters/desk_schema.py", "adapters/reading_views.py"),
    *("adapters/rows.py", "adapters/documents.py", "adapters/codec.py", "adapters/conversion.py", "adapters/unions.py"),
    *("adapters/chain.py", "adapters/listing.py", "domain/infusion/listed.py", "domain/infusion/listed_words.py"),
    "domain/infusion/reactions_listed.py",
    "domain/patient/identity.py",
)
"""What shapes the file that infusions are kept in; a change in one of them and it is made anew."""


def many_infusions(count: int = MANY) -> Path:
    """Return a data folder with so many infusions on file, none of them under way; made where there is none yet."""
    folder = ROOT / "build" / "benchmarks" / f"{count}-{_version_of_code()}"
    if not folder.exists():
        for older in folder.parent.glob(f"{count}-*"):
            shutil.rmtree(older)
        unfinished = folder.with_name(f".{folder.name}.{os.getpid()}")
        unfinished.mkdir(parents=True)
        _fill(unfinished, count)
        unfinished.rename(folder)
    return folder


class HastyJournal(SqliteJournal):
    """Does not wait for the disk: a file for measuring may be made anew."""

    def __init__(self, data: Path) -> None:
        folders = ward_folders(data)
        super().__init__(folders.records, open_key(folders.keys, folders.records))
        self._file.connection.execute("PRAGMA synchronous=OFF")
        self._file.connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")

    def append_together(self, infusions: Iterable[Sequence[Recorded]]) -> None:
        """Write the entries of several infusions in one transaction, each as `append` writes them."""
        connection = self._file.connection
        connection.execute("BEGIN IMMEDIATE")
        for entries in infusions:
            self._add(connection, *rows_of(entries), entries)
        connection.execute("COMMIT")


def _fill(folder: Path, count: int) -> None:
    began = time.monotonic()
    with closing(HastyJournal(folder)) as journal:
        for first in range(0, count, TOGETHER):
            journal.append_together(infusion(number) for number in range(first, min(first + TOGETHER, count)))
            if first % 5000 == 0:
                sys.stderr.write(f"  {first} of {count} infusions made, {time.monotonic() - began:.0f} s\n")


def infusion(number: int) -> tuple[Recorded, ...]:
    """Return one infusion as a ward would have recorded it, from the plan to the end, varied by its number."""
    varied = random.Random(number)  # noqa: S311 - Nothing is kept secret by it.
    at = BEGAN.plus(Minutes.of(str(number * 45)))
    entries: list[Recorded] = []
    state: Infusion | None = None

    def first() -> MlPerHour:
        assert state is not None
        assert isinstance(state.ramp, Ramp)
        return state.ramp.rungs[0].rate.ml_per_h

    for minutes, command in _script(number, varied, first):
        at = at.plus(Minutes.of(str(minutes)))
        decision = decide(state, command, at)
        assert not isinstance(decision, Refused), f"infusion {number}: {type(command).__name__}: {decision.kinds}"
        for event in decision.events:
            entry = Recorded(
                infusion_id=f"{number:08x}-0000-4000-8000-{number * 7919:012x}",
                version=len(entries) + 1,
                at=at,
                recorded=ClockReading(
                    wall=at, utc_offset_minutes=120, monotonic_microseconds=at.microseconds - BEGAN.microseconds
                ),
                by=f"nurse {varied.randrange(40)}",
                program="0.1.0",
                event=event,
            )
            entries.append(entry)
            state = evolve(state, entry)
    return tuple(entries)


def _script(number: int, varied: random.Random, first: Callable[[], MlPerHour]) -> Iterator[tuple[int, Command]]:
    plan = _plan(number)
    patient = plan.patient
    yield 0, do.KeepPlan(fields=(("identifier", patient.identifier), ("name", patient.name)))
    yield 3, do.PlanInfusion(plan=plan, references=references())
    if number % 50 == 0:
        yield 5, do.DiscardPlan(reason="the order was changed")
        return
    yield 2, do.RecordObservation(observation=OBSERVATION)
    yield 1, do.StartInfusion(confirmed=first(), nurse="A. Rus", second_checker="B. Pop", sound=SoundCheck.HEARD)
    for bottle in plan.bottles[1:]:
        yield 1, do.HangBottle(bottle=bottle)
    for _ in range(varied.randrange(3)):
        yield 20, do.RecordObservation(observation=OBSERVATION)
    if number % 7 == 0:
        yield 1, do.WriteNote(text=f"asleep, note {number}")
    if number % 9 == 0:
        # The grave ones were long ago, so that a search for them has far to go.
        grade = Grade.SEVERE if number < MANY // 300 else Grade.MODERATE
        yield 2, do.FlagAdverseEvent(sign="headache", grade=grade)
        yield 5, do.ResolveAdverseEvent(sign="headache")
    yield 10, do.HoldInfusion()
    yield 1, do.StopInfusion(reason="the dose is in")
    yield 20, do.RecordObservation(observation=OBSERVATION)
    yield 45, do.CloseInfusion()


def _plan(number: int) -> Plan:
    person = number * 31 % PATIENTS
    name = f"{SURNAMES[person % len(SURNAMES)]}, {GIVEN[person // 10 % len(GIVEN)]} {GIVEN[person // 120 % len(GIVEN)]}"
    return replace(
        PUMP_PLAN,
        patient=replace(
            PUMP_PLAN.patient,
            identifier=f"{1_000_000 + person * 97}",
            name=name,
            born=date(1955 + person % 35, 1 + person % 12, 1 + person % 28),
            weight=Kilograms.of(f"{60 + person % 9}.5"),
        ),
        order=replace(PUMP_PLAN.order, dose=Grams.of("20")),
        profile=_profile(number % 25),
        bottles=tuple(
            Bottle(volume=Millilitres.of("100"), batch=f"P{100_000_000 + number // 40}", expiry=date(2099, 5, 31))
            for _ in range(2)
        ),
    )


def _profile(number: int) -> Profile:
    return replace(PUMP_PLAN.profile, id=f"preparation-{number}", preparation=f"Preparation {number} 10 %")


def _version_of_code() -> str:
    found = sha256(f"{VERSION} {FORMAT_VERSION}".encode())
    for file in DECISIVE:
        found.update((ROOT / "ivig_desk" / file).read_bytes())
    return found.hexdigest()[:16]


def main(words: Sequence[str]) -> int:
    """Make the file now: `python -m tests.benchmarks.many_infusions [COUNT]`."""
    count = int(words[0]) if words else MANY
    began = time.monotonic()
    folder = many_infusions(count)
    size = sum(file.stat().st_size for file in folder.iterdir())
    sys.stdout.write(f"{folder}: {size / 1e6:.0f} MB, {(time.monotonic() - began) / 60:.1f} min\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
