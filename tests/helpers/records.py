"""A plan, events and their places in the record, written out by hand in few words."""

from datetime import date
from fractions import Fraction

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import (
    Celsius,
    DropsPerKgPerMinute,
    DropsPerMinute,
    DropsPerMl,
    Grams,
    Kilograms,
    MgPerKgPerMinute,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerKgPerHour,
    MmHg,
    Percent,
    PerMinute,
    Seconds,
)
from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.laboratory import LaboratoryReport, LaboratoryTest
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp
from ivig_desk.domain.formulary.ceiling import CeilingKind, WardCeiling
from ivig_desk.domain.formulary.giving_set import Pump
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import (
    Composition,
    FigureStatus,
    InfusionNumber,
    Limit,
    ObservationPeriod,
    Profile,
    ProfileRung,
    Source,
)
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.drip_measured import DripMeasured
from ivig_desk.domain.infusion.events import Event, Recorded
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.plan import Asked, Check, CheckAnswer, Plan
from ivig_desk.domain.infusion.reaction_events import (
    AdverseEventRegraded,
    AdverseEventResolved,
    AdverseEventStruck,
    EffectSeen,
    ReactionStepDone,
)
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.infusion.straying import ClockStrayed, Straying
from ivig_desk.domain.monitoring.drip import DripUse, MissedDrop
from ivig_desk.domain.monitoring.observation import Consciousness, Observation, Oxygen, PatientSays
from ivig_desk.domain.patient.patient import Patient, Risk, Sex
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.report import Outcome, Report
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.domain.reactions.treatment import Effect
from tests.unit.course.skin import answers, skin
from tests.unit.ward import rules

