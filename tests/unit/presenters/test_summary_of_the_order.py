"""The printed summary of an order that was rounded, diluted, or reckoned on another weight than the actual one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.presenters.summary_document import Facts, Grid, Headlines
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.presenters.summary import SummaryPages


def printed(texts: Mapping[str, str], /, **changes: str) -> SummaryPages:
    bed = Bedside()
    bed.start(texts, **changes)
    bed.press("stop")
    bed.fill("stop-reason", {"reason": "bed needed"})
    bed.print("summary")
    (pages,) = bed.summaries
    return pages


def facts(pages: SummaryPages) -> dict[str, str]:
    blocks = [block for section in pages.sections for block in section.blocks]
    return {name: text for block in blocks if isinstance(block, Facts) for name, text in block.rows}


def amounts(pages: SummaryPages) -> dict[str, tuple[str, ...]]:
    """The rows of the table of what was ordered and given, by their first column."""
    (grid,) = [
        block
        for section in pages.sections
        for block in section.blocks
        if isinstance(block, Grid) and block.columns[1].head == "Dose"
    ]
    return {row[0]: row[1:] for row in grid.rows}


def given_of(pages: SummaryPages) -> str:
    blocks = [block for section in pages.sections for block in section.blocks]
    (detail,) = [
        figure.detail
        for block in blocks
        if isinstance(block, Headlines)
        for figure in block.figures
        if figure.name == "Given"
    ]
    return detail


def test_an_order_given_as_it_is_names_the_weight_it_is_reckoned_on() -> None:
    pages = printed(CHILD)

    assert amounts(pages)["Ordered"] == ("7.2 g", "0.3 g/kg", "72 mL", "", "actual weight, 24 kg")
    assert "Day and cycle" not in facts(pages)


def test_what_is_missing_of_the_order_says_why() -> None:
    """Stopped as it was started: nothing went in of 7.2 g, 72 mL, at 24 kg 0.3 g/kg."""
    found = amounts(printed(CHILD))

    assert found["Given"] == ("0 g", "0 g/kg", "0 mL", "0 %", "reckoned from the given rates")
    assert found["Missing"] == ("7.2 g", "", "72 mL", "100 %", "stopped: bed needed")


def test_one_stopped_with_more_than_the_dose_in_is_not_said_to_lack_of_it() -> None:
    """At 7 mL/h 72 mL are in after 10 h 17 min; stopped at 11 h with 77 mL."""
    bed = Bedside()
    bed.start(CHILD)
    bed.wait("660")
    bed.press("stop")
    bed.cancel("stop-reason")
    bed.print("summary")
    (pages,) = bed.summaries

    assert given_of(pages) == "of 7.2 g ordered"
    assert pages.subtitle == "Privigen 10 % · 22 Nov 2026 · stopped after the dose was in"
    assert facts(pages)["Ended"] == "21:00, stopped after the dose was in"
    assert "Missing" not in amounts(pages)


def test_whole_bottles_stand_beside_what_was_ordered_with_who_chose_them() -> None:
    """7.5 g ÷ 24 kg = 0.3125 g/kg; 7.5 ÷ 7.2 = 104.166… %; at 50 mg/mL 150 mL."""
    pages = printed(
        CHILD,
        indication="other",
        bottle_choice="round-up",
        rounded_by="E. Stan",
        dispensed_mg_per_ml="50",
        day="2",
        days="5",
    )
    whole = "7.2 g ordered, 7.5 g in whole bottles (≈ 104.2 %), chosen by E. Stan"
    bag = "bag diluted from 100 mg/mL to 50 mg/mL"

    found = amounts(pages)["In whole bottles"]
    assert found == ("7.5 g", "0.312 g/kg", "150 mL", "", f"actual weight, 24 kg; {whole}; {bag}")
    assert facts(pages)["Day and cycle"] == "day 2 of 5"
    assert given_of(pages) == "of 7.5 g in whole bottles"


def test_a_dose_on_an_adjusted_weight_is_shown_by_that_weight() -> None:
    """0.4 g/kg × 77.2 kg = 30.88 g."""
    pages = printed(
        ADULT,
        weight_kg="100",
        weight_again_kg="100",
        dosing_basis="adjusted",
        ideal_kg="62",
        dosing_factor="0.4",
        dose_g="",
        dose_g_per_kg="0.4",
    )

    assert facts(pages)["Weight"] == "100 kg"
    weight = "adjusted weight, 62 kg + 0.4 × (100 kg − 62 kg) = 77.2 kg"
    assert amounts(pages)["Ordered"] == ("30.88 g", "0.4 g/kg", "308.8 mL", "", weight)
