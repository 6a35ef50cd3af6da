"""Identifiers that come out the same every time, from any desk, of the facts they stand for (RFC 4122, version 5)."""

from collections.abc import Iterable
from hashlib import sha1
from uuid import UUID

NAMESPACE = UUID("6e1b5f0c-7d39-5f0a-9a55-0d3c2b6f41aa")
"""Ours, once and for all: another would make every resource a new one."""

OURS = f"urn:oid:2.25.{NAMESPACE.int}"
"""The root of the systems of identifiers that are ours: an OID made of a UUID needs no authority."""
INFUSIONS = f"{OURS}.1"
HEADS = f"{OURS}.2"
SERIALS = f"{OURS}.3"
TAGS = f"{OURS}.4"
STRUCK = f"{OURS}.5"

_VARIANTS = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))


class IdsUnder:
    """Gives the identifiers of facts that all begin with the same ones: there are a hundred in one infusion."""

    def __init__(self, *facts: str) -> None:
        """Take what they all begin with."""
        self._begun = sha1(NAMESPACE.bytes + joined(facts), usedforsecurity=False)

    def of(self, *facts: str) -> str:
        """Return the UUID of those and these: what `uuid.uuid5` makes of them, at a fifth of its time."""
        whole = self._begun.copy()
        whole.update(joined(facts))
        return as_uuid(whole.hexdigest())


def stable_id(*facts: str) -> str:
    """Return the UUID of these facts; no other list of facts has it.

    >>> stable_id("patient", "4471") == stable_id("patient", "4471") != stable_id("patient4", "471")
    True
    """
    return IdsUnder(*facts).of()


def as_uuid(digits: str) -> str:
    """Return the first 32 hexadecimal digits of a checksum as the text of a UUID made of a name.

    >>> as_uuid("0123456789abcdef0123456789abcdef0123")
    '01234567-89ab-5def-8123-456789abcdef'
    """
    variant = _VARIANTS[digits[16]]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def joined(facts: Iterable[str]) -> bytes:
    """Return each fact with its length before it, so that no two lists of facts run together to the same."""
    return "".join([f"{len(fact)}:{fact}" for fact in facts]).encode("utf-8", "surrogatepass")
