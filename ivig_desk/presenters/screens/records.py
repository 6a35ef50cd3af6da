"""The page of records: the rows that are found, the record of one infusion, everybody who had a batch."""

from dataclasses import dataclass

from ivig_desk.presenters.screens.forms import Field, Form
from ivig_desk.presenters.screens.pages import PatientStrip
from ivig_desk.presenters.screens.parts import Button, Line, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRow:
    """One row of a long table; a press on it presses `name`, empty where nothing comes of it."""

    name: str
    cells: tuple[str, ...]
    tones: tuple[Tone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LongTable:
    """Rows without end; near the last one `more` is pressed, which is empty where there are no more."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[LongRow, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingRecords:
    """How far what was exported is, or what came of it, and the control that begins or stops it."""

    lines: tuple[Line, ...]
    button: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordListScreen:
    """What is looked for, how it was read, how many there are, and the first of them; what is on its way out of it."""

    title: str
    search: Field
    filters: Field
    count: Line
    read_as: tuple[Line, ...]
    table: LongTable
    buttons: tuple[Button, ...]
    leave: Button
    form: Form | None = None
    leaving: LeavingRecords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSheetScreen:
    """One infusion to read, or everybody who had a batch; `going_on` is pressed until all of it was read."""

    title: str
    strip: PatientStrip | None
    lines: tuple[Line, ...]
    table: LongTable
    form: Form | None
    message: Line | None
    buttons: tuple[Button, ...]
    back: Button
    leave: Button
    going_on: str = ""
    copied: str = ""
    leaving: LeavingRecords | None = None


RecordsScreen = RecordListScreen | RecordSheetScreen
