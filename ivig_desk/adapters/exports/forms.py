"""What every form of export does with the infusions it is handed, one after another."""

from dataclasses import dataclass
from typing import Protocol

from ivig_desk.domain.infusion.events import InfusionPlanned, Recorded
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.record.head import ChainHead


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadInfusion:
    """All that is on record of an infusion, read and held against its chain."""

    infusion_id: str
    entries: tuple[Recorded, ...]
    head: ChainHead

    @property
    def plan(self) -> Plan | None:
        """The plan that was agreed last; None where none ever was."""
        plans = [entry.event.plan for entry in self.entries if isinstance(entry.event, InfusionPlanned)]
        return plans[-1] if plans else None


class ExportWriter(Protocol):
    """Writes one form of export; every method may raise RecordsFault, OSError."""

    def add(self, read: ReadInfusion) -> None:
        """Take one more infusion; when it is written is the form's own business."""

    def finish(self) -> None:
        """Write what is left, and have all of it on the disk."""

    def close(self) -> None:
        """Give back what is open; nothing is written any more."""
