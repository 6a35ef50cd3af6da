"""What counts as done in answer to a sign of a reaction."""

from ivig_desk.domain.infusion.events import InfusionHeld, InfusionStopped, MedicineGiven, RateLowered
from ivig_desk.domain.infusion.reaction_events import EffectSeen, ReactionStepDone

Action = RateLowered | InfusionHeld | InfusionStopped | MedicineGiven | EffectSeen | ReactionStepDone
