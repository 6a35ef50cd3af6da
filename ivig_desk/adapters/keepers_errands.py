"""What a keeper asks for on the page of backups, done by second starts of this program."""

from pathlib import Path

from ivig_desk.adapters.backup_runner import backup_words
from ivig_desk.adapters.durable import free_place
from ivig_desk.adapters.program_beside import KEY_ON_INPUT, ProgramBeside, program_words
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.errands import ErrandEnded
from ivig_desk.domain.amounts.instants import ClockReading


class KeepersErrands:
    """Fulfils `desk.ports.errands.Errands` for the records in one data folder."""

    def __init__(self, data: Path, key: RecordsKey) -> None:
        """Take the data folder and the key of its records."""
        self._data = data
        self._beside = ProgramBeside(key)

    def back_up(self, folder: str) -> None:
        """Make a backup in a folder that is there."""
        self._beside.begin(backup_words(self._data, Path(folder)))

    def export(self, folder: str, passphrase: str, person_id: str, at: ClockReading) -> None:
        """Write the whole of the records into a new file there; the passphrase goes through the pipe of the key."""
        day = at.wall.day(at.utc_offset_minutes).isoformat()
        file = str(free_place(Path(folder), f"ivig-desk-records-{day}", ".sqlite"))
        self._begin(("export", "--sealed", file, "--for", person_id), passphrase)

    def verify(self) -> None:
        """Hold the records against what they prove."""
        self._begin(("verify",))

    def ended(self) -> ErrandEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""
        ended = self._beside.ended()
        return None if ended is None else ErrandEnded(is_good=ended.code == 0, lines=ended.lines)

    def _begin(self, words: tuple[str, ...], *secrets: str) -> None:
        self._beside.begin(program_words("records", *words, "--data", str(self._data), KEY_ON_INPUT), *secrets)
