"""What was planned and what ran: rungs, periods of one rate, bottles, volumes."""

from collections.abc import Iterator

from ivig_desk.domain.amounts.formulas import dose_of_volume, dose_per_weight, volume_in
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres, Minutes, MlPerHour
from ivig_desk.domain.formulary.giving_set import bed_rate
from ivig_desk.domain.formulary.ramp import PlannedRung, Ramp, planned_rungs
from ivig_desk.domain.infusion.events import BottleHung, ConfirmedAtBed, RateEvent, Recorded, RungKept, VolumeRead
from ivig_desk.domain.infusion.infusion import NOTHING, Infusion, RatePeriod
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.volume import EMPTY, infused_by, unwatched_volume
from ivig_desk.domain.summary.amounts import OrderedAndGiven
from ivig_desk.domain.summary.evidence import Entries, evidence_of, told
from ivig_desk.domain.summary.facts import BottleFact, PeriodFact, RungFact, VolumeFact

_NO_TIME = Minutes.of("0")


def ordered_and_given(infusion: Infusion, plan: Plan, now: Instant) -> OrderedAndGiven:
    """Return dose and volume as ordered and as given by now: g = mL × mg/mL ÷ 1000.

    g/kg are on the weight the dose is reckoned on.
    """
    ordered, weight = plan.order.dose, plan.order.reckoned_on(plan.patient.weight)
    volume = infused_by(infusion, now)
    dose = dose_of_volume(volume, plan.concentration)
    return OrderedAndGiven(
        ordered_dose=ordered,
        ordered_volume=plan.volume,
        ordered_per_kg=dose_per_weight(ordered, weight),
        given_dose=dose,
        given_volume=volume,
        given_per_kg=dose_per_weight(dose, weight),
        share=volume.over(plan.volume),
        unwatched=unwatched_volume(infusion),
    )


def periods_of(infusion: Infusion, plan: Plan, entries: Entries, now: Instant) -> tuple[PeriodFact, ...]:
    """Return every stretch of one given rate up to the end, with the entry that began it."""
    facts = []
    until = _end_of_giving(infusion, now)
    ends = (*(period.start for period in infusion.periods[1:]), until)
    for (period, entry, event), end in zip(_begun(infusion, entries), ends, strict=False):
        if infusion.ended is not None and period.start >= infusion.ended:
            break
        facts.append(
            PeriodFact(
                evidence=evidence_of(entry),
                event=event,
                start=period.start,
                end=end,
                rate=bed_rate(period.rate, plan.patient.weight, plan.giving_set),
                volume=volume_in(period.rate, end.since(period.start)),
            )
        )
    return tuple(facts)


def rungs_of(infusion: Infusion, plan: Plan, periods: tuple[PeriodFact, ...]) -> tuple[RungFact, ...]:
    """Return each planned rung with what ran on it: at its rate or above, and below the next."""
    if not isinstance(infusion.planned_ramp, Ramp):
        return ()
    planned = planned_rungs(infusion.planned_ramp, plan.volume)
    above: tuple[PlannedRung | None, ...] = (*planned[1:], None)
    return tuple(_rung(rung, after, periods) for rung, after in zip(planned, above, strict=True))


def bottles_of(infusion: Infusion, entries: Entries, now: Instant) -> tuple[BottleFact, ...]:
    """Return every bottle with its time on the line and the volume reckoned from it."""
    in_all = infused_by(infusion, now)
    until: tuple[Instant | None, ...] = (*(hung.at for hung in infusion.bottles[1:]), infusion.ended)
    by_then = (*(hung.infused_before for hung in infusion.bottles[1:]), in_all)
    rows = zip(told(entries, BottleHung), infusion.bottles, until, by_then, strict=False)
    return tuple(
        BottleFact(
            evidence=entry.evidence,
            number=number,
            bottle=hung.bottle,
            until=end,
            used=max(EMPTY, after - hung.infused_before),
        )
        for number, (entry, hung, end, after) in enumerate(rows, start=1)
    )


def readings_of(entries: Entries, periods: tuple[PeriodFact, ...]) -> tuple[VolumeFact, ...]:
    """Return every volume read, with what the given rates come to since the reading before."""
    facts = []
    before, since = EMPTY, periods[0].start if periods else None
    for entry in told(entries, VolumeRead):
        at = entry.evidence.at
        reckoned = before if since is None else before + _between(periods, since, at)
        facts.append(VolumeFact(evidence=entry.evidence, read=entry.event.read, reckoned=reckoned))
        before, since = entry.event.read, at
    return tuple(facts)


def _begun(infusion: Infusion, entries: Entries) -> Iterator[tuple[RatePeriod, Recorded, RateEvent]]:
    """Each period with the entry that began it: what leaves the rate as it is begins none."""
    periods, rate = iter(infusion.periods), NOTHING
    for entry in entries:
        event = entry.event
        if not isinstance(event, RateEvent) or _leaves_rate(event, rate):
            continue
        period = next(periods, None)
        if period is None:
            return
        rate = period.rate
        yield period, entry, event


def _leaves_rate(event: RateEvent, rate: MlPerHour) -> bool:
    return isinstance(event, RungKept) or (isinstance(event, ConfirmedAtBed) and event.rate == rate)


def _end_of_giving(infusion: Infusion, now: Instant) -> Instant:
    if infusion.ended is not None:
        return infusion.ended
    return max(now, infusion.periods[-1].start) if infusion.periods else now


def _rung(rung: PlannedRung, after: PlannedRung | None, periods: tuple[PeriodFact, ...]) -> RungFact:
    low = rung.rung.rate.ml_per_h
    high = None if after is None else after.rung.rate.ml_per_h
    on_it = [period for period in periods if _is_on(period.rate.ml_per_h, low, high)]
    ran_for = sum((period.end.since(period.start).value for period in on_it), start=_NO_TIME.value)
    return RungFact(planned=rung, reached=on_it[0].start if on_it else None, ran_for=Minutes(ran_for))


def _is_on(rate: MlPerHour, low: MlPerHour, high: MlPerHour | None) -> bool:
    return rate >= low and (high is None or rate < high)


def _between(periods: tuple[PeriodFact, ...], since: Instant, until: Instant) -> Millilitres:
    """The volume the given rates come to between two moments."""
    total = EMPTY
    for period in periods:
        start, end = max(period.start, since), min(period.end, until)
        if start < end:
            total = total + volume_in(period.rate.ml_per_h, end.since(start))
    return total
