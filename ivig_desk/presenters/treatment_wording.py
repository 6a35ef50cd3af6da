"""What was given for a reaction and what came of it, in words."""

from collections.abc import Mapping

from ivig_desk.domain.reactions.treatment import Effect

EFFECTS: Mapping[Effect, str] = {Effect.BETTER: "better", Effect.NO_CHANGE: "no change", Effect.WORSE: "worse"}


def medicine_text(name: str, dose: str) -> str:
    """Return a medicine with its dose as the nurse wrote it."""
    return f"{name} {dose}".strip()


def effect_text(medicine: str, effect: Effect) -> str:
    """Return what a medicine did."""
    return f"{medicine}: {EFFECTS[effect]}"
