"""Several infusions on one laptop, started one after another through the window, for tests, bench and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT, CHILD

if TYPE_CHECKING:
    from ivig_desk.desk.ports import Journal

NAMES = (
    "Ionescu, Maria",
    "Popescu, Andrei",
    "Ionescu, Elena",
    "Constantinescu-Alexandrescu, Ștefania-Gabriela",
    "Marin, Ioana",
    "Dumitru, Radu",
    "Stan, Ana",
    "Moldovan, Vlad",
    "Barbu, Irina",
)
"""The first is a child on gravity; the first and the third share a surname."""


def several(count: int, journal: Journal | None = None) -> Bedside:
    """A window with so many infusions begun a minute apart; the last is shown."""
    bed = Bedside(journal)
    for number in range(1, count + 1):
        begin(bed, number)
        bed.wait("1")
    return bed


def begin(bed: Bedside, number: int) -> None:
    """Plan and start one more, from whatever page is open."""
    bed.press("leave")
    texts = CHILD if number == 1 else ADULT
    bed.start(texts, identifier=f"{4470 + number}", name=NAMES[number - 1])
