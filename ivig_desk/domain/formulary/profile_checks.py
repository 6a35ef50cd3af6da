"""What must be true of a profile's figures before anyone may use it (S4)."""

from dataclasses import dataclass
from enum import Enum, unique
from fractions import Fraction
from itertools import pairwise

from ivig_desk.domain.amounts.exact import decimal_places
from ivig_desk.domain.amounts.quantities import DropsPerKgPerMinute
from ivig_desk.domain.formulary.profile import FigureStatus, InfusionNumber, Limit, Profile, ProfileRung


@unique
class ProfileProblemKind(Enum):
    """The ways a profile's figures contradict each other."""

    NO_RUNGS = "no-rungs"
    RUNGS_NOT_RISING = "rungs-not-rising"
    RUNG_ABOVE_MAXIMUM = "rung-above-maximum"
    RUNG_NOT_POSITIVE = "rung-not-positive"
    HOLD_NOT_POSITIVE = "hold-not-positive"
    CONCENTRATION_NOT_POSITIVE = "concentration-not-positive"
    NO_DROP_FACTOR = "no-drop-factor"
    SOFT_OUTSIDE_HARD = "soft-outside-hard"
    FASTER_NOT_FASTER = "faster-not-faster"
    LIMIT_WITHOUT_LABEL = "limit-without-label"
    LIMIT_NOT_POSITIVE = "limit-not-positive"
    OBSERVATION_NOT_POSITIVE = "observation-not-positive"
    LONGER_OBSERVATION_SHORTER = "longer-observation-shorter"
    LATER_RUNGS_OUT_OF_PLACE = "later-rungs-out-of-place"
    DILUTION_OUT_OF_PLACE = "dilution-out-of-place"
    POOLED_TIME_NOT_POSITIVE = "pooled-time-not-positive"
    TEN_FOLD = "ten-fold"
    WEIGHTS_NOT_PARTED = "weights-not-parted"
    STEPS_NOT_RISING = "steps-not-rising"
    NOT_CHECKED = "not-checked"
    RAISED_BY_TOO_FEW = "raised-by-too-few"
    LIMIT_RAISED = "limit-raised"
    ID_TAKEN = "id-taken"
    OTHER_PREPARATION = "other-preparation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileProblem:
    """One contradiction: which, under which key, the value found and what is accepted."""

    kind: ProfileProblemKind
    key: str
    found: str
    accepted: str


def problems_of(profile: Profile) -> tuple[ProfileProblem, ...]:
    """Return every contradiction in a profile's figures; empty where it may be used (S4)."""
    return unusable(profile) or (
        *_rung_problems(profile, "rung", profile.rungs),
        *_rung_problems(profile, "later_rung", profile.later_rungs),
        *_later_problems(profile),
        *_limit_problems(profile),
        *_observation_problems(profile),
        *_dilution_problems(profile),
        *_pooled_problems(profile),
    )


def unusable(profile: Profile) -> tuple[ProfileProblem, ...]:
    """Return the faults that leave no figure to compare: the rest is not looked at until they are mended."""
    if profile.concentration.value <= 0:
        return (
            ProfileProblem(
                kind=ProfileProblemKind.CONCENTRATION_NOT_POSITIVE,
                key="concentration_mg_per_ml",
                found=profile.concentration.text,
                accepted="a number above 0",
            ),
        )
    rates = (
        *(rung.rate for rung in (*profile.rungs, *profile.later_rungs)),
        *(limit.rate for _, limit in _limits(profile)),
    )
    in_drops = any(isinstance(rate, DropsPerKgPerMinute) for rate in rates)
    if in_drops and (profile.drop_factor is None or profile.drop_factor.value <= 0):
        return (
            ProfileProblem(
                kind=ProfileProblemKind.NO_DROP_FACTOR,
                key="drop_factor_drops_per_ml",
                found="none" if profile.drop_factor is None else profile.drop_factor.text,
                accepted="the drop factor that drops/kg/min is bound to",
            ),
        )
    if not profile.rungs:
        return (
            ProfileProblem(kind=ProfileProblemKind.NO_RUNGS, key="rung", found="none", accepted="at least one rung"),
        )
    return ()


def _rung_problems(profile: Profile, name: str, rungs: tuple[ProfileRung, ...]) -> tuple[ProfileProblem, ...]:
    problems = []
    highest = profile.hourly(profile.maximum.rate)
    for number, rung in enumerate(rungs, start=1):
        rate, key = profile.hourly(rung.rate), f"{name} {number}"
        if rate.value <= 0:
            problems.append(_problem(ProfileProblemKind.RUNG_NOT_POSITIVE, key, rung.rate, "a rate above 0"))
        if rate > highest:
            problems.append(_problem(ProfileProblemKind.RUNG_ABOVE_MAXIMUM, key, rung.rate, f"at most {highest}"))
        if rung.hold.value <= 0:
            problems.append(_problem(ProfileProblemKind.HOLD_NOT_POSITIVE, key, rung.hold, "more than 0 min"))
    for number, (lower, upper) in enumerate(pairwise(rungs), start=2):
        if profile.hourly(upper.rate) <= profile.hourly(lower.rate):
            problems.append(
                _problem(ProfileProblemKind.RUNGS_NOT_RISING, f"{name} {number}", upper.rate, f"above {lower.rate}")
            )
    return tuple(problems)


