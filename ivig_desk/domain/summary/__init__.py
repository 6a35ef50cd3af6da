"""The summary of one infusion as facts, each naming the entries of the record it stands on."""

from ivig_desk.domain.summary.facts import Summary
from ivig_desk.domain.summary.summarise import summary_of

__all__ = ["Summary", "summary_of"]
