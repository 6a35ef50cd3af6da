"""Where infusions are exported to in a test, without another program: what is asked for, and how it ends when told."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ivig_desk.desk.ports.export_errand import ExportEnded
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.presenters.export_door import ExportDoor
from ivig_desk.presenters.paper_door import FolderTrouble

if TYPE_CHECKING:
    from ivig_desk.desk.ports.export_errand import ExportAsked, ExportEnd
    from ivig_desk.desk.ports.exports import ExportSoFar

DOCUMENTS = "/home/nurse/Documents"
KEEPER = Person(id="person-1", name="Rus, Ana", roles=frozenset({Role.KEEPER, Role.NURSE}))
NURSE = Person(id="person-2", name="Dragomir, Ion", roles=frozenset({Role.NURSE}))


class Carrier:
    """Begins whatever is asked for, and ends it when the test says so."""

    def __init__(self, who: Person = KEEPER) -> None:
        """At the desk is a keeper, unless a test says who."""
        self.who = who
        self.asked: list[ExportAsked] = []
        self.given_up = 0
        self.read: ExportSoFar | None = None
        self._ended: ExportEnded | None = None

    def door(self) -> ExportDoor:
        return ExportDoor(errand=self, who=lambda: self.who, trouble=_trouble, first_folder=lambda: DOCUMENTS)

    def begin(self, asked: ExportAsked) -> str:
        self.asked.append(asked)
        return f"{asked.folder}/ivig-desk-{asked.form.value}"

    def so_far(self) -> ExportSoFar | None:
        return self.read

    def ends(self, end: ExportEnd, *lines: str) -> None:
        self._ended = ExportEnded(end=end, lines=lines)

    def ended(self) -> ExportEnded | None:
        ended, self._ended = self._ended, None
        return ended

    def give_up(self) -> None:
        self.given_up += 1


def _trouble(folder: str) -> FolderTrouble | None:
    """What a disk would say of a folder: /media and the documents are there, and the desk's own is no place."""
    path = PurePosixPath(folder)
    if not path.is_absolute():
        return FolderTrouble.NOT_WHOLE
    if path.is_relative_to("/desk"):
        return FolderTrouble.OWN
    return None if path.is_relative_to("/media") or folder == DOCUMENTS else FolderTrouble.NOT_THERE
