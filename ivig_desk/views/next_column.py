"""What comes next, when, and what still stands before it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import NextColumn, Tone
from ivig_desk.views.cards import Card, Conditions, Controls
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.reaction_panel import ReactionPanelView
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, Words

# Holding and stopping look as HOLD and STOP do.
SHAPES = {Tone.HIGH: Shape.STOP, Tone.MEDIUM: Shape.HOLD}


class NextColumnView(Card):
    """The next rung, its conditions with their marks, and the controls for going there."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, gap=Gap.HAIR)
        self._column: NextColumn | None = None
        self._headline = Words(TypeSize.LARGE, BOLD).wrapping()
        self._detail = Words(TypeSize.BODY).wrapping()
        self._conditions = Conditions(theme)
        self._controls = Controls(theme)
        self._why = Words(TypeSize.SMALL).wrapping()
        self._step = Control(theme, Shape.LARGE)
        self._controls.wanted.connect(self.wanted)
        self._step.wanted.connect(self.wanted)
        self._severe = ReactionPanelView(theme)
        self._severe.wanted.connect(self.wanted)
        for part in (self._severe, self._headline, self._detail, self._step, self._conditions):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self._controls)
        self.body.addWidget(self._why)

    def draw(self, following: NextColumn) -> None:
        """Show what comes next."""
        if following == self._column:
            return
        self._column = following
        self._severe.draw(following.severe)
        is_calm = following.severe is None
        self._headline.setVisible(is_calm)
        self._conditions.setVisible(is_calm)
        self._controls.setVisible(is_calm)
        self.head(following.heading)
        self._headline.draw(following.headline)
        self._detail.say(following.detail, Tone.QUIET)
        self._detail.setVisible(is_calm and following.detail != "")
        self._step.draw_if_any(following.step if is_calm else None)
        if following.step is not None:
            self._step.reshape(SHAPES.get(following.step.tone, Shape.LARGE))
        self._conditions.draw(following.conditions)
        self._controls.draw(following.buttons)
        self._why.draw(following.why)
        self._why.setVisible(is_calm and following.why.text != "")
