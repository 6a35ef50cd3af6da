"""A records key wrapped so that a passphrase, and nothing less, opens it: Argon2id, then AES-256-GCM."""

import hashlib
import hmac
import os
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ivig_desk.adapters.wrapped import Cost, Wrapped
from ivig_desk.desk.keys import KEY_LENGTH, RecordsKey
from ivig_desk.desk.ports import Clock

LEAST_COST = Cost(iterations=3, lanes=4, memory_kib=64 * 1024)
"""RFC 9106, section 4, the second recommended option: 3 passes over 64 MiB in 4 lanes."""

_AIM_US = 600_000
"""A sign-in is to take between 0.3 s and 1 s on the computer that the passphrase was chosen on."""
_MOST_ITERATIONS = 60
_SALT_LENGTH = 16
_NONCE_LENGTH = 12


class Changed(Exception):
    """The passphrase is right, and what the wrap was bound to is not what it was."""


def wrap(key: RecordsKey, passphrase: str, bound: bytes, cost: Cost) -> Wrapped:
    """Return the key wrapped by a passphrase and bound to the words in `bound`, which stay in the clear."""
    salt, nonce = os.urandom(_SALT_LENGTH), os.urandom(_NONCE_LENGTH)
    wrapping, proof = _derived(passphrase, salt, cost)
    sealed = AESGCM(wrapping).encrypt(nonce, key.octets, bound)
    return Wrapped(salt=salt, cost=cost, nonce=nonce, proof=proof, sealed=sealed)


def unwrap(wrapped: Wrapped, passphrase: str, bound: bytes) -> RecordsKey | None:
    """Return the key, or None for a wrong passphrase; raises Changed where anything else is not as it was wrapped."""
    wrapping, proof = _derived(passphrase, wrapped.salt, wrapped.cost)
    if not hmac.compare_digest(proof, wrapped.proof):
        return None
    try:
        return RecordsKey(octets=AESGCM(wrapping).decrypt(wrapped.nonce, wrapped.sealed, bound))
    except (InvalidTag, ValueError) as error:
        raise Changed from error


def derived(secret: str, salt: bytes, length: int, cost: Cost) -> bytes:
    """Return what a secret comes to by Argon2id, at this cost."""
    return Argon2id(
        salt=salt, length=length, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(secret.encode())


def calibrated(clock: Clock) -> Cost:
    """Return what makes this computer work for about 0.6 s at each try; never less than RFC 9106 recommends."""
    # The fastest of two: a computer that is busy just now would choose too little.
    least_us = min(_taken_us(clock), _taken_us(clock))
    iterations = LEAST_COST.iterations * _AIM_US // max(1, least_us)
    return replace(LEAST_COST, iterations=min(max(LEAST_COST.iterations, iterations), _MOST_ITERATIONS))


def _derived(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    """Return the key that wraps, and what tells a right passphrase from a wrong one without it."""
    both = derived(passphrase, salt, 2 * KEY_LENGTH, cost)
    return both[:KEY_LENGTH], hashlib.sha256(both[KEY_LENGTH:]).digest()


def _taken_us(clock: Clock) -> int:
    before = clock.read().monotonic_microseconds
    _derived("", bytes(_SALT_LENGTH), LEAST_COST)
    return clock.read().monotonic_microseconds - before
