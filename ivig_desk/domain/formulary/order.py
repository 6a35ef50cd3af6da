"""What the prescriber asked for."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Grams, Minutes, MlPerKgPerHour


@unique
class Tolerance(Enum):
    """Whether the label's faster maximum for patients who tolerated it was ticked (Privigen EU, Kiovig)."""

    ORDINARY = "ordinary"
    TOLERATED_FASTER = "tolerated-faster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One day's dose, and the prescriber's own bounds on how fast it may go in."""

    indication: str
    dose: Grams
    prescriber: str
    ceiling: MlPerKgPerHour | None = None
    over_at_least: Minutes | None = None
    tolerance: Tolerance = Tolerance.ORDINARY
