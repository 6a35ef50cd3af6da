"""What the desk itself has on record of a patient's last infusion; nothing in it was typed again."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Kilograms, MgPerMl, MlPerKgPerHour
from ivig_desk.domain.reactions.grading import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReaction:
    """A sign of the last visit, with the rate in mL/kg/h that ran at its onset; 0 where nothing ran."""

    sign: str
    grade: Grade
    rate: MlPerKgPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class LastVisit:
    """The last infusion that was started, and how it was borne.

    `tolerated` is the highest rate run that is below every rate a reaction began at, in mL/kg/h of that day's weight;
    None where there was none.
    """

    day: date
    infusion_id: str
    preparation: str
    concentration: MgPerMl
    weight: Kilograms
    tolerated: MlPerKgPerHour | None
    reactions: tuple[PastReaction, ...] = ()
