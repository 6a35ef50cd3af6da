"""A ward's own profile against the shipped ones: a limit may be lowered, and none raised in silence (S1, S4)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from ivig_desk.domain.amounts.quantities import LabelRate, MlPerKgPerHour
from ivig_desk.domain.formulary.profile import Checked, Limit, LimitKind, Profile, RaisedLimit
from ivig_desk.domain.formulary.profile_checks import ProfileProblem, ProfileProblemKind, problems_of, unusable
from ivig_desk.domain.formulary.same_preparation import brand_of, rows_of_preparation
from ivig_desk.domain.formulary.ten_fold import ten_fold_problems
from ivig_desk.domain.formulary.two_people import are_two_people

_ALL = "all"


def raised_limits(profile: Profile, shipped: Sequence[Profile]) -> tuple[RaisedLimit, ...]:
    """Return the hard limits of a ward's profile that are above the shipped ones, in mL/kg/h; empty where none is.

    A profile by a shipped id is held against that one. Any other is held against the highest shipped limit of its
    preparation, region and indication; where no shipped profile has them, against the highest of its preparation.
    Worked: Privigen EU has 4.8 and, tolerated, 7.2 mL/kg/h; a ward's 5.5 as the maximum is raised, its 7.2 is not.
    Octagam 10 % has 0.03 mL/kg/min × 60 = 1.8 mL/kg/h at risk; left out, its 12 mg/kg/min × 0.6 = 7.2 would bind.
    """
    allowed = _allowed(profile, shipped)
    own = _bounds(profile)
    return tuple(
        RaisedLimit(kind=kind, rate=own[kind], shipped=allowed[kind]) for kind in allowed if own[kind] > allowed[kind]
    )


def ward_problems(profile: Profile, shipped: Sequence[Profile]) -> tuple[ProfileProblem, ...]:
    """Return all that keeps a ward's profile from being used beside the shipped ones, or instead of one (S4)."""
    own = (*problems_of(profile), *checked_problems(profile.checked))
    if unusable(profile):
        return own
    return (
        *own,
        *_other_preparation(profile, shipped),
        *_raised_problems(profile, shipped),
        *ten_fold_problems(profile, shipped),
    )


def checked_problems(checked: Checked | None) -> tuple[ProfileProblem, ...]:
    """Return whether the pharmacist and a second reader are named: a ward's profile has no checksum to stand for it."""
    if checked is not None and are_two_people(checked.by):
        return ()
    key, found = ("checked", "missing") if checked is None else ("checked.by", _named(checked.by))
    accepted = 'by = two different names, the pharmacist and a second reader, and on = "2026-11-22"'
    return (_problem(ProfileProblemKind.NOT_CHECKED, key, found, accepted),)


def held_against(profile: Profile, shipped: Sequence[Profile]) -> Profile:
    """Return a ward's profile with the limits it raises, so that every page that uses it can say so."""
    if profile.raised is None:
        return profile
    return replace(profile, raised=replace(profile.raised, limits=raised_limits(profile, shipped)))


_Bounds = Mapping[LimitKind, MlPerKgPerHour]


def _allowed(profile: Profile, shipped: Sequence[Profile]) -> _Bounds:
    """The shipped limits a profile is held against, by kind; none where nothing shipped is of its preparation."""
    rows_by_indication = [rows for rows in _rows(profile, shipped) if rows]
    highest = [{kind: max(_bounds(row)[kind] for row in rows) for kind in LimitKind} for rows in rows_by_indication]
    if not highest:
        return {}
    allowed = {kind: min(bounds[kind] for bounds in highest) for kind in LimitKind}
    if profile.tolerated_faster is None:
        del allowed[LimitKind.TOLERATED_FASTER]
    return {kind: bound for kind, bound in allowed.items() if not _is_idle(kind, bound, highest)}


def _is_idle(kind: LimitKind, bound: MlPerKgPerHour, highest: Sequence[_Bounds]) -> bool:
    """Whether the label has no lower limit of this kind: its maximum, held by itself, is all there is."""
    if kind not in {LimitKind.AT_RISK, LimitKind.FIRST_INFUSION}:
        return False
    return bound >= min(bounds[LimitKind.TOLERATED_FASTER] for bounds in highest)


