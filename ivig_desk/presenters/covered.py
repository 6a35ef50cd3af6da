"""What stays in sight while no page is: the lock hides the record, never what runs and what calls."""

from dataclasses import dataclass, replace
from enum import Enum, unique

from ivig_desk.desk.look import Look
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.presenters.alarm_wording import alarm_text
from ivig_desk.presenters.board import board_screen
from ivig_desk.presenters.formats import clock_text
from ivig_desk.presenters.run_wording import giving_set_text
from ivig_desk.presenters.screens import AlarmBar, AlarmRow, BoardCard, Button

_TO_DO = " – "
_ALONE = {"HOLD": "Ctrl+H", "STOP": "Ctrl+S"}
"""With one infusion alone its keys mean nothing else; a letter by itself would be typed in the field."""


_NAMED_UP_TO = 6
"""With more cards beside a form a name would be cut on HOLD and STOP; it stands at the head of its card."""


@unique
class Names(Enum):
    """Whether patients are named."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """The alarms, and a card for every infusion that is looked after."""

    alarms: AlarmBar
    cards: tuple[BoardCard, ...]


def covered(placed: tuple[tuple[int, Look], ...], alarms: AlarmBar, lights: AlarmLights, names: Names) -> Covered:
    """Return cards and alarms; with names hidden an infusion is told apart by the number of its key and when it began.

    That number is this desk's own and not called a bed: a bed of the ward may have another.
    """
    cards = board_screen(placed, lights).cards
    if names is Names.HIDDEN:
        places = {look.infusion.id: (place, _begun(look)) for place, look in placed}
        cards = tuple(_without_name(card, *places[card.infusion_id]) for card in cards)
        numbers = {infusion_id: place for infusion_id, (place, _) in places.items()}
        alarms = replace(alarms, rows=tuple(_nameless(row, numbers) for row in alarms.rows))
    elif len(cards) > _NAMED_UP_TO:
        cards = tuple(replace(card, hold=_bare(card.hold), stop=_bare(card.stop)) for card in cards)
    if len(cards) == 1:
        cards = (replace(cards[0], hold=_with_key(cards[0].hold), stop=_with_key(cards[0].stop)),)
    return Covered(alarms=alarms, cards=cards)


def infusion_text(place: int) -> str:
    """Return how an infusion is told apart where no patient is named.

    >>> infusion_text(2)
    'Infusion 2'
    """
    return f"Infusion {place}"


def _begun(look: Look) -> str:
    """Its giving set, since drops are never without their factor (S21), and when it began."""
    started, plan = look.infusion.started, look.infusion.plan
    if started is None or plan is None:
        return ""
    return f"{giving_set_text(plan.giving_set)} · begun {clock_text(started, look.reading.utc_offset_minutes)}"


def _without_name(card: BoardCard, place: int, begun: str) -> BoardCard:
    name = infusion_text(place)
    return replace(
        card,
        key="",
        name=name,
        identifier="",
        preparation=begun,
        hold=None if card.hold is None else replace(card.hold, detail=name),
        stop=None if card.stop is None else replace(card.stop, detail=name),
    )


def _nameless(row: AlarmRow, numbers: dict[str, int]) -> AlarmRow:
    """An alarm of the desk itself names nobody; one of an infusion says what calls, and none of the vital signs."""
    if not row.opens:
        return row
    text = alarm_text(AlarmKind(row.name.removeprefix(f"{row.opens}:")))
    whose = infusion_text(numbers[row.opens]) if row.opens in numbers else "an infusion that was closed"
    brief = f"{text.partition(_TO_DO)[0]} – {whose}"
    return replace(row, text=f"{text} – {whose}", brief=brief, opens="")


def _bare(button: Button | None) -> Button | None:
    return None if button is None else replace(button, detail="")


def _with_key(button: Button | None) -> Button | None:
    return None if button is None else replace(button, key=_ALONE[button.label])
