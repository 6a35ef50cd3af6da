"""What a number of an alarm may be, at the least and at the most."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRange:
    """Least and most, both allowed."""

    least: str
    most: str

    def holds(self, value: Fraction) -> bool:
        """Whether a number is inside."""
        return Fraction(self.least) <= value <= Fraction(self.most)

    def text(self, unit: str) -> str:
        """Return the range with its unit."""
        return f"{self.least} to {self.most} {unit}"


def require_in(name: str, value: Fraction, allowed: AlarmRange, unit: str) -> None:
    """Refuse a number outside its range. Raises ValueError with what was found and what is accepted."""
    if not allowed.holds(value):
        raise ValueError(f"{name}: {Quantity(value).text} {unit}", allowed.text(unit))
