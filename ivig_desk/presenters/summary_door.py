"""The way out for summaries and report sheets."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_desk.presenters.paper_door import PaperDoor
    from ivig_desk.presenters.summary import SummaryPages


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryDoor:
    """Where summaries and report sheets go, and what writes them; each raises OSError where it cannot."""

    folder: Path
    write: "Callable[[SummaryPages, Path], None]"
    write_report: "Callable[[SummaryPages, Path], None]"
    paper: "PaperDoor"
