"""The way of infusions out of the window for other systems."""

from collections.abc import Callable
from dataclasses import dataclass

from ivig_desk.desk.ports.export_errand import ExportErrand
from ivig_desk.domain.people.person import Person
from ivig_desk.presenters.paper_door import FolderTrouble


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDoor:
    """What exports beside the window, who is at the desk, which folder is none for it, and which stands there first."""

    errand: ExportErrand
    who: Callable[[], Person]
    trouble: Callable[[str], FolderTrouble | None]
    first_folder: Callable[[], str]
