"""The ways out of the window: to paper, to the ward's own files, and to the ear."""

from collections.abc import Callable
from dataclasses import dataclass

from ivig_desk.desk.backing_up import BackingUp
from ivig_desk.desk.ports import Formulary, Labels, Sounder
from ivig_desk.desk.ports.power import Power
from ivig_desk.desk.ports.ward_profiles import WardProfiles
from ivig_desk.presenters.export_door import ExportDoor
from ivig_desk.presenters.paper_door import PaperDoor


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilesDoor:
    """Where the ward's own profiles are, opened when their page first is, and what reads every profile again."""

    open: Callable[[], WardProfiles]
    read: Callable[[], Formulary]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowDoors:
    """Where pages leave the desk, what knows bottles, what alarms sound on, what knows the battery.

    Without a door to the ward's profiles, as in practice, none can be changed; without one to backups none are made,
    and without one for exports nothing is exported.
    """

    paper: PaperDoor
    profiles: ProfilesDoor | None
    labels: Labels
    sounder: Sounder
    power: Power
    backups: BackingUp | None = None
    exports: ExportDoor | None = None
