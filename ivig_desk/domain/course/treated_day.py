"""One infusion as its course has it: what was ordered and given, and how it was borne."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.formulas import dose_of_volume, dose_per_weight, rate_for_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, MlPerKgPerHour
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.visits import past_reactions, tolerated_rate
from ivig_desk.domain.infusion.volume import infused_by
from ivig_desk.domain.patient.last_visit import PastReaction
from ivig_desk.domain.patient.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatedDay:
    """One infusion that was started, on the day of the wall it started.

    `cycle` of `cycles` is as ordered, None where nobody stated it. `tolerated` is the highest rate borne in mL/kg/h,
    `tolerated_rung` the highest planned rung that is no faster; None where there was none.
    """

    infusion_id: str
    started: Instant
    day: date
    patient: Patient
    indication: str
    ordered: Grams
    given: Grams
    tolerated: MlPerKgPerHour | None
    tolerated_rung: int | None
    reactions: tuple[PastReaction, ...] = ()
    cycle: int | None = None
    cycles: int | None = None

    @property
    def given_per_kg(self) -> GramsPerKg:
        """What went in per kilogram of what the patient weighed that day, whatever weight it was ordered on."""
        return dose_per_weight(self.given, self.patient.weight)


def treated_day(infusion: Infusion, now: Instant, utc_offset_minutes: int) -> TreatedDay | None:
    """Return an infusion as its course has it, None where it never started; what still runs counts up to now.

    g given = mL gone in × mg/mL of what hangs ÷ 1000, so that an infusion stopped half-way counts half.
    """
    plan = infusion.plan
    if infusion.started is None or plan is None:
        return None
    tolerated = tolerated_rate(infusion, plan)
    return TreatedDay(
        infusion_id=infusion.id,
        started=infusion.started,
        day=infusion.started.day(utc_offset_minutes),
        patient=plan.patient,
        indication=plan.order.indication,
        ordered=plan.order.ordered,
        given=dose_of_volume(infused_by(infusion, now), plan.concentration),
        tolerated=tolerated,
        tolerated_rung=None if tolerated is None else _rung_at(infusion, plan, tolerated),
        reactions=past_reactions(infusion, plan),
        cycle=plan.order.cycle,
        cycles=plan.order.cycles,
    )


def _rung_at(infusion: Infusion, plan: Plan, rate: MlPerKgPerHour) -> int | None:
    if not isinstance(infusion.planned_ramp, Ramp):
        return None
    borne = rate_for_weight(rate, plan.patient.weight)
    reached = [rung.number for rung in infusion.planned_ramp.rungs if rung.rate.ml_per_h <= borne]
    return reached[-1] if reached else None
