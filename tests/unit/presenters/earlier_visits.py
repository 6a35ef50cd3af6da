"""A laptop with visits on record, and the plan page of a new infusion some days later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.presenters.bedside import Bedside, fields_of
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

A_DAY_MIN = 1440
RISKY = {"risks": "kidney migraine", "iga": "unknown", "last_time": "", "ceiling_ml_per_kg_h": "2.4"}
"""What the child's record says beside her name."""
OTHER_MARIA: Mapping[str, str] = {
    **CHILD,
    "identifier": "9002",
    "born": "2016-11-30",
    "weight_kg": "30",
    "weight_again_kg": "30",
    "dose_g": "9",
    "last_time": "",
}
"""Another child of the same name."""


def after_a_visit(days: int = 28, texts: Mapping[str, str] = CHILD, /, **changes: str) -> Bedside:
    """The child's infusion of some days ago, infusion-1: 7, 14, 28 mL/h, headache at 28 mL/h, stopped; a new plan open.

    28 mL/h ÷ 24 kg = 1.166… mL/kg/h began it; 14 mL/h ÷ 24 kg = 0.583… mL/kg/h were borne.
    """
    bed = Bedside()
    visit(bed, {**texts, **RISKY, **changes})
    bed.wait(str(days * A_DAY_MIN))
    bed.press("new-infusion")
    return bed


def visit(bed: Bedside, texts: Mapping[str, str]) -> None:
    """An infusion raised twice, with a headache, stopped; back on the first page."""
    bed.start(texts)
    bed.raise_rate()
    bed.raise_rate()
    bed.flag("headache", "1")
    bed.press("stop")
    bed.press("leave")


def short_visit(bed: Bedside, texts: Mapping[str, str] = ADULT) -> None:
    """An infusion that was stopped on its first rung, with no reaction; back on the first page."""
    bed.start(texts)
    bed.press("stop")
    bed.press("leave")


def offered(bed: Bedside) -> dict[str, str]:
    """The earlier patients to press, by infusion; none where there is no such field."""
    field = fields_of(bed.plan_page.form).get("earlier_patient")
    return {} if field is None else {option.value: option.label for option in field.options}


def texts_of_step(bed: Bedside) -> dict[str, str]:
    """What stands in the fields of the open step, the empty ones left out."""
    return {name: field.text for name, field in fields_of(bed.plan_page.form).items() if field.text}


def beside(bed: Bedside) -> list[str]:
    return [line.text for line in bed.plan_page.read_back]


def take(bed: Bedside, infusion_id: str = "infusion-1") -> None:
    """Press the earlier patient of that infusion."""
    bed.type("plan", {"earlier_patient": infusion_id})
