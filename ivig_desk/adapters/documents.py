"""The big parts of a plan, kept once and named by their checksum, so that ten thousand infusions do not repeat them."""

from collections.abc import Callable, Mapping
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
    """The body of a plan as JSON values, the plan in it, and the documents it names by the keys they have in it."""

    parts: dict[str, object]
    plan: dict[str, object]
    named: Mapping[str, str]


def opened(kind: str, body: str) -> Opened | None:
    """Return the body of a plan as far as it is read without its documents, or None of any other event.

    Raises Unreadable, also for a plan that names none.
    """
    if kind != _PLANNED:
        return None
    parts, plan = _opened(kind, body)
    return Opened(parts=parts, plan=plan, named={key: _named(key, plan.get(key)) for key in PARTS})


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
        plan = opened(kind, body)
        return codec.decode(kind, body) if plan is None else self.planned(plan)

    def planned(self, opened: Opened) -> Event:
        """Return the event of a plan that was opened; raises Unreadable as `read` does."""
        documents = {key: self._part(key, checksum) for key, checksum in opened.named.items()}
        return codec.decode_parts(_PLANNED, opened.parts | {"plan": opened.plan | documents})

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


def _opened(kind: str, body: str) -> tuple[dict[str, object], dict[str, object]]:
    """Return a parsed body and, inside it, its plan."""
    parts = codec.parse(kind, body)
    match parts:
        case dict(whole) if isinstance(plan := whole.get("plan"), dict):
            return whole, plan
        case _:
            raise Unreadable(RecordsFaultCode.DAMAGED, f"{kind}: lacks plan")


def _named(key: str, reference: object) -> str:
    match reference:
        case {"sha256": str(checksum), **rest} if not rest:
            return checksum
        case _:
            raise Unreadable(RecordsFaultCode.DAMAGED, f"{_PLANNED}: {key} names no document")
