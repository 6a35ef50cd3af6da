"""Entries that the records do not take, sealed in files of a second folder until they do (S30, S33)."""

import hashlib
import hmac
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ivig_desk.adapters.durable import make_empty, sync_folder
from ivig_desk.adapters.sealed_frames import HEADER_LENGTH, MAGIC, PLACE_LENGTH, ReadFrames, Seals, new_header
from ivig_desk.adapters.system_faults import of_errno
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.side_journal import FileEnd, HeldBefore, HeldFile
from ivig_desk.domain.infusion.events import Recorded

_HELD = "held"
_APART = "apart"
_PLACE_OF = b"the data folder of an ivig-desk\n"
_FIRST = 1
_NAME_LENGTH = 4
"""Bytes of the place that a name has; the whole of it stands in the file."""


class SideFile:
    """Fulfils `SideJournal` for one data folder, in a second folder.

    Each start of the program writes a file of its own, numbered after those that are there, so that none is ever
    continued behind an end that a kill left. Two data folders have different names here, though their key be one.
    """

    def __init__(self, folder: Path, key: RecordsKey, data: Path, prepare: Callable[[Path], None]) -> None:
        """Take the second folder, the records key, and the data folder the entries belong to.

        `prepare` makes the second folder, or raises RecordsFault where it has to be there, before it is written to.
        """
        self._folder = folder
        self._prepare = prepare
        self._key = key
        self._place = hmac.digest(key.octets, _PLACE_OF + os.fsencode(data.resolve()), hashlib.sha256)[:PLACE_LENGTH]
        self._writing: _Written | None = None
        self._read: list[Path] = []
        self._changed: list[Path] = []

    def read(self) -> HeldBefore:
        """Return what was left by those before; a file that was changed counts up to there, and is never removed."""
        with self._faults_named():
            self._read, self._changed, cut = [], [], []
            entries: list[Recorded] = []
            for path in self._files(_HELD):
                found = self._frames_of(path)
                entries += found.entries
                self._read.append(path)
                if found.is_cut:
                    cut.append(str(path))
                if found.is_changed:
                    self._changed.append(path)
            apart = [*self._changed, *self._files(_APART)]
        return HeldBefore(entries=tuple(entries), cut=tuple(cut), apart=tuple(map(str, apart)))

    def files(self) -> tuple[HeldFile, ...]:
        """Return every file with what it holds, those that wait first; nothing is taken from any."""
        with self._faults_named():
            return tuple(
                HeldFile(file=str(path), is_apart=ending == _APART, end=_end_of(found), entries=found.entries)
                for ending in (_HELD, _APART)
                for path in self._files(ending)
                for found in [self._frames_of(path)]
            )

    def append(self, entries: Sequence[Recorded]) -> None:
        """Hold entries after those held already, durable when this returns."""
        with self._faults_named():
            self._prepare(self._folder)
            if self._writing is None or not self._writing.path.exists():
                self._writing = _Written(self._new_path(_HELD), self._key, self._place)
            self._writing.append(entries)

    def keep_apart(self, entries: Sequence[Recorded]) -> str:
        """Keep entries that contradict the record in a file of their own, for good; return which."""
        with self._faults_named():
            self._prepare(self._folder)
            written = _Written(self._new_path(_APART), self._key, self._place)
            written.append(entries)
        return str(written.path)

    def clear(self) -> None:
        """Let go of what was read and appended: all of it is on record. What was kept apart or changed stays."""
        with self._faults_named():
            for path in self._changed:
                path.rename(self._new_path(_APART))
            written = [] if self._writing is None else [self._writing.path]
            for path in (*self._read, *written):
                path.unlink(missing_ok=True)
            sync_folder(self._folder)
        self._writing, self._read, self._changed = None, [], []

    def _files(self, ending: str) -> list[Path]:
        return sorted(self._folder.glob(f"{self._name}-*.{ending}"))

    def _new_path(self, ending: str) -> Path:
        numbers = [int(path.stem.rpartition("-")[2]) for path in (*self._files(_HELD), *self._files(_APART))]
        return self._folder / f"{self._name}-{max(numbers, default=_FIRST - 1) + 1:06}.{ending}"

    @property
    def _name(self) -> str:
        return f"ivig-desk-{self._place[:_NAME_LENGTH].hex()}"

    def _frames_of(self, path: Path) -> ReadFrames:
        whole = path.read_bytes()
        header, body = whole[:HEADER_LENGTH], whole[HEADER_LENGTH:]
        expected = MAGIC + self._place
        if len(header) < HEADER_LENGTH:
            return ReadFrames(entries=(), is_cut=True, is_changed=False)
        if not header.startswith(expected):
            return ReadFrames(entries=(), is_cut=False, is_changed=True)
        return Seals.of(self._key, header).read(body)

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise RecordsFault(of_errno(error), str(self._folder), error.strerror or str(error)) from error


def require_there(folder: Path) -> None:
    """Raise RecordsFault where a folder is not there: made, it would lie on the very disk that may be lost."""
    if not folder.is_dir():
        raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(folder), "the second folder is not there")


def _end_of(found: ReadFrames) -> FileEnd:
    if found.is_changed:
        return FileEnd.CHANGED
    return FileEnd.CUT if found.is_cut else FileEnd.WHOLE


class _Written:
    """One file while it is being written; what a full disk took of a frame is cut off before the next."""

    def __init__(self, path: Path, key: RecordsKey, place: bytes) -> None:
        """Begin a file, durable as such when this returns; none is left where it cannot be. Raises OSError."""
        header = new_header(place)
        self.path = path
        self._seals = Seals.of(key, header)
        self._length = 0
        make_empty(path)
        try:
            self._write(header)
            sync_folder(path.parent)
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise

    def append(self, entries: Sequence[Recorded]) -> None:
        """Add the frames of these entries, all or none of them counting. Raises OSError."""
        frames, after = self._seals.sealed(entries)
        self._write(frames)
        self._seals = after

    def _write(self, body: bytes) -> None:
        with self.path.open("r+b", buffering=0) as file:
            file.truncate(self._length)
            file.seek(self._length)
            try:
                left = memoryview(body)
                while left:
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    file.truncate(self._length)
                raise
        self._length += len(body)
