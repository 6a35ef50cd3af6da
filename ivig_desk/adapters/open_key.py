"""The key of records that nobody signs in to: it lies beside them, for whoever has the folder."""

import secrets
from pathlib import Path

from ivig_desk.adapters.durable import write_new_durably
from ivig_desk.adapters.first_bytes import PAGE_LENGTH, is_plain
from ivig_desk.adapters.key_file import OpenStore, body_of, read_store
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import KeyStoreFault, KeyStoreFaultCode, RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import KEY_LENGTH, RecordsKey


def open_key(keys: Path, records: Path) -> RecordsKey:
    """Return the key in the store at `keys`, made where neither it nor encrypted records are there.

    Programs that make it at once end up with the same. Raises KeyStoreFault, also where somebody has to sign in; and
    RecordsFault.
    """
    store = read_store(keys)
    if store is None:
        require_no_lost_key(keys, records)
        _make(keys)
        store = read_store(keys)
    if not isinstance(store, OpenStore):
        raise KeyStoreFault(
            KeyStoreFaultCode.SIGN_IN_NEEDED,
            str(keys),
            "somebody has to sign in; on the command line with --person NAME",
        )
    return store.key


def require_no_lost_key(keys: Path, records: Path) -> None:
    """Raise KeyStoreFault where encrypted records are there: a new key would open none of them; RecordsFault."""
    with faults_named(records):
        if not records.exists() or is_plain(records):
            return
        length = records.stat().st_size
    if length == 0 or length % PAGE_LENGTH:
        raise RecordsFault(RecordsFaultCode.NOT_OURS, str(records), "it is neither plain records nor encrypted ones")
    detail = f"the key of {records.name} was in it; nothing else opens these records"
    raise KeyStoreFault(KeyStoreFaultCode.MISSING, str(keys), detail)


def _make(keys: Path) -> None:
    made = OpenStore(key=RecordsKey(octets=secrets.token_bytes(KEY_LENGTH)))
    try:
        write_new_durably(keys, body_of(made))
    except OSError as error:
        raise KeyStoreFault(KeyStoreFaultCode.UNREACHABLE, str(keys), error.strerror or str(error)) from error
