"""Whole infusions played through `decide` and `evolve` with the shipped profiles, for what is shown of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ivig_desk.adapters.toml_profiles import load_profile
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import (
    Celsius,
    DropsPerMl,
    Grams,
    Kilograms,
    Millilitres,
    Minutes,
    MlPerHour,
)
from ivig_desk.domain.formulary.giving_set import Gravity, Pump
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.decide import decide
from ivig_desk.domain.infusion.events import Event, InfusionPlanned, NoteWritten, ObservationRecorded, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.plan import Check, CheckAnswer, Plan
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.patient.patient import Earlier, Iga, Patient, Sex
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.ward import RESOURCES, measured, rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ivig_desk.domain.infusion.commands import Command
    from ivig_desk.domain.infusion.infusion import Infusion
    from ivig_desk.domain.monitoring.observation import Observation

TEN = Instant.of("2026-11-22T08:02:00Z")
"""10:02 on the ward's wall, two hours east of universal time."""
OFFSET = 120
NURSE = "A. Pop"
PROGRAM = "0.1.0"
_NOTE = "asleep on the left side, wakes when spoken to, skin dry and warm, drinks water. "
_SIGNS = ("headache", "myalgia", "flushing", "malaise", "arthralgia", "palpitations", "hoarseness", "migraine")

CHILD = Plan(
    patient=Patient(
        identifier="4471",
        name="Ionescu, Maria",
        born=date(2018, 5, 2),
        sex=Sex.FEMALE,
        weight=Kilograms.of("24"),
        iga=Iga.NORMAL,
        earlier=Earlier.NEVER,
        last_time="first infusion",
    ),
    order=Order(indication="atopic-dermatitis", dose=Grams.of("7.2"), prescriber="Dr D. Marin"),
    profile=load_profile(RESOURCES / "profiles" / "privigen-10-eu.toml"),
    giving_set=Gravity(drop_factor=DropsPerMl.of("60")),
    rules=rules(),
    bottles=(Bottle(volume=Millilitres.of("100"), batch="P100234567", expiry=date(2027, 5, 31)),),
    checks=(
        Check(name="history", answer=CheckAnswer.DONE, reason=""),
        Check(name="laboratory", answer=CheckAnswer.DONE, reason=""),
        Check(name="consent", answer=CheckAnswer.DONE, reason=""),
        Check(name="hydration", answer=CheckAnswer.NOT_NEEDED, reason="no risk factor"),
    ),
)
"""7.2 g of Privigen 10 % are 72 mL, for a child of 24 kg on a 60 drops/mL set."""

