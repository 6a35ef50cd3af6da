"""The steps of a severe reaction in words; how each is done is the ward's own protocol."""

from collections.abc import Mapping

from ivig_desk.domain.reactions.steps import ReactionStep

_TO_DO: Mapping[ReactionStep, str] = {
    ReactionStep.CALL_FOR_HELP: "Call for help",
    ReactionStep.POSITION: "Position",
    ReactionStep.LINE_OPEN: "Line open, other fluid",
    ReactionStep.ADRENALINE: "Adrenaline",
}
HOW_DONE = "By local protocol – press each when it is done:"
"""Stands over all of them, since each is."""
_DONE: Mapping[ReactionStep, str] = {
    ReactionStep.CALL_FOR_HELP: "help called",
    ReactionStep.POSITION: "positioned",
    ReactionStep.LINE_OPEN: "line kept open with another fluid",
    ReactionStep.ADRENALINE: "adrenaline",
}


def step_to_do_text(step: ReactionStep) -> str:
    """Return what is to be done; never a dose or a volume, for none is in the sources."""
    return _TO_DO[step]


def step_done_text(step: ReactionStep) -> str:
    """Return what was done."""
    return _DONE[step]
