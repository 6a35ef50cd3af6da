"""Entries of the record by what happened in them."""

from dataclasses import replace
from typing import TypeVar

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.events import InfusionStarted, Recorded
from ivig_desk.domain.infusion.straying import ClockStrayed, turn_at_start, turn_of
from ivig_desk.domain.summary.facts import Entry, Evidence

Kind = TypeVar("Kind")

Entries = tuple[Recorded, ...]


def written_in_own_time(entries: Entries) -> Entries:
    """Return the entries with when each was written down in the infusion's own time: a clock that was set is not late.

    What the wall said then is what the record keeps; this is for what is reckoned from it (decision 0024).
    """
    ahead, told_so = Minutes.of("0"), []
    for entry in entries:
        if isinstance(entry.event, InfusionStarted):
            ahead = turn_at_start(entry.at, entry.recorded).ahead
        elif isinstance(entry.event, ClockStrayed):
            ahead = turn_of(entry.event, entry.at).ahead
        written = replace(entry.recorded, wall=entry.recorded.wall.plus(ahead.times(-1)))
        told_so.append(replace(entry, recorded=written) if ahead.value else entry)
    return tuple(told_so)


def evidence_of(*entries: Recorded) -> Evidence:
    """Return what a fact stands on: all the entries, the first with its times and name."""
    first = entries[0]
    return Evidence(
        versions=tuple(entry.version for entry in entries),
        at=first.at,
        recorded_at=first.recorded.wall,
        by=first.by,
    )


def told(entries: Entries, kind: type[Kind]) -> tuple[Entry[Kind], ...]:
    """Return the entries of one kind of event, in the order of the record."""
    return tuple(
        Entry(evidence=evidence_of(entry), event=entry.event) for entry in entries if isinstance(entry.event, kind)
    )


def in_time(entries: Entries) -> Entries:
    """Return the entries in the order in which they happened; of one moment, in the order of the record."""
    return tuple(sorted(entries, key=lambda entry: (entry.at, entry.version)))
