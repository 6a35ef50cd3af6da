"""Who has signed in since the program started: their PIN is enough from then on, while the key is in memory."""

from ivig_desk.desk.faults import KeyStoreFault
from ivig_desk.desk.keys import KeyStore, RecordsKey
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.people.pin import PinTries


class KnownHere:
    """Counts wrong PINs for each person; a passphrase forgives them."""

    def __init__(self, keys: KeyStore) -> None:
        """Begin with nobody."""
        self._keys = keys
        self._key: RecordsKey | None = None
        self._tries: dict[str, PinTries] = {}

    def add(self, person: Person, key: RecordsKey) -> None:
        """Let a person in by PIN from now on, who has one."""
        self._key = key
        self._tries.pop(person.id, None)
        try:
            if self._keys.has_pin(person.id, key):
                self._tries[person.id] = PinTries()
        except KeyStoreFault:
            # Without the store no PIN can be looked at; the passphrase says why.
            return

    @property
    def key(self) -> RecordsKey | None:
        """The key that whoever signed in brought; None where nobody has."""
        return self._key

    def takes_pin(self, person: Person) -> bool:
        """Whether a PIN is looked at: the person has signed in here before, has one, and has tries left."""
        tries = self._tries.get(person.id)
        return tries is not None and not tries.are_spent

    def wrong_pins(self, person: Person) -> int:
        """Return how many wrong PINs stand counted for a person."""
        return self._tries.get(person.id, PinTries()).wrong

    def try_pin(self, person: Person, pin: str) -> RecordsKey | None:
        """Return the key for the right PIN; a wrong one is counted. Raises KeyStoreFault."""
        if self._key is None or not self.takes_pin(person):
            return None
        if self._keys.is_pin(person.id, pin, self._key):
            return self._key
        self._tries[person.id] = self._tries[person.id].one_more_wrong()
        return None
