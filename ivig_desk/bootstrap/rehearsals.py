"""What plays a scenario, and what is printed of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.bootstrap.files import data_files
from ivig_desk.bootstrap.window import rehearsed_window

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.record.head import ChainHead
    from ivig_desk.presenters.paper_door import Paper
    from ivig_desk.presenters.summary_document import SummaryPages
    from ivig_desk.rehearsal.desk_driver import Records, SteppedTime
    from ivig_desk.rehearsal.driver import RecordingDriver
    from ivig_desk.rehearsal.supplies import Supplies


def page_driver(supplies: Supplies, records: Records, clock: SteppedTime) -> RecordingDriver:
    """Return who plays a scenario on the presenters."""
    from ivig_desk.rehearsal.page_driver import PageDriver
    from ivig_desk.rehearsal.supplies import ward_files_from
    from ivig_desk.rehearsal.wish_hand import WishHand

    files = ward_files_from(supplies)
    return PageDriver(supplies, records, clock, lambda desk: WishHand(rehearsed_window(desk, files)))


def window_driver(supplies: Supplies, records: Records, clock: SteppedTime, pictures: Path | None) -> RecordingDriver:
    """Return who plays a scenario on the real window, its pictures in the folder named."""
    from ivig_desk.rehearsal.page_driver import PageDriver
    from ivig_desk.rehearsal.supplies import ward_files_from
    from ivig_desk.rehearsal.window_hand import WindowHand

    files = ward_files_from(supplies)
    return PageDriver(supplies, records, clock, lambda desk: WindowHand(rehearsed_window(desk, files), pictures))


def write_summary(entries: tuple[Recorded, ...], head: ChainHead | None, file: Path) -> None:
    """Write the summary of a record as a PDF; raises PrintingFault."""
    from ivig_desk.rehearsal.printed import write_summary_of

    write_summary_of(entries, head, file, data_files(None))


def write_pages(pages: SummaryPages, file: Path, paper: Paper) -> None:
    """Write pages on a paper as a PDF; raises PrintingFault."""
    from ivig_desk.rehearsal.printed import write_pages_on

    write_pages_on(pages, file, paper)


def write_pictures(entries: tuple[Recorded, ...], head: ChainHead | None, folder: Path) -> None:
    """Write the pages of a summary as pictures; raises PrintingFault."""
    from ivig_desk.rehearsal.printed import write_pictures_of

    write_pictures_of(entries, head, folder, data_files(None))
