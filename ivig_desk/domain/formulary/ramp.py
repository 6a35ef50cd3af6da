"""The profile's rungs worked out for one patient and one giving set."""

from dataclasses import dataclass, replace

from ivig_desk.domain.amounts.formulas import (
    hourly_from_drops_per_kg_per_minute,
    rate_for_weight,
    time_to_run,
    volume_in,
)
from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    LabelRate,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerKgPerHour,
)
from ivig_desk.domain.formulary.ceiling import Ceiling
from ivig_desk.domain.formulary.giving_set import (
    BedRate,
    GivingSet,
    Gravity,
    SetProblem,
    problem_with,
    rounded_down,
    settable,
)
from ivig_desk.domain.formulary.profile import FigureStatus, Profile, ProfileRung, Source
from ivig_desk.domain.patient.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class RampRung:
    """One rung at this bed: the exact rate asked for and what the set makes of it; a ceiling has no source here."""

    number: int
    as_printed: LabelRate
    exact: MlPerKgPerHour
    rate: BedRate
    hold: Minutes
    source: Source | None

    @property
    def status(self) -> FigureStatus:
        """Where the rung was read; a ceiling between two rungs is local, since no label prints it."""
        return FigureStatus.LOCAL if self.source is None else self.source.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp:
    """Rungs that rise, each settable, none above the ceiling."""

    rungs: tuple[RampRung, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RampRefused:
    """No ramp, with the rung that failed and the figures its arithmetic needs."""

    problem: SetProblem
    rung: LabelRate
    reckoned: MlPerKgPerHour
    limit: MlPerKgPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsettableRung:
    """A rung this set cannot run: its place in the profile's ramp, as printed, and what it comes to exactly."""

    number: int
    as_printed: LabelRate
    ml_per_h: MlPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRung:
    """A rung with the stretch of the dose that runs on it, from the start of the infusion."""

    rung: RampRung
    start: Minutes
    end: Minutes
    infused_by_end: Millilitres


def ramp_for(profile: Profile, patient: Patient, giving_set: GivingSet, ceiling: Ceiling) -> Ramp | RampRefused:
    """Return the ramp, each rung rounded down once to what the set can do (S20), or why there is none.

    The patient's weight and whether this counts as a first infusion choose the rungs (S3). A ceiling between two rungs
    is itself the last rung. Rungs that round to the same rate are one rung, held as long as all of them, so that the
    next is never reached sooner than the label's own pace.
    """
    printed = profile.rungs_for(patient.earlier)
    refused = _bound_to_another_set(profile, printed, giving_set, ceiling)
    if refused is not None:
        return refused
    rungs: list[RampRung] = []
    for planned in _under(ceiling, profile, printed):
        rate = settable(planned.exact, patient.weight, giving_set)
        problem = problem_with(rate.ml_per_h, giving_set)
        if problem is not None:
            return RampRefused(problem=problem, rung=planned.as_printed, reckoned=planned.exact, limit=ceiling.limit)
        if rungs and rungs[-1].rate == rate:
            rungs[-1] = replace(rungs[-1], hold=rungs[-1].hold + planned.hold)
        else:
            rungs.append(
                RampRung(
                    number=len(rungs) + 1,
                    as_printed=planned.as_printed,
                    exact=planned.exact,
                    rate=rate,
                    hold=planned.hold,
                    source=planned.source,
                )
            )
    return Ramp(rungs=tuple(rungs))


def unsettable_rungs(
    profile: Profile, patient: Patient, giving_set: GivingSet, ceiling: Ceiling
) -> tuple[UnsettableRung, ...]:
    """Return every rung under the ceiling that is too slow for the set (S20), not only the first that refuses the ramp.

    The rate in mL/h is exact: rounded down to the set it would be what cannot be counted.
    """
    asked = enumerate(_under(ceiling, profile, profile.rungs_for(patient.earlier)), start=1)
    exact = [(number, one.as_printed, rate_for_weight(one.exact, patient.weight)) for number, one in asked]
    return tuple(
        UnsettableRung(number=number, as_printed=as_printed, ml_per_h=ml_per_h)
        for number, as_printed, ml_per_h in exact
        if problem_with(rounded_down(ml_per_h, giving_set), giving_set) is not None
    )


def planned_rungs(ramp: Ramp, volume: Millilitres) -> tuple[PlannedRung, ...]:
    """Return when each rung runs if every rise is taken at once; the last ends with the dose, none is empty (S27)."""
    planned: list[PlannedRung] = []
    start, infused = Minutes.of("0"), Millilitres.of("0")
    for rung in ramp.rungs:
        left = volume - infused
        if left.value <= 0:
            break
        to_the_end = time_to_run(left, rung.rate.ml_per_h)
        held = to_the_end if rung is ramp.rungs[-1] else min(rung.hold, to_the_end)
        infused = infused + volume_in(rung.rate.ml_per_h, held)
        planned.append(PlannedRung(rung=rung, start=start, end=start + held, infused_by_end=infused))
        start = start + held
    return tuple(planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class _AskedRung:
    as_printed: LabelRate
    exact: MlPerKgPerHour
    hold: Minutes
    source: Source | None


def _bound_to_another_set(
    profile: Profile, printed: tuple[ProfileRung, ...], giving_set: GivingSet, ceiling: Ceiling
) -> RampRefused | None:
    """Refuse drops/kg/min on a drip with another drop factor than it is bound to, showing what it would run (S26)."""
    if not isinstance(giving_set, Gravity) or profile.drop_factor in {None, giving_set.drop_factor}:
        return None
    worst: RampRefused | None = None
    for rung in printed:
        if isinstance(rung.rate, DropsPerKgPerMinute):
            reckoned = hourly_from_drops_per_kg_per_minute(rung.rate, giving_set.drop_factor)
            is_above = reckoned > ceiling.hard_limit
            worst = RampRefused(
                problem=SetProblem.ABOVE_HARD_LIMIT if is_above else SetProblem.OTHER_DROP_FACTOR,
                rung=rung.rate,
                reckoned=reckoned,
                limit=ceiling.hard_limit,
            )
    return worst


def _under(ceiling: Ceiling, profile: Profile, printed: tuple[ProfileRung, ...]) -> tuple[_AskedRung, ...]:
    """The rungs not above the ceiling and, where it cuts the ramp short, the ceiling itself as the last of them."""
    asked = _asked(ceiling, profile, printed)
    under = tuple(rung for rung in asked if rung.exact <= ceiling.limit)
    cut = asked[len(under) :]
    if not cut or (under and under[-1].exact == ceiling.limit):
        return under
    last = _AskedRung(as_printed=ceiling.limit, exact=ceiling.limit, hold=cut[0].hold, source=None)
    return (*under, last)


def _asked(ceiling: Ceiling, profile: Profile, printed: tuple[ProfileRung, ...]) -> tuple[_AskedRung, ...]:
    """The profile's rungs, and the label's faster maximum on top of them where it was ticked."""
    asked = tuple(
        _AskedRung(as_printed=rung.rate, exact=profile.hourly(rung.rate), hold=rung.hold, source=rung.source)
        for rung in printed
    )
    faster = profile.tolerated_faster
    if faster is None or all(reason.as_printed != faster.rate for reason in ceiling.reasons):
        return asked
    top = _AskedRung(
        as_printed=faster.rate, exact=profile.hourly(faster.rate), hold=asked[-1].hold, source=faster.source
    )
    return (*asked, top)
