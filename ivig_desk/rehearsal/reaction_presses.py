"""What is pressed and typed for a reaction: its sign, its steps, what is given for it, and putting it right."""

from ivig_desk.desk.look import Look
from ivig_desk.domain.infusion import commands as asked
from ivig_desk.domain.infusion.reaction_commands import SayStepDone
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.adverse_event_mending import BY_MISTAKE, OF_EVENT, READS
from ivig_desk.presenters.form_parts import CANCEL
from ivig_desk.presenters.reaction_panel import STEP_DONE
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.treatment_forms import AGAINST, EFFECT, FOR_NONE
from ivig_desk.rehearsal import steps as said
from ivig_desk.rehearsal.bedside import event_of, treatment_of
from ivig_desk.rehearsal.presses import NO_SUCH_CONTROL, Filled, Press, filled_form, late


def reaction(action: asked.FlagAdverseEvent | asked.ResolveAdverseEvent, own: str) -> tuple[Press, ...]:
    """Return what is pressed where a sign is seen or has gone."""
    if isinstance(action, asked.ResolveAdverseEvent):
        return late(filled_form(RunForm.RESOLVE, ("sign", action.sign)), RunForm.RESOLVE, own)
    pressed = filled_form(RunForm.ADVERSE_EVENT, ("sign", action.sign), (fields.GRADE.name, str(action.grade.value)))
    # The press of the grade takes the form.
    return late(pressed[:-1], RunForm.ADVERSE_EVENT, own)


def said_done(action: SayStepDone) -> tuple[Press, ...]:
    """Return what is pressed for a step; of adrenaline the form of its dose opens, and is put away."""
    pressed = f"{STEP_DONE}:{action.step.value}"
    return (pressed, CANCEL.name) if action.step is ReactionStep.ADRENALINE else (pressed,)


def mended(action: said.OfReaction, look: Look | None) -> tuple[Press, ...]:
    """Return what is pressed to put an adverse event right, or to say what a treatment did."""
    if look is None:
        return ()
    if isinstance(action, said.SeeEffect):
        # The press of the effect takes the form.
        version = treatment_of(action, look.infusion)
        opening = f"{RunForm.EFFECT.value}:{version}" if version else NO_SUCH_CONTROL
        return opening, Filled(form=RunForm.EFFECT.value, field=EFFECT.name, text=action.effect.value)
    reads = BY_MISTAKE if isinstance(action, said.StrikeLatest) else str(action.grade.value)
    version = event_of(action, look.infusion)
    if not version:
        return (NO_SUCH_CONTROL,)
    mended = ((OF_EVENT, str(version)), (READS.name, reads), (fields.REASON.name, action.reason))
    return filled_form(RunForm.MEND, *mended)


def against(action: asked.GiveMedicine, look: Look | None) -> tuple[str, str]:
    """Return which reaction is pressed for a medicine; for none where one is open, for the only one stands chosen."""
    is_open = look is not None and look.infusion.open_adverse_events
    return AGAINST, action.against or (FOR_NONE if is_open else "")
