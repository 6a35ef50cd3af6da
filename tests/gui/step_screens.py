"""The five steps as their presenter shows them: a child's plan whole, checks not done, bottles scanned and refused."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from tests.helpers.labels import OTHER_PACK, PRIVIGEN, label, labels_in_memory
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import CHILD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ivig_desk.presenters.screens import WindowScreen

NOT_ALL_DONE = {
    "risks": "thrombosis",
    "check_severe-kidney-failure": "present",
    "check_hbv": "not-available",
    "check_reason_hbv": "sent today",
    "check_value_creatinine": "38",
    "check_paracetamol": "not-needed",
    "check_reason_paracetamol": "no fever",
    "check_consent": "",
}
KIDNEY = "contraindication:severe-kidney-failure"
ANSWERED = {f"answer_reason_{KIDNEY}": "on dialysis", f"answer_name_{KIDNEY}": "Dr D. Marin"}
WITHOUT_BOTTLE = {name: "" for name in CHILD if name.startswith("bottle_")}


def _step(number: int, **changes: str) -> WindowScreen:
    bed = Bedside()
    bed.plan(**changes)
    return bed.press(f"step:{number}")


def _checks_open() -> WindowScreen:
    bed = Bedside()
    bed.plan(**NOT_ALL_DONE)
    bed.press("step:2")
    return bed.submit("plan")


def _scanned(*texts: str) -> WindowScreen:
    bed = Bedside(labels=labels_in_memory(PRIVIGEN))
    bed.plan(**WITHOUT_BOTTLE)
    bed.press("step:3")
    for text in texts:
        bed.scan(text)
    return bed.look()


TAKEN: Mapping[str, Callable[[], WindowScreen]] = {
    **{f"step {number + 1}": partial(_step, number) for number in range(5)},
    "checks open": _checks_open,
    "read-back with much asked": lambda: _step(4, **{**NOT_ALL_DONE, **ANSWERED, "check_consent": "done"}),
    "bottles scanned": lambda: _scanned(label(serial="S1"), label(serial="S2", batch="LOT8")),
    "bottle expired": lambda: _scanned(label(expiry="261121")),
    "bottle to be taught": lambda: _scanned(label(gtin=OTHER_PACK)),
    "bottle misread": lambda: _scanned(label(batch="LOT717270331", order="01 10")),
}


@cache
def step_screen(name: str) -> WindowScreen:
    """One of them."""
    return TAKEN[name]()
