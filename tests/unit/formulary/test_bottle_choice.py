"""Bottles for a dose, worked by hand from the vials in preparations.md."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.data_files import resources_folder
from ivig_desk.adapters.toml_profiles import load_profile
from ivig_desk.domain.amounts.quantities import Grams, MgPerMl, Millilitres, Percent
from ivig_desk.domain.formulary.bottle_choice import BottleChoice, BottleSet, NoBottles, Rounding, choose_bottles

PRIVIGEN = "25 50 100 200 400"
FLEBOGAMMA = "10 50 100 200 400"
OCTAGAM_10 = "20 50 100 200 300"
OCTAGAM_5 = "20 50 100 200 500"
KIOVIG = "10 25 50 100 200 300"
GAMMAPLEX_5 = "100 200 400"


def choice(dose_g: str, mg_per_ml: str, sizes_ml: str) -> BottleChoice:
    found = choose_bottles(Grams.of(dose_g), MgPerMl.of(mg_per_ml), millilitres(sizes_ml))
    assert isinstance(found, BottleChoice), found
    return found


def millilitres(sizes: str) -> list[Millilitres]:
    return [Millilitres.of(size) for size in sizes.split()]


def shown(bottles: BottleSet | None) -> str:
    return "none" if bottles is None else " + ".join(f"{one.count} × {one.size.text}" for one in bottles.bottles)


@pytest.mark.parametrize(
    ("dose_g", "mg_per_ml", "sizes", "fewest_least_down"),
    [
        # 72 mL: 100 leaves 28, 50 + 25 leaves 3; 50 is the most below
        ("7.2", "100", PRIVIGEN, ("1 × 100", "1 × 50 + 1 × 25", "1 × 50")),
        # 280 mL: 400 leaves 120, 200 + 100 leaves 20; 200 + 50 + 25 = 275
        ("28", "100", PRIVIGEN, ("1 × 400", "1 × 200 + 1 × 100", "1 × 200 + 1 × 50 + 1 × 25")),
        # 144 mL: 200 leaves 56, 100 + 50 leaves 6; 100 + 4 × 10 = 140
        ("7.2", "50", FLEBOGAMMA, ("1 × 200", "1 × 100 + 1 × 50", "1 × 100 + 4 × 10")),
        # 280 mL: 300 leaves 20, 200 + 4 × 20 leaves nothing
        ("28", "100", OCTAGAM_10, ("1 × 300", "1 × 200 + 4 × 20", "1 × 200 + 4 × 20")),
        # 30 mL cannot be made of 20 and 50: 40 leaves 10, 50 leaves 20 but is one bottle
        ("3", "100", OCTAGAM_10, ("1 × 50", "2 × 20", "1 × 20")),
        # 2800 mL of 5 %: 5 × 500 + 200 + 100 is exact and needs 7; 6 × 500 leaves 200
        ("140", "50", OCTAGAM_5, ("6 × 500", "5 × 500 + 1 × 200 + 1 × 100", "5 × 500 + 1 × 200 + 1 × 100")),
        # 1400 mL: 3 × 400 + 200, exact
        ("140", "100", PRIVIGEN, ("3 × 400 + 1 × 200", "3 × 400 + 1 × 200", "3 × 400 + 1 × 200")),
        # 1050 mL: four bottles of 300, 300, 300 and 200 leave 50; 3 × 300 + 100 + 50 is exact and needs five
        ("105", "100", KIOVIG, ("3 × 300 + 1 × 200", "3 × 300 + 1 × 100 + 1 × 50", "3 × 300 + 1 × 100 + 1 × 50")),
        # 40 mL: less than the smallest bottle
        ("2", "50", GAMMAPLEX_5, ("1 × 100", "1 × 100", "none")),
        # 300 mL: one bottle before 200 + 100
        ("30", "100", KIOVIG, ("1 × 300", "1 × 300", "1 × 300")),
        # 200 g of 5 %: 4000 mL
        ("200", "50", FLEBOGAMMA, ("10 × 400", "10 × 400", "10 × 400")),
    ],
)
def test_the_bottles_for_a_dose(
    dose_g: str, mg_per_ml: str, sizes: str, fewest_least_down: tuple[str, str, str]
) -> None:
    found = choice(dose_g, mg_per_ml, sizes)

    assert tuple(map(shown, (found.fewest, found.least_waste, found.down))) == fewest_least_down


def test_both_are_offered_only_where_they_differ() -> None:
    assert [one.number for one in choice("7.2", "100", PRIVIGEN).covering] == [1, 2]
    assert [one.number for one in choice("140", "100", PRIVIGEN).covering] == [4]


def test_a_whole_bottle_dose_is_shown_in_grams_and_as_a_share_of_the_order() -> None:
    """7.2 g: up 7.5 g, 3 mL more, 104 1/6 %; down 5 g, 22 mL less, 69 4/9 %."""
    found = choice("7.2", "100", PRIVIGEN)
    up, down = found.rounded(Rounding.UP), found.rounded(Rounding.DOWN)

    assert up is not None
    assert (up.dose, up.volume, up.beyond_order) == (Grams.of("7.5"), Millilitres.of("75"), Millilitres.of("3"))
    assert up.of_order == Percent.of("625/6")
    assert down is not None
    assert (down.dose, down.beyond_order, down.of_order) == (Grams.of("5"), Millilitres.of("-22"), Percent.of("625/9"))


@pytest.mark.parametrize(
    ("dose_g", "nearest_g"),
    [
        ("6.24", "5"),  # 62.4 mL, between 50 and 75
        ("6.25", "5"),  # halfway: never more than was ordered without being chosen
        ("6.26", "7.5"),
        ("7.5", "7.5"),
        ("0.1", "2.5"),  # below the smallest bottle there is only up
    ],
)
def test_nearest_is_the_nearer_and_halfway_the_lower(dose_g: str, nearest_g: str) -> None:
    found = choice(dose_g, "100", PRIVIGEN)

    assert found.rounded(Rounding.NEAREST) == found.nearest
    assert found.nearest.dose == Grams.of(nearest_g)


def test_below_the_smallest_bottle_nothing_is_rounded_down() -> None:
    assert choice("2.4", "100", PRIVIGEN).rounded(Rounding.DOWN) is None


def test_the_order_of_the_sizes_and_a_size_twice_change_nothing() -> None:
    assert choice("33", "100", "400 25 100 50 200 100") == choice("33", "100", PRIVIGEN)


def test_the_vials_of_a_shipped_profile_can_be_chosen_from() -> None:
    profile = load_profile(resources_folder() / "profiles" / "privigen-10-eu.toml")

    found = choose_bottles(Grams.of("7.2"), profile.concentration, profile.composition.vials)

    assert found == choice("7.2", "100", PRIVIGEN)


@pytest.mark.parametrize(
    ("dose_g", "mg_per_ml", "sizes", "why"),
    [
        ("0", "100", PRIVIGEN, NoBottles.NO_DOSE),
        ("-1", "100", PRIVIGEN, NoBottles.NO_DOSE),
        ("7.2", "0", PRIVIGEN, NoBottles.NO_DOSE),
        ("7.2", "100", "", NoBottles.NO_SIZES),
        ("7.2", "100", "0 50", NoBottles.NO_SIZES),
        ("7.2", "100", "10 12.001", NoBottles.SIZES_TOO_ODD),
    ],
)
def test_where_there_is_nothing_to_choose_from_it_is_said_why(
    dose_g: str, mg_per_ml: str, sizes: str, why: NoBottles
) -> None:
    assert choose_bottles(Grams.of(dose_g), MgPerMl.of(mg_per_ml), millilitres(sizes)) is why


def test_a_dose_typed_in_milligrams_keeps_nobody_waiting() -> None:
    """A slip of 28 million grams is chosen for like 28, not counted bottle by bottle."""
    assert choice("28000000", "100", PRIVIGEN).fewest.number == 700_000
