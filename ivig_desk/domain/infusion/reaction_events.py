"""What happens to an adverse event after it was flagged, in the past tense."""

from dataclasses import dataclass

from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.domain.reactions.treatment import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventResolved:
    """A sign has gone."""

    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventRegraded:
    """The grade of an earlier adverse event was wrong; the one of that version now reads so."""

    of_version: int
    grade: Grade
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEventStruck:
    """An adverse event was entered by mistake; the one of that version counts for nothing."""

    of_version: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionStepDone:
    """A step of a severe reaction was done."""

    step: ReactionStep


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectSeen:
    """What the medicine of that version did to the reaction it was given for."""

    of_version: int
    medicine: str
    effect: Effect


FollowedEvent = AdverseEventResolved | AdverseEventRegraded | AdverseEventStruck | ReactionStepDone | EffectSeen
