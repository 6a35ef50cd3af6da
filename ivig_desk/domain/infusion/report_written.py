"""A report sheet as it stands on record."""

from dataclasses import dataclass

from ivig_desk.domain.reactions.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWritten:
    """A report sheet of the adverse events so far was written, with what its reporter said."""

    report: Report
