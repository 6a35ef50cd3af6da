"""The one place where the connection to a records file is made, and where its key comes in."""

import hashlib
import hmac
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.without_numpy import without_numpy
from ivig_desk.desk.keys import RecordsKey

with without_numpy():
    from sqlite_utils import Database

__all__ = [
    "CIPHER_PRAGMAS",
    "PRAGMAS",
    "WAIT_FOR_A_LOCK_S",
    "Access",
    "Database",
    "Passphrase",
    "connect",
    "key_text",
    "salt_of",
]

WAIT_FOR_A_LOCK_S = 0.5
"""How long another program may hold the file before the nurse is told: she knows within a second (S30)."""

CIPHER_PRAGMAS = (
    "PRAGMA cipher_compatibility=4",  # AES-256 and an HMAC-SHA512 on each page, whatever a later version would choose.
    "PRAGMA temp_store=MEMORY",  # A sort too large for its cache is never spilled, unencrypted, to a disk.
)
"""How a file is encrypted; after the key, before the first page is read."""

PRAGMAS = (
    "PRAGMA synchronous=FULL",  # NORMAL can lose an acknowledged event at power loss (S25).
    "PRAGMA recursive_triggers=ON",  # INSERT OR REPLACE slips past the append-only triggers otherwise.
    "PRAGMA foreign_keys=ON",
    "PRAGMA cell_size_check=ON",  # A damaged page is found when it is read, not when it misleads.
    "PRAGMA journal_mode=WAL",
)

_SALT_LENGTH = 16
_SALT_OF = b"the first bytes of an ivig-desk records file"


class Access(Enum):
    """What a connection may do with the file, as SQLite's URI says it."""

    WRITE = "mode=rw"
    LOOK = "mode=ro&immutable=1"  # leaves no file beside it, and sees nothing of its log


@dataclass(frozen=True, slots=True, kw_only=True)
class Passphrase:
    """What opens a file that leaves the desk: SQLCipher derives its key from it, as any tool for such files does."""

    text: str = field(repr=False)


def connect(path: Path, key: RecordsKey | Passphrase | None, access: Access) -> Database:
    """Open the SQLite file that is at `path`, encrypted with `key`, or plain where there is none; never made here.

    To write, it is durable and append-only as the records need it. Raises sqlcipher3's Error as it comes; a wrong key
    is noticed when the first page is read.
    """
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?{access.value}", uri=True, isolation_level=None, timeout=WAIT_FOR_A_LOCK_S
    )
    try:
        for pragma in _pragmas(key, access):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def salt_of(key: RecordsKey) -> bytes:
    """Return the first bytes of every file encrypted with this key: they say whose it is, and nothing of the key.

    Otherwise they would be random, and a wrong key could not be told from a damaged page.
    """
    return hmac.digest(key.octets, _SALT_OF, hashlib.sha256)[:_SALT_LENGTH]


def key_text(key: RecordsKey | Passphrase) -> str:
    """Return the key as SQLCipher takes it: that of records is its very bytes and the file’s salt, nothing derived."""
    if isinstance(key, Passphrase):
        return key.text
    return f"x'{key.octets.hex()}{salt_of(key).hex()}'"


def _pragmas(key: RecordsKey | Passphrase | None, access: Access) -> tuple[str, ...]:
    # What it would say goes to standard error, past the fault that is raised; it is set before a key is.
    quiet = "PRAGMA cipher_log_level=NONE"
    cipher = () if key is None else (f"PRAGMA key = {_quoted(key_text(key))}", *CIPHER_PRAGMAS)
    return (quiet, *cipher, *(PRAGMAS if access is Access.WRITE else ()))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
