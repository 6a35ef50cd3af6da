"""The line over a page that somebody is about to close while entries would be lost: it covers nothing."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ivig_desk.presenters.screens import Tone, WindowScreen
from ivig_desk.presenters.wishes import Closed
from ivig_desk.views.controls import Control
from ivig_desk.views.layouts import row
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words


class Session(Protocol):
    """What Qt gives of a system that wants to shut down or to log out: `QSessionManager`, in Qt's names."""

    def allowsInteraction(self) -> bool:
        """Say whether somebody may be asked."""

    def release(self) -> None:
        """Let go of the leave to ask."""

    def cancel(self) -> None:
        """Ask the system to stay."""


class ClosingBarView(QFrame):
    """Asks whether the window may be closed, and says what would be lost; nothing while nobody closes it."""

    wanted = Signal(object)
    agreed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        self._is_asking = False
        self._text = Words(TypeSize.BODY, SEMIBOLD)
        self._stay = Control(theme)
        self._close = Control(theme)
        box = row(theme, self, gap=Gap.SMALL)
        box.addWidget(self._text, 1)
        for control in (self._stay, self._close):
            control.wanted.connect(self.wanted)
            box.addWidget(control)
        self.hide()

    def draw(self, screen: WindowScreen) -> None:
        """Show what would be lost and the two ways on; once it is over, say so, unless that is just being asked."""
        closing = screen.closing
        self._is_over = screen.is_over
        self.setVisible(closing is not None)
        if closing is not None:
            self._text.say(closing.text, Tone.HIGH)
            self._stay.draw(closing.stay)
            self._close.draw(closing.close)
        elif self._is_over and not self._is_asking:
            self.agreed.emit()

    def give_way(self) -> None:
        """Stand in the way of no close any more."""
        self._is_over = True

    def may_close(self) -> bool:
        """Ask whether the window may be closed now."""
        if not self._is_over:
            self._is_asking = True
            self.wanted.emit(Closed())
            self._is_asking = False
        return self._is_over or self.isHidden()

    def end_session(self, session: Session) -> None:
        """Hold a shutdown of the system up once where entries would be lost; the next one finds nothing in its way."""
        if not self.may_close() and session.allowsInteraction():
            session.release()
            session.cancel()
