"""A nurse taps early and late: the range that is shown covers the true rate (S22)."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

import pytest

from ivig_desk.domain.amounts.quantities import Seconds
from ivig_desk.domain.monitoring.drip import DripCount, Taps, count_drip
from tests.unit.ward import rules

RUNS = 1000
COVERED_AT_LEAST = 950


def normal(random: Random) -> float:
    return random.gauss(0, 40)


def flat(random: Random) -> float:
    """Just as wide: a flat scatter of ± 69 ms has a standard deviation of 40 ms."""
    return random.uniform(-69, 69)


@pytest.mark.parametrize("scatter", [normal, flat])
@pytest.mark.parametrize("taps", [5, 8, 16])
def test_of_a_thousand_counts_with_jitter_the_range_covers_the_truth_in_950(
    taps: int, scatter: Callable[[Random], float]
) -> None:
    """S22: 2 to 200 drops/min, half of them over 60, each tap to the millisecond, early or late by about 40 ms."""
    random, drip = Random(taps), rules().drip  # noqa: S311 # Seeded on purpose.
    assert drip is not None
    said = covered = 0
    while said < RUNS:
        interval_ms = Fraction(random.choice([random.randint(300, 1000), random.randint(1000, 30_000)]))
        at = [round(number * interval_ms + Fraction(scatter(random))) for number in range(taps)]
        count = count_drip(Taps(at=tuple(Seconds(Fraction(ms, 1000)) for ms in at)), drip)
        if isinstance(count, DripCount):
            said += 1
            covered += count.lowest.value <= 60_000 / interval_ms <= count.highest.value

    assert covered >= COVERED_AT_LEAST


@pytest.mark.parametrize("taps", [5, 12])
def test_the_range_is_no_wider_than_it_must_be(taps: int) -> None:
    """A range that always covers says nothing: of normal scatter it is to miss the truth now and then."""
    random, drip = Random(taps), rules().drip  # noqa: S311 # Seeded on purpose.
    assert drip is not None
    missed = 0
    for _ in range(RUNS):
        at = [round(number * 1000 + random.gauss(0, 40)) for number in range(taps)]
        count = count_drip(Taps(at=tuple(Seconds(Fraction(ms, 1000)) for ms in at)), drip)
        missed += isinstance(count, DripCount) and not count.lowest.value <= 60 <= count.highest.value

    assert 1 <= missed <= RUNS - COVERED_AT_LEAST
