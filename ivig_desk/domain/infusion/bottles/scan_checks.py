"""What is asked of a scanned label before its bottle is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.bottles.label import ScannedLabel
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel


@unique
class ScanFinding(Enum):
    """What a check of a label finds; the first two refuse the bottle, the others ask."""

    EXPIRED = "bottle-expired"
    ALREADY_THERE = "bottle-already-there"
    BATCH_IN_DOUBT = "fnc1-dropped"
    UNKNOWN_GTIN = "unknown-gtin"
    OTHER_PREPARATION = "mixed-brands"
    EXPIRES_TODAY = "bottle-expires-today"


REFUSED = frozenset({ScanFinding.EXPIRED, ScanFinding.ALREADY_THERE})
"""Findings that nobody answers for: another bottle is taken, or this one is there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPlace:
    """What a label is held against: bottles already there, the preparation ordered (empty: none yet), the day."""

    bottles: tuple[Bottle, ...]
    preparation: str
    today: date


def scan_findings(label: ScannedLabel, taught: TaughtLabel | None, place: ScanPlace) -> tuple[ScanFinding, ...]:
    """Return everything found; the last day on a label is a day of use."""
    found = [
        (ScanFinding.EXPIRED, label.expiry < place.today),
        (ScanFinding.ALREADY_THERE, number_of_same(label.gtin, label.serial, place.bottles) is not None),
        (ScanFinding.BATCH_IN_DOUBT, label.batch_in_doubt),
        (ScanFinding.UNKNOWN_GTIN, taught is None),
        (ScanFinding.OTHER_PREPARATION, taught is not None and is_other(taught.preparation, place.preparation)),
        (ScanFinding.EXPIRES_TODAY, label.expiry == place.today),
    ]
    return tuple(finding for finding, is_there in found if is_there)


def number_of_same(gtin: str, serial: str, bottles: Sequence[Bottle]) -> int | None:
    """Return which of the bottles, from 1 on, has this GTIN and serial; bottles without a serial share their batch."""
    if not gtin or not serial:
        return None
    same = (number for number, one in enumerate(bottles, start=1) if (one.gtin, one.serial) == (gtin, serial))
    return next(same, None)


def is_other(preparation: str, ordered: str) -> bool:
    """Whether a bottle is of another preparation than the ordered one; where one is not known, nobody can say."""
    return bool(preparation and ordered) and preparation != ordered


def others(bottles: Iterable[Bottle], ordered: str) -> tuple[Bottle, ...]:
    """Return the bottles known to be of another preparation. Source: preparations.md, "Do not mix brands"."""
    return tuple(bottle for bottle in bottles if is_other(bottle.preparation, ordered))
