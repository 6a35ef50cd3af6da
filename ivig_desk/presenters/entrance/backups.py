"""The page of backups: a keeper sees what there is, has one made here or elsewhere, exports, and verifies."""

from collections.abc import Callable
from dataclasses import dataclass

from ivig_desk.desk.backing_up import BackingUp
from ivig_desk.desk.faults import Fault
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.backups import KeptBackups
from ivig_desk.desk.ports.errands import ErrandEnded, Errands
from ivig_desk.domain.people.person import Person
from ivig_desk.presenters.backup_wording import kept_lines, standing_lines
from ivig_desk.presenters.entrance import backups_form as forms
from ivig_desk.presenters.entrance.asking import PERSON
from ivig_desk.presenters.entrance.backups_form import FORM, Choice
from ivig_desk.presenters.entrance.people import LEAVE
from ivig_desk.presenters.entrance.steps import Later
from ivig_desk.presenters.entrance.who import LOCK
from ivig_desk.presenters.formats import begun_large
from ivig_desk.presenters.paper_door import FolderTrouble
from ivig_desk.presenters.screens import Button, EntranceScreen, Line, Tone
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import PageWish, Pressed, Submitted, Typed

_MOST_LINES = 6
"""So much of what a program said is shown; the rest is said by the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupDoors:
    """What makes backups by itself, what a keeper has done beside the window, the time, and which folder is none."""

    backing_up: BackingUp
    errands: Errands
    clock: Clock
    trouble: Callable[[str], FolderTrouble | None]


class BackupsPage:
    """What is under way goes on while the page is away, and is said when somebody comes back to it."""

    def __init__(self, doors: BackupDoors, person: Person) -> None:
        """Begin with nothing under way, for this keeper."""
        self._doors = doors
        self._person = person
        self._choice = Choice.NOW
        self._texts = Texts()
        self._asked: dict[str, str] = {}
        self._under_way: Choice | None = None
        self._said: tuple[Line, ...] = ()
        self._kept: KeptBackups | None = None
        self._not_read = ""
        self.later = Later()
        """Nothing of this page is put off to the next look."""

    def come(self, person: Person) -> None:
        """Show it to a keeper, with nothing typed."""
        self._person = person
        self._texts, self._asked = Texts(), {}
        self._read_folder()

    def screen(self) -> EntranceScreen:
        """Return the page as it stands."""
        reading = self._doors.clock.read()
        standing = self._doors.backing_up.standing
        rows, chosen = forms.rows(self._choice)
        under_way = None if self._under_way is None else Line(text=forms.UNDER_WAY[self._under_way])
        first = under_way or next(iter(self._said), None)
        return EntranceScreen(
            title="Backups",
            lines=standing_lines(standing, reading.wall),
            people=rows,
            chosen=chosen,
            details=(*self._said[1:], *kept_lines(self._kept, self._not_read, reading.utc_offset_minutes)),
            form=forms.form(self._choice, self._texts, self._problems(), standing.folder),
            buttons=(
                Button(name=LOCK, label="Lock", key="Ctrl+L"),
                Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
            ),
            message=first,
        )

    def handle(self, wish: PageWish) -> None:
        """Choose, type, take; an entry that is refused says so at its field."""
        match wish:
            case Pressed(name=name) if name.startswith(f"{PERSON}:"):
                self._choose(name.removeprefix(f"{PERSON}:"))
            case Typed(form=form) if form == FORM:
                self._texts = self._texts.with_text(wish.field, wish.text)
                self._asked.pop(wish.field, None)
            case Submitted(form=form) if form == FORM and self._under_way is None:
                self._take()
            case _:
                pass

    def leave(self) -> None:
        """Forget what was typed: a passphrase does not wait behind another page."""
        self._texts, self._asked = Texts(), {}

    def look(self) -> None:
        """See whether what is under way is over."""
        choice = self._under_way
        if choice is None:
            return
        if choice is Choice.NOW:
            self._see_backup()
            return
        ended = self._doors.errands.ended()
        if ended is not None:
            self._under_way = None
            self._said = _said(choice, ended)
            self._read_folder()

    def _see_backup(self) -> None:
        backing_up = self._doors.backing_up
        if backing_up.is_busy:
            return
        self._under_way = None
        fault = backing_up.standing.fault
        good = Line(text="The backup was opened, verified and replayed: it counts.", tone=Tone.GOOD)
        self._said = (good if fault is None else Line(text=f"No good backup: {fault}", tone=Tone.MEDIUM),)
        self._read_folder()

    def _choose(self, name: str) -> None:
        self._choice = Choice(name)
        self._texts, self._asked = Texts(), {}
        if self._under_way is None:
            self._said = ()

    def _problems(self) -> dict[str, str]:
        return {**forms.as_typed(forms.wrong_while_typed(self._choice, self._texts), self._texts), **self._asked}

    def _take(self) -> None:
        doors, texts = self._doors, self._texts
        self._asked = forms.wrong(self._choice, texts, doors.trouble)
        if self._asked or (self._choice is Choice.NOW and doors.backing_up.standing.folder is None):
            return
        folder = forms.folder_of(texts)
        match self._choice:
            case Choice.NOW:
                doors.backing_up.want()
            case Choice.ELSEWHERE:
                doors.errands.back_up(folder)
            case Choice.EXPORT:
                doors.errands.export(folder, forms.passphrase_of(texts), self._person.id, doors.clock.read())
            case Choice.VERIFY:
                doors.errands.verify()
        self._under_way, self._said, self._texts = self._choice, (), Texts()

    def _read_folder(self) -> None:
        """What cannot be read now is said, and what was read before is not shown as if it were there."""
        try:
            self._kept, self._not_read = self._doors.backing_up.kept(), ""
        except Fault as fault:
            self._kept, self._not_read = None, str(fault)


def _said(choice: Choice, ended: ErrandEnded) -> tuple[Line, ...]:
    tone = Tone.GOOD if ended.is_good else Tone.MEDIUM
    lines = tuple(begun_large(text) for text in ended.lines[:_MOST_LINES])
    left = len(ended.lines) - _MOST_LINES
    more = (f"and {left} more lines: ivig-desk records verify says them all",) if left > 0 else ()
    begun = () if ended.is_good else (forms.NOT_DONE[choice],)
    return tuple(Line(text=text, tone=tone) for text in (*begun, *lines, *more))
