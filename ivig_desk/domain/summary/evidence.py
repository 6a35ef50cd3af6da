"""Entries of the record by what happened in them."""

from typing import TypeVar

from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.summary.facts import Entry, Evidence

Kind = TypeVar("Kind")

Entries = tuple[Recorded, ...]


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
