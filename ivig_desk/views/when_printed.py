"""Ways out onto paper and into files, each loaded when it is first used: a window that opens does not wait for them."""

from collections.abc import Callable, Generator
from importlib import import_module
from pathlib import Path

from ivig_desk.presenters.paper_door import PageOut, Paper, PrinterDoor
from ivig_desk.presenters.screens import LaidOut
from ivig_desk.presenters.slices import Slices

_LOADED_FIRST = ("ivig_desk.views.paper", "ivig_desk.views.chart_panes", "ivig_desk.views.chart_paper")
"""What laying out is made of, loaded one after the other: all at once it would hold the window up."""
Spool = Callable[[bytes, str, str], Generator[None, None, None]]
"""Document, printer, paper."""


class LaidOutWhenWanted:
    """What sets pages on their paper, loaded when somebody first asks for some."""

    def lay_out(self, page: PageOut) -> Slices[LaidOut]:
        """Return a document on its sheets."""
        for part in _LOADED_FIRST:
            import_module(part)
            yield
        from ivig_desk.views.page_layout import laying_out

        yield
        return (yield from laying_out(page))


class PrintersWhenWanted:
    """The printers of this computer, looked for when somebody wants to print."""

    def __init__(self, spool: Spool | None) -> None:
        """Hand PDF to `spool`, which raises OSError in a slice, or paint on the printer where there is none."""
        self._spool = spool

    def printers(self) -> tuple[str, ...]:
        """Return their names, the one the computer prints on unasked first."""
        return self._loaded().printers()

    def print(self, laid: LaidOut, printer: str) -> Slices[None]:
        """Hand the pages to a printer; raises PrinterFault."""
        return self._loaded().print(laid, printer)

    def _loaded(self) -> PrinterDoor:
        from ivig_desk.views.system_printers import SystemPrinters

        return SystemPrinters(self._spool)


class FilesWhenWanted:
    """Plain files, in any folder but the desk's own."""

    def __init__(self, own: Path) -> None:
        """Refuse the folder `own` and all in it."""
        self._own = own

    def first_folder(self) -> str:
        """Return where the system keeps this person's documents."""
        from ivig_desk.views.page_files import documents_folder

        return documents_folder()

    def save(self, laid: LaidOut, folder: str, stem: str) -> Slices[Path]:
        """Write the document and return its file; raises FolderRefused, OSError."""
        from ivig_desk.views.page_files import save_page

        return save_page(laid, self._own, folder, stem)


def paper_of_the_place() -> Paper:
    """Return Letter where the system measures as the United States do, A4 everywhere else."""
    from ivig_desk.views.paper import paper_of_the_place

    return paper_of_the_place()
