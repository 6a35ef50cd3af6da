"""The key store of a folder, in one file beside the records."""

from collections.abc import Callable
from pathlib import Path

from ivig_desk.adapters.kept_keys import KeptKeys
from ivig_desk.adapters.key_place import FilePlace
from ivig_desk.adapters.wrapped import Cost
from ivig_desk.adapters.wrong_tries import TriesFile

_TRIES_SUFFIX = ".tries.json"


class FileKeyStore(KeptKeys):
    """Fulfils `desk.keys.KeyStore`, durably."""

    def __init__(self, path: Path, cost: Callable[[], Cost]) -> None:
        """Keep the store at `path`; `cost` says what a new passphrase is to cost at each try."""
        super().__init__(FilePlace(path), tries_beside(path), cost)


def tries_beside(keys: Path) -> TriesFile:
    """Return what counts wrong tries on disk, beside the key store at `keys`."""
    return TriesFile(keys.with_name(f"{keys.stem}{_TRIES_SUFFIX}"))
