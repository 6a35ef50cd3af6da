"""One infusion at a bed, played command by command through the real rules; minutes count from its start."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.adapters.toml_profiles import load_profile
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import DropsPerMl, Grams, Kilograms, Millilitres, Minutes, MlPerHour
from ivig_desk.domain.formulary.giving_set import Gravity, Pump
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.checks import CheckList
from ivig_desk.domain.infusion.decide import Decision, Refused, decide
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.guide import Guidance, guide
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.patient.patient import Earlier, Iga, Patient, Sex
from tests.unit.ward import RESOURCES, measured, rules, weights

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.commands import Command
    from ivig_desk.domain.infusion.events import Event
    from ivig_desk.domain.infusion.infusion import Infusion
    from ivig_desk.domain.monitoring.observation import Observation

START = Instant.of("2026-11-22T08:00:00Z")
PRIVIGEN = load_profile(RESOURCES / "profiles" / "privigen-10-eu.toml")
"""0.3, 0.6, 1.2, 2.4, 4.8 mL/kg/h for 30 min each, 4.8 mL/kg/h at most."""

CHILD = Plan(
    patient=Patient(
        identifier="4471",
        name="Ionescu, Maria",
        born=date(2018, 5, 2),
        sex=Sex.FEMALE,
        weight=Kilograms.of("24"),
        iga=Iga.NORMAL,
        earlier=Earlier.SAME_WITHIN_8_WEEKS,
    ),
    order=Order(indication="atopic-dermatitis", dose=Grams.of("7.2"), prescriber="Dr D. Marin"),
    profile=PRIVIGEN,
    giving_set=Gravity(drop_factor=DropsPerMl.of("60")),
    rules=rules(),
    bottles=(Bottle(volume=Millilitres.of("100"), batch="P1", expiry=date(2027, 5, 31)),),
)
"""24 kg, 72 mL on a 60 drops/mL set: rungs of 7.2, 14.4, 28.8, 57.6, 115.2 mL/h, down to 7, 14, 28, 57, 115."""

ADULT = replace(
    CHILD,
    patient=replace(CHILD.patient, born=date(1980, 2, 14), weight=Kilograms.of("70")),
    order=replace(CHILD.order, indication="other", dose=Grams.of("70")),
    giving_set=Pump(increment=MlPerHour.of("0.1")),
    bottles=(
        Bottle(volume=Millilitres.of("400"), batch="P1", expiry=date(2027, 5, 31)),
        Bottle(volume=Millilitres.of("400"), batch="P2", expiry=date(2027, 5, 31)),
    ),
)
"""70 kg, 700 mL on a pump set by 0.1 mL/h: rungs of 21, 42, 84, 168, 336 mL/h."""

CALM = measured(systolic="100", diastolic="60", heart_rate="90", temperature_c="36.8", spo2="98", respiratory_rate="22")
"""A complete set within every band for eight years of age."""
RACING = replace(CALM, heart_rate=measured(heart_rate="135").heart_rate)
"""Concerning: Bedside PEWS scores 2 from 130 to 149 a minute between 4 and 12 years."""
RACING_HARD = replace(CALM, heart_rate=measured(heart_rate="150").heart_rate)
"""Critical: Bedside PEWS scores 4 from 150 a minute between 4 and 12 years."""
WARM_ONLY = measured(temperature_c="36.9")
"""One sign of six."""


@cache
def references() -> PlanReferences:
    """The shipped weights and doses a plan is held against."""
    return PlanReferences(weights=weights(), posology=load_posology(RESOURCES), checks=CheckList(entries=()))


def moment(minute: str) -> Instant:
    """A minute of the infusion; `-5` is before its start."""
    return START.plus(Minutes.of(minute))


def just_before(minute: str) -> Instant:
    """The last microsecond before a minute."""
    return Instant(moment(minute).microseconds - 1)


def just_after(minute: str) -> Instant:
    """The first microsecond after a minute."""
    return Instant(moment(minute).microseconds + 1)


def ml_h(text: str) -> MlPerHour:
    """A rate."""
    return MlPerHour.of(text)


def ml(text: str) -> Millilitres:
    """A volume."""
    return Millilitres.of(text)


def refusals(decision: Decision) -> list[str]:
    """The reasons of a refusal by name; none where the command was accepted."""
    return [kind.value for kind in decision.kinds] if isinstance(decision, Refused) else []


@dataclass(repr=False)
class Bed:
    """The record of one infusion, and what the rules make of it."""

    record: list[Recorded] = field(default_factory=list)
    folded: Infusion | None = None

    @property
    def infusion(self) -> Infusion:
        """What is true after the record so far."""
        assert self.folded is not None, "nothing is on record yet"
        return self.folded

    @property
    def last(self) -> Event:
        """What happened last."""
        return self.record[-1].event

    def ask(self, when: str | Instant, command: Command) -> Decision:
        """Decide a command and write down what came of it."""
        at = moment(when) if isinstance(when, str) else when
        decision = decide(self.folded, command, at)
        for event in decision.events:
            self._write(at, event)
        return decision

    def does(self, when: str | Instant, *commands: Command) -> Bed:
        """What is given in a test: each command must be accepted."""
        for command in commands:
            assert refusals(self.ask(when, command)) == [], f"{when}: {type(command).__name__}"
        return self

    def sees(self, when: str | Instant) -> Guidance:
        """One look at the infusion."""
        guidance = guide(self.infusion, moment(when) if isinstance(when, str) else when)
        assert guidance is not None, "no plan is agreed yet"
        return guidance

    def alarms(self, when: str | Instant) -> list[str]:
        """What calls: kind, priority and whether it is new, the most urgent first."""
        return [f"{alarm.kind.value} {alarm.priority.value} {alarm.seen.value}" for alarm in self.sees(when).alarms]

    def _write(self, at: Instant, event: Event) -> None:
        recorded = Recorded(
            infusion_id="bed-1",
            version=len(self.record) + 1,
            at=at,
            recorded=ClockReading(wall=at, utc_offset_minutes=120, monotonic_microseconds=at.microseconds),
            by="A. Pop",
            program="0.1.0",
            event=event,
        )
        self.record.append(recorded)
        self.folded = evolve(self.folded, recorded)


def planned(plan: Plan = CHILD) -> Bed:
    """A plan agreed 20 minutes before the start."""
    return Bed().does("-20", do.PlanInfusion(plan=plan, references=references()))


def started(plan: Plan = CHILD, *, first: str = "7") -> Bed:
    """Baseline at minute -5, started at minute 0 at the first rung."""
    start = do.StartInfusion(confirmed=ml_h(first), nurse="A. Pop", second_checker="I. Rusu", sound=SoundCheck.HEARD)
    return planned(plan).does("-5", observe()).does("0", start)


def on_rung(number: int, plan: Plan = CHILD, rates: tuple[str, ...] = ("7", "14", "28", "57", "115")) -> Bed:
    """Vital signs and a rise every 30 minutes, so that rung 2 begins at minute 30, rung 5 at minute 120."""
    bed = started(plan, first=rates[0])
    for step, rate in enumerate(rates[1:number], start=1):
        bed.does(str(30 * step), observe(), raise_to(rate))
    return bed


def adult_on_rung(number: int, plan: Plan = ADULT) -> Bed:
    """The same for the adult on a pump."""
    return on_rung(number, plan, ("21", "42", "84", "168", "336"))


def observe(observation: Observation = CALM) -> do.RecordObservation:
    """Record a set of vital signs, a calm one unless told otherwise."""
    return do.RecordObservation(observation=observation)


def raise_to(rate: str) -> do.RaiseRate:
    """Confirm that the next rung runs at this rate."""
    return do.RaiseRate(confirmed=ml_h(rate))


def set_to(rate: str) -> do.SetRate:
    """Type that this rate runs."""
    return do.SetRate(to=ml_h(rate))
