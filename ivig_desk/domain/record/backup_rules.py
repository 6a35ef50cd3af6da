"""When a backup of the records is made, where, and how many are kept."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRules:
    """Local practice; without a folder none is made by itself."""

    kept: int
    every: Minutes
    again_after: Minutes
    source: str
    folder: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError (found, accepted) for rules by which no backup would stay, or one would follow another."""
        if self.kept < 1:
            raise ValueError(f"kept {self.kept}", "1 or more")
        if not (self.every.value > 0 and self.again_after.value > 0):
            raise ValueError("0 min between two backups", "more than 0 min")

    def is_due(self, last: Instant | None, now: Instant) -> bool:
        """Whether the last good one, not made after now, is so old that another is due."""
        return last is None or now.since(last) >= self.every
