"""What deciding gives: events, or reasons with what of the attempt is recorded."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The command is done; these events say what happened."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The command is not done; `events` record the attempt where it must be known later (S1, S2)."""

    unmet: tuple[Unmet, ...]
    events: tuple[Event, ...] = ()

    @property
    def kinds(self) -> tuple[RefusalKind, ...]:
        """The reasons by name, in order."""
        return tuple(reason.kind for reason in self.unmet)


Decision = Accepted | Refused


def accepted(*events: Event) -> Accepted:
    """Return a decision of these events."""
    return Accepted(events=events)


def refused(
    kind: RefusalKind, *, have: Quantity | None = None, wants: Quantity | None = None, about: str = ""
) -> Refused:
    """Return a refusal for one reason that need not be recorded."""
    return Refused(unmet=(Unmet(kind=kind, have=have, wants=wants, about=about),))


def before_reckoned(infusion: Infusion, at: Instant) -> Refused | None:
    """Refuse what changes rate or volume before they were last reckoned: what went in since would have to be unsaid."""
    if infusion.reckoned_at is not None and at < infusion.reckoned_at:
        return refused(RefusalKind.TIME_BEFORE_LAST)
    return None
