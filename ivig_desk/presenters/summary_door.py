"""The way out for summaries."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_desk.presenters.paper_door import PaperDoor
    from ivig_desk.presenters.summary import SummaryPages


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryDoor:
    """Where summaries go, and what writes one; the writer raises OSError where the disk does not play along."""

    folder: Path
    write: "Callable[[SummaryPages, Path], None]"
    paper: "PaperDoor"
