"""Why something is refused, in words."""

from ivig_desk.presenters.refusal_wording.reasons import refusal_text
from ivig_desk.presenters.refusal_wording.working import ramp_text

__all__ = ["ramp_text", "refusal_text"]
