"""One set of vital signs, as measured at one moment."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Celsius, MmHg, Percent, PerMinute, VitalSign


@unique
class Consciousness(Enum):
    """ACVPU scale; anything but alert scores in NEWS2."""

    ALERT = "alert"
    CONFUSED = "confused"
    VOICE = "voice"
    PAIN = "pain"
    UNRESPONSIVE = "unresponsive"


@unique
class Oxygen(Enum):
    """What the patient breathes."""

    AIR = "air"
    OXYGEN = "oxygen"


@unique
class PatientSays(Enum):
    """What the patient answers when asked how they feel: part of every set, never what makes it complete."""

    NOTHING_NEW = "nothing-new"
    SOMETHING_NEW = "something-new"


@unique
class Sign(Enum):
    """The six vital signs of a complete set, by their name in records and scenarios."""

    SYSTOLIC = "systolic"
    DIASTOLIC = "diastolic"
    HEART_RATE = "heart_rate"
    TEMPERATURE = "temperature"
    SPO2 = "spo2"
    RESPIRATORY_RATE = "respiratory_rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A set of vital signs; a sign not measured is None, never zero (S13)."""

    systolic: MmHg | None = None
    diastolic: MmHg | None = None
    heart_rate: PerMinute | None = None
    temperature: Celsius | None = None
    spo2: Percent | None = None
    respiratory_rate: PerMinute | None = None
    consciousness: Consciousness | None = None
    oxygen: Oxygen | None = None
    says: PatientSays | None = None

    def of(self, sign: Sign) -> VitalSign | None:
        """Return the value of one sign, or None where it was not measured."""
        match sign:
            case Sign.SYSTOLIC:
                return self.systolic
            case Sign.DIASTOLIC:
                return self.diastolic
            case Sign.HEART_RATE:
                return self.heart_rate
            case Sign.TEMPERATURE:
                return self.temperature
            case Sign.SPO2:
                return self.spo2
            case Sign.RESPIRATORY_RATE:
                return self.respiratory_rate

    @property
    def unmeasured(self) -> tuple[Sign, ...]:
        """The signs of a complete set that are missing, in the order a monitor shows them."""
        return tuple(sign for sign in Sign if self.of(sign) is None)

    @property
    def is_complete(self) -> bool:
        """Whether all six signs were measured; what no monitor shows is extra (monitoring.md)."""
        # Written out: it is asked of every set at every look.
        return (
            self.systolic is not None
            and self.diastolic is not None
            and self.heart_rate is not None
            and self.temperature is not None
            and self.spo2 is not None
            and self.respiratory_rate is not None
        )
