"""`records summary`: the summary of one infusion as text, or as a plain file that somebody asked for by name."""

from pathlib import Path

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.places import require_new_file
from ivig_desk.commandline.wanted import SummaryWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.desk import Desk
from ivig_desk.domain.record.desk_events import PageGivenOut
from ivig_desk.presenters.going_home import GoingHome, going_home_of
from ivig_desk.presenters.handing_out_wording import saved_text
from ivig_desk.presenters.leaving_pages import summary_seen
from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.presenters.summary_text import text_of

_TO_THE_SHELL = "standard output"
"""Where the text goes, as the desk's own record has it."""


def give_summary(wanted: SummaryWanted, doors: Doors) -> int:
    """Print or write it and have that recorded.

    Raises WrongUse, BadDataFile, KeyStoreFault, RecordsFault, PrintingFault.
    """
    records = doors.records_file(wanted.data)
    if not records.exists():
        raise not_accepted("ID", wanted.infusion_id, f"an infusion on record; there are no records at {records}")
    if wanted.pdf is not None:
        _require_new_elsewhere(wanted.pdf, records.parent)
    noted = doors.noted_records(wanted.data, wanted.who)
    opened = noted.open(doors.system_clock())
    try:
        pages = _pages(opened.desk, wanted.infusion_id, going_home_of(doors.data_files(wanted.data)))
    finally:
        opened.close()
    if wanted.pdf is None:
        print(text_of(pages), end="")
    else:
        doors.write_pages(pages, wanted.pdf, wanted.paper)
        print(saved_text(PageKind.SUMMARY, wanted.pdf))
    place = _TO_THE_SHELL if wanted.pdf is None else str(wanted.pdf)
    noted.note(PageGivenOut(what=PageKind.SUMMARY.value, infusion_id=wanted.infusion_id, printer="", file=place))
    return 0


def _require_new_elsewhere(file: Path, own: Path) -> None:
    """Raise WrongUse for the desk's own folder, a folder that is not there, and a name that is taken."""
    if file.resolve().is_relative_to(own.resolve()):
        raise not_accepted("--pdf", str(file), "a folder other than the desk’s own, in which everything is encrypted")
    if not file.parent.is_dir():
        raise not_accepted("--pdf", str(file), "a file in a folder that is there")
    require_new_file("--pdf", file)


def _pages(desk: Desk, infusion_id: str, going: GoingHome) -> SummaryPages:
    look = desk.look(infusion_id)
    if look is None:
        raise not_accepted("ID", infusion_id, "an infusion on record, as `records list` names them")
    if look.infusion.plan is None:
        raise not_accepted("ID", infusion_id, "an infusion whose plan is agreed")
    return summary_seen(desk, look, going)
