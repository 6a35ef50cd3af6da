"""The working behind a rate, a bound or a volume: each step an amount, the last the very one that is shown (S6)."""

from dataclasses import dataclass
from typing import Protocol, assert_never

from ivig_desk.domain.amounts.formulas import drops_for_rate, rate_for_weight, rate_over
from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMinute,
    DropsPerMl,
    Grams,
    Kilograms,
    LabelRate,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.ceiling import Ceiling, CeilingKind, CeilingReason
from ivig_desk.domain.formulary.giving_set import BedRate, GivingSet, Gravity, settable
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.ramp import RampRefused, RampRung
from ivig_desk.domain.patient.patient import Patient


class Planned(Protocol):
    """What a ramp is worked out from: an agreed plan, or the inputs of one."""

    @property
    def profile(self) -> Profile:
        """The preparation's figures."""

    @property
    def patient(self) -> Patient:
        """Whose weight is reckoned with."""

    @property
    def order(self) -> Order:
        """The dose, and what of the preparation a mL of the bag holds."""

    @property
    def giving_set(self) -> GivingSet:
        """What the rate is rounded down to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A rate as printed, what it is converted with beside minutes (None for nothing more), and what it comes to."""

    as_printed: LabelRate
    by: MgPerMl | DropsPerMl | None
    exact: MlPerKgPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A rate per kilogram on its way to what the set runs: mL/h and drops/min before rounding, and what rounding takes.

    `rate` is the one that is shown; `drops` is None on a pump.
    """

    weight: Kilograms
    giving_set: GivingSet
    wanted: MlPerHour
    drops: DropsPerMinute | None
    rate: BedRate
    lost: MlPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class RungWorking:
    """A rung from its source's figure to the rate of the ramp."""

    rung: RampRung
    conversion: Conversion
    settled: Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class PerWeight:
    """A bound in mL/h, divided by the weight."""

    rate: MlPerHour
    weight: Kilograms
    exact: MlPerKgPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """The whole volume over the shortest duration, divided by the weight."""

    volume: Millilitres
    time: Minutes
    rate: MlPerHour
    weight: Kilograms
    exact: MlPerKgPerHour


BoundSteps = Conversion | PerWeight | OverTime


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundWorking:
    """One reason of the ceiling with the steps to its mL/kg/h."""

    reason: CeilingReason
    steps: BoundSteps


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingWorking:
    """Every bound, the binding one first, and what the set makes of it."""

    limit: MlPerKgPerHour
    bounds: tuple[BoundWorking, ...]
    settled: Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeWorking:
    """The dose, what a mL of the preparation and of what hangs holds, and the volume that hangs."""

    dose: Grams
    undiluted: MgPerMl
    concentration: MgPerMl
    volume: Millilitres


def rung_working(rung: RampRung, planned: Planned) -> RungWorking:
    """Return the working that ends in the rung's own rate."""
    return RungWorking(
        rung=rung,
        conversion=_conversion(rung.as_printed, rung.exact, planned.profile),
        settled=_settled(rung.exact, rung.rate, planned),
    )


def refused_working(refused: RampRefused, planned: Planned) -> Settled:
    """Return what the set would make of the rung it cannot run (S20)."""
    rate = settable(refused.reckoned, planned.patient.weight, planned.giving_set)
    return _settled(refused.reckoned, rate, planned)


def ceiling_working(ceiling: Ceiling, rate: BedRate, planned: Planned) -> CeilingWorking:
    """Return the working of every bound; `rate` is what is shown of the ceiling on this set."""
    return CeilingWorking(
        limit=ceiling.limit,
        bounds=tuple(BoundWorking(reason=reason, steps=_steps(reason, planned)) for reason in ceiling.reasons),
        settled=_settled(ceiling.limit, rate, planned),
    )


def volume_working(planned: Planned) -> VolumeWorking:
    """Return the working of the ordered volume, in mL."""
    undiluted = planned.profile.concentration
    return VolumeWorking(
        dose=planned.order.dose,
        undiluted=undiluted,
        concentration=planned.order.concentration(undiluted),
        volume=planned.order.volume(undiluted),
    )


def _conversion(as_printed: LabelRate, exact: MlPerKgPerHour, profile: Profile) -> Conversion:
    return Conversion(as_printed=as_printed, by=_converted_with(as_printed, profile), exact=exact)


def _converted_with(as_printed: LabelRate, profile: Profile) -> MgPerMl | DropsPerMl | None:
    """A diluted bag keeps the label's mL/kg/h: mg are always those of a mL as the preparation comes."""
    match as_printed:
        case MgPerKgPerMinute() | MgPerKgPerHour():
            return profile.concentration
        case DropsPerKgPerMinute():
            return profile.drop_factor
        case MlPerKgPerHour() | MlPerKgPerMinute():
            return None
        case _:
            assert_never(as_printed)


def _settled(exact: MlPerKgPerHour, rate: BedRate, planned: Planned) -> Settled:
    weight, giving_set = planned.patient.weight, planned.giving_set
    wanted = rate_for_weight(exact, weight)
    return Settled(
        weight=weight,
        giving_set=giving_set,
        wanted=wanted,
        drops=drops_for_rate(wanted, giving_set.drop_factor) if isinstance(giving_set, Gravity) else None,
        rate=rate,
        lost=wanted - rate.ml_per_h,
    )


def _steps(reason: CeilingReason, planned: Planned) -> BoundSteps:
    weight, time = planned.patient.weight, _shortest(reason.kind, planned.order)
    if time is not None:
        volume = planned.order.volume(planned.profile.concentration)
        rate = rate_over(volume, time)
        return OverTime(volume=volume, time=time, rate=rate, weight=weight, exact=reason.limit)
    if reason.kind is CeilingKind.REACTION:
        # What was tolerated ran in mL/h; its bound is kept per kilogram.
        return PerWeight(rate=rate_for_weight(reason.limit, weight), weight=weight, exact=reason.limit)
    if isinstance(reason.as_printed, MlPerHour):
        return PerWeight(rate=reason.as_printed, weight=weight, exact=reason.limit)
    return _conversion(reason.as_printed, reason.limit, planned.profile)


def _shortest(kind: CeilingKind, order: Order) -> Minutes | None:
    """The time that a bound of this kind was reckoned from; None for a bound that no time is behind."""
    if kind is CeilingKind.SHORTEST_DURATION:
        return order.over_at_least
    if kind is CeilingKind.INDICATED_DURATION and order.indicated_over is not None:
        return order.indicated_over.time
    return None
