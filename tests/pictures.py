"""The plan page, every state of a reaction, board and tabs at both sizes: `python -m tests.pictures FOLDER`."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ivig_desk.presenters.screens import Page
from ivig_desk.views.application import build_window
from tests.gui.board_screens import BOARDS
from tests.gui.fakes import DESKTOP, LAPTOP, StillPresenter
from tests.gui.reaction_screens import REACTIONS
from tests.gui.sample_screens import SCREENS

PICTURED = {
    name: screen for name, screen in SCREENS.items() if screen.page is Page.PLAN or name in {*REACTIONS, *BOARDS}
}
ROUNDS = 4
"""How often events are taken until layouts have come to rest."""


def main(folder: Path) -> int:
    """Leave one picture a state and size; return 1 where one could not be saved."""
    application = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    failed = []
    # One size after the other: another size is another style sheet.
    for size in (LAPTOP, DESKTOP):
        for name, screen in PICTURED.items():
            window = build_window(StillPresenter(screen), size)
            window.show()
            window.resize(size)
            for _ in range(ROUNDS):
                application.processEvents()
            file = folder / f"{name.replace(' ', '-')}-{size.width()}x{size.height()}.png"
            if not window.grab().save(str(file)):
                failed.append(file.name)
            window.close()
            window.deleteLater()
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sys.stdout.write(
        f"pictures of the plan page, of a reaction and of the board in {folder}\n"
        + "".join(f"  not saved: {name}\n" for name in failed)
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
