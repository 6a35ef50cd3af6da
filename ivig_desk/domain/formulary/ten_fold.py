"""A slip of the decimal point in a ward's own profile, held against the shipped ones of the same preparation."""

from collections.abc import Sequence
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.profile_checks import ProfileProblem, ProfileProblemKind
from ivig_desk.domain.formulary.same_preparation import rows_of_preparation
from ivig_desk.domain.formulary.two_people import are_two_people

FURTHEST = 5
"""A figure this many times the label's, or as little of it, reads like a slip: ten times one up to half or twice it."""


def ten_fold_problems(profile: Profile, shipped: Sequence[Profile]) -> tuple[ProfileProblem, ...]:
    """Return each figure that reads like a slip against every shipped row of its preparation; asked, not forbidden.

    Two different names under `ten_fold_checked_by` answer for all of them. Worked: 3 mL/kg/h as a start, where the
    label has 0.3, is ten times that; 3 min on a rung, where the label has 30, is a tenth.
    """
    rows = rows_of_preparation(profile, shipped)
    if not rows or are_two_people(profile.ten_fold_checked_by):
        return ()
    return tuple(
        ProfileProblem(
            kind=ProfileProblemKind.TEN_FOLD,
            key=key,
            found=str(printed),
            accepted=f"near {', '.join(dict.fromkeys(str(known) for known in near))} of the shipped profiles, "
            f"or two names under ten_fold_checked_by",
        )
        for key, printed, value, near in _compared(profile, rows)
        if all(_is_far(value, known) for known in near)
    )


def _is_far(value: Quantity, known: Quantity) -> bool:
    ratio = value.value / known.value
    return ratio >= FURTHEST or ratio <= Fraction(1, FURTHEST)


_Compared = tuple[str, Quantity, Quantity, Sequence[Quantity]]
"""A figure's key, as it is written, in the unit it is compared in, and what the shipped rows have for it."""


def _compared(profile: Profile, rows: Sequence[Profile]) -> tuple[_Compared, ...]:
    starts = [row.hourly(row.rungs[0].rate) for row in rows]
    concentrations = [row.concentration for row in rows]
    first = profile.rungs[0].rate
    return (
        ("concentration_mg_per_ml", profile.concentration, profile.concentration, concentrations),
        ("rung 1", first, profile.hourly(first), starts),
        *_limits_compared(profile, rows),
        *_holds_compared(profile, rows),
    )


def _limits_compared(profile: Profile, rows: Sequence[Profile]) -> tuple[_Compared, ...]:
    highest = [row.hourly(limit.rate) for row in rows for limit in (row.maximum, row.tolerated_faster) if limit]
    maxima = [row.hourly(row.maximum.rate) for row in rows]
    maximum: _Compared = ("maximum", profile.maximum.rate, profile.hourly(profile.maximum.rate), maxima)
    faster = profile.tolerated_faster
    if faster is None:
        return (maximum,)
    return (maximum, ("tolerated_faster", faster.rate, profile.hourly(faster.rate), highest))


def _holds_compared(profile: Profile, rows: Sequence[Profile]) -> tuple[_Compared, ...]:
    known = [rung.hold for row in rows for rung in (*row.rungs, *row.later_rungs)]
    named = (("rung", profile.rungs), ("later_rung", profile.later_rungs))
    return tuple(
        (f"{name} {number}", rung.hold, rung.hold, known)
        for name, rungs in named
        for number, rung in enumerate(rungs, start=1)
    )
