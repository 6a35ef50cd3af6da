"""The recovery key as it is shown, printed and typed back: a page for the safe, never for the folder of summaries."""

from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.people.recovery_key import RecoveryKey
from ivig_desk.presenters.entrance.fields import group
from ivig_desk.presenters.formats import moment_text
from ivig_desk.presenters.handing_out_wording import (
    folder_text,
    not_printed_text,
    not_saved_text,
    printed_text,
    saved_text,
)
from ivig_desk.presenters.paper_door import FolderRefused, PageKind, PageOut, PaperDoor, PrinterFault
from ivig_desk.presenters.screens import Ability, Button, EntranceScreen, FieldGroup, Form, LaidOut, Line, Tone
from ivig_desk.presenters.slices import at_once
from ivig_desk.presenters.start_page import STATEMENT
from ivig_desk.presenters.summary_document import Headline, Headlines, Section, SummaryPages, Words
from ivig_desk.presenters.summary_wording import PAGE_WORDS, PROGRAM
from ivig_desk.presenters.typed import FieldPlan, Texts
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed

FORM = "recovery-sheet"
PRINT = "print-sheet"
SAVE = "save-sheet"
TYPED_BACK = (2, 5, 7)
"""The groups that are asked for, counted from 1: who has them has the paper before them."""

_PLACE = FieldPlan(name="place", label="Or save it as a PDF file", hint="A folder, best on a drive that is locked away")
_FILE = "recovery-sheet"
_WHAT_FOR = (
    "This key opens the records when every passphrase is lost. It is shown only now. "
    "Print it or write it down, and lock it away: whoever has it can read every record."
)
_NOT_THE_SAME = "Not as printed."


