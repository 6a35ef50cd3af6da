"""What a scanned label says, or why it says nothing that can be used."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

SEPARATOR = "\x1d"
"""The group separator that a scanner sends for FNC1, the sign that ends a part of no fixed length (interop.md)."""
BARE_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
"""How many digits the number of a pack has where it stands alone under its bars."""
LONGEST_SCAN = 400
"""In signs; what is longer is several labels run together, or no label."""

_SWALLOWED_EXPIRY = re.compile(r".*17\d{6}")
_SWALLOWED_SERIAL = re.compile(r".+21.+")
_SWALLOWED_BATCH = re.compile(r".+10.+")


@unique
class LabelProblem(Enum):
    """Why a scan gives no label; kebab-case names are stable (glossary)."""

    NOT_GS1 = "not-gs1"
    GTIN_ALONE = "gtin-alone"
    CHECK_DIGIT = "check-digit"
    GTIN_MISSING = "gtin-missing"
    BATCH_MISSING = "batch-missing"
    EXPIRY_MISSING = "expiry-missing"
    FNC1_DROPPED = "fnc1-dropped"
    TWO_LABELS = "two-labels"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadLabel:
    """A scan that gives no label; `about` is the part of it that is wrong."""

    problem: LabelProblem
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedLabel:
    """A bottle's label: GTIN of 14 digits with a right check digit, batch, last day of use, serial if there is one."""

    gtin: str
    batch: str
    expiry: date
    serial: str = ""

    @property
    def batch_in_doubt(self) -> bool:
        """Whether the batch may have swallowed what follows it, because the scanner drops the sign between them.

        "10LOT7" and "17270331" then read as the batch LOT717270331. Source: interop.md, "GS1 element strings".
        """
        swallowed_serial = not self.serial and _SWALLOWED_SERIAL.fullmatch(self.batch) is not None
        return swallowed_serial or _SWALLOWED_EXPIRY.fullmatch(self.batch) is not None

    @property
    def is_of_a_case(self) -> bool:
        """Whether the GTIN is that of a case of several packs: those begin with 1 to 8, that of one pack with 0."""
        return self.gtin[0] not in "09"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelParts:
    """The parts of an element string; None where it has no such part."""

    gtin: str | None
    batch: str | None
    expiry: date | None
    serial: str | None


def label_of(parts: LabelParts) -> ScannedLabel | UnreadLabel:
    """Return the label of an element string, which needs GTIN, expiry and batch (01, 17, 10)."""
    batch, serial = parts.batch or "", parts.serial or ""
    if parts.gtin is None:
        return UnreadLabel(problem=LabelProblem.GTIN_MISSING)
    if parts.expiry is None:
        has_it = [text for text in (batch, serial) if re.search(r"17\d{6}", text)]
        problem = LabelProblem.FNC1_DROPPED if has_it else LabelProblem.EXPIRY_MISSING
        return UnreadLabel(problem=problem, about="".join(has_it[:1]))
    if not batch:
        is_swallowed = _SWALLOWED_BATCH.fullmatch(serial) is not None
        problem = LabelProblem.FNC1_DROPPED if is_swallowed else LabelProblem.BATCH_MISSING
        return UnreadLabel(problem=problem, about=serial if is_swallowed else "")
    return ScannedLabel(gtin=parts.gtin, batch=batch, expiry=parts.expiry, serial=serial)
