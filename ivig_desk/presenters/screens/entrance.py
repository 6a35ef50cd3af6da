"""Who is at the desk: what is asked before somebody is in, and what stays in sight while somebody is asked."""

from dataclasses import dataclass

from ivig_desk.presenters.screens.beds import BoardCard
from ivig_desk.presenters.screens.forms import Form
from ivig_desk.presenters.screens.parts import Button, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceScreen:
    """People to choose from, a form, and beside them every infusion that is looked after, each with HOLD and STOP.

    `chosen` is the place of whoever is asked, -1 where nobody is chosen yet; `sheet` is a recovery key, group by group.
    `details` stand under what there is to choose from, and scroll with it.
    `has_many_fields` says that the form is to have width beside few cards.
    """

    title: str
    form: Form
    lines: tuple[Line, ...] = ()
    people: tuple[Button, ...] = ()
    chosen: int = -1
    details: tuple[Line, ...] = ()
    sheet: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    message: Line | None = None
    cards: tuple[BoardCard, ...] = ()
    has_many_fields: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoBar:
    """Whose desk this is, who has signed in, and the ways to hand over and to lock."""

    ward: str
    who: str
    buttons: tuple[Button, ...]
