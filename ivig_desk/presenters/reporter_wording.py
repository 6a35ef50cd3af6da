"""What a reporter said, in words: the outcome, and the line of the timeline."""

from ivig_desk.domain.reactions.report import Outcome, Report

NOT_RECORDED = "not recorded"
_OUTCOMES = {
    Outcome.RECOVERED: "recovered",
    Outcome.RECOVERING: "recovering",
    Outcome.NOT_RECOVERED: "not recovered",
    Outcome.LASTING_HARM: "recovered with lasting harm",
    Outcome.FATAL: "fatal",
    Outcome.NOT_KNOWN: "not known",
}


def outcome_text(outcome: Outcome) -> str:
    """How the reaction ended."""
    return _OUTCOMES[outcome]


def written_text(report: Report) -> str:
    """The line of the timeline."""
    by = ", ".join(part for part in (report.reporter, report.role) if part) or f"reporter {NOT_RECORDED}"
    return f"report sheet written: {by}; outcome {outcome_text(report.outcome)}"
