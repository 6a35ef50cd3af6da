"""The one place a command becomes events, or a refusal."""

from ivig_desk.domain.infusion.decide.decide import decide
from ivig_desk.domain.infusion.decide.decision import Accepted, Decision, Refused

__all__ = ["Accepted", "Decision", "Refused", "decide"]
