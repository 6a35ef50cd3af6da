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


def bottle_refusal_text(kind: BottleKind, unmet: Unmet) -> str:
    """Return the sentence with batch and day, or with both preparations."""
    match kind:
        case RefusalKind.BOTTLE_EXPIRED:
            return f"{_batch_and_day(unmet.about)} has passed – this bottle is not given"
        case RefusalKind.BOTTLE_EXPIRES_TODAY:
            return f"{_batch_and_day(unmet.about)} is today or ends during the infusion – is it to be given?"
        case RefusalKind.BOTTLE_ALREADY_THERE:
            return f"the bottle with serial {unmet.about} is there already – each bottle counts once"
        case RefusalKind.MIXED_BRANDS:
            bottle, _, ordered = unmet.about.partition(" / ")
            return f"this bottle is {bottle}, ordered is {ordered} – mixing needs a prescriber’s reason and name"
        case _:
            assert_never(kind)


def _batch_and_day(about: str) -> str:
    batch, _, day = about.rpartition(" / ")
    named = f"batch {batch}" if batch else "no batch"
    return f"the last day of use of a bottle ({named}), {date_text(date.fromisoformat(day))},"
