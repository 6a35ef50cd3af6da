"""The plan page: five steps, nothing lost when one goes back."""

from ivig_desk.presenters.alarm_sound import SOUND_TEST
from ivig_desk.presenters.leaving_pages import paper_button
from ivig_desk.presenters.plan_beside import lines_beside
from ivig_desk.presenters.plan_bottles import bottle_list
from ivig_desk.presenters.plan_form import form_of_step
from ivig_desk.presenters.plan_inputs import BACK, LAST_STEP, LEAVE, STEP, PlanInputs
from ivig_desk.presenters.plan_interrupted import DISCARD_PLAN, asks_whose, discard_form, whose_form
from ivig_desk.presenters.plan_overridden import HEADING, overridden_lines
from ivig_desk.presenters.plan_spoken import spoken_rows
from ivig_desk.presenters.plan_strip import strip_of_plan
from ivig_desk.presenters.plan_wording import STEPS
from ivig_desk.presenters.plan_working import WORKING_STEP, working_beside, working_button
from ivig_desk.presenters.scan_form import scan_form
from ivig_desk.presenters.screens import (
    Ability,
    BottleList,
    Button,
    Form,
    PatientStrip,
    PlanScreen,
    ReadBack,
    Tone,
)

_LEAVING = Button(name=LEAVE, label="All infusions", key="Ctrl+Home")


def plan_screen(inputs: PlanInputs) -> PlanScreen:
    """Return one step of the plan page, with the ramp beside it once it can be worked out."""
    step, strip = inputs.step, strip_of_plan(inputs)
    instead = _instead(inputs, strip)
    if instead is not None:
        return _set_aside(inputs, strip, instead)
    return PlanScreen(
        strip=strip,
        steps=_steps(step, Ability.READY),
        step=step,
        form=_form(inputs),
        table=inputs.preview.table if step == WORKING_STEP else None,
        read_back=lines_beside(step, inputs.preview),
        back=Button(name=BACK, label="Back", key="Alt+Left", ability=Ability.READY if step else Ability.OFF),
        leave=_LEAVING,
        discard=DISCARD_PLAN,
        message=inputs.message,
        show_working=working_button(step, inputs.preview, inputs.working),
        working=working_beside(step, inputs.preview, inputs.working),
        bottles=_bottles(inputs),
        spoken=_spoken(inputs),
        paper_ramp=_paper_button(inputs) if step == LAST_STEP else None,
        sound_test=SOUND_TEST if step == LAST_STEP else None,
    )


def _form(inputs: PlanInputs) -> Form:
    """The step, or what is asked of a bottle just scanned."""
    if inputs.waiting is not None:
        return scan_form(inputs.waiting, inputs.texts, inputs.problems)
    return form_of_step(inputs)


def _paper_button(inputs: PlanInputs) -> Button:
    return paper_button(Ability.READY if inputs.preview.rungs else Ability.OFF)


def _spoken(inputs: PlanInputs) -> ReadBack | None:
    preview = inputs.preview
    if inputs.step != LAST_STEP or preview.plan is None:
        return None
    return ReadBack(
        rows=spoken_rows(preview.plan, preview.first, preview.ceiling, preview.pooled, inputs.today),
        heading=HEADING,
        overridden=overridden_lines(preview.plan, preview.asked, inputs.texts, inputs.infusion),
    )


def _instead(inputs: PlanInputs, strip: PatientStrip | None) -> Form | None:
    """What is asked before the step is gone on with; `leaving` is where a page is to go."""
    if asks_whose(inputs.untouched, inputs.texts):
        return whose_form(inputs.untouched, strip, inputs.texts)
    if inputs.leaving is not None:
        return inputs.leaving
    return discard_form(inputs.texts, inputs.problems) if inputs.is_discarding else None


def _set_aside(inputs: PlanInputs, strip: PatientStrip | None, form: Form) -> PlanScreen:
    """A question in place of the step: nothing else of the plan can be pressed or read off before it is answered."""
    return PlanScreen(
        strip=strip,
        steps=_steps(inputs.step, Ability.OFF),
        step=inputs.step,
        form=form,
        table=None,
        read_back=(),
        back=None,
        leave=_LEAVING,
        discard=None,
        message=inputs.message,
    )


def _steps(current: int, ability: Ability) -> tuple[Button, ...]:
    return tuple(
        Button(
            name=f"{STEP}:{number}",
            label=f"{number + 1} {title}",
            ability=ability,
            tone=Tone.GOOD if number == current else Tone.PLAIN,
        )
        for number, title in enumerate(STEPS)
    )


def _bottles(inputs: PlanInputs) -> BottleList | None:
    if inputs.step != WORKING_STEP:
        return None
    return bottle_list(inputs.texts, inputs.preview, inputs.ordered, inputs.today)
