"""A scenario through the domain alone: decide, evolve, guide, and nothing else."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import Command, FollowClock, KeepPlan, ReopenDesk
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.guide import Guidance, guide
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion, Phase
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.rehearsal.bedside import SPEAKER, commands_of, refused_for_time
from ivig_desk.rehearsal.driver import Outcome
from ivig_desk.rehearsal.rehearsed_time import RehearsedTime
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.steps import Kill, OfClock, Step
from ivig_desk.rehearsal.supplies import Supplies, plan_of

_INFUSION_ID = "rehearsal"


class DomainDriver:
    """Keeps the record in a list and the infusion as its fold."""

    def __init__(self, supplies: Supplies, program: str) -> None:
        """Take what the ward has, and the version each entry is marked with."""
        self._supplies = supplies
        self._program = program
        self._starts = Instant(0)
        self._time = RehearsedTime(self._starts, 0)
        self._entries: list[Recorded] = []
        self._infusion: Infusion | None = None

    def plan(self, scenario: Scenario) -> None:
        """Agree on the scenario's plan, after an empty one, as a new infusion begins at the desk."""
        self._starts = scenario.starts
        self._time = RehearsedTime(scenario.starts, scenario.utc_offset_minutes)
        command = plan_of(scenario, self._supplies)
        self._handle(KeepPlan(fields=()), self._time.now)
        self._handle(command, self._time.now)

    def advance_to(self, minute: Minutes) -> None:
        """Let time pass until a minute of the scenario; the infusion's own time goes on with it."""
        self._time.go_on_to(minute)

    def do(self, step: Step) -> Outcome:
        """Do what a step says, now."""
        guidance = self.guidance()
        if self._infusion is None or guidance is None:
            return Outcome(refused=(RefusalKind.NOT_PLANNED,))
        own = None if step.own_minute is None else self._starts.plus(step.own_minute)
        refused = [*refused_for_time(own, self._time.now)]
        if not refused:
            for command in commands_of(step, self._infusion, guidance):
                refused += self._handle(command, self._time.now if own is None else own)
        return Outcome(refused=tuple(refused))

    def stray(self, action: OfClock) -> None:
        """Let the clock stray, and take note of it as the desk does."""
        infusion, since = self._infusion, self._time.now
        strayed = self._time.stray(action)
        if infusion is None or infusion.plan is None or infusion.started is None or infusion.phase is Phase.CLOSED:
            return
        if not strayed.is_asked_about or strayed.by > infusion.plan.rules.schedule.unknown_stretch:
            self._handle(FollowClock(strayed=strayed, since=since), self._time.now)

    def kill(self, action: Kill) -> None:
        """Forget the infusion, fold the record again, and take it up as the desk does after a start."""
        last_alive = self._time.now
        self._time.go_on(action.down_for)
        strayed = self._time.start_again(last_alive, action.jump)
        self._infusion = None
        for recorded in self._entries:
            self._infusion = evolve(self._infusion, recorded)
        if self.phase() in UNDER_WAY:
            self._handle(ReopenDesk(last_alive=last_alive, strayed=strayed), self._time.now)

    def guidance(self) -> Guidance | None:
        """Return what is to be shown now."""
        return None if self._infusion is None else guide(self._infusion, self._time.now)

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
                recorded=self._time.reading(),
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
