"""Records put back from a backup before a desk is open: what the entrance asks of whoever does it."""

from typing import Protocol

from ivig_desk.desk.keys import KeyStore, RecordsKey, Unlocked
from ivig_desk.desk.ports.backups import KeptBackup, Restored
from ivig_desk.domain.record.desk_events import WrongPassphrases


class RestoringDesk(Protocol):
    """Puts a backup in the place of the records of one folder, which this program alone has open.

    Every method may raise RecordsFault and KeyStoreFault.
    """

    def has_keys(self) -> bool:
        """Whether there is a key store that can be read; where not, the backup's own is taken."""

    def folder(self) -> str | None:
        """Return the folder that is named for backups, None for none; raises BadDataFile."""

    def good(self, key: RecordsKey | None) -> tuple[KeptBackup, ...]:
        """Return the good ones there, the last first: of the desk of this key, or of every desk; nothing is opened."""

    def keys_of(self, backup: str) -> KeyStore:
        """Return the key store of a backup; raises BadBackup."""

    def restore(self, backup: str, came: Unlocked, tried: tuple[WrongPassphrases, ...]) -> Restored:
        """Put it in the place of the records, which are kept beside; raises BadBackup with nothing changed.

        Who came and what was tried at others' names are written down in the records that are put back.
        """
