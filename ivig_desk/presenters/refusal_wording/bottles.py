"""Why a bottle is refused or asked about."""

from datetime import date
from typing import Literal, assert_never

from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.formats import date_text

BottleKind = Literal[
    RefusalKind.BOTTLE_EXPIRED,
    RefusalKind.BOTTLE_EXPIRES_TODAY,
    RefusalKind.BOTTLE_ALREADY_THERE,
    RefusalKind.MIXED_BRANDS,
]


def bottle_text(kind: BottleKind, unmet: Unmet) -> str:
    """Return the sentence with batch and day, with the serial, or with both preparations."""
    match kind:
        case RefusalKind.BOTTLE_EXPIRED:
            return f"a bottle’s last day of use{_batch_and_day(unmet.about)} has passed – it is not given"
        case RefusalKind.BOTTLE_EXPIRES_TODAY:
            named = _batch_and_day(unmet.about)
            return f"a bottle’s last day of use{named} is now or ends during the infusion – is it given?"
        case RefusalKind.BOTTLE_ALREADY_THERE:
            return f"the bottle with serial {unmet.about} is there already – each bottle counts once"
        case RefusalKind.MIXED_BRANDS:
            bottle, _, ordered = unmet.about.partition(" / ")
            return f"a bottle is {bottle}, ordered is {ordered} – mixing needs a prescriber’s reason and name"
        case _:
            assert_never(kind)


def _batch_and_day(about: str) -> str:
    """`LOT7 / 2026-11-21` as batch and day."""
    batch, _, day = about.rpartition(" / ")
    named = f"batch {batch}" if batch else "no batch"
    return f" ({named}, {date_text(date.fromisoformat(day))})" if day else ""