EIGHT = Instant.of("2026-03-01T08:00:00Z")
SOURCE = Source(document="a label", dated="2025", read_on=date(2026, 1, 5), status=FigureStatus.LABEL)
OBSERVATION = Observation(
    systolic=MmHg.of("100"),
    diastolic=MmHg.of("60"),
    heart_rate=PerMinute.of("90"),
    temperature=Celsius.of("36.8"),
    spo2=Percent.of("98"),
    respiratory_rate=PerMinute.of("20"),
    consciousness=Consciousness.ALERT,
    oxygen=Oxygen.AIR,
    says=PatientSays.NOTHING_NEW,
)
PUMP_PLAN = Plan(
    patient=Patient(
        identifier="4471",
        name="Ionescu, Măria",
        born=date(2018, 5, 2),
        sex=Sex.FEMALE,
        weight=Kilograms.of("24.5"),
        risks=(Risk.KIDNEY, Risk.MIGRAINE),
    ),
    order=Order(indication="atopic-dermatitis", dose=Grams.of("7.2"), prescriber="Dr D. Marin"),
    profile=Profile(
        id="a-preparation",
        version="3",
        checksum="c0ffee",
        preparation="A preparation 10 %",
        manufacturer="a manufacturer",
        region="EU",
        indications=("atopic-dermatitis",),
        infusion=InfusionNumber.ANY,
        concentration=MgPerMl.of("100"),
        drop_factor=DropsPerMl.of("60"),
        rungs=(
            ProfileRung(rate=MlPerKgPerHour.of("0.3"), hold=Minutes.of("30"), source=SOURCE),
            ProfileRung(rate=DropsPerKgPerMinute.of("1/3"), hold=Minutes.of("30"), source=SOURCE),
        ),
        maximum=Limit(rate=MlPerKgPerHour.of("4.8"), condition="if tolerated", source=SOURCE),
        tolerated_faster=None,
        at_risk=(Limit(rate=MgPerKgPerMinute.of("2"), condition="at risk", source=SOURCE),),
        at_risk_words="",
        first_infusion=None,
        observe_after=ObservationPeriod(
            ordinary=Minutes.of("20"), first_changed_or_long_gap=Minutes.of("60"), source=SOURCE
        ),
        composition=Composition(
            stabiliser="proline",
            iga="≤ 25 µg/mL",
            vials=(Millilitres.of("50"), Millilitres.of("100")),
            dilution="glucose 5 %",
            line="its own",
            warnings=(),
        ),
        source=SOURCE,
        notes=(),
    ),
    giving_set=Pump(increment=MlPerHour.of("0.1")),
    rules=rules(),
    ward_ceiling=WardCeiling(rate=MlPerKgPerHour.of("2.4"), source="ward, 2026"),
    bottles=(Bottle(volume=Millilitres.of("100"), batch="P1", expiry=date(2027, 5, 31)),),
    checks=(Check(name="consent", answer=CheckAnswer.NOT_NEEDED, reason="given last time"),),
    asked=(Asked(question="weight", reason="weighed twice", name="B. Pop"),),
)
ONE_OF_EACH: tuple[Event, ...] = (
    events.PlanKept(fields=(("weight_kg", "24,5"), ("note", 'quoted "words" — ă\n'))),
    events.InfusionPlanned(plan=PUMP_PLAN),
    events.PlanDiscarded(reason="another patient’s"),
    events.ObservationRecorded(observation=OBSERVATION),
    events.ObservationCorrected(of_version=3, observation=OBSERVATION, reason="misread"),
    events.InfusionStarted(rate=MlPerHour.of("7.3"), second_checker="B. Pop"),
    events.RateRaised(to=MlPerHour.of("14.7")),
    events.RungKept(),
    events.RateLowered(to=MlPerHour.of("7.3")),
    events.RateRefused(attempted=None, kinds=(RefusalKind.RUNG_TIME, RefusalKind.AT_CEILING), bounds=()),
    events.LimitOverridden(
        kinds=(RefusalKind.ABOVE_SOFT_LIMIT,), bounds=(CeilingKind.WARD,), reason="agreed", name="Dr D. Marin"
    ),
    events.InfusionHeld(),
    events.InfusionResumed(rate=MlPerHour.of("1/3")),
    events.InfusionStopped(reason=""),
    events.StopReasonGiven(reason="headache"),
    events.InfusionCompleted(),
    events.InfusionClosed(),
    events.AdverseEventFlagged(sign="headache", grade=Grade.MODERATE, rate=MlPerHour.of("14.7"), batch="P1"),
    AdverseEventResolved(sign="headache"),
    AdverseEventRegraded(of_version=18, grade=Grade.MILD, reason="wrong key"),
    AdverseEventStruck(of_version=18, reason="another patient’s"),
    ReactionStepDone(step=ReactionStep.CALL_FOR_HELP),
    EffectSeen(of_version=7, medicine="paracetamol", effect=Effect.NO_CHANGE),
    ReportWritten(report=Report(reporter="A. Pop", role="nurse", contact="ext. 4471", outcome=Outcome.LASTING_HARM)),
    VisitAssessed(
        assessment=Assessment(
            infusion_id="infusion-1",
            place=CycleVisit(4),
            day=date(2026, 3, 1),
            easi=skin(head="4 2123"),
            cdlqi=answers("0123012301"),
            laboratory=(
                LaboratoryReport(
                    test=LaboratoryTest.TOTAL_IGE, value=Fraction("1840.5"), upper=Fraction(90), unit="units/mL"
                ),
            ),
        ),
        reason="",
    ),
    VisitCalledOff(place=FollowUp(3), reason="moved away", name="Dr D. Marin"),
    events.MedicineGiven(name="paracetamol", dose="360 mg by mouth", against="headache"),
    events.BottleHung(bottle=Bottle(volume=Millilitres.of("100"), batch="", expiry=None, not_available="torn")),
    events.VolumeRead(read=Millilitres.of("52.5")),
    DripMeasured(
        drops=DropsPerMinute.of("400/7"),
        lowest=DropsPerMinute.of("56.31"),
        highest=DropsPerMinute.of("58"),
        taps=tuple(map(Seconds.of, ("0", "1.05", "2.1", "3.15", "4.2"))),
        missed=MissedDrop.NONE,
        used_as=DripUse.CHECKED,
    ),
    events.NoteWritten(text="sleeps"),
    events.AlarmAcknowledged(kind="observation-overdue"),
    events.AlarmsSilenced(),
    DeskReopened(last_alive=EIGHT),
    ClockStrayed(
        how=Straying.SET_BACK,
        by=Minutes.of("60"),
        wall_before=EIGHT,
        wall_after=Instant.of("2026-03-01T07:00:00Z"),
        offset_before_min=120,
        offset_after_min=120,
    ),
    events.ConfirmedAtBed(weight=Kilograms.of("24.5"), rate=MlPerHour.of("14.7")),
)


def recorded(version: int, event: Event, *, infusion_id: str = "infusion-1", by: str = "A. Rus") -> Recorded:
    """Put an event in its place: one minute after another from eight, each written down two seconds later."""
    at = EIGHT.plus(Minutes.of(str(version)))
    return Recorded(
        infusion_id=infusion_id,
        version=version,
        at=at,
        recorded=ClockReading(
            wall=Instant(at.microseconds + 2_000_000),
            utc_offset_minutes=120,
            monotonic_microseconds=version * 60_000_000 + 17,
        ),
        by=by,
        program="0.1.0",
        event=event,
    )


def notes(*versions: int, infusion_id: str = "infusion-1", text: str = "note") -> tuple[Recorded, ...]:
    """Return one note for each version."""
    return tuple(
        recorded(version, events.NoteWritten(text=f"{text} {version}"), infusion_id=infusion_id) for version in versions
    )
