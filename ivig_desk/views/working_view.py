"""The working behind the numbers: headings with their lines; on the run page in a card over what is next."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import Button, WorkingSection
from ivig_desk.views.cards import Card, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling, wrapping
from ivig_desk.views.repeated import Repeated
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words, unbroken


class WorkingSections(QWidget):
    """Sections under one another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sections = Repeated(column(theme, self, gap=Gap.SMALL), lambda: _SectionView(theme))
        wrapping(self)

    def draw(self, sections: tuple[WorkingSection, ...]) -> None:
        """Show these sections."""
        for view, section in zip(self._sections.fit(len(sections)), sections, strict=True):
            view.draw(section)
        self.setVisible(len(sections) > 0)


class WorkingCard(Card):
    """The sections under a heading, with the control that closes them; they scroll where they are too long."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, gap=Gap.HAIR)
        self._title = Words(TypeSize.LARGE, BOLD)
        self._close = Control(theme)
        self._close.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._close.wanted.connect(self.wanted)
        self._sections = WorkingSections(theme)
        top = row(theme)
        top.addWidget(self._title)
        top.addStretch()
        top.addWidget(self._close)
        self.body.addLayout(top)
        inside = ScrollBody()
        inner = column(theme, inside)
        inner.addWidget(self._sections)
        inner.addStretch()
        self._area = scrolling(inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body.addWidget(self._area, 1)

    def draw(self, title: str, sections: tuple[WorkingSection, ...], close: Button | None) -> None:
        """Show the working, or none."""
        self.setHidden(not sections)
        self._title.say(title)
        self._sections.draw(sections)
        if close is not None:
            self._close.draw(close)

    def take_focus(self) -> None:
        """Let the arrows and the page keys scroll."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)


class _SectionView(QWidget):
    """A heading and its lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        whole = column(theme, self, gap=0)
        self._heading = Words(TypeSize.SMALL, SEMIBOLD).wrapping()
        self._lines = Lines(theme, TypeSize.SMALL)
        whole.addWidget(self._heading)
        whole.addWidget(self._lines)
        wrapping(self)

    def draw(self, section: WorkingSection) -> None:
        """Show a section."""
        self._heading.say(section.heading)
        self._lines.draw(tuple(replace(line, text=unbroken(line.text)) for line in section.lines))
