"""Where paper ramps go, apart from the page itself: a window that opens does not wait for what prints."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_desk.presenters.summary_document import SummaryPages


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDoor:
    """The folder, and what writes the fullest of the pages handed over that fits one sheet; it raises OSError."""

    folder: Path
    write: "Callable[[tuple[SummaryPages, ...], Path], None]"
