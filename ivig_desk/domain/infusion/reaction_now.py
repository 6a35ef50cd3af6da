"""What the protocol asks of this infusion after its reactions so far."""

from dataclasses import dataclass, replace

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.infusion import AdverseEvent, Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.ladder import ProtocolAdvice, Reaction, ReactionState, advice, is_anaphylaxis_pattern
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.domain.reactions.treatment import Treatment


def advice_now(infusion: Infusion, plan: Plan) -> ProtocolAdvice | None:
    """Return the step of the ladder asked for now, or None where nothing is open that asks (S12)."""
    return advice(_reactions(infusion), signs=plan.rules.signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReaction:
    """A sign that has not gone: its worst grade, since when, and what was given for it since, oldest first."""

    sign: str
    grade: Grade
    onset: Instant
    treatments: tuple[Treatment, ...]


def open_reactions(infusion: Infusion) -> tuple[OpenReaction, ...]:
    """Return every sign that is open, each once, oldest first; one that worsened is still one."""
    entries = infusion.open_adverse_events
    reactions = []
    for sign in dict.fromkeys(event.sign for event in entries):
        of_sign = [event for event in entries if event.sign == sign]
        onset = min(event.onset for event in of_sign)
        reactions.append(
            OpenReaction(
                sign=sign,
                grade=Grade(max(event.grade.value for event in of_sign)),
                onset=onset,
                treatments=tuple(one for one in infusion.treatments if one.sign == sign and one.at >= onset),
            )
        )
    return tuple(sorted(reactions, key=lambda reaction: reaction.onset))


@dataclass(frozen=True, slots=True, kw_only=True)
class SevereReaction:
    """A severe reaction that is open: since when, and each step with when it was first done, or None."""

    onset: Instant
    steps: tuple[tuple[ReactionStep, Instant | None], ...]


def severe_reaction(infusion: Infusion, plan: Plan) -> SevereReaction | None:
    """Return the open reaction of grade 3 or more, or of an anaphylaxis pattern, since its first sign; else None.

    Since when is one moment for alarm and clock: the first sign of the pattern or of grade 3 or more.
    A step counts where it was done after that sign; the one of an earlier reaction says nothing about this one.
    """
    signs = infusion.open_adverse_events
    grave = [event.onset for event in signs if event.grade.value >= Grade.SEVERE.value]
    if is_anaphylaxis_pattern(_reactions(infusion), signs=plan.rules.signs):
        of_a_system = {entry.id for entry in plan.rules.signs if entry.systems}
        grave += [event.onset for event in signs if event.sign in of_a_system]
    if not grave:
        return None
    onset = min(grave)
    done = [one for one in infusion.steps_done if one.at >= onset]
    steps = ((step, min((one.at for one in done if one.what.step is step), default=None)) for step in ReactionStep)
    return SevereReaction(onset=onset, steps=tuple(steps))


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
