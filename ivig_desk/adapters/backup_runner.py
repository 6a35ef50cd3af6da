"""Backups made by a second start of this program, at its own pace; the window waits for nothing."""

from collections.abc import Sequence
from pathlib import Path

from ivig_desk.adapters.program_beside import KEY_ON_INPUT, ProgramBeside, program_words
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.backups import BackupEnded, Backups, KeptBackups

_SAID_LENGTH = 400


class ProgramRunner:
    """Makes one backup at a time and tells in one line how it ended."""

    def __init__(self, words: Sequence[str], backups: Backups, key: RecordsKey) -> None:
        """Take the words that make one backup, the program first, what knows the folder, and the records key."""
        self._words = tuple(words)
        self._backups = backups
        self._beside = ProgramBeside(key)

    def begin(self) -> None:
        """Begin one and return at once; what fails, even now, is told by `ended`."""
        self._beside.begin(self._words)

    def ended(self) -> BackupEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""
        ended = self._beside.ended()
        if ended is None:
            return None
        said = " ".join(" ".join(ended.lines).split())
        return BackupEnded(fault=None if ended.code == 0 else said[:_SAID_LENGTH])

    def kept(self) -> KeptBackups:
        """Return what lies in the folder; raises RecordsFault, KeyStoreFault."""
        return self._backups.kept()


def backup_words(data: Path, folder: Path) -> tuple[str, ...]:
    """Return how this program is started to make one backup."""
    return program_words("records", "backup", "--data", str(data), "--to", str(folder), KEY_ON_INPUT)
