"""What a wish on one page means for the window."""

from enum import Enum, unique


@unique
class Turn(Enum):
    """Whether the page stays, is left for the start page, or gives way to the infusion's own."""

    STAY = "stay"
    LEAVE = "leave"
    INFUSION = "infusion"
