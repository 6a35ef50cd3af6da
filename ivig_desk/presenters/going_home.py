"""What the page a patient takes home is made with, beside the record."""

from dataclasses import dataclass

from ivig_desk.desk.ports import DataFiles
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.reactions.at_home import AtHome


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingHome:
    """The ward's words and numbers for the time at home, the review's intervals, and the patient's other infusions."""

    at_home: AtHome
    posology: Posology
    others: tuple[Infusion, ...] = ()


def going_home_of(files: DataFiles) -> GoingHome:
    """Return it as the files of the program and of the ward have it; raises BadDataFile."""
    return GoingHome(at_home=files.at_home(), posology=files.posology())
