"""Infusions on their way out of the window: asked for in a form, made beside it, told of when they are out."""

from dataclasses import dataclass

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.ports.export_errand import ExportAsked, ExportEnd
from ivig_desk.domain.infusion.listed_words import Search, search_line
from ivig_desk.domain.people.person import keeps_records
from ivig_desk.presenters import export_form as forms
from ivig_desk.presenters import export_form_wording as words
from ivig_desk.presenters.export_door import ExportDoor
from ivig_desk.presenters.export_form import EXPORT_FORM, FOLDER, ToExport
from ivig_desk.presenters.handing_out_wording import folder_text
from ivig_desk.presenters.screens import Button, Form, LeavingRecords, Line, Tone
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import Cancelled, PageWish, Submitted, Typed

EXPORT, STOP_EXPORT = "export", "export-stop"
_LONGEST_SEARCH = 2_000
"""So many bytes and the key fit into any pipe, so that the window never waits for whoever reads."""
_MICROSECONDS = 1_000_000


@dataclass(slots=True, kw_only=True)
class _UnderWay:
    target: str
    count: int
    begun_us: int
    is_given_up: bool = False


class Exporting:
    """One at a time for the whole window; it goes on while another page is shown, and is said where it was begun."""

    def __init__(self, desk: Desk, door: ExportDoor | None) -> None:
        """Begin with none; without a door, as in practice, nothing is exported."""
        self._desk = desk
        self._door = door
        self._wanted: ToExport | None = None
        self._texts = Texts()
        self._problems: dict[str, str] = {}
        self._folder = ""
        self._under_way: _UnderWay | None = None
        self._said: tuple[Line, ...] = ()

    def open(self, wanted: ToExport) -> None:
        """Ask how these are to leave, or say why they do not."""
        if self._under_way is not None or self._wanted == wanted:
            return
        self._said = tuple(Line(text=text, tone=Tone.MEDIUM) for text in (self._why_not(wanted),) if text)
        if self._door is None or self._said:
            return
        self._wanted, self._problems = wanted, {}
        self._texts = Texts(by_field={FOLDER.name: self._folder or self._door.first_folder()})

    def put_away(self) -> None:
        """Close the form; what is under way goes on."""
        self._wanted = None

    def leave(self) -> None:
        """Say no more of what was said here; what ends later is said when somebody comes back."""
        self._said = ()

    def stop(self) -> None:
        """Let nothing come of what is under way."""
        if self._under_way is not None and self._door is not None:
            self._under_way.is_given_up = True
            self._door.errand.give_up()

    def leaving(self) -> LeavingRecords:
        """Return how far it is, or what came of it, and what begins or stops it."""
        return LeavingRecords(lines=self._lines(), button=self._button())

    def screen(self) -> Form | None:
        """Return the form, where one is open."""
        return None if self._wanted is None else forms.export_form(self._wanted, self._texts, self._problems)

    def answers(self, wish: PageWish) -> bool:
        """Whether a wish is about the form that is open."""
        is_of_form = isinstance(wish, Typed | Submitted | Cancelled) and wish.form == EXPORT_FORM
        return is_of_form and self._wanted is not None

    def handle(self, wish: PageWish) -> None:
        """Take what is typed and chosen, put away, or begin."""
        match wish:
            case Typed():
                self._texts = self._texts.with_text(wish.field, wish.text)
                self._problems.pop(wish.field, None)
            case Submitted():
                self._take()
            case _:
                self.put_away()

    def _button(self) -> Button:
        if self._under_way is None:
            return Button(name=EXPORT, label="Export", key="Alt+E")
        return Button(name=STOP_EXPORT, label="Stop the export")

    def _lines(self) -> tuple[Line, ...]:
        self._look()
        now, door = self._under_way, self._door
        if now is None or door is None:
            return self._said
        if now.is_given_up:
            return (Line(text=words.STOPPING),)
        seconds = (self._desk.now().monotonic_microseconds - now.begun_us) // _MICROSECONDS
        text = words.so_far_text(now.count, now.target, door.errand.so_far(), seconds)
        return Line(text=text), Line(text=words.MEANWHILE, tone=Tone.QUIET)

    def _why_not(self, wanted: ToExport) -> str:
        if self._door is None:
            return words.NOT_HERE
        if wanted.count == 0:
            return words.NOTHING_FOUND
        if not isinstance(wanted.chosen, Search):
            return ""
        if not keeps_records(self._door.who()):
            return words.KEEPERS
        return words.TOO_LONG if len(search_line(wanted.chosen).encode()) > _LONGEST_SEARCH else ""

    def _take(self) -> None:
        door, wanted = self._door, self._wanted
        if door is None or wanted is None:
            return
        form, names, folder = forms.form_of(self._texts), forms.names_of(self._texts), forms.folder_of(self._texts)
        self._problems = forms.wrong(self._texts)
        trouble = door.trouble(folder) if folder else None
        if trouble is not None:
            self._problems[FOLDER.name] = folder_text(trouble)
        if self._problems or form is None or names is None:
            return
        self.put_away()
        why_not = self._why_not(wanted)
        if why_not:
            # Somebody else may have taken over meanwhile.
            self._said = (Line(text=why_not, tone=Tone.MEDIUM),)
            return
        self._folder, at = folder, self._desk.now()
        target = door.errand.begin(
            ExportAsked(form=form, names=names, folder=folder, chosen=wanted.chosen, person_id=door.who().id, at=at)
        )
        self._under_way = _UnderWay(target=target, count=wanted.count, begun_us=at.monotonic_microseconds)

    def _look(self) -> None:
        """See whether what is under way is over."""
        ended = None if self._under_way is None or self._door is None else self._door.errand.ended()
        if ended is None:
            return
        self._under_way = None
        tone = Tone.GOOD if ended.end is ExportEnd.WHOLE else Tone.MEDIUM
        self._said = tuple(Line(text=text, tone=tone) for text in words.ended_texts(ended.end, ended.lines))
