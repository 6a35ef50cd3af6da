"""What is done at the bed in a severe reaction, beside stopping it."""

from enum import Enum, unique


@unique
class ReactionStep(Enum):
    """One step, in its order; how it is done is the ward's own protocol, and no dose is known here.

    Source: monitoring.md, "Adverse events", protocol ladder: stop, call for help, line kept open with another fluid.
    """

    CALL_FOR_HELP = "call-for-help"
    POSITION = "position"
    LINE_OPEN = "line-open"
    ADRENALINE = "adrenaline"
