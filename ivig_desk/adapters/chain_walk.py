"""Along one chain, and what is wrong in it."""

from collections.abc import Iterator, Sequence

from ivig_desk.adapters.chain import link_of
from ivig_desk.domain.record.flaw import Flaw, FlawKind
from ivig_desk.domain.record.head import ChainHead


class ChainWalk:
    """Each link is held against the one written before it, so that one change is one flaw."""

    def __init__(self, infusion_id: str, first: str) -> None:
        """Begin before the first event of an infusion, or of the desk's own record where it is none's."""
        self._infusion_id = infusion_id
        self._version = 0
        self._written = self._worked = first

    def step(self, version: int, row: Sequence[object], link: str) -> Flaw | None:
        """Return what is wrong between the event before and this one: its columns, and the link it bears."""
        worked = link_of(row, self._written)
        flaw = None
        if version != self._version + 1:
            # What it followed on is gone, so its own link can be held against nothing.
            worked = link
            flaw = self._flaw(FlawKind.ENTRY_GONE, self._version + 1, version - 1)
        elif link != worked and link != link_of(row, self._worked):
            flaw = self._flaw(FlawKind.ENTRY_CHANGED, version, version)
        self._version, self._written, self._worked = version, link, worked
        return flaw

    def end(self, head: ChainHead | None) -> Iterator[Flaw]:
        """Return what is wrong between the last event and the head of the record."""
        if head is not None and head.version > self._version:
            yield self._flaw(FlawKind.END_GONE, self._version + 1, head.version)
        elif head is None or (head.version, head.link) != (self._version, self._written):
            yield self._flaw(FlawKind.HEAD_CHANGED, self._version, self._version)

    def _flaw(self, kind: FlawKind, first: int, last: int) -> Flaw:
        return Flaw(kind=kind, infusion_id=self._infusion_id, version=first, until=last)
