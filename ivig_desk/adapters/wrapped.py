"""A wrapped key as it lies in a file; understood without the library that opens it."""

from dataclasses import dataclass

_MOST_MEMORY_KIB = 1024 * 1024
_MOST_ITERATIONS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What each try of a passphrase costs: passes, lanes and memory of Argon2id; kept with what was wrapped by it."""

    iterations: int
    lanes: int
    memory_kib: int

    def __post_init__(self) -> None:
        """Raise ValueError for a cost that no desk has chosen: a changed file is not to stop the computer."""
        if not (0 < self.iterations <= _MOST_ITERATIONS and 0 < self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB):
            raise ValueError("no cost of ours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """One wrap of the records key: `proof` tells a right passphrase from a wrong one, `sealed` is key and tag."""

    salt: bytes
    cost: Cost
    nonce: bytes
    proof: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A PIN, hashed and encrypted; without the records key it says not even whether a guess is right."""

    nonce: bytes
    sealed: bytes
