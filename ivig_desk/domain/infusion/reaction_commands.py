"""What is asked of an adverse event after it was flagged, in the imperative."""

from dataclasses import dataclass

from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.domain.reactions.treatment import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class RegradeAdverseEvent:
    """Put right the grade of an adverse event, named by its version."""

    of_version: int
    grade: Grade
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeAdverseEvent:
    """Say that an adverse event was entered by mistake, named by its version."""

    of_version: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayStepDone:
    """Say that a step of a severe reaction was done."""

    step: ReactionStep


@dataclass(frozen=True, slots=True, kw_only=True)
class SayEffect:
    """Say what the medicine of a version did to the reaction it was given for."""

    of_version: int
    effect: Effect


FollowingCommand = RegradeAdverseEvent | StrikeAdverseEvent | SayStepDone | SayEffect
