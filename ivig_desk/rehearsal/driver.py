"""Who plays a scenario: the same steps through the domain, the desk, the presenters or the window."""

from dataclasses import dataclass
from typing import Protocol

from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.steps import Kill, OfClock, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a step: every reason it was refused for, none where it was accepted."""

    refused: tuple[RefusalKind, ...]


class Driver(Protocol):
    """One way of playing a scenario; `plan` comes first, and once."""

    def plan(self, scenario: Scenario) -> None:
        """Agree on the scenario's plan at the moment it starts; raises ScenarioProblem where there is none."""

    def advance_to(self, minute: Minutes) -> None:
        """Let time pass until a minute of the scenario, whatever the wall says."""

    def do(self, step: Step) -> Outcome:
        """Do what a step says, now; one that kills goes to `kill`, one of the clock to `stray`."""

    def kill(self, action: Kill) -> None:
        """Let the process die now, keeping only what is on record, and start it again after so long."""

    def stray(self, action: OfClock) -> None:
        """Let the clock stray, or the computer sleep, and look again."""

    def guidance(self) -> Guidance | None:
        """Return what is shown now."""

    def phase(self) -> Phase:
        """Return where the infusion stands."""

    def entries(self) -> tuple[Recorded, ...]:
        """Return the record so far."""


class RecordingDriver(Driver, Protocol):
    """A driver whose record outlives it."""

    def head(self) -> ChainHead | None:
        """Return the head of the record; None where there is none."""

    def saving(self) -> Saving:
        """Return whether all that was played is on record."""

    def close(self) -> None:
        """Give the record back; what is on it stays."""
