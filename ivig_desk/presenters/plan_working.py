"""The working behind the ramp beside the form, once it is asked for on the step of preparation and set."""

from ivig_desk.domain.formulary.giving_set import settable
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_wording import STEPS
from ivig_desk.presenters.screens import Button, WorkingSection
from ivig_desk.presenters.working import Shown, planned_working

WORKING = "working"
WORKING_STEP = len(STEPS) - 2


def working_button(step: int, preview: Preview, shown: Shown) -> Button | None:
    """Return the control that opens and closes the working; letters are typed here, so no letter alone is its key."""
    if step != WORKING_STEP or not preview.rungs:
        return None
    return Button(name=WORKING, label="Close the working" if shown is Shown.YES else "Working", key="Alt+W")


def working_beside(step: int, preview: Preview, shown: Shown) -> tuple[WorkingSection, ...]:
    """Return the working of rungs, ceiling and volume where it is open."""
    plan, ceiling = preview.plan, preview.ceiling
    if step != WORKING_STEP or shown is Shown.NO or not preview.rungs or plan is None or ceiling is None:
        return ()
    ceiling_rate = settable(ceiling.limit, plan.patient.weight, plan.giving_set)
    return planned_working(plan, ceiling, ceiling_rate, preview.rungs)
