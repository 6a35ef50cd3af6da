"""What the nurse asked for last and was refused, to be judged again while it is shown."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.commands import Command
from ivig_desk.domain.infusion.decide import Decision, decide
from ivig_desk.domain.infusion.decide.decision import refused
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.presenters.run_forms import RunForm


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLast:
    """What was refused, the form it was asked in, and the moment it was asked for; None is now."""

    command: Command
    form: RunForm | None
    at: Instant | None

    def judged(self, infusion: Infusion, now: Instant) -> Decision:
        """Return what the desk would answer now: a time that had not come may have come since."""
        at = now if self.at is None else self.at
        return refused(RefusalKind.TIME_IN_FUTURE) if at > now else decide(infusion, self.command, at)
