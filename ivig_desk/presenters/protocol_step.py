"""The one step the protocol asks for after a reaction, its reason in the ward's words, and its button."""

from dataclasses import dataclass

from ivig_desk.domain.infusion.commands import Command, HoldInfusion, LowerRate, StopInfusion
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.reactions.ladder import Advice, AdviceReason
from ivig_desk.presenters.run_wording import other_units_text, rate_text
from ivig_desk.presenters.screens import Button, Tone

PROTOCOL_STEP = "protocol-step"
_KEY = "P"
_REASONS = {
    AdviceReason.GRADE_1: "grade 1",
    AdviceReason.GRADE_2: "grade 2",
    AdviceReason.GRADE_3_OR_MORE: "grade 3 or more",
    AdviceReason.ANAPHYLAXIS_PATTERN: "anaphylaxis pattern",
    AdviceReason.AGAIN_AT_GRADE_2: "the second time, at grade 2 or more",
    AdviceReason.THIRD_TIME: "the third time",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolStep:
    """What is still to be done of the protocol's step: the command, and the button that gives it."""

    command: Command
    button: Button


def protocol_step(guidance: Guidance) -> ProtocolStep | None:
    """Return the step that is still to be done, or None: nothing is asked, or it was done.

    Holding and stopping do what HOLD and STOP do. Lowering confirms the lowered rate, the very one that is shown (S6).
    """
    if guidance.advice is None or guidance.phase not in UNDER_WAY:
        return None
    if guidance.advice.advice is Advice.STOP:
        return ProtocolStep(command=StopInfusion(reason=""), button=_button("STOP", Tone.HIGH))
    if guidance.phase is Phase.HELD or is_lowered(guidance):
        return None
    to = guidance.lower_to
    if guidance.advice.advice is Advice.HOLD or to is None:
        return ProtocolStep(command=HoldInfusion(), button=_button("HOLD", Tone.MEDIUM))
    button = _button(f"{rate_text(to)} is running", Tone.GOOD, other_units_text(to))
    return ProtocolStep(command=LowerRate(to=to.ml_per_h), button=button)


def is_lowered(guidance: Guidance) -> bool:
    """Whether lowering was asked for and is done: it runs where nothing was felt."""
    asked = guidance.advice is not None and guidance.advice.advice is Advice.LOWER
    return asked and guidance.given.ml_per_kg_h <= guidance.ceiling.limit


def advice_reason_text(infusion: Infusion, plan: Plan, guidance: Guidance) -> str:
    """Return why the protocol asks for its step, and what is open; empty where it asks for none."""
    if guidance.advice is None:
        return ""
    reasons = ", ".join(_REASONS[reason] for reason in guidance.advice.reasons)
    signs = open_signs_text(infusion, plan)
    return f"Why: {reasons}{f' – {signs}' if signs else ''}"


def open_signs_text(infusion: Infusion, plan: Plan) -> str:
    """Return the signs that are open, as the vocabulary calls them, each once."""
    labels = {entry.id: entry.label for entry in plan.rules.signs}
    return ", ".join(dict.fromkeys(labels.get(event.sign, event.sign) for event in infusion.open_adverse_events))


def _button(label: str, tone: Tone, detail: str = "") -> Button:
    """Out of reach of a key held down, and of the second half of a double press on the grade that brought it up."""
    return Button(name=PROTOCOL_STEP, label=label, key=_KEY, tone=tone, detail=detail, is_careful=True)
