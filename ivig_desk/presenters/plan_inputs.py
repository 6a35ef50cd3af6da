"""What the plan page is made from, and the names of what is pressed on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_wording import STEPS
from ivig_desk.presenters.scan_form import Waiting
from ivig_desk.presenters.screens import Form, Line
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.working import Shown

FORM = "plan"
STEP = "step"
BACK = "back"
LEAVE = "leave"
CHECKS_STEP = STEPS.index("Checks")
LAST_STEP = len(STEPS) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInputs:
    """What the plan page is made from; `leaving` asks where a page is to go."""

    infusion: Infusion
    texts: Texts
    step: int
    focus: str
    problems: Mapping[str, str]
    preview: Preview
    profiles: tuple[Profile, ...]
    message: Line | None
    today: date
    working: Shown
    untouched: Minutes
    is_discarding: bool
    waiting: Waiting | None = None
    ordered: str = ""
    leaving: Form | None = None
