"""The pages of the window, each built when it is first shown; one of them stands in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from ivig_desk.presenters.screens import WindowScreen
from ivig_desk.views.page_table import PAGES, Build, BuiltPage
from ivig_desk.views.theme import Theme


class PageStack(QStackedWidget):
    """Draws the page of a `WindowScreen` and hands on what is wanted there."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.page: QWidget | None = None
        """The page in front."""
        self._is_covered = False
        self._built: dict[Build, BuiltPage] = {}

    def draw(self, screen: WindowScreen) -> None:
        """Show the page of a screen."""
        shown = self._built_by(PAGES[screen.page])
        self._turn_to(shown.page)
        self._is_covered = screen.entrance is not None
        shown.draw(screen)

    def _built_by(self, build: Build) -> BuiltPage:
        if build not in self._built:
            built = build(self._theme)
            built.wanted.connect(self.wanted)
            self.addWidget(built.page)
            self._built[build] = built
        return self._built[build]

    def _turn_to(self, page: QWidget) -> None:
        """Bring a page to the front; no control of it has the focus unasked (S28).

        What was covered by the entrance is typed on where it was left.
        """
        if page is self.page:
            return
        left = page.focusWidget() if self._is_covered else None
        self.page = page
        self.setCurrentWidget(page)
        (left if isinstance(left, QLineEdit) else page).setFocus(Qt.FocusReason.OtherFocusReason)
