"""A records file of an earlier version, which lay there in the clear, encrypted once; killed anywhere, none is lost.

The old file stays in its place until the new one has been read back whole, then beside it by a name of its own until
the new one has been read back in its place; then it is overwritten and gone. All of it happens before the desk opens.
"""

import filecmp
import os
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from ivig_desk.adapters.connection import Access, connect
from ivig_desk.adapters.copied_whole import export_whole, require_same, require_whole
from ivig_desk.adapters.durable import keep_by_another_name, remove_with_log, sync_folder
from ivig_desk.adapters.first_bytes import is_plain
from ivig_desk.adapters.first_page import require_known, require_ours, require_writable
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey

_PART = 1024 * 1024


def seal_earlier(path: Path, key: RecordsKey) -> None:
    """Leave the records at `path` encrypted with this key, and no plain copy beside them; others stay as they are.

    Raises RecordsFault, OSError and sqlcipher3's Error, with the old file in its place or by the name of `kept_beside`.
    """
    for _ in sealing_steps(path, key):
        pass


def sealing_steps(path: Path, key: RecordsKey) -> Generator[str, None, None]:
    """Do what `seal_earlier` does, and name each step once it is done; a kill may come after any."""
    kept = kept_beside(path)
    if not path.exists():
        if kept.exists():
            raise RecordsFault(RecordsFaultCode.DAMAGED, str(path), f"the file is gone, but {kept.name} is still there")
        return
    if is_plain(path):
        require_known(path, None)
        require_writable(path)
        yield from _sealed(path, kept, key)
    if kept.exists():
        yield from _ended(path, kept, key)


def kept_beside(path: Path) -> Path:
    """Return where the old file is while the new one is verified in its place."""
    return path.with_name(f"{path.stem}-before-encryption{path.suffix}")


def _sealed(path: Path, kept: Path, key: RecordsKey) -> Iterator[str]:
    unfinished = path.with_name(f".{path.name}.sealing")
    _require_not_another(path, kept)
    yield "cleared"
    remove_with_log(unfinished)
    with closing(connect(path, None, Access.WRITE)) as old:
        require_whole(old, path, "PRAGMA integrity_check")
        # One file and nothing beside it; refused while another desk has it open.
        old.execute("PRAGMA journal_mode=DELETE")
        yield "gathered"
        export_whole(old, unfinished, key)
    yield "encrypted"
    _require_sealed(path, unfinished, key)
    yield "read back"
    keep_by_another_name(path, kept)
    yield "kept"
    unfinished.replace(path)
    sync_folder(path.parent)
    yield "put in place"


def _ended(path: Path, kept: Path, key: RecordsKey) -> Iterator[str]:
    """Read the new file once more in its place, and let the plain one go."""
    require_ours(path, key)
    _require_sealed(kept, path, key)
    yield "read back in its place"
    _overwrite(kept)
    kept.unlink()
    sync_folder(path.parent)
    yield "ended"


def _require_not_another(path: Path, kept: Path) -> None:
    """Let go of a second name, or copy, of this very file; raise RecordsFault where another is kept by that name."""
    if not kept.exists():
        return
    if not kept.samefile(path) and not filecmp.cmp(kept, path, shallow=False):
        raise RecordsFault(RecordsFaultCode.PLAIN_EARLIER, str(path), f"{kept.name} is there already and differs")
    remove_with_log(kept)


def _require_sealed(plain: Path, encrypted: Path, key: RecordsKey) -> None:
    """Raise RecordsFault where the encrypted file does not hold, row by row, what the plain one does."""
    with (
        closing(connect(plain, None, Access.LOOK)) as old,
        closing(connect(encrypted, key, Access.LOOK)) as new,
    ):
        require_same(old, new, encrypted)


def _overwrite(path: Path) -> None:
    """Leave nothing of the file where it lay; a part at a time, since years of records do not fit in memory."""
    left = path.stat().st_size
    with path.open("r+b") as file:
        while left > 0:
            left -= file.write(bytes(min(left, _PART)))
        file.flush()
        os.fsync(file.fileno())
