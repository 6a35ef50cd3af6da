"""What holds of every choice of bottles, against every combination counted one by one."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.domain.amounts.quantities import Grams, MgPerMl, Millilitres
from ivig_desk.domain.formulary.bottle_choice import BottleChoice, BottleSet, Rounding, choose_bottles

# In fifths of a millilitre, so that volumes are no whole numbers and sizes share odd measures.
FIFTH = Fraction(1, 5)
LARGEST_FIRST = -1

size_lists = st.lists(st.integers(2, 12), min_size=1, max_size=3, unique=True)
needed_volumes = st.integers(1, 300).map(lambda tenths: Fraction(tenths, 10) * FIFTH)
real_sizes = st.sampled_from(["25 50 100 200 400", "10 50 100 200 400", "20 50 100 200 300", "20 50 100 200 500", "50"])
doses = st.integers(1, 2_000).map(lambda tenths: Grams(Fraction(tenths, 10)))


@dataclass(frozen=True)
class Counted:
    """One way to take bottles."""

    volume: Fraction
    number: int
    counts: tuple[int, ...]


def every_way(needed: Fraction, sizes: list[Fraction]) -> list[Counted]:
    """All ways that hold no bottle too many of any size for the needed volume; sizes fall."""
    most = [range(int(needed / size) + 2) for size in sizes]
    return [
        Counted(
            volume=sum((size * count for size, count in zip(sizes, counts, strict=True)), start=Fraction(0)),
            number=sum(counts),
            counts=counts,
        )
        for counts in product(*most)
    ]


def of_sizes(bottles: BottleSet, sizes: list[Fraction]) -> tuple[int, ...]:
    counts = {one.size.value: one.count for one in bottles.bottles}
    return tuple(counts.get(size, 0) for size in sizes)


def larger_first(way: Counted) -> tuple[int, ...]:
    return tuple(LARGEST_FIRST * count for count in way.counts)


def chosen(dose: Grams, concentration: MgPerMl, sizes: list[Fraction]) -> BottleChoice:
    found = choose_bottles(dose, concentration, [Millilitres(size) for size in sizes])
    assert isinstance(found, BottleChoice)
    return found


@given(size_lists, needed_volumes)
def test_the_choice_is_the_one_found_by_counting_every_way(fifths: list[int], needed: Fraction) -> None:
    sizes = sorted((number * FIFTH for number in fifths), reverse=True)
    ways = every_way(needed, sizes)
    holding = [way for way in ways if way.volume >= needed]
    within = [way for way in ways if 0 < way.volume <= needed]

    # At 1000 mg/mL a gram is a millilitre.
    found = chosen(Grams(needed), MgPerMl.of("1000"), sizes)

    fewest = min(holding, key=lambda way: (way.number, way.volume, larger_first(way)))
    least = min(holding, key=lambda way: (way.volume, way.number, larger_first(way)))
    assert (of_sizes(found.fewest, sizes), of_sizes(found.least_waste, sizes)) == (fewest.counts, least.counts)
    if within:
        most = min(within, key=lambda way: (-way.volume, way.number, larger_first(way)))
        assert found.down is not None
        assert of_sizes(found.down, sizes) == most.counts
    else:
        assert found.down is None


@given(doses, real_sizes, st.sampled_from(["50", "100"]))
def test_rounding_up_never_gives_less_nor_down_more_and_every_sum_is_exact(
    dose: Grams, sizes: str, mg_per_ml: str
) -> None:
    concentration = MgPerMl.of(mg_per_ml)
    found = chosen(dose, concentration, [Fraction(size) for size in sizes.split()])

    up, down = found.rounded(Rounding.UP), found.rounded(Rounding.DOWN)
    assert up is not None
    assert up.dose >= dose
    assert down is None or down.dose <= dose
    assert found.nearest in {up, down}
    assert found.fewest.number <= found.least_waste.number
    assert found.least_waste.beyond_order <= found.fewest.beyond_order
    for bottles in (found.fewest, found.least_waste, *([] if down is None else [down])):
        volume = sum((one.size.value * one.count for one in bottles.bottles), start=Fraction(0))
        assert bottles.volume.value == volume
        assert bottles.dose.value == volume * concentration.value / 1000
        assert bottles.of_order.value == bottles.dose.value / dose.value * 100
        assert bottles.beyond_order.value == volume - found.needed.value


@given(doses, real_sizes, st.randoms(use_true_random=False))
def test_the_order_of_the_sizes_changes_nothing(dose: Grams, sizes: str, shuffler: random.Random) -> None:
    listed = [Fraction(size) for size in sizes.split()]
    shuffled = list(listed)
    shuffler.shuffle(shuffled)

    assert chosen(dose, MgPerMl.of("100"), shuffled) == chosen(dose, MgPerMl.of("100"), listed)


@given(size_lists, needed_volumes, st.integers(1, 1000))
def test_bottles_set_aside_uncounted_are_the_ones_counting_would_find(
    fifths: list[int], needed: Fraction, more: int
) -> None:
    """So many times the common multiple of all sizes more are so many more of the largest bottle, and nothing else."""
    sizes = sorted((number * FIFTH for number in fifths), reverse=True)
    beyond = 12 * 11 * 10 * 9 * 8 * 7 * sizes[0]

    near = chosen(Grams(needed + beyond), MgPerMl.of("1000"), sizes)
    far = chosen(Grams(needed + beyond + more * sizes[0]), MgPerMl.of("1000"), sizes)

    added = [more, *[0] * (len(sizes) - 1)]
    expected = tuple(one + plus for one, plus in zip(of_sizes(near.fewest, sizes), added, strict=True))
    assert of_sizes(far.fewest, sizes) == expected
