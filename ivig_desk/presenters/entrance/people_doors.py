"""What the page of people reaches."""

from collections.abc import Callable
from dataclasses import dataclass

from ivig_desk.desk.keys import KeyStore
from ivig_desk.desk.ports import Clock
from ivig_desk.presenters.paper_door import PaperDoor


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleDoors:
    """Who may come in, the time, where a recovery sheet goes, and where ids come from."""

    keys: KeyStore
    clock: Clock
    paper: PaperDoor
    new_id: Callable[[], str]
