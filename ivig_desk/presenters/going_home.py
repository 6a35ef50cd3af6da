"""What the page a patient takes home is made with, beside the record."""

from dataclasses import dataclass

from ivig_desk.domain.formulary.next_due import DueWindow
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.reactions.at_home import AtHome


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingHome:
    """The ward's words and numbers for the time at home, and the review's intervals.

    `next_due` is when the patient's course says that the next infusion is due, None where it does not say.
    """

    at_home: AtHome
    posology: Posology
    next_due: DueWindow | None = None
