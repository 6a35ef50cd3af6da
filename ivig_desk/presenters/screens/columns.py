"""The parts of the run page and the page after it: now, next, a severe reaction, the foot."""

from dataclasses import dataclass
from fractions import Fraction

from ivig_desk.presenters.screens.parts import Button, Line, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """One condition for a rise, with its mark."""

    mark: str
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class NowColumn:
    """What runs now: the number to be read at two metres, then the rest."""

    heading: str
    rate: str
    rate_unit: str
    lines: tuple[Line, ...]
    working: Button
    hold: Button
    stop: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionPanel:
    """A severe reaction: its clock and the weight, read from afar, what is still to be done and what was.

    `stop` is there until it is stopped; `how` says how the steps are done while there are any.
    """

    heading: Line
    clock: str
    since: str
    weight: str
    stop: Button | None
    steps: tuple[Button, ...]
    how: str
    done: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextColumn:
    """What comes next and what still stands before it; `step` does what the protocol asks after a reaction.

    `severe` stands in place of all of it.
    """

    heading: str
    headline: Line
    detail: str
    conditions: tuple[ConditionLine, ...]
    buttons: tuple[Button, ...]
    why: Line
    step: Button | None = None
    severe: ReactionPanel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """Volume, ends, whether the record is saved; where somebody has signed in, the ways to hand over and to lock."""

    volume: str
    share: Fraction
    parts: tuple[Line, ...]
    controls: tuple[Button, ...] = ()
