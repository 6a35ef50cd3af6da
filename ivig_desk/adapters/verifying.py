"""Records held against what they prove: chains, heads, guards, documents and profiles (S25); nothing is mended."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from ivig_desk.adapters import schema
from ivig_desk.adapters.chain import first_link
from ivig_desk.adapters.chain_walk import ChainWalk
from ivig_desk.adapters.codec import Unreadable, decode
from ivig_desk.adapters.connection import Access, Database, connect
from ivig_desk.adapters.documents import opened
from ivig_desk.adapters.records_file import open_to_verify
from ivig_desk.adapters.rows import COLUMNS, LinkedRow
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.adapters.verified_desk import desk_flaws
from ivig_desk.adapters.verified_documents import VerifiedDocuments, verified_documents
from ivig_desk.adapters.verified_listings import VerifiedListings
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.record.flaw import Flaw, FlawKind, Verification
from ivig_desk.domain.record.head import ChainHead

# One infusion at a time, so that a damaged page hides no other patient's record.
_INFUSIONS = "SELECT infusion_id FROM heads UNION SELECT infusion_id FROM events ORDER BY infusion_id"
_EVENTS = f"SELECT {COLUMNS}, link FROM events WHERE infusion_id = ? ORDER BY version"  # noqa: S608 - Our column names.
_LINK: Final = 10
_MOST_PAGES = 20


def verify_records(path: Path, key: RecordsKey, shipped: Sequence[Profile]) -> Verification:
    """Hold every event of the records at `path` against the chain, and all that stands beside the events.

    `shipped` are the profiles as this version ships them. Records of an earlier format are brought to the present one.
    What is wrong with the records is a flaw; raises RecordsFault where they cannot be opened at all.
    """
    with faults_named(path):
        db = open_to_verify(path, key)
    verifying = _Verifying(db, path, key, shipped)
    try:
        flaws = tuple(verifying.flaws())
    finally:
        verifying.close()
    return Verification(
        infusions=verifying.infusions, events=verifying.events, documents=verifying.documents, flaws=flaws
    )


class _Verifying:
    """One pass over the records, as they stand when it begins."""

    def __init__(self, db: Database, path: Path, key: RecordsKey, shipped: Sequence[Profile]) -> None:
        self.infusions = 0
        self.events = 0
        self.documents = 0
        self._db = db
        self._path = path
        self._key = key
        self._shipped = shipped

    def close(self) -> None:
        self._db.close()

    def flaws(self) -> Iterator[Flaw]:
        with faults_named(self._path):
            self._db.execute("BEGIN")
        for part in (self._guards, self._pages, self._desk, self._records):
            yield from self._looked_at(part(), Flaw(kind=FlawKind.PAGE_DAMAGED))

    def _looked_at(self, found: Iterator[Flaw], damaged: Flaw) -> Iterator[Flaw]:
        """What was found, and `damaged` where a page is that had to be read for it."""
        try:
            with faults_named(self._path):
                yield from found
        except RecordsFault as fault:
            if fault.code is not RecordsFaultCode.DAMAGED:
                raise
            yield replace(damaged, detail=fault.detail)
            self._open_again()

    def _open_again(self) -> None:
        """A connection that met a damaged page reads no whole one well any more: SQLCipher keeps the error."""
        with faults_named(self._path):
            self._db.close()
            self._db = connect(self._path, self._key, Access.WRITE)
            self._db.execute("BEGIN")

    def _guards(self) -> Iterator[Flaw]:
        found = {sql for (sql,) in self._db.execute("SELECT sql FROM sqlite_schema")}
        for definition in schema.DEFINITIONS:
            if definition not in found:
                yield Flaw(kind=FlawKind.GUARD_CHANGED, detail=schema.name_of(definition))

    def _pages(self) -> Iterator[Flaw]:
        said = [text for (text,) in self._db.execute(f"PRAGMA integrity_check({_MOST_PAGES})").fetchall()]
        if said != ["ok"]:
            yield from (Flaw(kind=FlawKind.PAGE_DAMAGED, detail=" ".join(str(text).split())) for text in said)
            self._open_again()

    def _desk(self) -> Iterator[Flaw]:
        yield from desk_flaws(self._db)

    def _records(self) -> Iterator[Flaw]:
        heads = {
            infusion_id: ChainHead(version=version, link=link)
            for infusion_id, version, link in self._db.execute("SELECT infusion_id, version, link FROM heads")
        }
        kept = verified_documents(self._db.conn, self._shipped)
        self.documents = kept.count
        listings = VerifiedListings(self._db.conn)
        for (infusion_id,) in self._db.execute(_INFUSIONS).fetchall():
            head = heads.get(infusion_id)
            damaged = Flaw(
                kind=FlawKind.PAGE_DAMAGED,
                infusion_id=infusion_id,
                version=1,
                until=1 if head is None else head.version,
            )
            found = tuple(self._looked_at(self._of_infusion(infusion_id, head, kept, listings), damaged))
            yield from found or listings.flaws_of(infusion_id)
        yield from kept.flaws_nobody_names()
        yield from listings.flaws_of_no_infusion()

    def _of_infusion(
        self, infusion_id: str, head: ChainHead | None, kept: VerifiedDocuments, listings: VerifiedListings
    ) -> Iterator[Flaw]:
        rows: list[LinkedRow] = self._db.execute(_EVENTS, [infusion_id]).fetchall()
        self.infusions += bool(rows)
        walked = ChainWalk(infusion_id, first_link(infusion_id))
        for row in rows:
            self.events += 1
            flaw = walked.step(row[1], row[:_LINK], row[_LINK])
            if flaw is not None:
                yield flaw
            yield from _contents(row, kept, listings)
        yield from walked.end(head)


def _contents(row: LinkedRow, kept: VerifiedDocuments, listings: VerifiedListings) -> Iterator[Flaw]:
    """What is wrong with what an event says, and with the documents it names."""
    infusion_id, version, kind, body = row[0], row[1], row[8], row[9]
    try:
        plan = opened(kind, body)
        if plan is None:
            listings.follow(row, decode(kind, body))
            return
        flaws = tuple(kept.flaws_of(plan.named.values(), infusion_id, version))
        if not flaws:
            listings.follow(row, kept.shelf.planned(plan))
    except Unreadable as error:
        yield Flaw(
            kind=FlawKind.ENTRY_UNREADABLE, infusion_id=infusion_id, version=version, until=version, detail=error.detail
        )
    else:
        yield from flaws
