"""The big parts of a plan, kept once and named by their checksum, so that ten thousand infusions do not repeat them."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from ivig_desk.adapters import codec
from ivig_desk.adapters.codec import KINDS, PARTS, Unreadable
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.events import Event, InfusionPlanned
from ivig_desk.domain.monitoring.rules import WardRules

_PLANNED = KINDS[InfusionPlanned]
_CHECKSUM = "sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One big part: its canonical JSON under the checksum of that."""

    sha256: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An event as rows: its kind, its body without the big parts, and these."""

    kind: str
    body: str
    documents: tuple[Document, ...]


def write(event: Event) -> Written:
    """Return the event as the file keeps it."""
    kind, body = codec.encode(event)
    if kind != _PLANNED:
        return Written(kind=kind, body=body, documents=())
    parts, plan = _opened(kind, body)
    documents = []
    for key in PARTS:
        text = codec.canonical_json(plan[key])
        document = Document(sha256=checksum_of(text), body=text)
        documents.append(document)
        plan[key] = {_CHECKSUM: document.sha256}
    return Written(kind=kind, body=codec.canonical_json(parts), documents=tuple(documents))


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An event's body as JSON values, and the checksums of the documents it names, in the order of `PARTS`."""

    kind: str
    parts: object
    named: tuple[str, ...]


def opened(kind: str, body: str) -> Opened:
    """Return an event's body as far as it is read without its documents; raises Unreadable, also where it names none."""
    if kind != _PLANNED:
        return Opened(kind=kind, parts=codec.parse(kind, body), named=())
    parts, plan = _opened(kind, body)
    return Opened(kind=kind, parts=parts, named=tuple(_named(key, plan.get(key)) for key in PARTS))


def checksum_of(text: str) -> str:
    """Return the checksum a document is kept under: the sha256 of its text in UTF-8, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


class Shelf:
    """Reads events back; a document is fetched and understood once."""

    def __init__(self, fetch: Callable[[str], str | None]) -> None:
        """Take the way to a document's body by its checksum; None where there is none."""
        self._fetch = fetch
        self._known: dict[str, Profile | WardRules] = {}

    def read(self, kind: str, body: str) -> Event:
        """Return the event that `write` wrote; raises Unreadable, also for a document that is gone or was changed."""
        return self.understood(opened(kind, body))

    def understood(self, opened: Opened) -> Event:
        """Return the event of an opened body; raises Unreadable as `read` does."""
        match opened.parts:
            case {"plan": dict(plan)} if opened.named:
                documents = {key: self._part(key, one) for key, one in zip(PARTS, opened.named, strict=True)}
                return codec.decode_parts(opened.kind, {**opened.parts, "plan": plan | documents})
            case parts:
                return codec.decode_parts(opened.kind, parts)

    def _part(self, key: str, checksum: str) -> Profile | WardRules:
        if checksum not in self._known:
            self._known[checksum] = codec.decode_part(key, self._body(checksum))
        return self._known[checksum]

    def _body(self, checksum: str) -> str:
        body = self._fetch(checksum)
        if body is None:
            raise Unreadable(RecordsFaultCode.DAMAGED, f"document {checksum}: not there")
        if checksum_of(body) != checksum:
            raise Unreadable(RecordsFaultCode.DAMAGED, f"document {checksum}: its contents have another checksum")
        return body


def _opened(kind: str, body: str) -> tuple[object, dict[str, object]]:
    """Return a parsed body and, inside it, its plan."""
    parts = codec.parse(kind, body)
    match parts:
        case {"plan": dict(plan)}:
            return parts, plan
        case _:
            raise Unreadable(RecordsFaultCode.DAMAGED, f"{kind}: lacks plan")


def _named(key: str, reference: object) -> str:
    match reference:
        case {"sha256": str(checksum), **rest} if not rest:
            return checksum
        case _:
            raise Unreadable(RecordsFaultCode.DAMAGED, f"{_PLANNED}: {key} names no document")
