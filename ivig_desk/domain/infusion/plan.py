"""What was agreed before the start: the inputs every later advice stands on."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.formulas import volume_of_dose
from ivig_desk.domain.amounts.quantities import Millilitres, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import GivingSet
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.bottle import Bottle
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.patient import Patient


@unique
class CheckAnswer(Enum):
    """How a check before the start was answered."""

    DONE = "done"
    NOT_NEEDED = "not-needed"
    NOT_AVAILABLE = "not-available"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check before the start, with the reason where it was not done."""

    name: str
    answer: CheckAnswer
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question the plan raised (an unusual weight, a large dose) and who answered it, why."""

    question: str
    reason: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Patient, order, profile and set of one infusion, whole: a later change of a file cannot touch it."""

    patient: Patient
    order: Order
    profile: Profile
    giving_set: GivingSet
    rules: WardRules
    ward_ceiling: MlPerKgPerHour | None = None
    bottles: tuple[Bottle, ...] = ()
    checks: tuple[Check, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def volume(self) -> Millilitres:
        """The ordered volume: dose ÷ concentration."""
        return volume_of_dose(self.order.dose, self.profile.concentration)
