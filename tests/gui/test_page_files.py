"""Plain files: whole, never over another, never among what is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ivig_desk.presenters.paper_door import FolderRefused, FolderTrouble, PageKind, PageOut, Paper
from ivig_desk.presenters.slices import at_once
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.views.page_layout import laid_out
from ivig_desk.views.when_printed import FilesWhenWanted
from tests.helpers.going import going_home
from tests.helpers.played import headache_child

if TYPE_CHECKING:
    from pathlib import Path

STEM = "summary-infusion-1"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The desk's own folder."""
    (tmp_path / "own" / "deeper").mkdir(parents=True)
    return tmp_path / "own"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder of the ward's."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def summary(paper: Paper = Paper.A4) -> PageOut:
    one = headache_child()
    pages = summary_pages(one.infusion, one.entries, one.reading, None, going_home())
    return PageOut(kind=PageKind.SUMMARY, offered=(pages,), paper=paper)


def save(own: Path, folder: str, paper: Paper = Paper.A4) -> Path:
    return at_once(FilesWhenWanted(own).save(laid_out(summary(paper)), folder, STEM))


def refused(own: Path, folder: str) -> FolderTrouble:
    with pytest.raises(FolderRefused) as fault:
        save(own, folder)
    return fault.value.trouble


@pytest.mark.parametrize(("paper", "points"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_it_is_whole_on_the_paper_wanted(own: Path, out: Path, paper: Paper, points: tuple[int, int]) -> None:
    file = save(own, str(out), paper)

    assert file == out / f"{STEM}.pdf"
    box = PdfReader(file).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_none_is_ever_replaced(own: Path, out: Path) -> None:
    (out / f"{STEM}.pdf").write_bytes(b"another")
    (out / f"{STEM}-2.pdf").write_bytes(b"a third")

    assert save(own, str(out)) == out / f"{STEM}-3.pdf"
    assert [(out / name).read_bytes() for name in (f"{STEM}.pdf", f"{STEM}-2.pdf")] == [b"another", b"a third"]


def test_what_a_crash_left_of_a_file_is_gone_after_the_next(own: Path, out: Path) -> None:
    """S33."""
    (out / f"{STEM}.pdf.part").write_bytes(b"%PDF half")

    save(own, str(out))

    assert [file.name for file in out.iterdir()] == [f"{STEM}.pdf"]


def test_the_desks_own_folder_is_refused_by_whatever_name(own: Path, out: Path) -> None:
    """S33."""
    (out / "link").symlink_to(own / "deeper")

    for folder in (own, own / "deeper", out / ".." / "own", out / "link"):
        assert refused(own, str(folder)) is FolderTrouble.OWN
    assert save(own, str(own.parent)).parent == own.parent


@pytest.mark.parametrize(
    ("folder", "trouble"),
    [("", FolderTrouble.NOT_WHOLE), ("out", FolderTrouble.NOT_WHOLE), ("/no/such", FolderTrouble.NOT_THERE)],
)
def test_a_folder_that_is_none_is_refused_and_none_is_made(own: Path, folder: str, trouble: FolderTrouble) -> None:
    assert refused(own, folder) is trouble


def test_a_file_in_place_of_a_folder_is_no_folder(own: Path, out: Path) -> None:
    (out / "file").write_bytes(b"")

    assert refused(own, str(out / "file")) is FolderTrouble.NOT_THERE


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_left(
    own: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S30."""
    monkeypatch.setattr("pathlib.Path.replace", _no_space)

    with pytest.raises(OSError, match="No space left"):
        save(own, str(out))

    assert list(out.iterdir()) == []


def test_the_first_folder_is_one_that_is_there(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    files = FilesWhenWanted(own)
    assert files.first_folder() == str(tmp_path)

    (tmp_path / "Documents").mkdir()

    assert files.first_folder() == str(tmp_path / "Documents")


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")
