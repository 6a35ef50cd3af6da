"""Every unit the desk reckons in, one class each."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

from ivig_desk.domain.amounts.exact import canonical, exact


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """An exact amount; only amounts of the same class compare, add and subtract."""

    value: Fraction
    unit: ClassVar[str] = ""

    def __post_init__(self) -> None:
        """Refuse anything but a Fraction: a binary fraction would carry its own rounding in. Raises TypeError."""
        if type(self.value) is not Fraction:
            message = f"{type(self).__name__} takes a Fraction, not {type(self.value).__name__}"
            raise TypeError(message)

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the amount written as exact text; raises ValueError for text that is not one number."""
        return cls(exact(text))

    @property
    def text(self) -> str:
        """The value alone, as canonical text, for the record and for machine-readable forms."""
        return canonical(self.value)

    def __str__(self) -> str:
        """Return value and unit; for logs and failures, never for a screen."""
        return f"{self.text} {self.unit}"

    def __add__(self, other: Self) -> Self:
        """Return the sum; raises TypeError where the units differ."""
        return type(self)(self.value + self._same(other))

    def __sub__(self, other: Self) -> Self:
        """Return the difference; raises TypeError where the units differ."""
        return type(self)(self.value - self._same(other))

    def times(self, factor: Fraction | int) -> Self:
        """Return the amount taken `factor` times, in the same unit."""
        return type(self)(self.value * Fraction(factor))

    def over(self, other: Self) -> Fraction:
        """Return the bare ratio to an amount of the same unit; raises ZeroDivisionError over nothing."""
        return self.value / self._same(other)

    def _same(self, other: "Quantity") -> Fraction:
        if type(other) is not type(self):
            message = f"{type(self).__name__} and {type(other).__name__} are different units"
            raise TypeError(message)
        return other.value


class Kilograms(Quantity):
    """Body weight."""

    __slots__ = ()
    unit = "kg"


class Grams(Quantity):
    """Immunoglobulin ordered or given."""

    __slots__ = ()
    unit = "g"


class GramsPerKg(Quantity):
    """Dose per body weight."""

    __slots__ = ()
    unit = "g/kg"


class MgPerMl(Quantity):
    """Concentration of immunoglobulin in the preparation."""

    __slots__ = ()
    unit = "mg/mL"


class Millilitres(Quantity):
    """Volume."""

    __slots__ = ()
    unit = "mL"


class MlPerHour(Quantity):
    """Rate as a pump is set."""

    __slots__ = ()
    unit = "mL/h"


class MlPerHourPerSite(Quantity):
    """Rate into one site under the skin; never a rate into a vein."""

    __slots__ = ()
    unit = "mL/h per site"


class MlPerKgPerHour(Quantity):
    """Rate per body weight: the unit every limit is held in."""

    __slots__ = ()
    unit = "mL/kg/h"


class MlPerKgPerMinute(Quantity):
    """Rate as some European labels print it."""

    __slots__ = ()
    unit = "mL/kg/min"


class MgPerKgPerMinute(Quantity):
    """Rate as most United States labels print it."""

    __slots__ = ()
    unit = "mg/kg/min"


class MgPerKgPerHour(Quantity):
    """Rate as Octagam 5 % prints it."""

    __slots__ = ()
    unit = "mg/kg/h"


class DropsPerKgPerMinute(Quantity):
    """Rate as the review prints it; means nothing without a drop factor (S26)."""

    __slots__ = ()
    unit = "drops/kg/min"


class DropsPerMinute(Quantity):
    """Rate as it is counted in the drip chamber."""

    __slots__ = ()
    unit = "drops/min"


class DropsPerMl(Quantity):
    """Drop factor, as printed on the packet of a gravity set (S21)."""

    __slots__ = ()
    unit = "drops/mL"


class SecondsPerDrop(Quantity):
    """Time from one drop to the next."""

    __slots__ = ()
    unit = "s/drop"


class Minutes(Quantity):
    """Length of time."""

    __slots__ = ()
    unit = "min"


class Seconds(Quantity):
    """Length of time too short for minutes: from one drop to another, or after a wrong passphrase."""

    __slots__ = ()
    unit = "s"


class MmHg(Quantity):
    """Blood pressure."""

    __slots__ = ()
    unit = "mmHg"


class PerMinute(Quantity):
    """Heart rate or respiratory rate."""

    __slots__ = ()
    unit = "/min"


class Celsius(Quantity):
    """Body temperature."""

    __slots__ = ()
    unit = "°C"


class Percent(Quantity):
    """Oxygen saturation, or the share of time a light is on."""

    __slots__ = ()
    unit = "%"


class Milliseconds(Quantity):
    """Length of a tone or a silence."""

    __slots__ = ()
    unit = "ms"


class Hertz(Quantity):
    """Pitch of a tone, or how often a light flashes."""

    __slots__ = ()
    unit = "Hz"


class WeightFactor(Quantity):
    """Share of what a body weighs above its ideal weight that an adjusted weight counts; a bare number."""

    __slots__ = ()


LabelRate = MlPerKgPerHour | MlPerKgPerMinute | MgPerKgPerMinute | MgPerKgPerHour | DropsPerKgPerMinute
VitalSign = MmHg | PerMinute | Celsius | Percent
