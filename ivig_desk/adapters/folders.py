"""Where records live on this computer; only their owner can look into them."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path, user_state_path

from ivig_desk.adapters.system_faults import of_errno
from ivig_desk.desk.faults import RecordsFault

RECORDS_NAME = "desk.sqlite"
KEYS_NAME = "keys.json"
LABELS_NAME = "labels.toml"
PROGRAM_NAME = "ivig-desk"
_PRACTICE = "practice"
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The records file and what lies beside it, under one root."""

    root: Path

    @property
    def records(self) -> Path:
        """The records file; it need not be there yet."""
        return self.root / RECORDS_NAME

    @property
    def keys(self) -> Path:
        """The key store; it need not be there yet."""
        return self.root / KEYS_NAME

    @property
    def labels(self) -> Path:
        """The file of what was taught of the GTINs on packs; it need not be there yet."""
        return self.root / LABELS_NAME


def ward_folders(data: Path | None) -> Folders:
    """Return the ward's folders, made where they are missing: under `data`, or where this system keeps a user's data.

    Raises RecordsFault where they cannot be made.
    """
    return _made(_root(data))


def places_of_ward(data: Path | None) -> Folders:
    """Return where the ward's folders are, or would be: a question about them makes none."""
    return Folders(root=_root(data))


def practice_folders(data: Path | None) -> Folders:
    """Return the folders for practice, apart from the ward's own, so that no rehearsal gets among real records.

    Raises RecordsFault where they cannot be made.
    """
    return _made(_root(data) / _PRACTICE)


def held_folder() -> Path:
    """Return where entries are held that records do not take, where the ward names no second folder; not made here.

    Another folder than that of a user's data, whatever the system: it may be the data folder that has gone.
    """
    return user_state_path(f"{PROGRAM_NAME}-held", appauthor=False)


def make_private(folder: Path) -> None:
    """Make a folder and what is missing above it, each for its owner alone; a folder that is there stays as it is.

    Raises RecordsFault.
    """
    try:
        missing = [above for above in (folder, *folder.parents) if not above.exists()]
        for above in reversed(missing):
            above.mkdir(mode=_PRIVATE, exist_ok=True)
        # Asked now, so that the first entry is not the first to find out.
        os.scandir(folder).close()
    except OSError as error:
        raise RecordsFault(of_errno(error), str(folder), error.strerror or str(error)) from error


def _root(data: Path | None) -> Path:
    return user_data_path(PROGRAM_NAME, appauthor=False) if data is None else data.absolute()


def _made(root: Path) -> Folders:
    folders = Folders(root=root)
    make_private(folders.root)
    return folders
