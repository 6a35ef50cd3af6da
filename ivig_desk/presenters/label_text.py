"""Whether a burst of keys is a bottle's label, so that what a quick machine types for a hand stays typed."""

import re

from ivig_desk.domain.infusion.bottles.label import BARE_GTIN_LENGTHS, SEPARATOR

__all__ = ["SEPARATOR", "could_be_label"]

_IDENTIFIER = "]"
_WITH_GTIN = re.compile(r"\(?01\)?[0-9]{14}")
_BATCH_OR_SERIAL_THEN_EXPIRY = re.compile(r"(10|21).+17[0-9]{6}")
_TEN = 10
_EVERY_OTHER_TIMES = (1, 3)


def could_be_label(text: str) -> bool:
    """Whether a text may be an element string, whole or misread, or the number of a pack alone.

    >>> could_be_label("010950600013435217270531" + "10LOT7"), could_be_label("Ionescu, Maria")
    (True, False)
    """
    if text.startswith(_IDENTIFIER) or SEPARATOR in text:
        return True
    if text.isdecimal() and len(text) in BARE_GTIN_LENGTHS:
        return _is_checked(text)
    return bool(_WITH_GTIN.search(text) or _BATCH_OR_SERIAL_THEN_EXPIRY.match(text))


def _is_checked(digits: str) -> bool:
    """Whether the digits, from the last on once and three times by turns, come to a whole number of tens.

    >>> _is_checked("4006381333931"), _is_checked("4006381333930")
    (True, False)
    """
    return sum(int(digit) * _EVERY_OTHER_TIMES[place % 2] for place, digit in enumerate(reversed(digits))) % _TEN == 0
