"""What is asked of whoever reports a suspected adverse reaction: who they are, and how it ended."""

from dataclasses import dataclass
from enum import Enum, unique


@unique
class Outcome(Enum):
    """How the reaction ended, as far as the reporter knows."""

    RECOVERED = "recovered"
    RECOVERING = "recovering"
    NOT_RECOVERED = "not-recovered"
    LASTING_HARM = "lasting-harm"
    FATAL = "fatal"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Who reports, and the outcome; a text is empty where it was not said."""

    reporter: str
    role: str
    contact: str
    outcome: Outcome
