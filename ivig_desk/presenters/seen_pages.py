"""The pages of a document on its way out: laid out once, looked at, and what is seen is what leaves the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ivig_desk.desk.faults import Fault
from ivig_desk.presenters import handing_out_wording as words
from ivig_desk.presenters.paper_door import LayoutDoor, PageKind, PageOut, Paper
from ivig_desk.presenters.screens import Ability, Button, Fit, LaidOut, Line, PagesSeen, Tone
from ivig_desk.presenters.slices import Slices, UnderWay

if TYPE_CHECKING:
    from ivig_desk.presenters.summary_document import SummaryPages

PREVIOUS, NEXT, FIT = "pages:previous", "pages:next", "pages:fit"
_READY = {True: Ability.READY, False: Ability.OFF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What is to leave the desk; making it raises Fault where the record cannot be read.

    `version` counts the entries of the record it is made from; `left` is done when it is out.
    `batch` is of a page of many infusions, which is of no single one: its `infusion_id` is empty.
    """

    kind: PageKind
    infusion_id: str
    make: "Callable[[], tuple[SummaryPages, ...]]"
    version: Callable[[], int]
    left: Callable[[], None]
    batch: str = ""

    @property
    def stem(self) -> str:
        """What a file is called by, behind the name of the desk: never by a name."""
        return f"{self.kind.value}-{self.infusion_id or self.batch}"

    @property
    def what(self) -> str:
        """What the desk's own record says has left."""
        return f"{self.kind.value} of batch {self.batch}" if self.batch else self.kind.value


def as_asked() -> int:
    """Return the same for ever: pages over many records stay as they were when somebody asked for them."""
    return 0


def nothing_else() -> None:
    """Do no more once it is out: it is on no infusion's record that it left, only in the desk's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What the pages are made from: another paper, or one more entry, and they are made anew."""

    paper: Paper
    version: int


class SeenPages:
    """One document laid out in slices, from when somebody asks where it is to go until it has left or is put away."""

    def __init__(self, leaving: Leaving, door: LayoutDoor, work: UnderWay, paper: Paper) -> None:
        """Begin to lay it out."""
        self._leaving = leaving
        self._door = door
        self._work = work
        self._paper = paper
        self._page = 1
        self._fit = Fit.WIDTH
        self._made_anew = False
        self._unmade = ""
        self.document: LaidOut | None = None
        self._wanted = self._of_now()
        self._laying = self._lay_out()
        work.begin(self._laying)

    def close(self) -> None:
        """Let what is not laid out yet be."""
        self._work.drop(self._laying)

    def follow(self) -> None:
        """Make the pages anew where the record has grown since, which is said; the earlier ones stay meanwhile."""
        if self._of_now() != self._wanted:
            self._made_anew = self.document is not None
            self._begin()

    def put_on(self, paper: Paper) -> None:
        """Lay the pages out on another paper; those of the one before leave no more."""
        if paper is not self._paper:
            self._paper, self.document, self._made_anew = paper, None, False
            self._begin()

    def retry(self) -> None:
        """Lay out what could not be made before."""
        if self.document is None and self._unmade:
            self._begin()

    @property
    def unmade(self) -> str:
        """Why there are no pages; empty where there are, or will be."""
        return self._unmade

    def turn(self, name: str) -> bool:
        """Turn a page, or see it larger or whole; say whether it was one of these controls."""
        if name == FIT:
            self._fit = Fit.PAGE if self._fit is Fit.WIDTH else Fit.WIDTH
        elif name in {PREVIOUS, NEXT}:
            self._page += 1 if name == NEXT else -1
        else:
            return False
        self._page = max(1, min(self._page, self._count))
        return True

    def screen(self) -> PagesSeen:
        """Return the page that is open, and where it stands among the others."""
        other = words.WHOLE_PAGE if self._fit is Fit.WIDTH else words.WHOLE_WIDTH
        return PagesSeen(
            document=self.document,
            page=self._page,
            fit=self._fit,
            says=self._says(),
            buttons=(
                Button(name=PREVIOUS, label=words.PREVIOUS, key="PgUp", ability=_READY[self._page > 1]),
                Button(name=NEXT, label=words.NEXT, key="PgDown", ability=_READY[self._page < self._count]),
                Button(name=FIT, label=other, key="F4", ability=_READY[self.document is not None]),
            ),
        )

    @property
    def _count(self) -> int:
        return 1 if self.document is None else self.document.count

    def _says(self) -> Line:
        if self._unmade:
            return Line(text=words.not_made_text(self._leaving.kind, self._unmade), tone=Tone.MEDIUM)
        if self.document is None:
            return Line(text=words.LAYING_OUT, tone=Tone.QUIET)
        says = words.page_text(self._page, self.document.count, self._paper)
        return Line(text=f"{says} {words.MADE_ANEW}", tone=Tone.MEDIUM) if self._made_anew else Line(text=says)

    def _of_now(self) -> _Wanted:
        return _Wanted(paper=self._paper, version=self._leaving.version())

    def _begin(self) -> None:
        self.close()
        self._wanted, self._unmade = self._of_now(), ""
        self._laying = self._lay_out()
        self._work.begin(self._laying)

    def _lay_out(self) -> Slices[None]:
        """The form stands there before its pages are made."""
        yield
        try:
            offered = self._leaving.make()
        except Fault as fault:
            self.document, self._unmade = None, str(fault)
            return
        yield
        self.document = yield from self._door.lay_out(
            PageOut(kind=self._leaving.kind, offered=offered, paper=self._paper)
        )
        self._page = min(self._page, self._count)
