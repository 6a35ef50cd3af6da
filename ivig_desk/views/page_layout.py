"""Each kind of document laid out on its paper, for a printer and for a file alike."""

from typing import assert_never

from ivig_desk.presenters.paper_door import PageKind, PageOut
from ivig_desk.views.paper import WHOLE, PaperSize
from ivig_desk.views.paper_ramp import fitting_ramp
from ivig_desk.views.printing import Printed, printed
from ivig_desk.views.report_sheet import laid_out_report


def laid_out(page: PageOut) -> Printed:
    """Return a document on its sheet, ready to be painted; needs a running QGuiApplication."""
    size = PaperSize[page.paper.name]
    match page.kind:
        case PageKind.SUMMARY | PageKind.COURSE | PageKind.RECOVERY_SHEET | PageKind.RECALL:
            return printed(page.offered[0], size, WHOLE)
        case PageKind.REPORT:
            return laid_out_report(page.offered[0], size)
        case PageKind.PAPER_RAMP:
            return fitting_ramp(page.offered, size)
        case _:
            assert_never(page.kind)
