"""A bottle of the preparation, as its label identifies it."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class Bottle:
    """One bottle: its batch ties a reaction to production; an empty batch was not available, with the reason."""

    volume: Millilitres
    batch: str
    expiry: date | None
    not_available: str = ""
