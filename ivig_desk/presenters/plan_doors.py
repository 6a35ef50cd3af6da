"""The ways out of the plan page: to paper, to the labels of bottles, and to the ear."""

from dataclasses import dataclass

from ivig_desk.desk.ports import Labels
from ivig_desk.presenters.alarm_sound import AlarmSound
from ivig_desk.presenters.handing_out import HandingOut


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDoors:
    """How the paper ramp leaves the desk, what reads and knows the bottles' labels, what alarms sound on."""

    out: HandingOut
    labels: Labels
    sound: AlarmSound
