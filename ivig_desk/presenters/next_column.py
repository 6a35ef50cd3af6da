"""What comes next, and what still stands before it."""

from ivig_desk.domain.infusion.commands import ResumeInfusion
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.gate import Condition
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.domain.reactions.ladder import Advice
from ivig_desk.presenters import condition_wording as words
from ivig_desk.presenters.formats import countdown_text, quantity_text
from ivig_desk.presenters.message_wording import reason_text
from ivig_desk.presenters.observation_wording import finding_brief
from ivig_desk.presenters.protocol_step import advice_reason_text, is_lowered, open_signs_text, protocol_step
from ivig_desk.presenters.reaction_panel import reaction_panel
from ivig_desk.presenters.run_wording import (
    allowed_text,
    both_units_text,
    ceiling_text,
    other_units_text,
    rate_text,
    sign_text,
)
from ivig_desk.presenters.screens import Ability, Button, ConditionLine, Line, NextColumn, Tone

RAISE = "raise"
STAY = "stay"
LOWER = "lower"
SET_RATE = "set-rate"
BED_CHECK = "bed-check"
MET = "met"
MISSING = "missing"


def next_column(infusion: Infusion, plan: Plan, guidance: Guidance, utc_offset_minutes: int) -> NextColumn:
    """Return the middle column: the next step of the ramp, what the protocol asks after a reaction, or resuming."""
    headline, detail = _held(guidance) if guidance.phase is Phase.HELD else _running(plan, guidance)
    step = protocol_step(guidance)
    return NextColumn(
        heading="NEXT",
        headline=headline,
        detail=detail or advice_reason_text(infusion, plan, guidance),
        # Before the protocol's step is done, what a rise or resuming needs is beside the point.
        conditions=_conditions(infusion, guidance) if step is None else (),
        buttons=_buttons(guidance),
        why=_why(guidance) if step is None else Line(text="", tone=Tone.QUIET),
        step=None if step is None else step.button,
        severe=reaction_panel(infusion, plan, guidance, utc_offset_minutes),
    )


def _conditions(infusion: Infusion, guidance: Guidance) -> tuple[ConditionLine, ...]:
    return _of_resuming(infusion, guidance) if guidance.phase is Phase.HELD else _of_a_rise(infusion, guidance)


Said = tuple[Line, str]
"""A headline, and the figures that belong to that very headline."""


def _held(guidance: Guidance) -> Said:
    advice, to = guidance.advice, guidance.resume_at
    if advice is not None and advice.advice is Advice.STOP:
        return Line(text=words.STOP, tone=Tone.HIGH), ""
    if advice is not None and advice.advice is Advice.HOLD:
        return Line(text=words.HELD_AFTER_REACTION, tone=Tone.MEDIUM), ""
    if to is None:
        return Line(text=words.NO_RATE_TO_RESUME, tone=Tone.MEDIUM), ""
    return Line(text=f"Held. {allowed_text(to)}"), f"({other_units_text(to)})"


def _running(plan: Plan, guidance: Guidance) -> Said:
    if guidance.advice is not None:
        return _advised(guidance.advice.advice, plan, guidance), ""
    if guidance.left.value <= 0:
        return Line(text=words.VOLUME_IN, tone=Tone.MEDIUM), ""
    rise, ceiling = guidance.next_rise, guidance.ceiling_rate
    if rise is not None:
        rung = both_units_text(rise.rung.as_printed, rise.rung.exact)
        figures = f"({quantity_text(rise.rung.rate.ml_per_h, 2)}, rung {rung})"
        left = f"in {countdown_text(rise.time_left)}" if rise.time_left.value else "now"
        return Line(text=allowed_text(rise.rung.rate)), f"{figures} {left}"
    figures = f"({quantity_text(ceiling.ml_per_h, 2)}, {ceiling_text(guidance.ceiling)})"
    if guidance.given.ml_per_h > ceiling.ml_per_h:
        return Line(text=f"Above the ceiling. {allowed_text(ceiling)}", tone=Tone.MEDIUM), figures
    return Line(text=f"At the ceiling: {rate_text(ceiling)}"), figures


