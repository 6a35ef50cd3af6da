"""What can leave the desk as pages: a summary, a report sheet, the ramp of a plan that was agreed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.look import Look
from ivig_desk.domain.reactions.report import Report
from ivig_desk.presenters.going_home import GoingHome
from ivig_desk.presenters.handing_out import HandingOut
from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.paper_ramp import paper_ramp
from ivig_desk.presenters.paper_ramp_wording import not_agreed_text
from ivig_desk.presenters.plan_start import Starting
from ivig_desk.presenters.report_sheet import report_sheet
from ivig_desk.presenters.screens import Ability, Button, Line, Tone
from ivig_desk.presenters.seen_pages import Leaving, nothing_else
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.presenters.ward_files import WardFiles

PAPER_RAMP = "paper-ramp"


def paper_button(ability: Ability) -> Button:
    """Return the button that asks where the paper ramp is to go."""
    return Button(name=PAPER_RAMP, label="Paper ramp", key="Alt+P", ability=ability)


def summary_of_now(desk: Desk, infusion_id: str, files: WardFiles) -> Leaving:
    """Return the summary as the record is when it leaves; making it raises Fault where it cannot be read."""

    def make() -> tuple[SummaryPages, ...]:
        return (summary_seen(desk, _look(desk, infusion_id), files.going_home),)

    version = partial(_version, desk, infusion_id)
    return Leaving(kind=PageKind.SUMMARY, infusion_id=infusion_id, make=make, version=version, left=nothing_else)


def summary_seen(desk: Desk, look: Look, going: GoingHome) -> SummaryPages:
    """Return the summary of an infusion as it was just looked at, the patient's others on record beside it.

    Raises RecordsFault, and LookupError before a plan is agreed.
    """
    infusion = look.infusion
    if infusion.plan is None:
        raise LookupError(infusion.id)
    others, _ = desk.lists().of_person(infusion.plan.patient)
    entries, head = desk.entries(infusion.id), desk.head(infusion.id)
    return summary_pages(infusion, entries, look.reading, head, replace(going, others=others))


def report_of_now(desk: Desk, infusion_id: str, report: Report, left: Callable[[], None]) -> Leaving:
    """Return the report sheet as the record is when it leaves; making it raises Fault where it cannot be read."""

    def make() -> tuple[SummaryPages, ...]:
        look = _look(desk, infusion_id)
        return (report_sheet(look.infusion, desk.entries(infusion_id), look.reading, report),)

    version = partial(_version, desk, infusion_id)
    return Leaving(kind=PageKind.REPORT, infusion_id=infusion_id, make=make, version=version, left=left)


def hand_out_agreed(out: HandingOut, starting: Starting) -> Line | None:
    """Ask where the ramp of a plan on record is to go, or say why there is none: nobody agrees with a question open."""
    plan = starting.reader.plan()
    if plan is None:
        return _not_agreed(" ".join(dict.fromkeys(starting.reader.problems.values())))
    refused = starting.agree(plan)
    if refused:
        return _not_agreed(refused)
    out.open(_ramp_of(starting.desk, starting.kept.infusion_id))
    return None


def _ramp_of(desk: Desk, infusion_id: str) -> Leaving:
    def make() -> tuple[SummaryPages, ...]:
        infusion = desk.infusion(infusion_id)
        if infusion is None or infusion.plan is None:
            raise LookupError(infusion_id)
        return paper_ramp(infusion.plan, desk.now(), desk.entries(infusion_id)[-1].program)

    version = partial(_version, desk, infusion_id)
    return Leaving(kind=PageKind.PAPER_RAMP, infusion_id=infusion_id, make=make, version=version, left=nothing_else)


def _not_agreed(reasons: str) -> Line:
    return Line(text=not_agreed_text(reasons), tone=Tone.MEDIUM)


def _look(desk: Desk, infusion_id: str) -> Look:
    look = desk.look(infusion_id)
    if look is None:
        raise LookupError(infusion_id)
    return look


def _version(desk: Desk, infusion_id: str) -> int:
    infusion = desk.infusion(infusion_id)
    return 0 if infusion is None else infusion.version
