"""What NEWS2 says of a set, in words."""

from typing import assert_never

from ivig_desk.domain.monitoring.news2 import News2, News2Band, News2Incomplete, News2Total
from ivig_desk.presenters.run_wording import sign_text
from ivig_desk.presenters.screens import Line, Tone

_TONES = {
    News2Band.LOW: Tone.QUIET,
    News2Band.LOW_MEDIUM: Tone.MEDIUM,
    News2Band.MEDIUM: Tone.MEDIUM,
    News2Band.HIGH: Tone.HIGH,
}


def news2_text(news2: News2) -> str:
    """Return the total with its band, or which of the seven items is missing."""
    match news2:
        case News2Total():
            return f"NEWS2 {news2.total}, {news2.band.value}"
        case News2Incomplete():
            return f"NEWS2 incomplete: {', '.join(_missing(news2))} missing"
        case _:
            assert_never(news2)


def news2_part(news2: News2 | None) -> tuple[Line, ...]:
    """Return what the foot of a page has room for, in the tone of the band; nothing where NEWS2 does not apply.

    What is missing stands in the working.
    """
    match news2:
        case None:
            return ()
        case News2Total():
            return (Line(text=news2_text(news2), tone=_TONES[news2.band]),)
        case News2Incomplete():
            return (Line(text="NEWS2 incomplete", tone=Tone.QUIET),)
        case _:
            assert_never(news2)


def _missing(news2: News2Incomplete) -> list[str]:
    others = (("consciousness", news2.consciousness), ("oxygen", news2.oxygen))
    return [*(sign_text(sign) for sign in news2.signs), *(name for name, item in others if item is None)]
