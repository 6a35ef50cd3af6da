"""Exact numbers as text: the only way a number enters or leaves the domain."""

import re
from fractions import Fraction

_WRITTEN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+|/[1-9][0-9]*)?")


def exact(text: str) -> Fraction:
    """Return the one number that `text` writes: `12`, `0.3`, `1/3`.

    Raises ValueError for anything else (a comma, an exponent, a space around it): a number is never repaired.

    >>> exact("0.3")
    Fraction(3, 10)
    """
    if _WRITTEN.fullmatch(text) is None:
        raise ValueError(text)
    return Fraction(text)


def canonical(value: Fraction) -> str:
    """Return the shortest exact text of `value`: a decimal where it ends, `n/d` where it does not.

    >>> canonical(Fraction(1135, 8)), canonical(Fraction(1, 3)), canonical(Fraction(28))
    ('141.875', '1/3', '28')
    """
    if value.denominator == 1:
        return str(value.numerator)
    places = decimal_places(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def decimal_places(value: Fraction) -> int | None:
    """Return how many decimals it takes to write `value`, or None where they never end.

    >>> decimal_places(Fraction(7, 100)), decimal_places(Fraction(1, 3)), decimal_places(Fraction(28))
    (2, None, 0)
    """
    denominator = value.denominator
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None
