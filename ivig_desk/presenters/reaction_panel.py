"""A severe reaction: stop, call, position, line, adrenaline, with the weight and the time since it began."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import ENDED, Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_commands import SayStepDone
from ivig_desk.domain.infusion.reaction_now import SevereReaction
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.presenters.formats import Rounding, clock_text, elapsed_text, number_text, quantity_text
from ivig_desk.presenters.protocol_step import open_signs_text, protocol_step
from ivig_desk.presenters.reaction_wording import HOW_DONE, step_done_text, step_to_do_text
from ivig_desk.presenters.screens import Button, ConditionLine, Line, ReactionPanel, Tone

STEP_DONE = "step-done"
ADRENALINE = "adrenaline"
"""The name the form of a medicine is filled with; its dose is asked, for none is in the sources."""

_MET = "met"
_KEYS = {
    ReactionStep.CALL_FOR_HELP: "F",
    ReactionStep.POSITION: "Q",
    ReactionStep.LINE_OPEN: "Y",
    ReactionStep.ADRENALINE: "X",
}


def reaction_panel(infusion: Infusion, plan: Plan, guidance: Guidance, utc_offset_minutes: int) -> ReactionPanel | None:
    """Return the panel while a severe reaction is open, before the stop and after it; else None."""
    severe = guidance.severe
    if severe is None:
        return None
    step = protocol_step(guidance)
    steps = tuple(
        Button(name=f"{STEP_DONE}:{one.value}", label=step_to_do_text(one), key=_KEYS[one], is_careful=True)
        for one, done in severe.steps
        if done is None
    )
    return ReactionPanel(
        heading=Line(text=f"Severe reaction: {open_signs_text(infusion, plan)}", tone=Tone.HIGH),
        clock=elapsed_text(guidance.now.since(severe.onset)),
        since=f"since {clock_text(severe.onset, utc_offset_minutes)}",
        weight=quantity_text(plan.patient.weight, 2),
        stop=None if step is None else step.button,
        steps=steps,
        how=HOW_DONE if steps else "",
        done=_done(infusion, severe, utc_offset_minutes),
    )


def step_said(name: str, guidance: Guidance) -> SayStepDone | None:
    """Return the command of a step that is said to be done; None where it is no step, or was done already."""
    open_steps = () if guidance.severe is None else guidance.severe.steps
    for step, done in open_steps:
        if name == f"{STEP_DONE}:{step.value}" and done is None:
            return SayStepDone(step=step)
    return None


def _done(infusion: Infusion, severe: SevereReaction, utc_offset_minutes: int) -> tuple[ConditionLine, ...]:
    stopped = [("stopped", infusion.ended)] if infusion.phase in ENDED and infusion.ended is not None else []
    said = [(step_done_text(step), done) for step, done in severe.steps if done is not None]
    return tuple(
        ConditionLine(mark=_MET, text=f"{text} {_when(at, severe.onset, utc_offset_minutes)}", tone=Tone.GOOD)
        for text, at in (*stopped, *said)
    )


def _when(at: Instant, onset: Instant, utc_offset_minutes: int) -> str:
    clock = clock_text(at, utc_offset_minutes)
    if at < onset:
        return f"{clock}, before it began"
    return f"{clock}, {number_text(at.since(onset).value, 0, Rounding.DOWN)} min after it began"
