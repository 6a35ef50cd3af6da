"""The patient step as its presenter shows it: somebody found, taken, changed since; every risk; a dose of a cycle."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.unit.presenters.earlier_visits import OTHER_MARIA, after_a_visit, short_visit
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.presenters.screens import WindowScreen

EVERY_RISK = (
    "kidney heart thrombosis diabetes sepsis paraprotein volume-depletion nephrotoxic-drugs hypercoagulability lupus "
    "migraine rheumatoid-arthritis"
)
TAKEN = {"earlier_patient": "infusion-1"}
TYPED: Mapping[str, tuple[int, Mapping[str, str]]] = {
    "patient found": (0, {"find_earlier": "ion mar"}),
    "patient taken": (0, {**TAKEN, "weight_kg": "26.4", "pregnancy": "no", "profile": "privigen-10-eu"}),
    "patient changed": (0, {**TAKEN, "weight_kg": "27", "weight_again_kg": "27", "earlier": "never"}),
    "patient typed over": (0, {**TAKEN, "identifier": "4472"}),
    "patient with much to tell": (
        0,
        {
            **TAKEN,
            "last_time": "at the other hospital: shivers, a rash for two days",
        },
    ),
    "patient at every risk": (
        0,
        {
            **ADULT,
            "born": "1950-01-15",
            "sex": "F",
            "risks": EVERY_RISK,
            "pregnancy": "yes",
            "preparation": "Panzyga 10 %",
            "profile": "panzyga-10-us-pi",
            "identifier": "7310",
            "name": "Marinescu, Ioana",
        },
    ),
    "order in mL": (1, {**CHILD, "profile": "", "preparation": "", "dose_g": "", "dose_ml": "72"}),
    "order of a cycle in days": (1, {**ADULT, "dose_g": "140", "dose_of": "cycle", "days": "3"}),
    "read-back of a visit": (
        4,
        {
            **CHILD,
            **TAKEN,
            "weight_kg": "27",
            "weight_again_kg": "27",
            "earlier": "never",
            "preparation": "Kiovig 10 %",
            "profile": "kiovig-10-eu",
        },
    ),
}


@cache
def patient_screen(name: str) -> WindowScreen:
    """One step of the plan page, on a laptop with three visits on record; who is taken is pressed first."""
    step, typed = TYPED[name]
    bed = after_a_visit()
    bed.press("leave")
    short_visit(bed, OTHER_MARIA)
    short_visit(bed)
    bed.press("new-infusion")
    bed.type("plan", {key: text for key, text in typed.items() if key in TAKEN})
    bed.type("plan", {key: text for key, text in typed.items() if key not in TAKEN})
    return bed.press(f"step:{step}")
