"""GS1 labels built part by part, with a check digit of their own arithmetic."""

from __future__ import annotations

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
