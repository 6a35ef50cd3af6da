"""The page of profiles: the list, one profile to read, one to change."""

from dataclasses import dataclass

from ivig_desk.presenters.screens.forms import Field, Form
from ivig_desk.presenters.screens.parts import Button, Line, Table, WorkingSection


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRow:
    """One profile of the list: whose it is, what is raised, whether it is being changed."""

    title: str
    detail: str
    state: Line
    open: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileListScreen:
    """Every profile that may be used, and every file that may not, with all its faults."""

    title: str
    search: Field
    count: str
    rows: tuple[ProfileRow, ...]
    blocked: tuple[WorkingSection, ...]
    leave: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSheetScreen:
    """One profile to read: every figure with its source, then its words, its people and what stood there before."""

    title: str
    state: tuple[Line, ...]
    message: Line | None
    figures: Table
    sections: tuple[WorkingSection, ...]
    buttons: tuple[Button, ...]
    back: Button
    leave: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFormScreen:
    """One step of changing a profile; beside it what is wrong, and the ramp as it is and as it would be."""

    title: str
    steps: tuple[Button, ...]
    step: int
    form: Form
    verdict: Line
    faults: tuple[Line, ...]
    example_heading: str
    example: tuple[Field, ...]
    table: Table | None
    changes_heading: str
    changes: tuple[Line, ...]
    back: Button
    leave: Button
    message: Line | None


ProfilesScreen = ProfileListScreen | ProfileSheetScreen | ProfileFormScreen
