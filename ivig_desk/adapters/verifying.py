"""Records held against what they prove: chains, heads, guards, documents and profiles (S25); nothing is mended."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from sqlcipher3.dbapi2 import Connection

from ivig_desk.adapters import schema
from ivig_desk.adapters.chain import first_link, link_of
from ivig_desk.adapters.codec import Unreadable
from ivig_desk.adapters.documents import named_in
from ivig_desk.adapters.records_file import open_to_verify
from ivig_desk.adapters.rows import COLUMNS, LinkedRow
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.adapters.verified_documents import VerifiedDocuments, verified_documents
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.record.flaw import Flaw, FlawKind, Verification
from ivig_desk.domain.record.head import ChainHead

_EVENTS = f"SELECT {COLUMNS}, link FROM events ORDER BY infusion_id, version"  # noqa: S608 - Our own column names.
_ORDER = itemgetter(0)
_LINK: Final = 10
_MOST_PAGES = 20


def verify_records(path: Path, key: RecordsKey, shipped: Sequence[Profile]) -> Verification:
    """Hold every event of the records at `path` against the chain, and all that stands beside the events.

    `shipped` are the profiles as this version ships them. Records of an earlier format are brought to the present one.
    What is wrong with the records is a flaw; raises RecordsFault where they cannot be opened at all.
    """
    with faults_named(path):
        db = open_to_verify(path, key)
    with closing(db):
        verifying = _Verifying(db.conn, path, shipped)
        flaws = tuple(verifying.flaws())
    return Verification(
        infusions=verifying.infusions, events=verifying.events, documents=verifying.documents, flaws=flaws
    )


class _Verifying:
    """One pass over the records, as they stand when it begins."""

    def __init__(self, connection: Connection, path: Path, shipped: Sequence[Profile]) -> None:
        self.infusions = 0
        self.events = 0
        self.documents = 0
        self._connection = connection
        self._path = path
        self._shipped = shipped

    def flaws(self) -> Iterator[Flaw]:
        with faults_named(self._path):
            self._connection.execute("BEGIN")
        for part in (self._guards, self._pages, self._records):
            try:
                with faults_named(self._path):
                    yield from part()
            except RecordsFault as fault:
                if fault.code is not RecordsFaultCode.DAMAGED:
                    raise
                yield Flaw(kind=FlawKind.PAGE_DAMAGED, detail=fault.detail)

    def _guards(self) -> Iterator[Flaw]:
        found = {sql for (sql,) in self._connection.execute("SELECT sql FROM sqlite_schema")}
        for definition in schema.DEFINITIONS:
            if definition not in found:
                yield Flaw(kind=FlawKind.GUARD_CHANGED, detail=schema.name_of(definition))

    def _pages(self) -> Iterator[Flaw]:
        for (said,) in self._connection.execute(f"PRAGMA integrity_check({_MOST_PAGES})"):
            if said != "ok":
                yield Flaw(kind=FlawKind.PAGE_DAMAGED, detail=" ".join(str(said).split()))

    def _records(self) -> Iterator[Flaw]:
        heads = {
            infusion_id: ChainHead(version=version, link=link)
            for infusion_id, version, link in self._connection.execute("SELECT infusion_id, version, link FROM heads")
        }
        kept = verified_documents(self._connection, self._shipped)
        self.documents = kept.count
        for infusion_id, rows in groupby(self._connection.execute(_EVENTS), _ORDER):
            self.infusions += 1
            yield from self._of_infusion(infusion_id, rows, heads.pop(infusion_id, None), kept)
        for infusion_id, head in heads.items():
            yield from _Walk(infusion_id).end(head)
        yield from kept.flaws_nobody_names()

    def _of_infusion(
        self, infusion_id: str, rows: Iterable[LinkedRow], head: ChainHead | None, kept: VerifiedDocuments
    ) -> Iterator[Flaw]:
        walked = _Walk(infusion_id)
        for row in rows:
            self.events += 1
            yield from walked.step(row)
            yield from _contents(row, kept)
        yield from walked.end(head)


class _Walk:
    """Along one chain. Each link is held against the one written before it, so that one change is one flaw."""

    def __init__(self, infusion_id: str) -> None:
        self._infusion_id = infusion_id
        self._version = 0
        self._written = self._worked = first_link(infusion_id)

    def step(self, row: LinkedRow) -> Iterator[Flaw]:
        """What is wrong between the event before and this one."""
        version, link = row[1], row[_LINK]
        worked = link_of(row[:_LINK], self._written)
        if version != self._version + 1:
            # What it followed on is gone, so its own link can be held against nothing.
            worked = link
            yield self._flaw(FlawKind.ENTRY_GONE, self._version + 1, version - 1)
        elif link != worked and link != link_of(row[:_LINK], self._worked):
            yield self._flaw(FlawKind.ENTRY_CHANGED, version, version)
        self._version, self._written, self._worked = version, link, worked

    def end(self, head: ChainHead | None) -> Iterator[Flaw]:
        """What is wrong between the last event and the head of the record."""
        if head is not None and head.version > self._version:
            yield self._flaw(FlawKind.END_GONE, self._version + 1, head.version)
        elif head is None or (head.version, head.link) != (self._version, self._written):
            yield self._flaw(FlawKind.HEAD_CHANGED, self._version, self._version)

    def _flaw(self, kind: FlawKind, first: int, last: int) -> Flaw:
        return Flaw(kind=kind, infusion_id=self._infusion_id, version=first, until=last)


def _contents(row: LinkedRow, kept: VerifiedDocuments) -> Iterator[Flaw]:
    """What is wrong with what an event says, and with the documents it names."""
    infusion_id, version, kind, body = row[0], row[1], row[8], row[9]
    try:
        flaws = tuple(kept.flaws_of(named_in(kind, body), infusion_id, version))
        if not flaws:
            kept.shelf.read(kind, body)
    except Unreadable as error:
        yield Flaw(
            kind=FlawKind.ENTRY_UNREADABLE, infusion_id=infusion_id, version=version, until=version, detail=error.detail
        )
    else:
        yield from flaws
