"""The doses the review gives, and how far from them a typed dose can be true."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import GramsPerKg


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseBounds:
    """Dose of one day per body weight, outside which a slip of the unit is likely (mg for g), with its source."""

    least: GramsPerKg
    most: GramsPerKg
    source: str
