"""Encrypted records for tests: one key, the journal it opens, and the file as who has that key sees it."""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.connection import CIPHER_PRAGMAS, key_text
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.keys import RecordsKey

KEY = RecordsKey(octets=bytes(range(32)))
OTHER_KEY = RecordsKey(octets=bytes(range(1, 33)))


def journal_at(path: Path) -> SqliteJournal:
    """Return the journal over an encrypted file, made where there is none."""
    return SqliteJournal(path, KEY)


def with_key(path: Path, key: RecordsKey) -> sqlite.Connection:
    """Return another program's connection to an encrypted file: the key and none of our pragmas."""
    connection = sqlite.connect(path, isolation_level=None)
    for pragma in (f'PRAGMA key = "{key_text(key)}"', *CIPHER_PRAGMAS):
        connection.execute(pragma)
    return connection


def opened_by_passphrase(path: Path, passphrase: str) -> sqlite.Connection:
    """Return any tool's connection to an export: its passphrase, and no setting of ours."""
    connection = sqlite.connect(path, isolation_level=None)
    quoted = passphrase.replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'")
    return connection


def leave_plain(path: Path, key: RecordsKey) -> None:
    """Turn an encrypted file into what an earlier version would have left there: the same records, in the clear."""
    with closing(with_key(path, key)) as connection:
        application_id, version = (
            connection.execute(f"PRAGMA {named}").fetchone()[0] for named in ("application_id", "user_version")
        )
        connection.execute("ATTACH ? AS plain KEY ''", [str(path.with_name("plain"))])
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute(f"PRAGMA plain.application_id = {application_id}")
        connection.execute(f"PRAGMA plain.user_version = {version}")
        connection.execute("PRAGMA plain.journal_mode = WAL")
    path.with_name("plain").replace(path)
