"""The letters: Source Sans Pro, brought along, so that a machine without any font shows every text."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ivig_desk.views.theme import Theme, TypeSize

FAMILY = "Source Sans Pro"
PACKAGE = "font_source_sans_pro"
FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")


class FontMissing(Exception):
    """A face that the program brings along cannot be loaded."""


def load_fonts() -> None:
    """Load the faces the pages use; raises FontMissing, since a page without letters says nothing."""
    # Found, not imported: the package looks through all its files when it is.
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise FontMissing(PACKAGE)
    folder = Path(package.origin).parent / "files"
    for face in FACES:
        if QFontDatabase.addApplicationFont(str(folder / face)) < 0:
            raise FontMissing(face)


def use_fonts(application: QApplication, theme: Theme) -> None:
    """Make the loaded face the one every widget starts with."""
    font = QFont(FAMILY)
    font.setPixelSize(theme.letters(TypeSize.BODY))
    application.setFont(font)
