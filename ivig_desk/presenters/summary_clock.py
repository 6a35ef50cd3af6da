"""Times as the summary tells them: at the offset recorded with the start, with the date where it is another day."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.summary.facts import Evidence
from ivig_desk.presenters.formats import clock_on_text, clock_text, date_text, moment_text, offset_text
from ivig_desk.presenters.summary_wording import late_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryClock:
    """The offset in minutes east, and the day the infusion belongs to."""

    utc_offset_minutes: int
    day: date

    def at(self, instant: Instant) -> str:
        """Return the clock time, with its date where it is not the infusion's day."""
        return clock_on_text(instant, self.utc_offset_minutes, self.day)

    def clock(self, instant: Instant) -> str:
        """Return the clock time alone."""
        return clock_text(instant, self.utc_offset_minutes)

    def moment(self, instant: Instant) -> str:
        """Return date and clock time."""
        return moment_text(instant, self.utc_offset_minutes)

    def late(self, evidence: Evidence) -> str:
        """Return when an entry was written down, where that was late; empty where it was not (S24)."""
        return late_text(self.at(evidence.recorded_at)) if evidence.is_late else ""

    @property
    def date(self) -> str:
        """The infusion's day."""
        return date_text(self.day)

    @property
    def offset(self) -> str:
        """The offset all times are told at."""
        return offset_text(self.utc_offset_minutes)
