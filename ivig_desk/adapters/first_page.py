"""What the first page of a file says, before the file is touched: whose it is, and whether this key opens it."""

import os
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import schema
from ivig_desk.adapters.connection import Access, connect, salt_of
from ivig_desk.adapters.first_bytes import PAGE_LENGTH, start_of
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey

_OTHER_START = "it does not begin as records of this key do"


def require_ours(path: Path, key: RecordsKey) -> None:
    """Raise RecordsFault where the file is another program's, another key's, cut short or too new."""
    salt = salt_of(key)
    start = start_of(path)
    if len(start) < PAGE_LENGTH:
        if salt.startswith(start[: len(salt)]):
            raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), f"cut short to {len(start)} bytes")
        raise RecordsFault(RecordsFaultCode.NOT_OURS, str(path), _OTHER_START)
    if start.startswith(salt):
        _require_first_page(path, key)
    else:
        _require_this_key(path, key)


def require_known(path: Path, key: RecordsKey | None) -> None:
    """Raise RecordsFault where the file was made by another program, or by a later version of this one.

    Looked at without its log and without a file beside it. Raises sqlcipher3's Error as it comes.
    """
    db = connect(path, key, Access.LOOK)
    try:
        (made_by,), (version,) = (
            db.execute(f"PRAGMA {named}").fetchone() for named in ("application_id", "user_version")
        )
    finally:
        db.close()
    if made_by != schema.APPLICATION_ID:
        raise RecordsFault(RecordsFaultCode.NOT_OURS, str(path), "an SQLite file that another program made")
    if version > schema.FORMAT_VERSION:
        detail = f"its format is {version}; this program knows formats up to {schema.FORMAT_VERSION}"
        raise RecordsFault(RecordsFaultCode.TOO_NEW, str(path), detail)


def require_writable(path: Path) -> None:
    """Raise RecordsFault where file or folder may only be read; SQLite would leave files of its own beside it."""
    as_who_opens_it = os.access in os.supports_effective_ids
    for place in (path, path.parent):
        if not os.access(place, os.W_OK, effective_ids=as_who_opens_it):
            raise RecordsFault(RecordsFaultCode.READ_ONLY, str(path), f"{place} may only be read")


def _require_first_page(path: Path, key: RecordsKey) -> None:
    """Raise RecordsFault where the page is damaged, unless a log holds it whole: then a checkpoint was cut off."""
    try:
        require_known(path, key)
    except sqlite.DatabaseError:
        log = path.with_name(f"{path.name}-wal")
        if not (log.exists() and log.stat().st_size):
            raise


def _require_this_key(path: Path, key: RecordsKey) -> None:
    """Raise RecordsFault: the first bytes are not those of this key, or the page after them is and they are damaged."""
    try:
        require_known(path, key)
    except sqlite.DatabaseError as error:
        is_of_pages = path.stat().st_size % PAGE_LENGTH == 0
        code = RecordsFaultCode.WRONG_KEY if is_of_pages else RecordsFaultCode.NOT_OURS
        raise RecordsFault(code, str(path), _OTHER_START) from error
    raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), "its first bytes are not as they were written")
