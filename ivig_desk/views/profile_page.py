"""The page of profiles: the list, one to read, one to change; one of them at a time."""

from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ivig_desk.presenters.screens import ProfileFormScreen, ProfileListScreen, ProfileSheetScreen, ProfilesScreen
from ivig_desk.views.layouts import column
from ivig_desk.views.profile_form import ProfileForm
from ivig_desk.views.profile_list import ProfileList
from ivig_desk.views.profile_sheet import ProfileSheet
from ivig_desk.views.theme import Theme


class ProfilePage(QWidget):
    """What the pharmacist sits at."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = QStackedWidget()
        self._list = ProfileList(theme)
        self._sheet = ProfileSheet(theme)
        self._form = ProfileForm(theme)
        self._sheet.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._form.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for part in (self._list, self._sheet, self._form):
            part.wanted.connect(self.wanted)
            self._parts.addWidget(part)
        whole = column(theme, self)
        whole.addWidget(self._parts)

    def draw(self, screen: ProfilesScreen) -> None:
        """Show what is open."""
        match screen:
            case ProfileListScreen():
                self._list.draw(screen)
                self._turn_to(self._list)
            case ProfileSheetScreen():
                self._sheet.draw(screen)
                self._turn_to(self._sheet)
            case ProfileFormScreen():
                self._form.draw(screen)
                self._turn_to(self._form)
            case _:
                assert_never(screen)

    def _turn_to(self, part: QWidget) -> None:
        """Bring one to the front; no control of it has the focus unasked (S28)."""
        if self.focusProxy() is part:
            return
        self.setFocusProxy(part)
        self._parts.setCurrentWidget(part)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
