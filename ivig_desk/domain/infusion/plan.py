"""What was agreed before the start: the inputs every later advice stands on."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import MgPerMl, Millilitres, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import Ceiling, WardCeiling, ceiling_for
from ivig_desk.domain.formulary.giving_set import GivingSet
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.patient import Patient


@unique
class CheckAnswer(Enum):
    """How a check before the start was answered; the last three are those of a contraindication."""

    DONE = "done"
    NOT_NEEDED = "not-needed"
    NOT_AVAILABLE = "not-available"
    ABSENT = "absent"
    PRESENT = "present"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check before the start, with the reason where it was not done, readable without the list it is from.

    `value` is a number as exact text, in `unit`; `given_at` a clock time of the day, `08:40`.
    """

    name: str
    answer: CheckAnswer
    reason: str
    label: str = ""
    source: str = ""
    value: str = ""
    unit: str = ""
    given_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question the plan raised (an unusual weight, a large dose) and who answered it, why."""

    question: str
    reason: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Patient, order, profile and set of one infusion, whole: a later change of a file cannot touch it.

    `pooled_at` is when the bottles were pooled; None where they hang one by one.
    """

    patient: Patient
    order: Order
    profile: Profile
    giving_set: GivingSet
    rules: WardRules
    ward_ceiling: WardCeiling | None = None
    bottles: tuple[Bottle, ...] = ()
    checks: tuple[Check, ...] = ()
    asked: tuple[Asked, ...] = ()
    pooled_at: Instant | None = None

    @property
    def volume(self) -> Millilitres:
        """The ordered volume: dose ÷ concentration of what hangs."""
        return self.order.volume(self.profile.concentration)

    @property
    def concentration(self) -> MgPerMl:
        """What a mL of the bag holds: as the preparation comes, or as the pharmacy diluted it."""
        return self.order.concentration(self.profile.concentration)

    def ceiling(self, tolerated: MlPerKgPerHour | None) -> Ceiling:
        """Return every bound of this plan; `tolerated` is the highest rate borne before a reaction, in mL/kg/h."""
        return ceiling_for(
            self.profile, self.patient, self.order, tolerated, self.ward_ceiling, giving_set=self.giving_set
        )
