"""Plain files that somebody asked for: whole or not at all, never over another, never among what is encrypted."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import QMarginsF, QStandardPaths

from ivig_desk.presenters.paper_door import FolderRefused, FolderTrouble
from ivig_desk.presenters.screens import LaidOut
from ivig_desk.presenters.slices import Slices
from ivig_desk.views.printing import painted, put_in_place


def documents_folder() -> str:
    """Return where the system keeps this person's documents; their home where there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(documents if documents.is_dir() else Path.home())


def save_page(laid: LaidOut, own: Path, folder: str, stem: str) -> Slices[Path]:
    """Write a document into a folder and return its file, called by `stem`; needs a running QGuiApplication.

    The name is chosen once all is painted: nobody else's file has come there meanwhile. Raises FolderRefused for the
    desk's own folder, for one that is not there and for one that does not say where it begins, OSError where the file
    cannot be written.
    """
    accepted = _accepted(folder, own)
    document = yield from painted(laid).writing(QMarginsF())
    yield
    file = _free(accepted, stem)
    put_in_place(document, file)
    return file


def folder_trouble(folder: str, own: Path) -> FolderTrouble | None:
    """Return why no file goes into a folder, or None where one may; `own` is the desk's."""
    path = Path(folder)
    if not path.is_absolute():
        return FolderTrouble.NOT_WHOLE
    if not path.is_dir():
        return FolderTrouble.NOT_THERE
    # By its real name: a link leads into the desk's folder as well.
    real, ours = path.resolve(), own.resolve()
    return FolderTrouble.OWN if ours in (real, *real.parents) else None


def _accepted(folder: str, own: Path) -> Path:
    trouble = folder_trouble(folder, own)
    if trouble is not None:
        raise FolderRefused(trouble, folder)
    return Path(folder)


def _free(folder: Path, stem: str) -> Path:
    """The first name nobody has: what a crash left of a file is then written anew under the same name."""
    names = (f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
