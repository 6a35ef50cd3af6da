"""Printed pages as pictures, for a demonstration on a machine that can show no PDF."""

import errno
from pathlib import Path

from PySide6.QtGui import QImage

from ivig_desk.presenters.summary_document import SummaryPages
from ivig_desk.views.paper import PaperSize
from ivig_desk.views.paper_ramp import paper_ramp_picture, write_paper_ramp
from ivig_desk.views.printing import pictures_of

_DOTS_PER_INCH = 110


def save_summary(pages: SummaryPages, folder: Path) -> None:
    """Save each page of a summary as `summary-1.png` and on; raises OSError naming the file."""
    for number, picture in enumerate(pictures_of(pages, _DOTS_PER_INCH), start=1):
        _save(picture, folder / f"summary-{number}.png")


def save_paper_ramp(offered: tuple[SummaryPages, ...], folder: Path) -> None:
    """Save `paper-ramp.pdf` on A4 and its picture `paper-ramp-1.png`; raises OSError naming the file."""
    write_paper_ramp(offered, folder / "paper-ramp.pdf", PaperSize.A4)
    _save(paper_ramp_picture(offered, PaperSize.A4, _DOTS_PER_INCH), folder / "paper-ramp-1.png")


def _save(picture: QImage, file: Path) -> None:
    if not picture.save(str(file)):
        raise OSError(errno.EIO, "the picture could not be saved", str(file))
