"""What the protocol asks of this infusion after its reactions so far."""

from dataclasses import replace

from ivig_desk.domain.infusion.infusion import AdverseEvent, Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.ladder import ProtocolAdvice, Reaction, ReactionState, advice, is_anaphylaxis_pattern


def advice_now(infusion: Infusion, plan: Plan) -> ProtocolAdvice | None:
    """Return the step of the ladder asked for now, or None where nothing is open that asks (S12)."""
    return advice(_reactions(infusion), signs=plan.rules.signs)


def is_severe(infusion: Infusion, plan: Plan) -> bool:
    """Whether an open reaction is of grade 3 or more, or what is open makes an anaphylaxis pattern."""
    grave = any(event.grade.value >= Grade.SEVERE.value for event in infusion.open_adverse_events)
    return grave or is_anaphylaxis_pattern(_reactions(infusion), signs=plan.rules.signs)


def _reactions(infusion: Infusion) -> tuple[Reaction, ...]:
    """One for each occurrence: a sign flagged again before it had gone has worsened, it has not come back."""
    occurrences: list[AdverseEvent] = []
    for event in sorted(infusion.adverse_events, key=lambda event: event.onset):
        number = next((number for number, known in enumerate(occurrences) if _is_same(known, event)), None)
        if number is None:
            occurrences.append(event)
        else:
            occurrences[number] = _one_of(occurrences[number], event)
    return tuple(
        Reaction(
            sign_id=event.sign,
            grade=event.grade,
            state=ReactionState.OPEN if event.resolved is None else ReactionState.RESOLVED,
        )
        for event in occurrences
    )


def _one_of(known: AdverseEvent, event: AdverseEvent) -> AdverseEvent:
    """Two entries of one occurrence: as grave as the worse, and there until both have gone."""
    worse = max(known, event, key=lambda one: one.grade.value)
    if known.resolved is None or event.resolved is None:
        return replace(worse, resolved=None)
    return replace(worse, resolved=max(known.resolved, event.resolved))


def _is_same(known: AdverseEvent, event: AdverseEvent) -> bool:
    return known.sign == event.sign and (known.resolved is None or event.onset < known.resolved)
