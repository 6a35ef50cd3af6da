"""Several infusions at once: the tabs above a page, and the board of all of them."""

from dataclasses import dataclass

from ivig_desk.presenters.screens.parts import AlarmLine, Button, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One infusion that is looked after, in two short lines; `identifier` is there where names could be confused."""

    infusion_id: str
    key: str
    name: str
    identifier: str
    rate: Line
    rung: str
    due: Line
    alarm: AlarmLine | None
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TabRow:
    """Every infusion that is looked after, the way to the board, and the infusions before and after the shown one.

    `plan` leads back to a plan that was left for a bed.
    """

    tabs: tuple[Tab, ...]
    board: Button
    before: str
    after: str
    plan: Tab | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCard:
    """One infusion on the board, to be read from the door, with the two controls that name it."""

    infusion_id: str
    key: str
    name: str
    identifier: str
    preparation: str
    heading: Line
    rate: str
    rung: str
    ends: str
    due: Line
    alarm: AlarmLine | None
    is_new: bool
    hold: Button | None
    stop: Button | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardScreen:
    """Every infusion that is looked after, each in its place."""

    title: str
    cards: tuple[BoardCard, ...]
    leave: Button
    nobody: str
