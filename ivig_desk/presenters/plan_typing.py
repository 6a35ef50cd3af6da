"""When each field of a plan was last typed in, from its record: vital signs typed yesterday are not of today."""

from collections.abc import Iterable

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import PlanKept, Recorded


def typed_at(entries: Iterable[Recorded]) -> dict[str, Instant]:
    """Return since when each field holds the text that it holds now."""
    since: dict[str, Instant] = {}
    before: dict[str, str] = {}
    for recorded in entries:
        if isinstance(recorded.event, PlanKept):
            kept = dict(recorded.event.fields)
            since.update((name, recorded.at) for name, text in kept.items() if before.get(name) != text)
            before = kept
    return {name: at for name, at in since.items() if name in before}
