"""A hand on the real window: mouse and keys, and a picture of what came of each step."""

from pathlib import Path

from ivig_desk.presenters.window import WindowPresenter
from ivig_desk.views.rehearsing import RehearsedWindow


class WindowHand(RehearsedWindow):
    """Works the real window as `WishHand` works the presenters alone."""

    def __init__(self, presenter: WindowPresenter, pictures: Path | None) -> None:
        """Open the window; pictures go into a folder, or nowhere."""
        super().__init__(presenter)
        self._pictures = pictures

    def picture(self, name: str) -> None:
        """Keep a picture of the window; raises OSError where it cannot be saved."""
        if self._pictures is not None:
            self.grab(self._pictures / f"{name}.png")

    def leave(self) -> None:
        """Let the window go with the process."""
        self.close()
