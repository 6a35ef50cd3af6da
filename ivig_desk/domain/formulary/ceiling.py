"""The highest rate allowed now, with every reason for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.formulas import rate_over, rate_per_weight
from ivig_desk.domain.amounts.quantities import Kilograms, LabelRate, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import GivingSet, Pump
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.formulary.profile import FigureStatus, Limit, LimitKind, Profile
from ivig_desk.domain.patient.patient import Patient


@unique
class CeilingKind(Enum):
    """Where a bound on the rate comes from."""

    LABEL = "label"
    LABEL_AT_RISK = "label-at-risk"
    LABEL_FIRST_INFUSION = "label-first-infusion"
    REACTION = "reaction"
    PRESCRIBER = "prescriber"
    SHORTEST_DURATION = "shortest-duration"
    INDICATED_DURATION = "indicated-duration"
    WARD = "ward"
    GIVING_SET = "giving-set"


@dataclass(frozen=True, slots=True, kw_only=True)
class WardCeiling:
    """A ward's own bound: for every patient by weight, or one rate for all; `source` is who decided it, and when."""

    rate: MlPerKgPerHour | MlPerHour
    source: str


@unique
class Hardness(Enum):
    """Whether a bound can be passed with a reason and a name (S1, S2)."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingReason:
    """One bound in mL/kg/h, as its source prints it.

    `status` is where a profile's figure was read, None for a bound that no profile has. `shipped` is the limit that a
    ward's own figure is above, in mL/kg/h; None where it is not.
    """

    kind: CeilingKind
    hardness: Hardness
    limit: MlPerKgPerHour
    as_printed: LabelRate | MlPerHour
    condition: str
    source: str
    status: FigureStatus | None = None
    shipped: MlPerKgPerHour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """Every bound on the rate, the binding one first; at least the label's is always there."""

    reasons: tuple[CeilingReason, ...]

    @property
    def limit(self) -> MlPerKgPerHour:
        """The lowest bound, in mL/kg/h."""
        return self.reasons[0].limit

    @property
    def hard_limit(self) -> MlPerKgPerHour:
        """The lowest bound that nothing passes, in mL/kg/h (S1)."""
        return min(reason.limit for reason in self.reasons if reason.hardness is Hardness.HARD)

    def passed_by(self, rate: MlPerKgPerHour) -> tuple[CeilingReason, ...]:
        """Return the bounds a rate is above, the lowest first."""
        return tuple(reason for reason in self.reasons if rate > reason.limit)


def ceiling_for(  # noqa: PLR0913  # One parameter for each place a bound comes from.
    profile: Profile,
    patient: Patient,
    order: Order,
    tolerated: MlPerKgPerHour | None,
    ward: WardCeiling | None,
    *,
    giving_set: GivingSet | None = None,
) -> Ceiling:
    """Return the ceiling for this patient and order.

    `tolerated` is the highest rate borne before a reaction today in mL/kg/h, `ward` the ward's own bound.
    Source: preparations.md for the label's figures; review.md for the shortest duration (Kawasaki, 10 h).
    """
    reasons = [
        *_label_reasons(profile, patient, order),
        *_order_reasons(profile, patient, order),
        *_set_reasons(giving_set, patient.weight),
    ]
    if tolerated is not None:
        reasons.append(_soft(CeilingKind.REACTION, tolerated, "highest rate tolerated before the reaction"))
    if ward is not None:
        per_kg = rate_per_weight(ward.rate, patient.weight) if isinstance(ward.rate, MlPerHour) else ward.rate
        reasons.append(_soft(CeilingKind.WARD, per_kg, ward.source, as_printed=ward.rate))
    return Ceiling(reasons=tuple(sorted(reasons, key=_binding_first)))


def _binding_first(reason: CeilingReason) -> tuple[MlPerKgPerHour, bool]:
    """Lowest first; of two equal bounds the one that cannot be passed."""
    return reason.limit, reason.hardness is Hardness.SOFT


