"""A scenario through the domain alone: decide, evolve, guide, and nothing else."""

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import Command, KeepPlan, ReopenDesk
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.guide import Guidance, guide
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion, Phase
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.rehearsal.bedside import SPEAKER, commands_of, refused_for_time
from ivig_desk.rehearsal.driver import Outcome
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.steps import Step
from ivig_desk.rehearsal.supplies import Supplies, plan_of

_INFUSION_ID = "rehearsal"


class DomainDriver:
    """Keeps the record in a list and the infusion as its fold."""

    def __init__(self, supplies: Supplies, program: str) -> None:
        """Take what the ward has, and the version each entry is marked with."""
        self._supplies = supplies
        self._program = program
        self._starts = self._now = Instant(0)
        self._utc_offset_minutes = 0
        self._entries: list[Recorded] = []
        self._infusion: Infusion | None = None

    def plan(self, scenario: Scenario) -> None:
        """Agree on the scenario's plan, after an empty one, as a new infusion begins at the desk."""
        self._starts = self._now = scenario.starts
        self._utc_offset_minutes = scenario.utc_offset_minutes
        command = plan_of(scenario, self._supplies)
        self._handle(KeepPlan(fields=()), self._now)
        self._handle(command, self._now)

    def advance_to(self, minute: Minutes) -> None:
        """Let time pass until a minute of the scenario."""
        self._now = self._starts.plus(minute)

    def do(self, step: Step) -> Outcome:
        """Do what a step says, now."""
        guidance = self.guidance()
        if self._infusion is None or guidance is None:
            return Outcome(refused=(RefusalKind.NOT_PLANNED,))
        own = None if step.own_minute is None else self._starts.plus(step.own_minute)
        refused = [*refused_for_time(own, self._now)]
        if not refused:
            for command in commands_of(step, self._infusion, guidance):
                refused += self._handle(command, self._now if own is None else own)
        return Outcome(refused=tuple(refused))

    def kill(self, down_for: Minutes) -> None:
        """Forget the infusion, fold the record again, and take it up as the desk does after a start."""
        last_alive = self._now
        self._now = self._now.plus(down_for)
        self._infusion = None
        for recorded in self._entries:
            self._infusion = evolve(self._infusion, recorded)
        if self.phase() in UNDER_WAY:
            self._handle(ReopenDesk(last_alive=last_alive), self._now)

    def guidance(self) -> Guidance | None:
        """Return what is to be shown now."""
        return None if self._infusion is None else guide(self._infusion, self._now)

    def phase(self) -> Phase:
        """Return where the infusion stands."""
        return Phase.PREPARING if self._infusion is None else self._infusion.phase

    def entries(self) -> tuple[Recorded, ...]:
        """Return the record so far."""
        return tuple(self._entries)

    def _handle(self, command: Command, at: Instant) -> tuple[RefusalKind, ...]:
        decision = decide(self._infusion, command, at)
        first = len(self._entries) + 1
        added = [
            Recorded(
                infusion_id=_INFUSION_ID,
                version=version,
                at=at,
                recorded=self._reading(),
                by=SPEAKER,
                program=self._program,
                event=event,
            )
            for version, event in enumerate(decision.events, start=first)
        ]
        self._entries += added
        for recorded in added:
            self._infusion = evolve(self._infusion, recorded)
        return decision.kinds if isinstance(decision, Refused) else ()

    def _reading(self) -> ClockReading:
        passed = self._now.since(self._starts)
        return ClockReading(
            wall=self._now,
            utc_offset_minutes=self._utc_offset_minutes,
            monotonic_microseconds=Instant(0).plus(passed).microseconds,
        )
