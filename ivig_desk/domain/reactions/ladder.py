"""What the protocol asks after a reaction: lower, hold or stop, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.signs import AnaphylaxisSystem, SignEntry

_SECOND = 2
_THIRD = 3


@unique
class Advice(Enum):
    """The step of the ladder, gentlest first."""

    LOWER = "lower"
    HOLD = "hold"
    STOP = "stop"


@unique
class AdviceReason(Enum):
    """What put the advice on its step."""

    GRADE_1 = "grade-1"
    GRADE_2 = "grade-2"
    GRADE_3_OR_MORE = "grade-3-or-more"
    ANAPHYLAXIS_PATTERN = "anaphylaxis-pattern"
    AGAIN_AT_GRADE_2 = "again-at-grade-2"
    THIRD_TIME = "third-time"


@unique
class ReactionState(Enum):
    """Whether the sign is still there."""

    OPEN = "open"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """One occurrence of one sign, at its worst grade; a sign that worsens while open is still one occurrence."""

    sign_id: str
    grade: Grade
    state: ReactionState


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolAdvice:
    """One step of the ladder with every reason for that step."""

    advice: Advice
    reasons: tuple[AdviceReason, ...]


def advice(reactions: tuple[Reaction, ...], *, signs: tuple[SignEntry, ...]) -> ProtocolAdvice | None:
    """Return the step the protocol asks for after the reactions of one infusion, in their order; None for no step.

    Lower and hold end when the reaction does. A stop for a grade of 3 or more, or for a reaction that came back, stays:
    that has still happened.
    Source: monitoring.md, "Adverse events", protocol ladder.
    """
    stopping = tuple(_stopping(reactions, signs))
    if stopping:
        return ProtocolAdvice(advice=Advice.STOP, reasons=stopping)
    open_grades = [reaction.grade for reaction in _open(reactions)]
    if Grade.MODERATE in open_grades:
        return ProtocolAdvice(advice=Advice.HOLD, reasons=(AdviceReason.GRADE_2,))
    if open_grades:
        return ProtocolAdvice(advice=Advice.LOWER, reasons=(AdviceReason.GRADE_1,))
    return None


def is_anaphylaxis_pattern(reactions: tuple[Reaction, ...], *, signs: tuple[SignEntry, ...]) -> bool:
    """Return whether what is open is a pattern: two systems at once, or hypotension after another sign of the infusion.

    A sign that is not in the vocabulary belongs to no system. Source: monitoring.md, "Adverse events".
    """
    systems = {entry.id: frozenset(entry.systems) for entry in signs}
    of_open = frozenset[AnaphylaxisSystem]().union(*(systems.get(one.sign_id, frozenset()) for one in _open(reactions)))
    return len(of_open) > 1 or _is_hypotension_after_a_sign(reactions, systems)


def _stopping(reactions: tuple[Reaction, ...], signs: tuple[SignEntry, ...]) -> Iterator[AdviceReason]:
    if any(reaction.grade.value >= Grade.SEVERE.value for reaction in reactions):
        yield AdviceReason.GRADE_3_OR_MORE
    if is_anaphylaxis_pattern(reactions, signs=signs):
        yield AdviceReason.ANAPHYLAXIS_PATTERN
    times = [_times(reactions[: number + 1]) for number in range(len(reactions))]
    if any(time >= _SECOND and one.grade is not Grade.MILD for time, one in zip(times, reactions, strict=True)):
        yield AdviceReason.AGAIN_AT_GRADE_2
    if any(time >= _THIRD for time in times):
        yield AdviceReason.THIRD_TIME


def _times(so_far: tuple[Reaction, ...]) -> int:
    """Return which time of its sign the last reaction is."""
    return [reaction.sign_id for reaction in so_far].count(so_far[-1].sign_id)


def _is_hypotension_after_a_sign(
    reactions: tuple[Reaction, ...], systems: dict[str, frozenset[AnaphylaxisSystem]]
) -> bool:
    for number, reaction in enumerate(reactions):
        is_hypotension = AnaphylaxisSystem.HYPOTENSION in systems.get(reaction.sign_id, frozenset())
        another_before = any(earlier.sign_id != reaction.sign_id for earlier in reactions[:number])
        if is_hypotension and another_before and reaction.state is ReactionState.OPEN:
            return True
    return False


def _open(reactions: tuple[Reaction, ...]) -> tuple[Reaction, ...]:
    return tuple(reaction for reaction in reactions if reaction.state is ReactionState.OPEN)