def _later_problems(profile: Profile) -> tuple[ProfileProblem, ...]:
    if not profile.later_rungs or profile.infusion is InfusionNumber.ANY:
        return ()
    accepted = f'none, or infusion = "{InfusionNumber.ANY.value}"'
    return (_problem(ProfileProblemKind.LATER_RUNGS_OUT_OF_PLACE, "later_rung", len(profile.later_rungs), accepted),)


def _limit_problems(profile: Profile) -> tuple[ProfileProblem, ...]:
    problems = [
        _problem(ProfileProblemKind.LIMIT_NOT_POSITIVE, key, limit.rate, "a rate above 0")
        for key, limit in _limits(profile)
        if limit.rate.value <= 0
    ]
    maximum = profile.hourly(profile.maximum.rate)
    problems.extend(
        _problem(ProfileProblemKind.SOFT_OUTSIDE_HARD, key, limit.rate, f"at most the maximum, {profile.maximum.rate}")
        for key, limit in _lower_limits(profile)
        if profile.hourly(limit.rate) > maximum and not _is_rounded_maximum(profile, limit)
    )
    faster = profile.tolerated_faster
    if faster is not None and profile.hourly(faster.rate) <= maximum:
        accepted = f"above the maximum, {profile.maximum.rate}"
        problems.append(_problem(ProfileProblemKind.FASTER_NOT_FASTER, "tolerated_faster", faster.rate, accepted))
    # A ward's own bound is no label's, and must not have to be called one; two names stand for it.
    own = set() if profile.checked is None else {FigureStatus.LOCAL}
    for key, limit in _limits(profile):
        if limit.source.status not in {FigureStatus.LABEL, FigureStatus.MANUFACTURER, *own}:
            accepted = "a figure read in a label or on the manufacturer's page"
            problems.append(
                ProfileProblem(
                    kind=ProfileProblemKind.LIMIT_WITHOUT_LABEL,
                    key=f"{key}.source.status",
                    found=limit.source.status.value,
                    accepted=accepted,
                )
            )
    return tuple(problems)


def _is_rounded_maximum(profile: Profile, limit: Limit) -> bool:
    """Whether a label printed its own maximum a second time, rounded, in another unit.

    Octagam 5 %: 200 mg/kg/h of 50 mg/mL are 0.0667 mL/kg/min, printed 0.07. Half the last digit less, 0.065, is below.
    Nothing runs faster for it: the maximum itself is always among the bounds.
    """
    places = decimal_places(limit.rate.value)
    if limit not in profile.at_risk or type(limit.rate) is type(profile.maximum.rate) or places is None:
        return False
    half = Fraction(1, 2 * 10**places)
    return profile.hourly(type(limit.rate)(limit.rate.value - half)) <= profile.hourly(profile.maximum.rate)


def _observation_problems(profile: Profile) -> tuple[ProfileProblem, ...]:
    period = profile.observe_after
    if period.ordinary.value <= 0:
        key = "observe_after.ordinary_min"
        return (_problem(ProfileProblemKind.OBSERVATION_NOT_POSITIVE, key, period.ordinary, "more than 0 min"),)
    if period.first_changed_or_long_gap < period.ordinary:
        key = "observe_after.first_changed_or_long_gap_min"
        accepted = f"at least the ordinary {period.ordinary}"
        kind = ProfileProblemKind.LONGER_OBSERVATION_SHORTER
        return (_problem(kind, key, period.first_changed_or_long_gap, accepted),)
    return ()


def _dilution_problems(profile: Profile) -> tuple[ProfileProblem, ...]:
    lowest = profile.composition.diluted_to
    if lowest is None or 0 < lowest.value < profile.concentration.value:
        return ()
    key, accepted = "composition.diluted_to_mg_per_ml", f"above 0 and under {profile.concentration}"
    return (_problem(ProfileProblemKind.DILUTION_OUT_OF_PLACE, key, lowest, accepted),)


def _pooled_problems(profile: Profile) -> tuple[ProfileProblem, ...]:
    within = profile.composition.pooled_use_within
    if within is None or within.value > 0:
        return ()
    key = "composition.pooled_use_within_min"
    return (_problem(ProfileProblemKind.POOLED_TIME_NOT_POSITIVE, key, within, "more than 0 min"),)


def _limits(profile: Profile) -> tuple[tuple[str, Limit], ...]:
    faster = () if profile.tolerated_faster is None else (("tolerated_faster", profile.tolerated_faster),)
    return (("maximum", profile.maximum), *faster, *_lower_limits(profile))


def _lower_limits(profile: Profile) -> tuple[tuple[str, Limit], ...]:
    """The bounds under the maximum, by key; a second print of one is numbered."""
    are_many = len(profile.at_risk) > 1
    at_risk = enumerate(profile.at_risk, start=1)
    first = () if profile.first_infusion is None else (("first_infusion", profile.first_infusion),)
    return (*((f"at_risk {number}" if are_many else "at_risk", limit) for number, limit in at_risk), *first)


def _problem(kind: ProfileProblemKind, key: str, found: object, accepted: str) -> ProfileProblem:
    return ProfileProblem(kind=kind, key=key, found=str(found), accepted=accepted)
