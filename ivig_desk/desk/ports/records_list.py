"""The list of records: what a row says, and what finds it, without reading an event."""

from typing import Protocol

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.domain.infusion.listed_words import Most, RowsFound, Search


class RecordsList(Protocol):
    """Kept with each event in the same transaction; every method may raise RecordsFault."""

    def listed(self, phases: frozenset[Phase], at_most: int) -> tuple[Listed, ...]:
        """Return the infusions in these phases as the list has them, the last written first; no event is read."""

    def find(self, text: str, at_most: int) -> tuple[Listed, ...]:
        """Return those that every word of a text finds by what a row says, the last begun first."""

    def search(self, search: Search, after: str, most: Most) -> RowsFound:
        """Return those looked for, the last begun first, from behind the infusion `after` on; empty for all."""

    def count(self, search: Search, at_most: int) -> int:
        """Return how many are looked for; at most so many are counted."""

    def of_identifier(self, identifier: str) -> tuple[Listed, ...]:
        """Return those of one identifier but for case and signs between, the last begun first."""
