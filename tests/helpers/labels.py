"""GS1 labels built part by part, with a check digit of their own arithmetic."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ivig_desk.adapters.barcodes import Gs1BarcodeReader
from ivig_desk.adapters.taught_labels import MemoryTaughtLabels
from ivig_desk.desk.ports import Labels
from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel

if TYPE_CHECKING:
    from ivig_desk.desk.ports import TaughtLabels

FNC1 = "\x1d"


def gtin(first_13: str) -> str:
    """Thirteen digits and their check digit: every other one from the left counts three times, to the next ten.

    0950600013435: 3 × (0+5+6+0+1+4+5) + (9+0+0+0+3+3) = 3 × 21 + 15 = 78, and 2 more make 80.
    """
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(first_13))
    return f"{first_13}{-total % 10}"


PACK = gtin("0950600013435")
OTHER_PACK = gtin("0950600013436")
CASE = gtin("1950600013435")


PRIVIGEN = TaughtLabel(
    gtin=PACK,
    preparation="Privigen 10 %",
    volume=Millilitres.of("100"),
    by=("A. Pop", "C. Radu"),
    on=date(2026, 11, 1),
)
OCTAGAM = TaughtLabel(
    gtin=OTHER_PACK,
    preparation="Octagam 10 %",
    volume=Millilitres.of("50"),
    by=("A. Pop", "C. Radu"),
    on=date(2026, 11, 1),
)


def labels_in_memory(*taught: TaughtLabel) -> Labels:
    """A real reader, and what was taught in memory."""
    return labels_over(MemoryTaughtLabels(*taught))


def labels_over(taught: TaughtLabels) -> Labels:
    """A real reader over a store."""
    return Labels(reader=Gs1BarcodeReader(), taught=taught)


def label(**changes: str) -> str:
    """An element string: the four parts in the order of `order`, each of no fixed length ended by `separator`."""
    parts = {
        "prefix": "",
        "gtin": PACK,
        "expiry": "270531",
        "batch": "LOT7",
        "serial": "",
        "order": "01 17 10 21",
        "separator": FNC1,
    } | changes
    values = {"01": parts["gtin"], "17": parts["expiry"], "10": parts["batch"], "21": parts["serial"]}
    wanted = [identifier for identifier in parts["order"].split() if values[identifier]]
    text = parts["prefix"]
    for place, identifier in enumerate(wanted):
        is_open_ended = identifier in {"10", "21"} and place < len(wanted) - 1
        text += f"{identifier}{values[identifier]}{parts['separator'] if is_open_ended else ''}"
    return text
