"""A journal without a file: for rehearsal and tests, with the same promises but durability."""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice

from ivig_desk.adapters.chain import first_link, links_of
from ivig_desk.adapters.rows import rows_of
from ivig_desk.adapters.sequence import require_sequence
from ivig_desk.desk.faults import VersionTaken
from ivig_desk.desk.ports import InfusionEntry
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import Listed, listed_after
from ivig_desk.domain.infusion.listed_words import Most, RowsFound, Search, is_met, search_of
from ivig_desk.domain.patient.identity import is_same_identifier
from ivig_desk.domain.record.head import ChainHead


class MemoryJournal:
    """Keeps events for as long as it lives."""

    def __init__(self) -> None:
        """Start with nothing on record."""
        self._events: dict[str, tuple[Recorded, ...]] = {}
        self._alive: dict[str, Instant] = {}
        self._listed: dict[str, Listed] = {}

    def append(self, entries: Sequence[Recorded]) -> None:
        """Keep the entries of one infusion, all or none.

        Raises VersionTaken where one of their versions is already there, ValueError where they do not follow on.
        """
        if not entries:
            return
        require_sequence(entries)
        infusion_id, first = entries[0].infusion_id, entries[0].version
        kept = self._events.get(infusion_id, ())
        if first <= len(kept):
            raise VersionTaken(infusion_id, first)
        if first > len(kept) + 1:
            raise ValueError(f"infusion {infusion_id}: version {first} does not follow on {len(kept)}")
        # Taken out and put back, so that the order of the dictionary is the order of the last writing.
        self._events.pop(infusion_id, None)
        self._events[infusion_id] = (*kept, *entries)
        self._listed[infusion_id] = listed_after(self._listed.get(infusion_id), *entries)

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events by version; empty where there are none."""
        return self._events.get(infusion_id, ())

    def entries(self) -> tuple[InfusionEntry, ...]:
        """Return every infusion on record, the last written first."""
        return tuple(
            InfusionEntry(
                infusion_id=infusion_id,
                version=kept[-1].version,
                first_recorded_at=kept[0].recorded.wall,
                last_recorded_at=kept[-1].recorded.wall,
            )
            for infusion_id, kept in reversed(self._events.items())
        )

    def listed(self, phases: frozenset[Phase], at_most: int) -> tuple[Listed, ...]:
        """Return the infusions in these phases as the list has them, the last written first."""
        rows = (self._listed[infusion_id] for infusion_id in reversed(self._events))
        return tuple(islice((row for row in rows if row.phase in phases), at_most))

    def find(self, text: str, at_most: int) -> tuple[Listed, ...]:
        """Return those that every word of a text finds by what a row says, the last begun first."""
        search = search_of(text)
        return self.search(search, "", Most(rows=at_most)).rows if search.conditions else ()

    def search(self, search: Search, after: str, most: Most) -> RowsFound:
        """Return those looked for, the last begun first, from behind the infusion `after` on; empty for all."""
        rows: Iterator[Listed] = reversed(self._listed.values())
        if after in self._listed:
            rows = islice(dropwhile(lambda row: row.infusion_id != after, rows), 1, None)
        met = tuple(row for row in rows if is_met(search, row))
        return RowsFound(rows=met[: most.rows], count=len(met[: most.counted]))

    def count(self, search: Search, at_most: int) -> int:
        """Return how many are looked for; at most so many are counted."""
        return self.search(search, "", Most(rows=0, counted=at_most)).count

    def of_identifier(self, identifier: str) -> tuple[Listed, ...]:
        """Return those of one identifier but for case and signs between, the last begun first."""
        rows = reversed(self._listed.values())
        return tuple(row for row in rows if is_same_identifier(identifier, row.identifier))

    def head(self, infusion_id: str) -> ChainHead | None:
        """Return the last link of an infusion's chain and the version it is of; None where nothing is on record."""
        rows, _ = rows_of(self.read(infusion_id))
        if not rows:
            return None
        return ChainHead(version=len(rows), link=links_of(rows, first_link(infusion_id))[-1])

    def probe(self, infusion_ids: Sequence[str]) -> None:
        """Find nothing wrong: there is no file."""

    def mark_alive(self, infusion_id: str, now: Instant) -> None:
        """Note that the desk still watches this infusion."""
        self._alive[infusion_id] = now

    def last_alive(self, infusion_id: str) -> Instant | None:
        """Return when the desk last watched this infusion, or None where it never did."""
        return self._alive.get(infusion_id)

    def close(self) -> None:
        """Do nothing: there is no file to give back."""
