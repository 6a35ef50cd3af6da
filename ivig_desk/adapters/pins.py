"""PINs as a key store has them: a slow hash, and that encrypted under the records key."""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ivig_desk.adapters.wrapped import Cost, Pinned
from ivig_desk.adapters.wrapping import derived
from ivig_desk.desk.keys import RecordsKey

PIN_COST = Cost(iterations=1, lanes=4, memory_kib=16 * 1024)
"""A lock is quick. Few digits withstand no guessing at any cost: what keeps them is the key, without which there is
nothing to guess by; the hash keeps them from who has the key, for a PIN may be somebody's elsewhere too."""

_KEY_OF = b"the PINs of an ivig-desk key store\n"
_SALT_LENGTH = 16
_NONCE_LENGTH = 12
_HASH_LENGTH = 32


def sealed_pin(pin: str, person_id: str, key: RecordsKey) -> Pinned:
    """Return a person's PIN as it is kept."""
    salt, nonce = os.urandom(_SALT_LENGTH), os.urandom(_NONCE_LENGTH)
    sealed = _cipher(key).encrypt(nonce, salt + _hash(pin, salt), person_id.encode())
    return Pinned(nonce=nonce, sealed=sealed)


def is_sealed_pin(pinned: Pinned, pin: str, person_id: str, key: RecordsKey) -> bool:
    """Whether this is the PIN that was sealed for this person, in a store whose seal holds."""
    kept = _cipher(key).decrypt(pinned.nonce, pinned.sealed, person_id.encode())
    salt, expected = kept[:_SALT_LENGTH], kept[_SALT_LENGTH:]
    return hmac.compare_digest(_hash(pin, salt), expected)


def _cipher(key: RecordsKey) -> AESGCM:
    return AESGCM(hmac.digest(key.octets, _KEY_OF, hashlib.sha256))


def _hash(pin: str, salt: bytes) -> bytes:
    return derived(pin, salt, _HASH_LENGTH, PIN_COST)
