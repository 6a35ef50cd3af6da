"""What the page a patient takes home is made with, beside the record."""

from dataclasses import dataclass

from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.reactions.at_home import AtHome


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingHome:
    """The ward's words and numbers for the time at home, the review's intervals, and the patient's other infusions."""

    at_home: AtHome
    posology: Posology
    others: tuple[Infusion, ...] = ()
