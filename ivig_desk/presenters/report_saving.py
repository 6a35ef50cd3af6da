"""The report sheet on its way to the disk: where it goes, what writes it, and what is said of that."""

from pathlib import Path

from ivig_desk.desk.desk import Desk, Look
from ivig_desk.desk.faults import Fault
from ivig_desk.domain.reactions.report import Report
from ivig_desk.presenters.message_wording import report_not_written_text, report_written_text
from ivig_desk.presenters.report_sheet import report_sheet
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.summary_door import SummaryDoor


def save_report_sheet(door: SummaryDoor, desk: Desk, look: Look, report: Report) -> Path | Line:
    """Write the sheet of an infusion and return its file, or why there is none; a fault of the disk stops nothing."""
    infusion = look.infusion
    path = door.folder / f"report-{infusion.id}.pdf"
    try:
        door.write_report(report_sheet(infusion, desk.entries(infusion.id), look.reading, report), path)
    except (OSError, Fault) as fault:
        return Line(text=report_not_written_text(path, fault), tone=Tone.MEDIUM)
    return path


def report_saved(path: Path) -> Line:
    """Return where the sheet is."""
    return Line(text=report_written_text(path), tone=Tone.GOOD)