class RecoverySheet:
    """Shows a recovery key, then hides it and asks for three of its groups."""

    def __init__(self, recovery: RecoveryKey, paper: PaperDoor, ward: str, reading: ClockReading) -> None:
        """Show a key that was made just now for the desk of a ward."""
        self._recovery = recovery
        self._paper = paper
        self._ward = ward
        self._reading = reading
        self._texts = Texts()
        self._problems: dict[str, str] = {}
        self._is_typed_back = False
        self._saved_to = ""
        self._said: Line | None = None

    def screen(self) -> EntranceScreen:
        """Return the page with the key, or the one that asks for some of it."""
        if self._is_typed_back:
            return EntranceScreen(title="Recovery key", form=self._asking(), lines=(Line(text="Now from the paper:"),))
        printer = self._printer
        button = Button(
            name=PRINT,
            label="Print",
            key="Ctrl+P",
            detail=printer or "no printer",
            ability=Ability.READY if printer else Ability.OFF,
        )
        return EntranceScreen(
            title="Recovery key",
            lines=(Line(text=_WHAT_FOR),),
            sheet=self._recovery.groups,
            buttons=(Button(name=SAVE, label="Save PDF", key="Ctrl+S", detail="to the folder below"), button),
            form=self._saving(),
            message=self._said,
        )

    def handle(self, wish: PageWish) -> bool:
        """Print, save, turn over, take what is typed back; return whether the key is on paper for certain."""
        match wish:
            case Pressed(name=name) if name == PRINT and not self._is_typed_back:
                self._print()
            case Pressed(name=name) if name == SAVE and not self._is_typed_back:
                self._save()
            case Typed(form=form) if form == FORM:
                self._texts = self._texts.with_text(wish.field, wish.text)
                self._problems.pop(wish.field, None)
            case Submitted(form=form) if form == FORM:
                return self._take()
            case Cancelled(form=form) if form == FORM:
                self._is_typed_back, self._texts, self._problems = False, Texts(), {}
            case _:
                pass
        return False

    def _take(self) -> bool:
        if not self._is_typed_back:
            # Enter after a folder means that it is to be saved there.
            place = self._texts.of(_PLACE.name).strip()
            if place and place != self._saved_to:
                self._save()
                return False
            self._is_typed_back, self._texts, self._said = True, Texts(), None
            return False
        self._problems = {
            _field(place): _NOT_THE_SAME
            for place in TYPED_BACK
            if self._texts.of(_field(place)).strip().upper() != self._recovery.groups[place - 1]
        }
        return not self._problems

    @property
    def _printer(self) -> str:
        """The printer that this computer prints on unasked, empty where it has none."""
        return next(iter(self._paper.printers.printers()), "")

    def _print(self) -> None:
        try:
            at_once(self._paper.printers.print(self._page(), self._printer))
        except PrinterFault as fault:
            self._said = Line(text=not_printed_text(PageKind.RECOVERY_SHEET, fault), tone=Tone.MEDIUM)
        else:
            self._said = Line(text=printed_text(PageKind.RECOVERY_SHEET, self._printer), tone=Tone.GOOD)

    def _save(self) -> None:
        folder = self._texts.of(_PLACE.name).strip()
        if not folder:
            self._problems = {_PLACE.name: "Where to: missing."}
            return
        try:
            file = at_once(self._paper.files.save(self._page(), folder, _FILE))
        except FolderRefused as refused:
            self._problems = {_PLACE.name: folder_text(refused.trouble)}
        except OSError as fault:
            self._said = Line(text=not_saved_text(PageKind.RECOVERY_SHEET, folder, fault), tone=Tone.MEDIUM)
        else:
            self._saved_to = folder
            self._said = Line(text=saved_text(PageKind.RECOVERY_SHEET, file), tone=Tone.GOOD)

    def _saving(self) -> Form:
        return Form(
            name=FORM,
            title="",
            groups=(group(self._texts, self._problems, _PLACE),),
            submit=Button(name=f"submit:{FORM}", label="I have it on paper", tone=Tone.GOOD),
            cancel=None,
            focus=_PLACE.name,
        )

    def _asking(self) -> Form:
        plans = [FieldPlan(name=_field(place), label=f"Group {place}") for place in TYPED_BACK]
        groups: tuple[FieldGroup, ...] = (group(self._texts, self._problems, *plans),)
        return Form(
            name=FORM,
            title="Type three groups of the recovery key",
            groups=groups,
            submit=Button(name=f"submit:{FORM}", label="Go on", tone=Tone.GOOD),
            cancel=Button(name="cancel", label="Show it again", key="Esc"),
            focus=_field(TYPED_BACK[0]),
        )

    def _page(self) -> LaidOut:
        pages = recovery_pages(self._recovery, self._ward, self._reading)
        page = PageOut(kind=PageKind.RECOVERY_SHEET, offered=(pages,), paper=self._paper.paper_of_the_place())
        return at_once(self._paper.layout.lay_out(page))


def recovery_pages(recovery: RecoveryKey, ward: str, reading: ClockReading) -> SummaryPages:
    """Return the page for the safe: the groups, what they open, and when they were made."""
    made = moment_text(reading.wall, reading.utc_offset_minutes)
    groups = tuple(
        Headline(name=f"Group {place}", figure=text, detail="") for place, text in enumerate(recovery.groups, start=1)
    )
    what_for = (
        "Opens the records of this desk when every passphrase is lost. Keep it locked away: whoever has this page can "
        "read every record. On the page on which one signs in, press Recovery key and type the groups in this order."
    )
    return SummaryPages(
        title="Recovery key",
        subtitle=ward,
        author=PROGRAM,
        person=ward,
        occasion=f"made {made}",
        statement=STATEMENT,
        record="A page like it that was made earlier opens nothing once another recovery key is made.",
        page_words=PAGE_WORDS,
        sections=(
            Section(
                heading="", blocks=(Words(text=what_for), Headlines(figures=groups[:4]), Headlines(figures=groups[4:]))
            ),
        ),
    )


def _field(place: int) -> str:
    return f"group-{place}"