def asks_for_prescriber_ceiling(profile: Profile, patient: Patient, order: Order) -> bool:
    """Whether the label wants a lower rate for this patient but prints no number for it that is lower.

    Octagam 5 % prints 0.07 mL/kg/min for patients at risk, which is its own maximum rounded and bounds nothing.
    """
    if not patient.risks or order.ceiling is not None:
        return False
    if not profile.at_risk:
        return bool(profile.at_risk_words)
    maximum = profile.hourly(profile.maximum.rate)
    return all(profile.hourly(limit.rate) >= maximum for limit in profile.at_risk)


def _label_reasons(profile: Profile, patient: Patient, order: Order) -> tuple[CeilingReason, ...]:
    faster = profile.tolerated_faster if order.tolerance is Tolerance.TOLERATED_FASTER else None
    if faster is None:
        reasons = [_of_profile(LimitKind.MAXIMUM, profile, profile.maximum)]
    else:
        reasons = [_of_profile(LimitKind.TOLERATED_FASTER, profile, faster)]
    if patient.risks:
        reasons.extend(_of_profile(LimitKind.AT_RISK, profile, limit) for limit in profile.at_risk)
    if patient.earlier.counts_as_first and profile.first_infusion is not None:
        reasons.append(_of_profile(LimitKind.FIRST_INFUSION, profile, profile.first_infusion))
    return tuple(reasons)


_KINDS: Mapping[LimitKind, CeilingKind] = {
    LimitKind.MAXIMUM: CeilingKind.LABEL,
    LimitKind.TOLERATED_FASTER: CeilingKind.LABEL,
    LimitKind.AT_RISK: CeilingKind.LABEL_AT_RISK,
    LimitKind.FIRST_INFUSION: CeilingKind.LABEL_FIRST_INFUSION,
}


def _of_profile(kind: LimitKind, profile: Profile, limit: Limit) -> CeilingReason:
    rate = profile.hourly(limit.rate)
    shipped = [raised.shipped for raised in profile.raised_limits if raised.kind is kind and rate > raised.shipped]
    return CeilingReason(
        kind=_KINDS[kind],
        hardness=Hardness.HARD,
        limit=rate,
        as_printed=limit.rate,
        condition=limit.condition,
        source=limit.source.document,
        status=limit.source.status,
        shipped=shipped[0] if shipped else None,
    )


def _order_reasons(profile: Profile, patient: Patient, order: Order) -> tuple[CeilingReason, ...]:
    reasons = []
    if order.ceiling is not None:
        reasons.append(_soft(CeilingKind.PRESCRIBER, order.ceiling, order.prescriber))
    volume, indicated = order.volume(profile.concentration), order.indicated_over
    if order.over_at_least is not None:
        slowest = rate_per_weight(rate_over(volume, order.over_at_least), patient.weight)
        reasons.append(_soft(CeilingKind.SHORTEST_DURATION, slowest, f"{order.over_at_least}, {order.prescriber}"))
    if indicated is not None:
        slowest = rate_per_weight(rate_over(volume, indicated.time), patient.weight)
        reasons.append(_soft(CeilingKind.INDICATED_DURATION, slowest, f"{indicated.time}, {indicated.source}"))
    return tuple(reasons)


def _set_reasons(giving_set: GivingSet | None, weight: Kilograms) -> tuple[CeilingReason, ...]:
    """The highest rate a pump runs at; how fast a drip can be counted, no source says."""
    if not isinstance(giving_set, Pump) or giving_set.fastest is None:
        return ()
    return (
        CeilingReason(
            kind=CeilingKind.GIVING_SET,
            hardness=Hardness.HARD,
            limit=rate_per_weight(giving_set.fastest, weight),
            as_printed=giving_set.fastest,
            condition="",
            source="the pump",
        ),
    )


def _soft(
    kind: CeilingKind, limit: MlPerKgPerHour, source: str, as_printed: MlPerKgPerHour | MlPerHour | None = None
) -> CeilingReason:
    printed = limit if as_printed is None else as_printed
    return CeilingReason(
        kind=kind, hardness=Hardness.SOFT, limit=limit, as_printed=printed, condition="", source=source
    )
