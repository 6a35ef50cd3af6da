"""A file or a folder that gets its name when all of it is written, or of which nothing is left."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ivig_desk.adapters.durable import put_new_durably, sync_folder
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode

_TAKEN = "it is there already, and stays"


def require_free(target: Path) -> None:
    """Raise RecordsFault where there is no folder for it, or something of this name that is no empty folder."""
    with faults_named(target):
        if not target.parent.is_dir():
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target.parent), "this folder is not there")
        if target.is_symlink() or (target.exists() and not _is_empty_folder(target)):
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target), _TAKEN)


@contextmanager
def folder_written_whole(target: Path) -> Iterator[Path]:
    """Give a folder beside it that nobody else may read, which is `target` when all ends well. Raises RecordsFault."""
    with faults_named(target):
        require_free(target)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        try:
            yield unfinished
            if target.exists():
                # Not every system moves a folder over an empty one.
                target.rmdir()
            unfinished.rename(target)
            sync_folder(target.parent)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def file_written_whole(target: Path) -> Iterator[Path]:
    """Do the same with an empty file. Raises RecordsFault."""
    with faults_named(target):
        if target.exists() or target.is_symlink():
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target), _TAKEN)
        require_free(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            yield unfinished
            if not put_new_durably(unfinished, target):
                raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target), _TAKEN)
        finally:
            unfinished.unlink(missing_ok=True)


def _is_empty_folder(target: Path) -> bool:
    return target.is_dir() and next(target.iterdir(), None) is None
