"""The one line an infusion's page says after something was asked for; what was refused is judged again while shown."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters.message_wording import refused_text
from ivig_desk.presenters.refused_last import RefusedLast
from ivig_desk.presenters.screens import Line, Tone


class SaidLast:
    """Either a message, or what was refused last."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._message: Line | None = None
        self._refused: RefusedLast | None = None

    def say(self, message: Line | None) -> None:
        """Say this in place of what was said, or nothing."""
        self._message, self._refused = message, None

    def say_if_any(self, message: Line | None) -> None:
        """Say this in place of what was said, unless it is nothing."""
        if message is not None:
            self.say(message)

    def refuse(self, refused: RefusedLast) -> None:
        """Say that this was not done for as long as anything stands before it."""
        self._message, self._refused = None, refused

    def line(self, infusion: Infusion, now: Instant) -> Line | None:
        """Return the line; what was refused is said with what stands before it now, and only while anything does."""
        if self._refused is None:
            return self._message
        decision = self._refused.judged(infusion, now)
        if not isinstance(decision, Refused):
            self.say(None)
            return None
        return Line(text=refused_text(self._refused.form, decision.unmet), tone=Tone.MEDIUM)
