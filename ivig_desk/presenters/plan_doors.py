"""The ways out of the plan page: to paper, and to the labels of bottles."""

from dataclasses import dataclass

from ivig_desk.desk.ports import Labels
from ivig_desk.presenters.paper_door import PaperDoor


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDoors:
    """Where the paper ramp goes, and what reads and knows the bottles' labels."""

    paper: PaperDoor
    labels: Labels
