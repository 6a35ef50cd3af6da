"""Writing on paper, each way loaded when it is first used: a window that opens does not wait for what prints."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_desk.presenters.summary_document import SummaryPages


def summary(pages: "SummaryPages", path: Path) -> None:
    """Write a summary; raises OSError naming the file."""
    from ivig_desk.views.printing import write_summary

    write_summary(pages, path)


def paper_ramp(offered: "tuple[SummaryPages, ...]", path: Path) -> None:
    """Write the fullest of the offered pages that fits a sheet of the place; raises OSError naming the file."""
    from ivig_desk.views.paper_ramp import paper_of_the_place, write_paper_ramp

    write_paper_ramp(offered, path, paper_of_the_place())


def report_sheet(pages: "SummaryPages", path: Path) -> None:
    """Write a report sheet on the paper of the place; raises OSError naming the file."""
    from ivig_desk.views.paper_ramp import paper_of_the_place
    from ivig_desk.views.report_sheet import write_report_sheet

    write_report_sheet(pages, path, paper_of_the_place())


def printer_name() -> str:
    """Return the name of the printer that this computer prints on, empty where it has none."""
    from ivig_desk.views import sheet_printing

    return sheet_printing.printer_name()


def print_page(pages: "SummaryPages") -> None:
    """Print a page that is a secret, past every file; raises OSError."""
    from ivig_desk.views import sheet_printing

    sheet_printing.print_page(pages)


def save_page(pages: "SummaryPages", path: Path) -> None:
    """Save a page that is a secret where the person says; raises OSError naming the file."""
    from ivig_desk.views import sheet_printing

    sheet_printing.save_page(pages, path)
