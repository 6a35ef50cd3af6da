"""A scenario: one patient, one order, one giving set, and what is done at which minute."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.giving_set import GivingSet
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.plan import Asked, Check
from ivig_desk.domain.patient.patient import Patient
from ivig_desk.rehearsal.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario as its file says it; whether a ward could run it is asked of the plan made from it.

    `checks` are those that are not just done, or absent.
    """

    file: str
    title: str
    starts: Instant
    utc_offset_minutes: int
    patient: Patient
    order: Order
    profile_id: str
    giving_set: GivingSet
    bottles: tuple[Bottle, ...]
    checks: tuple[Check, ...]
    answers: tuple[Asked, ...]
    steps: tuple[Step, ...]
