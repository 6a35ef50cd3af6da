"""What the window says when even its fault page could not be asked for: fixed words, and what was last on it."""

from ivig_desk.presenters.screens import FaultScreen, Line, WindowScreen

TITLE = "IVIG Desk has failed. Go by the paper chart."
INSTRUCTION = (
    "The infusion goes on as the pump or drip is set. Read the rate there, take vital signs as due, "
    "and close and open this program again. What was recorded is kept."
)
LAST_SHOWN = "Last shown before the failure:"


def last_words(shown: WindowScreen | None) -> FaultScreen:
    """Return the fault page that needs no desk, no journal and no wording; the last rate drawn stands on it."""
    lines = () if shown is None else (*_of_the_page(shown), *_of_the_others(shown), *_of_the_list(shown))
    head = (Line(text=LAST_SHOWN),) if lines else ()
    return FaultScreen(title=TITLE, instruction=INSTRUCTION, last_confirmed=(*head, *lines), detail="")


def _of_the_page(shown: WindowScreen) -> tuple[Line, ...]:
    if shown.run is None:
        return ()
    now, strip = shown.run.now, shown.run.strip
    who = f"{strip.name} · {strip.weight} · {strip.preparation}"
    return Line(text=who), Line(text=f"{now.rate} {now.rate_unit}")


def _of_the_others(shown: WindowScreen) -> tuple[Line, ...]:
    # The start page lists them itself.
    row = None if shown.start is not None else shown.tabs
    tabs = () if row is None else tuple(tab for tab in row.tabs if not tab.is_shown)
    others = tuple(Line(text=" · ".join(filter(None, (tab.name, tab.identifier, tab.rate.text)))) for tab in tabs)
    cards = () if shown.board is None else shown.board.cards
    stands = ((card.name, card.identifier, card.heading.text, card.rate) for card in cards)
    return (*others, *(Line(text=" · ".join(filter(None, parts))) for parts in stands))


def _of_the_list(shown: WindowScreen) -> tuple[Line, ...]:
    rows = () if shown.start is None else shown.start.under_way
    return tuple(Line(text=f"{row.title} – {row.state.text}") for row in rows)
