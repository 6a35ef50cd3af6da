"""What a row of the list says of adverse events."""

from dataclasses import dataclass, replace
from typing import assert_never

from ivig_desk.domain.infusion.events import AdverseEventFlagged
from ivig_desk.domain.infusion.reaction_events import AdverseEventRegraded, AdverseEventStruck
from ivig_desk.domain.reactions.grading import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReaction:
    """An adverse event as it now reads, with the version it was flagged at; one that was struck is not there."""

    version: int
    sign: str
    grade: Grade


def reactions_after(
    before: tuple[ListedReaction, ...],
    event: AdverseEventFlagged | AdverseEventRegraded | AdverseEventStruck,
    version: int,
) -> tuple[ListedReaction, ...]:
    """Return the adverse events that stand after one was flagged, graded anew or struck at a version."""
    match event:
        case AdverseEventFlagged():
            return (*before, ListedReaction(version=version, sign=event.sign, grade=event.grade))
        case AdverseEventRegraded():
            return tuple(replace(one, grade=event.grade) if one.version == event.of_version else one for one in before)
        case AdverseEventStruck():
            return tuple(one for one in before if one.version != event.of_version)
        case _:
            assert_never(event)
