"""The documents of a records file, each held against its checksum, a profile also against the shipped one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlcipher3.dbapi2 import Connection

from ivig_desk.adapters.documents import Shelf, checksum_of
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.record.flaw import Flaw, FlawKind

_Shipped = Mapping[tuple[str, str], str]


class VerifiedDocuments:
    """What is wrong with each document, and the shelf that events are read with."""

    def __init__(self, bodies: Mapping[str, str], shipped: _Shipped) -> None:
        """Look at every document by itself, once."""
        self.shelf = Shelf(bodies.get)
        self._found = {checksum: _flaw_of(checksum, body, shipped) for checksum, body in bodies.items()}
        self._named: set[str] = set()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._found)

    def flaws_of(self, checksums: Iterable[str], infusion_id: str, version: int) -> Iterator[Flaw]:
        """What is wrong with the documents that an event names, said of that event."""
        for checksum in checksums:
            self._named.add(checksum)
            gone = Flaw(kind=FlawKind.DOCUMENT_GONE, detail=checksum)
            flaw = self._found.get(checksum, gone)
            if flaw is not None:
                yield replace(flaw, infusion_id=infusion_id, version=version, until=version)

    def flaws_nobody_names(self) -> Iterator[Flaw]:
        """What is wrong with documents that no event named so far."""
        for checksum, flaw in self._found.items():
            if flaw is not None and checksum not in self._named:
                yield flaw


def verified_documents(connection: Connection, shipped: Sequence[Profile]) -> VerifiedDocuments:
    """Read every document; raises sqlcipher3's Error as it comes."""
    known = {(profile.id, profile.version): profile.checksum for profile in shipped}
    return VerifiedDocuments(dict(connection.execute("SELECT sha256, body FROM documents")), known)


def _flaw_of(checksum: str, body: str, shipped: _Shipped) -> Flaw | None:
    if checksum_of(body) != checksum:
        return Flaw(kind=FlawKind.DOCUMENT_CHANGED, detail=checksum)
    match json.loads(body):
        # Nobody checked a shipped profile by name: its checksum stands for it. A ward's own has its names.
        case {"id": str(id), "version": str(version), "checksum": str(found), **rest} if rest.get("checked") is None:
            if shipped.get((id, version), found) != found:
                return Flaw(kind=FlawKind.PROFILE_NOT_AS_SHIPPED, detail=f"{id} {version}")
    return None
