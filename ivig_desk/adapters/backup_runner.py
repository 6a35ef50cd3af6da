"""Backups made by a second start of this program, at its own pace; the window waits for nothing."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.backups import BackupEnded, Backups, KeptBackups

_SAID_LENGTH = 400
_PREFIX = "ivig-desk: "

KEY_ON_INPUT: Final = "--key-on-input"
"""The word that says: the first line of standard input is the records key, in hexadecimal digits."""


class ProgramRunner:
    """Starts one program at a time and reads what it says once it is over."""

    def __init__(self, words: Sequence[str], backups: Backups, key: RecordsKey) -> None:
        """Take the words that make one backup, the program first, what knows the folder, and the records key.

        The key goes through a pipe: words, surroundings and files can be read by others.
        """
        self._words = tuple(words)
        self._key = key
        self._backups = backups
        self._running: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._not_begun: str | None = None

    def begin(self) -> None:
        """Begin one and return at once; what fails, even now, is told by `ended`."""
        self._not_begun = None
        try:
            # A file, since a pipe that nobody reads would hold the program up when it is full.
            self._said = tempfile.TemporaryFile()  # noqa: SIM115 # It is read when the program has ended.
            self._running = subprocess.Popen(
                self._words, stdin=subprocess.PIPE, stdout=self._said, stderr=subprocess.STDOUT
            )
            self._hand_over(self._running.stdin)
        except OSError as error:
            if self._said is not None:
                self._said.close()
            self._said = None
            self._not_begun = error.strerror or str(error)

    def ended(self) -> BackupEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""
        if self._not_begun is not None:
            fault, self._not_begun = self._not_begun, None
            return BackupEnded(fault=fault)
        if self._running is None or self._said is None or self._running.poll() is None:
            return None
        code, said = self._running.returncode, self._said
        self._running = self._said = None
        with said:
            said.seek(0)
            text = " ".join(said.read(_SAID_LENGTH).decode(errors="replace").split()).removeprefix(_PREFIX)
        return BackupEnded(fault=None if code == 0 else text or f"it ended with {code}")

    def _hand_over(self, pipe: IO[bytes] | None) -> None:
        """Write the key, which fits into any pipe; a program that ended at once reads none, and says why itself."""
        if pipe is not None:
            with suppress(BrokenPipeError), pipe:
                pipe.write(f"{self._key.octets.hex()}\n".encode())

    def kept(self) -> KeptBackups:
        """Return what lies in the folder; raises RecordsFault, KeyStoreFault."""
        return self._backups.kept()


def backup_words(data: Path, folder: Path) -> tuple[str, ...]:
    """Return how this program is started to make one backup; the frozen one is its own interpreter."""
    program = [sys.executable] if hasattr(sys, "_MEIPASS") else [sys.executable, "-m", "ivig_desk"]
    return (*program, "records", "backup", "--data", str(data), "--to", str(folder), KEY_ON_INPUT)
