"""The paper ramp on its way to the disk: where it goes, what writes it, and what is said of that."""

from ivig_desk.desk.desk import Desk
from ivig_desk.presenters.paper_door import PaperDoor
from ivig_desk.presenters.paper_ramp import paper_ramp
from ivig_desk.presenters.paper_ramp_wording import not_agreed_text, not_saved_text, saved_text
from ivig_desk.presenters.plan_reading import PlanReader
from ivig_desk.presenters.plan_start import Starting
from ivig_desk.presenters.screens import Ability, Button, Line, Tone

PAPER_RAMP = "paper-ramp"


def paper_button(ability: Ability) -> Button:
    """Return the button that writes the page."""
    return Button(name=PAPER_RAMP, label="Paper ramp", key="Alt+P", ability=ability)


def save_agreed(starting: Starting, reader: PlanReader, door: PaperDoor) -> Line:
    """Write the page of a plan that is on record, and return what came of it; with an open question there is none."""
    plan = reader.plan()
    if plan is None:
        return _not_agreed(" ".join(dict.fromkeys(reader.problems.values())))
    refused = starting.agree(plan)
    return _not_agreed(refused) if refused else save_paper_ramp(door, starting.desk, starting.kept.infusion_id)


def save_paper_ramp(door: PaperDoor, desk: Desk, infusion_id: str) -> Line:
    """Write the agreed plan of an infusion and return what came of it; a fault of the disk stops nothing."""
    infusion = desk.infusion(infusion_id)
    if infusion is None or infusion.plan is None:
        raise LookupError(infusion_id)
    path = door.folder / f"{PAPER_RAMP}-{infusion_id}.pdf"
    pages = paper_ramp(infusion.plan, desk.now(), desk.entries(infusion_id)[-1].program)
    try:
        door.write(pages, path)
    except OSError as fault:
        return Line(text=not_saved_text(path, fault), tone=Tone.MEDIUM)
    return Line(text=saved_text(path), tone=Tone.GOOD)


def _not_agreed(reasons: str) -> Line:
    return Line(text=not_agreed_text(reasons), tone=Tone.MEDIUM)
