"""The summary of a scenario as text, as of its last entry; what is new at every making is left out."""

from __future__ import annotations

import re
from functools import cache, reduce
from typing import TYPE_CHECKING

from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.summary.evidence import written_in_own_time
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_text import text_of
from ivig_desk.rehearsal.rehearse import rehearse
from tests.helpers.going import going_home
from tests.scenarios.players import FOLDER, desk_in_memory, scenario_of

if TYPE_CHECKING:
    from ivig_desk.domain.amounts.instants import ClockReading
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.infusion.infusion import Infusion
    from ivig_desk.presenters.summary_document import SummaryPages

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@cache
def entries_of(name: str) -> tuple[Recorded, ...]:
    """The record of a scenario, played by the desk in memory."""
    driver = desk_in_memory(FOLDER)
    rehearse(scenario_of(f"{name}.toml"), driver)
    return driver.entries()


@cache
def pages_of_scenario(name: str) -> SummaryPages:
    """Its summary as of the last entry; the head of a record in memory differs each time, so it is not known."""
    entries = entries_of(name)
    return summary_pages(folded(entries), entries, written_in_own_time(entries)[-1].recorded, None, going_home())


def text_of_scenario(name: str) -> str:
    """Its summary as text, the infusion's own id left out."""
    return _ID.sub("(id)", text_of(pages_of_scenario(name)))


def text_of_summary(infusion: Infusion, entries: tuple[Recorded, ...], reading: ClockReading) -> str:
    """The summary of a record as text."""
    return text_of(summary_pages(infusion, entries, reading, None, going_home()))


def folded(entries: tuple[Recorded, ...]) -> Infusion:
    """The infusion that a record is of."""
    return reduce(evolve, entries[1:], evolve(None, entries[0]))
