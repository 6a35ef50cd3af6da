"""One desk at a time in a data folder: a lock of the system's, which goes with whoever had it."""

import errno
import json
import os
import platform
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

from ivig_desk.adapters.durable import make_empty
from ivig_desk.adapters.system_faults import of_errno
from ivig_desk.desk.faults import DeskHeld, RecordsFault, RecordsFaultCode
from ivig_desk.domain.amounts.instants import Instant

LOCK_NAME = "desk.lock"

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
_IS_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Where the lock lies: what is written before it, another desk can read all the same."""

    def _lock(file: FileIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: FileIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderHold:
    """A data folder that no other desk opens until `close`, or until this program is no more, however it ended."""

    def __init__(self, folder: Path, now: Instant) -> None:
        """Take the folder; raises DeskHeld where another has it, RecordsFault where it cannot be taken at all."""
        path = folder / LOCK_NAME
        self._since = now
        try:
            self._file = _opened(path)
        except OSError as error:
            code = RecordsFaultCode.READ_ONLY if isinstance(error, PermissionError) else of_errno(error)
            raise RecordsFault(code, str(path), error.strerror or str(error)) from error
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            if error.errno in _NO_LOCKS:
                detail = error.strerror or str(error)
                raise RecordsFault(RecordsFaultCode.NO_LOCKS, str(path), detail) from error
            if error.errno not in _IS_HELD:
                raise RecordsFault(of_errno(error), str(path), error.strerror or str(error)) from error
            raise _held(folder, path) from error
        self.name("")

    def name(self, who: str) -> None:
        """Say who is signed in, for the next desk that wants the folder; a full disk keeps nobody from working."""
        said = {"host": platform.node(), "process": str(os.getpid()), "since": self._since.text, "who": who}
        with suppress(OSError):
            self._file.seek(0)
            self._file.truncate()
            self._file.write(json.dumps(said, ensure_ascii=False).encode())
            self._file.flush()

    def close(self) -> None:
        """Give the folder back; the file stays, since another desk may wait with it open."""
        with suppress(OSError):
            self._file.truncate(0)
        self._file.close()


def _opened(path: Path) -> FileIO:
    with suppress(FileExistsError):
        make_empty(path)
    return path.open("r+b", buffering=0)


def _held(folder: Path, path: Path) -> DeskHeld:
    """What the other desk said of itself; where it could say nothing, that it is there."""
    said: object = None
    with suppress(OSError, ValueError):
        said = json.loads(path.read_bytes())
    match said:
        case {"host": str(host), "process": str(number), "since": str(since), "who": str(who)}:
            return DeskHeld(str(folder), host, number, since, who)
        case _:
            return DeskHeld(str(folder), "", "", "", "")