def _advised(advice: Advice, plan: Plan, guidance: Guidance) -> Line:
    """Once it was lowered to where nothing was felt, lowering is not asked for again."""
    if advice is Advice.LOWER:
        text = words.LOWERED if is_lowered(guidance) else _lower(plan, guidance)
        return Line(text=text, tone=Tone.MEDIUM)
    return Line(text=words.HOLD, tone=Tone.MEDIUM) if advice is Advice.HOLD else Line(text=words.STOP, tone=Tone.HIGH)


def _lower(plan: Plan, guidance: Guidance) -> str:
    return words.lower_text(guidance.lower_to, plan.rules.schedule.after_adverse_event)


def _of_a_rise(infusion: Infusion, guidance: Guidance) -> tuple[ConditionLine, ...]:
    return tuple(
        ConditionLine(
            mark=MET if condition.is_met else MISSING,
            text=words.condition_text(condition, _about(condition, infusion, guidance)),
            tone=Tone.GOOD if condition.is_met else Tone.PLAIN,
        )
        for condition in guidance.gate
    )


def _about(condition: Condition, infusion: Infusion, guidance: Guidance) -> str:
    """What a condition is about, as the ward calls it."""
    if condition.kind is RefusalKind.OBSERVATION_CONCERNING:
        return ", ".join(dict.fromkeys(finding_brief(finding) for finding in guidance.findings))
    if condition.kind is RefusalKind.ADVERSE_EVENT_OPEN:
        return "" if infusion.plan is None else open_signs_text(infusion, infusion.plan)
    if condition.kind is RefusalKind.OBSERVATION_INCOMPLETE and infusion.last_observation is not None:
        taken = infusion.last_observation.observation
        return ", ".join(sign_text(sign) for sign in Sign if taken.of(sign) is None)
    return condition.about


def _of_resuming(infusion: Infusion, guidance: Guidance) -> tuple[ConditionLine, ...]:
    """While held, what a rise needs is beside the point: what stands before resuming is said instead."""
    decision = decide(infusion, ResumeInfusion(), guidance.now)
    if not isinstance(decision, Refused):
        return (ConditionLine(mark=MET, text=words.NOTHING_AGAINST_RESUMING, tone=Tone.GOOD),)
    return tuple(ConditionLine(mark=MISSING, text=reason_text(one), tone=Tone.PLAIN) for one in decision.unmet)


def _buttons(guidance: Guidance) -> tuple[Button, ...]:
    running = Ability.READY if guidance.phase is Phase.RUNNING else Ability.OFF
    rise = guidance.next_rise if guidance.phase is Phase.RUNNING else None
    step = guidance.lower_to
    waits = Ability.READY if guidance.may_raise else Ability.WAITING
    return (
        Button(
            name=RAISE,
            label="Raise",
            key="R",
            ability=waits if running is Ability.READY else Ability.OFF,
            detail="" if rise is None else rate_text(rise.rung.rate),
            tone=Tone.GOOD,
            is_careful=True,
        ),
        Button(name=STAY, label="Stay", key="T", ability=running),
        Button(name=LOWER, label="Lower…", key="L", ability=running, detail="" if step is None else rate_text(step)),
        Button(name=SET_RATE, label="Other…", key="O", ability=running),
    )


def _why(guidance: Guidance) -> Line:
    if guidance.may_raise:
        return Line(text=words.EVERYTHING_THERE, tone=Tone.GOOD)
    if guidance.phase is not Phase.RUNNING or guidance.next_rise is None:
        return Line(text="", tone=Tone.QUIET)
    return Line(text=words.missing_text(len(guidance.missing)), tone=Tone.QUIET)
