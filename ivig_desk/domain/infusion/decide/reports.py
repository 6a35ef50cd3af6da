"""Recording that the adverse events of an infusion were reported."""

from ivig_desk.domain.infusion.commands import WriteReport
from ivig_desk.domain.infusion.decide.decision import Decision, accepted, refused
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.report_written import ReportWritten


def report(infusion: Infusion, command: WriteReport) -> Decision:
    """Record what the reporter said, after the end too; without an adverse event there is nothing to report."""
    if not infusion.adverse_events:
        return refused(RefusalKind.NOTHING_TO_REPORT)
    return accepted(ReportWritten(report=command.report))
