"""A record on paper, without a window: the summary, and the pictures of every page."""

from functools import reduce
from pathlib import Path

from ivig_desk.desk.faults import PrintingFault
from ivig_desk.desk.ports import DataFiles
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.events import InfusionPlanned, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.domain.summary.evidence import written_in_own_time
from ivig_desk.presenters.going_home import going_home_of
from ivig_desk.presenters.paper_door import Paper
from ivig_desk.presenters.paper_ramp import paper_ramp
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.views.paper import WHOLE, PaperSize
from ivig_desk.views.pictures import save_paper_ramp, save_summary
from ivig_desk.views.printing import printed, put_in_place
from ivig_desk.views.without_window import application_without_window


def write_summary_of(entries: tuple[Recorded, ...], head: ChainHead | None, file: Path, data_files: DataFiles) -> None:
    """Write the summary of a record as PDF; raises PrintingFault, and BadDataFile for the ward's files."""
    infusion = reduce(evolve, entries[1:], evolve(None, entries[0]))
    pages = summary_pages(infusion, entries, _last_reading(entries), head, going_home_of(data_files))
    write_pages_on(pages, file, Paper.A4)


def write_pages_on(pages: SummaryPages, file: Path, paper: Paper) -> None:
    """Write pages on a paper as PDF; raises PrintingFault."""
    with application_without_window():
        try:
            put_in_place(printed(pages, PaperSize[paper.name], WHOLE).pdf(), file)
        except OSError as error:
            raise PrintingFault(str(file), error.strerror or str(error)) from error


def write_pictures_of(
    entries: tuple[Recorded, ...], head: ChainHead | None, folder: Path, data_files: DataFiles
) -> None:
    """Save summary and paper ramp as pictures, each page its own, and the paper ramp itself; raises PrintingFault."""
    infusion = reduce(evolve, entries[1:], evolve(None, entries[0]))
    agreed = [(one, one.event.plan) for one in entries if isinstance(one.event, InfusionPlanned)]
    with application_without_window():
        try:
            save_summary(
                summary_pages(infusion, entries, _last_reading(entries), head, going_home_of(data_files)), folder
            )
            for one, plan in agreed[-1:]:
                save_paper_ramp(paper_ramp(plan, one.recorded, one.program), folder)
        except OSError as error:
            raise PrintingFault(error.filename or str(folder), error.strerror or str(error)) from error


def _last_reading(entries: tuple[Recorded, ...]) -> ClockReading:
    """As of the last entry, in the infusion's own time."""
    return written_in_own_time(entries)[-1].recorded
