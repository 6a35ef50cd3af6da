"""A file written whole or not at all, and there for good once the writing returns."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_durably(path: Path, body: bytes) -> None:
    """Write a file beside its place and move it there; a crash leaves the old one or the new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name with a dot first is never read as a profile, should a crash leave it behind.
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the move itself durable, where the system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
