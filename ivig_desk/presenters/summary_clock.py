"""Times as the summary tells them: at the offset recorded with the start, with the date where it is another day."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.straying import ClockTurn, shown_offset_at
from ivig_desk.domain.summary.facts import Evidence
from ivig_desk.presenters.formats import clock_on_text, clock_text, date_text, moment_text, offset_text
from ivig_desk.presenters.summary_wording import late_text

MARK = "*"
"""Behind a clock time that the wall said after it had strayed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryClock:
    """The offset of the start in minutes east, the day the infusion belongs to, and how the wall stood to its own time.

    What is told is what the wall said; where that was not the clock of the start any more, it has a mark (S24).
    """

    utc_offset_minutes: int
    day: date
    turns: tuple[ClockTurn, ...]

    def at(self, instant: Instant) -> str:
        """Return the clock time, with its date where it is not the infusion's day."""
        return f"{clock_on_text(instant, self._offset(instant), self.day)}{self._mark(instant)}"

    def clock(self, instant: Instant) -> str:
        """Return the clock time alone."""
        return f"{clock_text(instant, self._offset(instant))}{self._mark(instant)}"

    def moment(self, instant: Instant) -> str:
        """Return date and clock time."""
        return f"{moment_text(instant, self._offset(instant))}{self._mark(instant)}"

    def _offset(self, instant: Instant) -> int:
        return shown_offset_at(self.turns, instant, self.utc_offset_minutes)

    def _mark(self, instant: Instant) -> str:
        return "" if self._offset(instant) == self.offset_of_start else MARK

    @property
    def offset_of_start(self) -> int:
        """The minutes to add to the infusion's own time to have what the wall said at its start."""
        return shown_offset_at(self.turns[:1], self.turns[0].at, 0) if self.turns else self.utc_offset_minutes

    def late(self, evidence: Evidence) -> str:
        """Return when an entry was written down, where that was late; empty where it was not (S24)."""
        return late_text(self.at(evidence.recorded_at)) if evidence.is_late else ""

    @property
    def date(self) -> str:
        """The infusion's day."""
        return date_text(self.day)

    @property
    def offsets(self) -> str:
        """At which offset times are told, and where it changed, from when on at which other."""
        told, now = [], self.turns[0].utc_offset_minutes if self.turns else self.utc_offset_minutes
        for turn in self.turns[1:]:
            if turn.utc_offset_minutes != now:
                now = turn.utc_offset_minutes
                told.append(f"from {self.at(turn.at)} on {offset_text(now)}")
        first = offset_text(self.utc_offset_minutes)
        return ", ".join((f"times {first}", *told)) if told else f"all times {first}"
