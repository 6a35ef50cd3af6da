"""The line under a page: whose desk this is, who has signed in, and the ways to hand over and to lock."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ivig_desk.presenters.screens import WhoBar
from ivig_desk.views.cards import Controls
from ivig_desk.views.elided import Elided
from ivig_desk.views.layouts import row
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words


class WhoBarView(QFrame):
    """Nothing where nobody signs in."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ward = Words(TypeSize.BODY, SEMIBOLD)
        self._who = Elided(TypeSize.BODY)
        self._controls = Controls(theme)
        self._controls.wanted.connect(self.wanted)
        box = row(theme, self, gap=Gap.LARGE)
        box.addWidget(self._ward)
        box.addWidget(self._who, 1)
        box.addWidget(self._controls)

    def draw(self, who: WhoBar | None) -> None:
        """Show who has signed in."""
        self.setVisible(who is not None)
        if who is None:
            return
        self._ward.say(who.ward)
        self._ward.setVisible(who.ward != "")
        self._who.say(who.who)
        self._controls.draw(who.buttons)
