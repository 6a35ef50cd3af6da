"""The summary of an infusion on its way to paper."""

from ivig_desk.desk.desk import Look
from ivig_desk.desk.faults import Fault
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.presenters.message_wording import not_written_text, written_text
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_door import SummaryDoor


def summary_saved(summaries: SummaryDoor, look: Look, entries: tuple[Recorded, ...], head: ChainHead | None) -> Line:
    """Write the summary where summaries go, and return where it is, or why there is none."""
    path = summaries.folder / f"summary-{look.infusion.id}.pdf"
    try:
        summaries.write(summary_pages(look.infusion, entries, look.reading, head), path)
    except (OSError, Fault) as fault:
        return Line(text=not_written_text(path, fault), tone=Tone.MEDIUM)
    return Line(text=written_text(path), tone=Tone.GOOD)