ADULT = replace(
    CHILD,
    patient=Patient(
        identifier="88-1203",
        name="Țurcanu-Bălăceanu, Ștefan Octavian",
        born=date(1969, 2, 14),
        sex=Sex.MALE,
        weight=Kilograms.of("70"),
        earlier=Earlier.SAME_WITHIN_8_WEEKS,
    ),
    order=Order(indication="dermatomyositis", dose=Grams.of("140"), prescriber="Dr D. Marin"),
    giving_set=Pump(increment=MlPerHour.of("0.1")),
    bottles=tuple(
        Bottle(volume=Millilitres.of("400"), batch=f"P10023456{number}", expiry=date(2027, 5, 31))
        for number in range(4)
    ),
)
"""140 g of Privigen 10 % are 1400 mL, for an adult of 70 kg on a pump."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """An infusion, its record, and what the clocks say at the end of it."""

    infusion: Infusion
    entries: tuple[Recorded, ...]
    reading: ClockReading


def played(plan: Plan, steps: Iterable[tuple[str, Command]], *, until: str) -> Played:
    """Play commands by the minute of the infusion; each must be accepted or at least recorded."""
    infusion: Infusion | None = None
    entries: list[Recorded] = []
    events: list[tuple[Instant, Event]] = [(at_minute("-20"), InfusionPlanned(plan=plan))]
    pending = list(steps)
    while events or pending:
        if not events:
            minute, command = pending.pop(0)
            decision = decide(infusion, command, at_minute(minute))
            assert decision.events, f"minute {minute}: {command}: {decision}"
            events = [(at_minute(minute), event) for event in decision.events]
        at, event = events.pop(0)
        entries.append(entry(len(entries) + 1, at, event))
        infusion = evolve(infusion, entries[-1])
    assert infusion is not None
    return Played(infusion=infusion, entries=tuple(entries), reading=reading(at_minute(until)))


def entry(version: int, at: Instant, event: Event, *, late_by: str = "0") -> Recorded:
    """An entry written down when it happened, or so many minutes later."""
    recorded = reading(at.plus(Minutes.of(late_by)))
    return Recorded(
        infusion_id="0f8e", version=version, at=at, recorded=recorded, by=NURSE, program=PROGRAM, event=event
    )


def at_minute(minute: str) -> Instant:
    """A minute of the infusion, which starts at minute 0."""
    return TEN.plus(Minutes.of(minute))


def reading(wall: Instant) -> ClockReading:
    """What the clocks of the ward say."""
    return ClockReading(wall=wall, utc_offset_minutes=OFFSET, monotonic_microseconds=wall.microseconds)


def begun(rate: str) -> do.StartInfusion:
    """Start at a rate in mL/h, read back by a second person, the alarms heard."""
    return do.StartInfusion(
        confirmed=MlPerHour.of(rate), nurse="A. Pop", second_checker="I. Rusu", sound=SoundCheck.HEARD
    )


def signs(heart_rate: str = "90", temperature_c: str = "36.8", systolic: str = "100") -> Observation:
    """A complete set of vital signs of a child of eight, within limits unless told otherwise."""
    return measured(
        systolic=systolic,
        diastolic="60",
        heart_rate=heart_rate,
        temperature_c=temperature_c,
        spo2="98",
        respiratory_rate="22",
    )


def headache_child() -> Played:
    """Rung by rung to 57 mL/h; headache there, lowered to 28 mL/h, gone; the dose is in after 176 min."""
    flag = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)
    steps: list[tuple[str, Command]] = [
        ("-4", do.RecordObservation(observation=signs())),
        (
            "0",
            begun("7"),
        ),
        ("15", do.RecordObservation(observation=signs("92"))),
        ("30", do.RecordObservation(observation=signs("94", "36.9"))),
        ("31", do.RaiseRate(confirmed=MlPerHour.of("14"))),
        ("60", do.RecordObservation(observation=signs("93", "36.9"))),
        ("62", do.RaiseRate(confirmed=MlPerHour.of("28"))),
        ("92", do.RecordObservation(observation=signs("96", "37.1"))),
        ("93", do.RaiseRate(confirmed=MlPerHour.of("57"))),
        ("108", do.RecordObservation(observation=signs("104", "37.4", "96"))),
        ("108", flag),
        ("109", do.LowerRate(to=MlPerHour.of("28"))),
        ("112", do.GiveMedicine(name="paracetamol", dose="360 mg orally")),
        ("114", do.RecordObservation(observation=signs("102", "37.3", "98"))),
        ("127", do.ResolveAdverseEvent(sign="headache")),
        ("128", do.RecordObservation(observation=signs("95", "37"))),
        ("140", do.WriteNote(text="Drinking well, asks for her book.")),
        ("158", do.RecordObservation(observation=signs("92", "36.9"))),
        ("176", do.CompleteInfusion()),
        ("177", do.RecordObservation(observation=signs("90", "36.8"))),
        ("206", do.RecordObservation(observation=signs("90", "36.8"))),
        ("236", do.RecordObservation(observation=signs("88", "36.7"))),
        ("238", do.CloseInfusion()),
    ]
    return played(CHILD, steps, until="240")


def eight_hours() -> Played:
    """An adult held, restarted, unwatched for a while, and stopped at 480 min; vital signs every 20 min."""
    return played(ADULT, _in_time([*_steps_of_eight_hours(), *_second_half()]), until="485")


def _steps_of_eight_hours() -> list[tuple[str, Command]]:
    rates = ["21", "42", "84", "168"]
    steps: list[tuple[str, Command]] = [
        ("-5", do.RecordObservation(observation=adult_signs(0))),
        (
            "0",
            begun(rates[0]),
        ),
    ]
    for number, minute in enumerate(range(30, 120, 30), start=1):
        steps.append((str(minute), do.RecordObservation(observation=adult_signs(number))))
        steps.append((f"{minute}.5", do.RaiseRate(confirmed=MlPerHour.of(rates[number]))))
    steps += [
        ("118", do.HoldInfusion()),
        ("124", do.ResumeInfusion()),
        ("151", do.ReopenDesk(last_alive=at_minute("131"))),
        ("152", do.ConfirmAtBed(weight=Kilograms.of("70"), rate=MlPerHour.of("168"))),
        ("180", do.HangBottle(bottle=ADULT.bottles[1])),
        ("200", do.ReadVolume(read=Millilitres.of("270"))),
    ]
    steps += [
        (str(minute), do.RecordObservation(observation=adult_signs(minute // 20))) for minute in range(220, 480, 20)
    ]
    return steps


def busy_day() -> Played:
    """The same eight hours with a set every 5 min, a note every 2, and eight reactions that were treated and went."""
    return played(ADULT, _in_time([*_steps_of_eight_hours(), *_second_half(), *_busy_steps()]), until="485")


def _busy_steps() -> list[tuple[str, Command]]:
    steps: list[tuple[str, Command]] = []
    for minute in range(205, 478):
        if minute % 5 == 0 and minute % 20:
            steps.append((f"{minute}.1", do.RecordObservation(observation=adult_signs(minute))))
        if minute % 2 == 0:
            steps.append((f"{minute}.2", do.WriteNote(text=f"At {minute} min: {_NOTE * (2 + minute % 3)}".strip())))
    for number, sign in enumerate(_SIGNS):
        minute = 206 + 22 * number
        steps += [
            (f"{minute}.3", do.FlagAdverseEvent(sign=sign, grade=Grade.MILD)),
            (f"{minute + 2}.4", do.GiveMedicine(name="paracetamol", dose=f"{500 + number} mg orally", against=sign)),
            (f"{minute + 12}.5", do.ResolveAdverseEvent(sign=sign)),
        ]
    return steps


def _in_time(steps: list[tuple[str, Command]]) -> list[tuple[str, Command]]:
    return sorted(steps, key=lambda step: Fraction(step[0]))


def _second_half() -> list[tuple[str, Command]]:
    return [
        ("330", do.HangBottle(bottle=ADULT.bottles[2])),
        ("400", do.FlagAdverseEvent(sign="shivers", grade=Grade.MODERATE)),
        ("401", do.HoldInfusion()),
        ("404", do.RecordObservation(observation=replace(adult_signs(3), temperature=Celsius.of("38.2")))),
        ("410", do.GiveMedicine(name="pethidine", dose="25 mg intravenously")),
        ("425", do.ResolveAdverseEvent(sign="shivers")),
        ("426", do.ResumeInfusion()),
        ("480", do.StopInfusion(reason="")),
        ("482", do.GiveStopReason(reason="patient asked for the rest of the dose tomorrow")),
    ]


def crowded(count: int) -> Played:
    """The child's infusion with so many notes and sets of vital signs more in its record."""
    whole = headache_child()
    infusion, entries = whole.infusion, list(whole.entries)
    for number in range(count):
        at = at_minute(f"{240 + number}.25")
        event: Event = NoteWritten(text=f"note {number}: nothing to report, asleep")
        if number % 2:
            event = ObservationRecorded(observation=signs(str(80 + number % 20)))
        entries.append(entry(len(entries) + 1, at, event))
        infusion = evolve(infusion, entries[-1])
    return Played(infusion=infusion, entries=tuple(entries), reading=reading(at_minute(str(241 + count))))


def adult_signs(number: int) -> Observation:
    """A complete set of vital signs of an adult within limits, a little different each time."""
    return measured(
        systolic=str(128 - number % 5),
        diastolic="78",
        heart_rate=str(72 + number % 7),
        temperature_c=f"36.{6 + number % 3}",
        spo2="98",
        respiratory_rate="14",
        consciousness="alert",
        oxygen="air",
    )
