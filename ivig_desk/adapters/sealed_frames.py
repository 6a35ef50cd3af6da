"""Entries as sealed frames, one after the other: none can be read, changed, moved or repeated without the records key.

A file begins with `MAGIC`, the place it belongs to and a random number of its own. A frame is its length, a nonce, and
the sealed entry; it is bound to the file, to its number in it and to the seal of the frame before. What cannot be
noticed is whole frames taken from the end.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ivig_desk.adapters.codec import Unreadable, canonical_json
from ivig_desk.adapters.documents import Shelf
from ivig_desk.adapters.rows import Row, recorded_of, rows_of
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.infusion.events import Recorded

MAGIC = b"ivig-desk held 1\n"
PLACE_LENGTH = 16
HEADER_LENGTH = len(MAGIC) + PLACE_LENGTH + 16
"""Bytes before the first frame."""

_KEY_OF = b"the entries an ivig-desk holds until its records take them"
_NUMBER_LENGTH = 16
_NONCE_LENGTH = 12
_SEAL_LENGTH = 16
_SIZE_LENGTH = 4
_ORDER: Final = "big"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFrames:
    """What a file holds, up to the first frame that is not as it was written.

    `is_cut` where the file breaks off within a frame, as a kill leaves it; `is_changed` where a frame is all there and
    is another than was written.
    """

    entries: tuple[Recorded, ...]
    is_cut: bool
    is_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seals:
    """What seals the next frame of a file: its key, the file's beginning, how many came before, and the last's seal."""

    cipher: AESGCM
    header: bytes
    count: int
    before: bytes

    @classmethod
    def of(cls, key: RecordsKey, header: bytes) -> "Seals":
        """Return what seals the first frame of a file that begins so."""
        cipher = AESGCM(hmac.digest(key.octets, _KEY_OF, hashlib.sha256))
        return cls(cipher=cipher, header=header, count=0, before=bytes(_SEAL_LENGTH))

    def sealed(self, entries: Sequence[Recorded]) -> tuple[bytes, "Seals"]:
        """Return the frames of these entries, and what seals those after them."""
        frames, seals = b"", self
        for entry in entries:
            nonce = os.urandom(_NONCE_LENGTH)
            sealed = seals.cipher.encrypt(nonce, _body_of(entry), seals._bound())
            frames += (_NONCE_LENGTH + len(sealed)).to_bytes(_SIZE_LENGTH, _ORDER) + nonce + sealed
            seals = seals._after(sealed)
        return frames, seals

    def read(self, frames: bytes) -> ReadFrames:
        """Return the entries of all frames that are as they were written; what comes after another is not believed."""
        entries: list[Recorded] = []
        seals, left = self, frames
        # A disk that lost its power may leave room that it never filled.
        while any(left):
            size = int.from_bytes(left[:_SIZE_LENGTH], _ORDER)
            frame, left = left[_SIZE_LENGTH : _SIZE_LENGTH + size], left[_SIZE_LENGTH + size :]
            if len(frame) < size:
                return ReadFrames(entries=tuple(entries), is_cut=True, is_changed=False)
            nonce, sealed = frame[:_NONCE_LENGTH], frame[_NONCE_LENGTH:]
            try:
                entries.append(_entry_of(seals.cipher.decrypt(nonce, sealed, seals._bound())))
            except (InvalidTag, Unreadable, ValueError):
                return ReadFrames(entries=tuple(entries), is_cut=False, is_changed=True)
            seals = seals._after(sealed)
        return ReadFrames(entries=tuple(entries), is_cut=bool(left), is_changed=False)

    def _bound(self) -> bytes:
        return self.header + self.count.to_bytes(8, _ORDER) + self.before

    def _after(self, sealed: bytes) -> "Seals":
        return replace(self, count=self.count + 1, before=sealed[-_SEAL_LENGTH:])


def new_header(place: bytes) -> bytes:
    """Return the beginning of a new file of a place, other than that of any file before."""
    return MAGIC + place + os.urandom(_NUMBER_LENGTH)


def _body_of(entry: Recorded) -> bytes:
    (row,), documents = rows_of([entry])
    return canonical_json([list(row), {document.sha256: document.body for document in documents}]).encode()


def _entry_of(body: bytes) -> Recorded:
    """Return the entry that `_body_of` wrote; the seal says that it did."""
    columns, documents = cast("tuple[list[object], dict[str, str]]", json.loads(body))
    row = cast("Row", tuple(columns))
    *_, kind, written = row
    return recorded_of(row, Shelf(documents.get).read(kind, written))