def _rows(profile: Profile, shipped: Sequence[Profile]) -> list[tuple[Profile, ...]]:
    """The shipped profiles to be held against, for each indication by itself: the strictest one counts in the end."""
    namesakes = tuple(row for row in shipped if row.id == profile.id)
    if namesakes:
        return [namesakes]
    rows = rows_of_preparation(profile, shipped)
    of_region = [row for row in rows if _plain(row.region) == _plain(profile.region)]
    return [
        tuple(row for row in of_region if {one, _ALL} & set(row.indications)) or rows for one in profile.indications
    ]


def _bounds(profile: Profile) -> _Bounds:
    """What binds in each case, in mL/kg/h: a limit that is not printed leaves the highest that is."""
    maximum = profile.hourly(profile.maximum.rate)
    faster = maximum if profile.tolerated_faster is None else profile.hourly(profile.tolerated_faster.rate)
    at_risk = (profile.hourly(limit.rate) for limit in profile.at_risk)
    first = faster if profile.first_infusion is None else profile.hourly(profile.first_infusion.rate)
    return {
        LimitKind.MAXIMUM: maximum,
        LimitKind.TOLERATED_FASTER: faster,
        LimitKind.AT_RISK: min((*at_risk, faster)),
        LimitKind.FIRST_INFUSION: min(first, faster),
    }


def _other_preparation(profile: Profile, shipped: Sequence[Profile]) -> tuple[ProfileProblem, ...]:
    """A shipped id stays with its preparation (S5): whoever chose it would get another bottle's figures."""
    namesake = next((row for row in shipped if row.id == profile.id), None)
    if namesake is None:
        return ()
    kind, wanted = ProfileProblemKind.OTHER_PREPARATION, f"as the shipped {profile.id} has it, or an id of its own: "
    problems = []
    if brand_of(profile.preparation) != brand_of(namesake.preparation):
        accepted = f"{wanted}{namesake.preparation}"
        problems.append(_problem(kind, "preparation", profile.preparation, accepted))
    if profile.concentration != namesake.concentration:
        accepted = f"{wanted}{namesake.concentration}"
        problems.append(_problem(kind, "concentration_mg_per_ml", profile.concentration, accepted))
    return tuple(problems)


def _raised_problems(profile: Profile, shipped: Sequence[Profile]) -> tuple[ProfileProblem, ...]:
    raised = profile.raised
    if raised is not None and are_two_people(raised.by):
        return ()
    problems = []
    if raised is not None:
        found = _named(raised.by)
        problems.append(_problem(ProfileProblemKind.RAISED_BY_TOO_FEW, "raised.by", found, "two different names"))
    for limit in raised_limits(profile, shipped):
        key, printed = _as_written(profile, limit)
        accepted = f"at most {limit.shipped}, as shipped, or [raised] with two names and a reason"
        problems.append(_problem(ProfileProblemKind.LIMIT_RAISED, key, printed, accepted))
    return tuple(problems)


def _as_written(profile: Profile, limit: RaisedLimit) -> tuple[str, str]:
    """The key of a raised limit and its figure, as the file has them."""
    printed = _printed(profile, limit.kind)
    if not printed:
        return limit.kind.value, f"left out, so that {limit.rate} binds"
    number, rate = min(enumerate(printed, start=1), key=lambda numbered: profile.hourly(numbered[1]))
    key = f"{limit.kind.value} {number}" if len(printed) > 1 else limit.kind.value
    return key, str(rate) if isinstance(rate, MlPerKgPerHour) else f"{rate} = {limit.rate}"


def _printed(profile: Profile, kind: LimitKind) -> tuple[LabelRate, ...]:
    match kind:
        case LimitKind.MAXIMUM:
            return (profile.maximum.rate,)
        case LimitKind.TOLERATED_FASTER:
            return _rates(profile.tolerated_faster)
        case LimitKind.AT_RISK:
            return _rates(*profile.at_risk)
        case LimitKind.FIRST_INFUSION:
            return _rates(profile.first_infusion)
        case _:
            assert_never(kind)


def _rates(*limits: Limit | None) -> tuple[LabelRate, ...]:
    return tuple(limit.rate for limit in limits if limit is not None)


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "nobody"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _problem(kind: ProfileProblemKind, key: str, found: object, accepted: str) -> ProfileProblem:
    return ProfileProblem(kind=kind, key=key, found=str(found), accepted=accepted)
