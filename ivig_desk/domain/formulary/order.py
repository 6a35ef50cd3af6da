"""What the prescriber asked for."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.formulas import volume_of_dose
from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MgPerMl, Millilitres, Minutes, MlPerKgPerHour
from ivig_desk.domain.formulary.bottle_choice import Rounding
from ivig_desk.domain.patient.dosing_weight import DosingWeight


@unique
class Tolerance(Enum):
    """Whether the label's faster maximum for patients who tolerated it was ticked (Privigen EU, Kiovig)."""

    ORDINARY = "ordinary"
    TOLERATED_FASTER = "tolerated-faster"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortestDuration:
    """A time that one infusion takes at the least, and who says so."""

    time: Minutes
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeBottles:
    """That whole bottles are given in place of the dose the prescriber ordered, and who chose that."""

    ordered: Grams
    rounding: Rounding
    chosen_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One day's dose, and the prescriber's own bounds on how fast it may go in.

    `dose` is what is given. `rounded` says what was ordered where that is not it; None is the dose as ordered.
    `dispensed` is the concentration in the bag where the pharmacy diluted it; None is the preparation as it comes.
    `dosing_weight` is the weight the dose was reckoned on where that is not the actual one; every rate stays on the
    actual weight. `indicated_over` is the shortest time that the posology of the indication gives this dose.
    `day` of `days` and `cycle` of `cycles` are counted from 1; None is not stated.
    """

    indication: str
    dose: Grams
    prescriber: str
    ceiling: MlPerKgPerHour | None = None
    over_at_least: Minutes | None = None
    tolerance: Tolerance = Tolerance.ORDINARY
    dispensed: MgPerMl | None = None
    dosing_weight: DosingWeight | None = None
    indicated_over: ShortestDuration | None = None
    rounded: WholeBottles | None = None
    day: int | None = None
    days: int | None = None
    cycle: int | None = None
    cycles: int | None = None

    @property
    def ordered(self) -> Grams:
        """What the prescriber ordered, before any rounding to whole bottles."""
        return self.dose if self.rounded is None else self.rounded.ordered

    def reckoned_on(self, actual: Kilograms) -> Kilograms:
        """Return the stated dosing weight; the actual one where none, or none that can be used, was stated."""
        stated = self.dosing_weight
        return actual if stated is None or stated.weight.value <= 0 else stated.weight

    def concentration(self, undiluted: MgPerMl) -> MgPerMl:
        """Return what a mL of the bag holds."""
        return undiluted if self.dispensed is None else self.dispensed

    def volume(self, undiluted: MgPerMl) -> Millilitres:
        """Return the volume that hangs for this dose: a diluted bag is larger, and its mL/kg/h stays the label's."""
        return volume_of_dose(self.dose, self.concentration(undiluted))
