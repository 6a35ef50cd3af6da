"""The pages of nobody's bed: each is built when it is first shown, so that the start page waits for none of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import WindowScreen
from ivig_desk.views.theme import Theme

if TYPE_CHECKING:
    from ivig_desk.views.course_page import CoursePage
    from ivig_desk.views.profile_page import ProfilePage
    from ivig_desk.views.subcutaneous_page import SubcutaneousPage


class OtherPages(QObject):
    """Under the skin, profiles, courses."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._subcutaneous: SubcutaneousPage | None = None
        self._profiles: ProfilePage | None = None
        self._course: CoursePage | None = None

    def page_of(self, screen: WindowScreen) -> QWidget | None:
        """Return the page a screen is for, built where it is not yet; None where it is for none of these."""
        if screen.subcutaneous is not None:
            self._subcutaneous = self._subcutaneous or self._make_subcutaneous()
            return self._subcutaneous
        if screen.profiles is not None:
            self._profiles = self._profiles or self._make_profiles()
            return self._profiles
        if screen.course is not None:
            self._course = self._course or self._make_course()
            return self._course
        return None

    def draw(self, screen: WindowScreen) -> None:
        """Show on a page that was built what its screen says."""
        if screen.subcutaneous is not None and self._subcutaneous is not None:
            self._subcutaneous.draw(screen.subcutaneous)
        if screen.profiles is not None and self._profiles is not None:
            self._profiles.draw(screen.profiles)
        if screen.course is not None and self._course is not None:
            self._course.draw(screen.course)

    def _make_subcutaneous(self) -> "SubcutaneousPage":
        from ivig_desk.views.subcutaneous_page import SubcutaneousPage  # noqa: PLC0415 # The start page does not wait.

        page = SubcutaneousPage(self._theme)
        page.wanted.connect(self.wanted)
        return page

    def _make_profiles(self) -> "ProfilePage":
        from ivig_desk.views.profile_page import ProfilePage  # noqa: PLC0415 # The same.

        page = ProfilePage(self._theme)
        page.wanted.connect(self.wanted)
        return page

    def _make_course(self) -> "CoursePage":
        from ivig_desk.views.course_page import CoursePage  # noqa: PLC0415 # The same.

        page = CoursePage(self._theme)
        page.wanted.connect(self.wanted)
        return page
