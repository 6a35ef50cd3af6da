"""How often the desk asked for somebody to come to the bed, from the record alone."""

from collections.abc import Iterator
from itertools import pairwise

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.alarms import AlarmKind, alarms_of
from ivig_desk.domain.infusion.awaited import awaited_observations
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.gate import standing_at
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.rungs import rise_asked_from
from ivig_desk.domain.summary.evidence import Entries, written_in_own_time


def prompts_of(entries: Entries, now: Instant) -> tuple[Instant, ...]:
    """Return each moment up to now at which vital signs fell due or a rise came to be offered, earliest first.

    What falls on one moment is one prompt: one visit serves both. A set already due asks no second time, and a rise
    offered by what was just written down calls nobody who is not there.
    """
    moments: set[Instant] = set()
    infusion: Infusion | None = None
    written = [*(entry.recorded.wall for entry in written_in_own_time(entries)), now]
    for entry, (since, until) in zip(entries, pairwise(written), strict=True):
        infusion = evolve(infusion, entry)
        moments.update(_asked(infusion, since, until))
    return tuple(sorted(moments))


def _asked(infusion: Infusion, since: Instant, until: Instant) -> Iterator[Instant]:
    """Where nothing is written down between two moments: when the set awaited first falls due, and the rung is held."""
    if infusion.plan is None:
        return
    awaited = awaited_observations(infusion, infusion.plan)
    yield from (due.at for due in awaited[:1] if since < due.at <= until)
    held = rise_asked_from(infusion)
    if held is not None and since < held <= until:
        alarms = alarms_of(infusion, infusion.plan, standing_at(infusion, infusion.plan, held))
        yield from (held for alarm in alarms if alarm.kind is AlarmKind.RISE_AVAILABLE)
