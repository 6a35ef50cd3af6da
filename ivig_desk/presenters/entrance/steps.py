"""What comes of a press on a page of the entrance."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.record.desk_events import DeskEvent


@unique
class Way(Enum):
    """Where to from here, with nobody in."""

    STAY = "stay"
    TO_RECOVERY = "to-recovery"
    TO_SIGN_IN = "to-sign-in"
    TO_RESTORE = "to-restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Somebody is in, after so many wrong ones in a row, and with what else is to be written down of it."""

    person: Person
    key: RecordsKey
    wrong: int = 0
    events: tuple[DeskEvent, ...] = ()


Step = Way | Entered


class Later:
    """One thing that takes a second: it is said first, and done at the look after, so that no window stands mute."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._work: Callable[[], Step] | None = None
        self.said = ""

    @property
    def waits(self) -> bool:
        """Whether something is to be done."""
        return self._work is not None

    def put_off(self, said: str, work: Callable[[], Step]) -> None:
        """Do this at the next look, and say this until then."""
        self.said, self._work = said, work

    def go_on(self) -> Step:
        """Do what was put off."""
        work, self._work, self.said = self._work, None, ""
        return Way.STAY if work is None else work()
