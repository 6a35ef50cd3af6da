"""What was ordered, what went in, and what of it did not."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Millilitres


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedAndGiven:
    """What was ordered, what went in by the end or by now, and how much of that nobody watched.

    Ordered is what was agreed: in whole bottles where they were chosen; g/kg are on the weight the dose is reckoned on.
    """

    ordered_dose: Grams
    ordered_volume: Millilitres
    ordered_per_kg: GramsPerKg
    given_dose: Grams
    given_volume: Millilitres
    given_per_kg: GramsPerKg
    share: Fraction
    unwatched: Millilitres

    @property
    def missing_dose(self) -> Grams:
        """What of the ordered dose did not go in; nothing where more went in than was ordered."""
        return max(Grams.of("0"), self.ordered_dose - self.given_dose)

    @property
    def missing_volume(self) -> Millilitres:
        """What of the ordered volume did not go in."""
        return max(Millilitres.of("0"), self.ordered_volume - self.given_volume)
