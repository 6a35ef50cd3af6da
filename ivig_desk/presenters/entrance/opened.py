"""What is behind the entrance."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.own_record import OwnRecord
from ivig_desk.domain.people.person import Person
from ivig_desk.presenters.covered import Covered, Names
from ivig_desk.presenters.entrance.backups import BackupDoors
from ivig_desk.presenters.screens import FaultScreen, WindowScreen
from ivig_desk.presenters.wishes import Wish


class Window(Protocol):
    """The window behind the entrance."""

    def look(self) -> WindowScreen:
        """Return what is to be shown now."""

    def do(self, wish: Wish) -> None:
        """Do what is wanted."""

    def covered(self, names: Names) -> Covered:
        """Return what stays in sight while no page is."""

    def take_slice(self) -> bool:
        """Take up a slice of what is under way; return whether it is time to look."""

    def closing(self, screen: WindowScreen) -> WindowScreen:
        """Return a screen that covers the window, with what stands in the way of closing it."""

    def failed(self, detail: str) -> FaultScreen:
        """Return what is to be shown when the program has failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDesk:
    """What a key opens: the window over the records, who works at them, the desk's own record, what backs them up.

    `name_holder` tells another desk that wants the folder who has it.
    """

    window: Window
    desk: Desk
    own: OwnRecord
    backups: BackupDoors
    name_holder: Callable[[str], None]

    def work_as(self, person: Person) -> None:
        """Do everything from now on under the name of this person."""
        self.desk.signed_in = person.name
        self.own.came(person)
        self.name_holder(person.name)
