"""A file written whole or not at all, and there for good once the writing returns."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path


def write_durably(path: Path, body: bytes) -> None:
    """Write a file beside its place and move it there; a crash leaves the old one or the new. Raises OSError."""
    with _written_beside(path, body) as unfinished:
        unfinished.replace(path)
    sync_folder(path.parent)


def write_new_durably(path: Path, body: bytes) -> bool:
    """Write a file where there is none; False where another program was faster, whose file stays. Raises OSError."""
    with _written_beside(path, body) as unfinished:
        is_new = move_where_none_is(unfinished, path)
    sync_folder(path.parent)
    return is_new


def move_where_none_is(unfinished: Path, path: Path) -> bool:
    """Put a file in its place; False where there is one already, which stays. Raises OSError."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return False
    except OSError:
        # This file system knows no second name for a file.
        unfinished.rename(path)
    return True


def free_place(folder: Path, stem: str, suffix: str) -> Path:
    """Return the first place there of a name nobody has: `stem`, then `stem-2` and so on."""
    names = (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def put_new_durably(unfinished: Path, path: Path) -> bool:
    """Put a file written beside its place there for good; False where there is one, which stays. Raises OSError."""
    make_durable(unfinished)
    is_new = move_where_none_is(unfinished, path)
    sync_folder(path.parent)
    return is_new


def make_durable(path: Path) -> None:
    """Have a file on the disk when this returns. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def keep_by_another_name(path: Path, kept: Path) -> None:
    """Give a file a second name, or a durable copy by that name where a file can have but one. Raises OSError."""
    try:
        os.link(path, kept)
    except OSError:
        copied = path.with_name(f".{kept.name}.copying")
        shutil.copy2(path, copied)
        make_durable(copied)
        copied.replace(kept)
    sync_folder(path.parent)


def make_empty(path: Path) -> None:
    """Make an empty file that nobody else may read; raises FileExistsError where there is one, OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def remove_with_log(path: Path) -> None:
    """Remove an SQLite file and what SQLite left beside it, where they are there. Raises OSError."""
    for end in ("", "-journal", "-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a move itself durable, where the system lets a folder be opened. Raises OSError."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def _written_beside(path: Path, body: bytes) -> Iterator[Path]:
    """A file with this body, durable, gone at the end unless it was moved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name with a dot first is never read as a profile, should a crash leave it behind.
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        yield Path(name)
    finally:
        with suppress(OSError):
            Path(name).unlink()
