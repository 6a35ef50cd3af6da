"""A key store without a file: for practice and tests, with the same promises but durability and cost."""

from ivig_desk.adapters.kept_keys import KeptKeys
from ivig_desk.adapters.key_file import OpenStore
from ivig_desk.adapters.key_place import MemoryPlace
from ivig_desk.adapters.wrapped import Cost
from ivig_desk.adapters.wrong_tries import Tries
from ivig_desk.desk.keys import RecordsKey

_NO_COST = Cost(iterations=1, lanes=1, memory_kib=8)


class MemoryKeyStore(KeptKeys):
    """Fulfils `desk.keys.KeyStore` for as long as it lives; what it wraps is in no file, so no try costs anything."""

    def __init__(self, open_key: RecordsKey | None = None) -> None:
        """Begin with nobody in it, and with a key that lies open where one is given."""
        place = MemoryPlace(None if open_key is None else OpenStore(key=open_key))
        super().__init__(place, Tries(), lambda: _NO_COST)
