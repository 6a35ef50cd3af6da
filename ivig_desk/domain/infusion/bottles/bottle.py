"""A bottle of the preparation, as its label identifies it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Millilitres


@unique
class HowRead(Enum):
    """How a bottle's label came to be known: by a scanner, or read by a person and typed."""

    SCANNED = "scanned"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bottle:
    """One bottle: its batch ties a reaction to production; an empty batch was not available, with the reason.

    `gtin`, `serial` and `preparation` (what the GTIN was taught as) are empty where they are not known; `not_scanned`
    is why a label was typed, empty where nobody was asked.
    """

    volume: Millilitres
    batch: str
    expiry: date | None
    not_available: str = ""
    gtin: str = ""
    serial: str = ""
    preparation: str = ""
    entered: HowRead = HowRead.TYPED
    not_scanned: str = ""
