"""What is done with one press, and when there is anything to do: a second press does nothing more (S11)."""

from collections.abc import Mapping

from ivig_desk.domain.infusion.commands import Command, HoldInfusion, KeepRung, StopInfusion
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion, Phase
from ivig_desk.presenters.control_names import HOLD, STOP
from ivig_desk.presenters.next_column import STAY
from ivig_desk.presenters.protocol_step import PROTOCOL_STEP, protocol_step
from ivig_desk.presenters.reaction_panel import step_said
from ivig_desk.presenters.run_forms import GRADE, RunForm
from ivig_desk.presenters.treatment_forms import EFFECT
from ivig_desk.presenters.wishes import Typed


def command_at_once(name: str, infusion: Infusion, guidance: Guidance) -> Command | None:
    """Return what the press of a control asks for at once, or None: it opens something, or comes too late."""
    command, phases = _AT_ONCE.get(name, (None, frozenset()))
    if infusion.phase in phases:
        return command
    step = protocol_step(guidance) if name == PROTOCOL_STEP else None
    return step_said(name, guidance) if step is None else step.command


def records_at_once(form: RunForm, typed: Typed) -> bool:
    """Whether what was typed takes the form: a grade, as of now or of the time typed before it, and an effect do."""
    return _LAST.get(form) == typed.field


def is_taken_by_button(form: RunForm) -> bool:
    """Whether a form is taken by a button; an adverse event and an effect are by the press of their last answer."""
    return form not in _LAST


_LAST: Mapping[RunForm, str] = {RunForm.ADVERSE_EVENT: GRADE.name, RunForm.EFFECT: EFFECT.name}
_AT_ONCE: Mapping[str, tuple[Command, frozenset[Phase]]] = {
    HOLD: (HoldInfusion(), frozenset({Phase.RUNNING})),
    STOP: (StopInfusion(reason=""), UNDER_WAY),
    STAY: (KeepRung(), frozenset({Phase.RUNNING})),
}
