"""When each field of a plan was last typed in, from its record: vital signs typed yesterday are not of today."""

from collections.abc import Iterable

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import PlanKept, Recorded


def typed_at(entries: Iterable[Recorded]) -> dict[str, Instant]:
    """Return since when each field holds the text that it holds now; each event names the fields that changed."""
    kept = ((recorded.at, recorded.event) for recorded in entries if isinstance(recorded.event, PlanKept))
    return {name: at for at, event in kept for name, _ in event.fields}
