"""The key store as JSON: what lies in the clear, what is wrapped, and a seal over all of it."""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from pathlib import Path

from cattrs import BaseValidationError, Converter

from ivig_desk.adapters.wrapped import Pinned, Wrapped
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.people.person import Person, Role

FORMAT_VERSION = 1

_SEAL_OF = b"the people of an ivig-desk key store\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStore:
    """A key that lies in the clear, for records that nobody signs in to."""

    key: RecordsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A person, the records key wrapped by their passphrase, and the PIN they chose."""

    person: Person
    wrapped: Wrapped
    pin: Pinned | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleStore:
    """The key wrapped for each person, and once for the recovery key; `seal` is over all that stands here."""

    people: tuple[Entry, ...]
    recovery: Wrapped
    seal: bytes


def read_store(path: Path) -> OpenStore | PeopleStore | None:
    """Return what is in the file, or None where there is none; raises KeyStoreFault."""
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyStoreFault(KeyStoreFaultCode.UNREACHABLE, str(path), error.strerror or str(error)) from error
    try:
        return _store_of(json.loads(body), path)
    except (BaseValidationError, ValueError, RecursionError) as error:
        # Never what was found: a part of a key could be in it.
        raise KeyStoreFault(KeyStoreFaultCode.DAMAGED, str(path), "it is not a key store, whole") from error


def body_of(store: OpenStore | PeopleStore) -> bytes:
    """Return the file that holds the store."""
    written = _converter().unstructure(store)
    return json.dumps({"format": FORMAT_VERSION, **written}, ensure_ascii=False, indent=2).encode() + b"\n"


def sealed_by(store: PeopleStore, key: RecordsKey) -> PeopleStore:
    """Return the store with the seal that belongs to what stands in it."""
    unsealed = replace(store, seal=b"")
    return replace(store, seal=hmac.digest(key.octets, _SEAL_OF + body_of(unsealed), hashlib.sha256))


def bound_to(person: Person) -> bytes:
    """Return what a person's wrap is bound to: nobody signs in as another with a passphrase of their own.

    Name and roles may be changed by who has the key, which only the seal can allow and nobody else.
    """
    return json.dumps(["person", person.id], ensure_ascii=False).encode()


def _store_of(found: object, path: Path) -> OpenStore | PeopleStore:
    if not isinstance(found, dict):
        raise TypeError
    fields: dict[str, object] = dict(found)
    match fields.pop("format", None):
        case int(version) if version > FORMAT_VERSION:
            detail = f"its format is {version}; this program knows formats up to {FORMAT_VERSION}"
            raise KeyStoreFault(KeyStoreFaultCode.TOO_NEW, str(path), detail)
        case version if version != FORMAT_VERSION:
            raise ValueError("no format of ours")
        case _:
            converter = _converter()
            if "key" in fields:
                return converter.structure(fields, OpenStore)
            return converter.structure(fields, PeopleStore)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(bytes, lambda text, _: bytes.fromhex(text))
    converter.register_unstructure_hook(bytes, bytes.hex)
    # In one order, for the seal is over it.
    converter.register_unstructure_hook_func(_are_roles, lambda roles: sorted(role.value for role in roles))
    return converter


def _are_roles(cls: object) -> bool:
    return cls == frozenset[Role]
