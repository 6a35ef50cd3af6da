"""The plan page as its presenter shows it: orders by weight, dosing weights, questions, dilution, whole bottles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.presenters.screens import WindowScreen

HEAVY = {**ADULT, "weight_kg": "100", "weight_again_kg": "100"}
COUNTED = {"day": "2", "days": "5", "cycle": "3", "cycles": "6"}
ADJUSTED = {"dosing_basis": "adjusted", "ideal_kg": "62", "dosing_factor": "0.4"}
IDEAL = {"dosing_basis": "ideal", "ideal_kg": "22", "ideal_working": "ward table, 122 cm"}
GAMUNEX = {"preparation": "Gamunex-C 10 %", "profile": "gamunex-c-10-us-pi"}
WHOLE = {"bottle_choice": "round-nearest", "rounded_by": "E. Stan"}
TYPED: Mapping[str, tuple[int, Mapping[str, str]]] = {
    "order child": (1, {**CHILD, **COUNTED}),
    "order by weight": (1, {**CHILD, **IDEAL, "dose_g": "", "dose_g_per_kg": "0.333"}),
    "order adjusted": (1, {**HEAVY, **ADJUSTED, "dose_g": "", "dose_g_per_kg": "0.4"}),
    "order that disagrees": (1, {**HEAVY, **ADJUSTED, "dose_g": "31", "dose_g_per_kg": "0.4", "day": "6", "days": "5"}),
    "order of a whole cycle": (1, {**CHILD, "indication": "kawasaki-disease", "dose_g": "4800"}),
    "order without a row": (1, {**ADULT, "indication": "other"}),
    "bag and bottles": (3, {**CHILD, **WHOLE, "dispensed_mg_per_ml": "50"}),
    "many bottles": (3, {**ADULT, "dose_g": "127.5", "bottle_choice": "as-ordered-least-waste", "fastest_ml_h": "200"}),
    "bag not in the label": (3, {**ADULT, **GAMUNEX, "dispensed_mg_per_ml": "40", "fastest_ml_h": "200"}),
    "two questions": (4, {**CHILD, **COUNTED, **WHOLE, "dose_g": "12", "iga": "deficient"}),
}


@cache
def order_screen(name: str) -> WindowScreen:
    """One step of the plan page with what is typed there; bottles are chosen last, for the dose there is."""
    step, typed = TYPED[name]
    last = {key: text for key, text in typed.items() if key in WHOLE}
    bed = Bedside()
    bed.plan({**{key: text for key, text in typed.items() if key not in last}, **last})
    return bed.press(f"step:{step}")
