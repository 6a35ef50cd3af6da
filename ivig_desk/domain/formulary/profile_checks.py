"""What must be true of a profile's figures before anyone may use it (S4)."""

from dataclasses import dataclass
from enum import Enum, unique
from itertools import pairwise

from ivig_desk.domain.amounts.quantities import DropsPerKgPerMinute, MlPerKgPerHour
from ivig_desk.domain.formulary.profile import FigureStatus, Limit, Profile


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileProblem:
    """One contradiction: which, under which key, the value found and what is accepted."""

    kind: ProfileProblemKind
    key: str
    found: str
    accepted: str


def problems_of(profile: Profile) -> tuple[ProfileProblem, ...]:
    """Return every contradiction in a profile's figures; empty where it may be used (S4)."""
    first = _unusable(profile)
    return first or (*_rung_problems(profile), *_limit_problems(profile))


def _unusable(profile: Profile) -> tuple[ProfileProblem, ...]:
    """Faults that leave no figure to compare: the rest is not looked at until they are mended."""
    if profile.concentration.value <= 0:
        return (
            ProfileProblem(
                kind=ProfileProblemKind.CONCENTRATION_NOT_POSITIVE,
                key="concentration_mg_per_ml",
                found=profile.concentration.text,
                accepted="a number above 0",
            ),
        )
    rates = (*(rung.rate for rung in profile.rungs), *(limit.rate for _, limit in _limits(profile)))
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


def _rung_problems(profile: Profile) -> tuple[ProfileProblem, ...]:
    problems = []
    highest = _highest_limit(profile)
    for number, rung in enumerate(profile.rungs, start=1):
        rate, key = profile.hourly(rung.rate), f"rung {number}"
        if rate.value <= 0:
            problems.append(_problem(ProfileProblemKind.RUNG_NOT_POSITIVE, key, rung.rate, "a rate above 0"))
        if rate > highest:
            problems.append(_problem(ProfileProblemKind.RUNG_ABOVE_MAXIMUM, key, rung.rate, f"at most {highest}"))
        if rung.hold.value <= 0:
            problems.append(_problem(ProfileProblemKind.HOLD_NOT_POSITIVE, key, rung.hold, "more than 0 min"))
    for number, (lower, upper) in enumerate(pairwise(profile.rungs), start=2):
        if profile.hourly(upper.rate) <= profile.hourly(lower.rate):
            problems.append(
                _problem(ProfileProblemKind.RUNGS_NOT_RISING, f"rung {number}", upper.rate, f"above {lower.rate}")
            )
    return tuple(problems)


def _limit_problems(profile: Profile) -> tuple[ProfileProblem, ...]:
    problems = []
    maximum = profile.hourly(profile.maximum.rate)
    for key, limit in (("at_risk", profile.at_risk), ("first_infusion", profile.first_infusion)):
        if limit is not None and profile.hourly(limit.rate) > maximum:
            accepted = f"at most the maximum, {profile.maximum.rate}"
            problems.append(_problem(ProfileProblemKind.SOFT_OUTSIDE_HARD, key, limit.rate, accepted))
    faster = profile.tolerated_faster
    if faster is not None and profile.hourly(faster.rate) <= maximum:
        accepted = f"above the maximum, {profile.maximum.rate}"
        problems.append(_problem(ProfileProblemKind.FASTER_NOT_FASTER, "tolerated_faster", faster.rate, accepted))
    for key, limit in _limits(profile):
        if limit.source.status not in {FigureStatus.LABEL, FigureStatus.MANUFACTURER}:
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


def _limits(profile: Profile) -> tuple[tuple[str, Limit], ...]:
    named = (
        ("maximum", profile.maximum),
        ("tolerated_faster", profile.tolerated_faster),
        ("at_risk", profile.at_risk),
        ("first_infusion", profile.first_infusion),
    )
    return tuple((key, limit) for key, limit in named if limit is not None)


def _highest_limit(profile: Profile) -> MlPerKgPerHour:
    return profile.hourly(profile.maximum.rate)


def _problem(kind: ProfileProblemKind, key: str, found: object, accepted: str) -> ProfileProblem:
    return ProfileProblem(kind=kind, key=key, found=str(found), accepted=accepted)
