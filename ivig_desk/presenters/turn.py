"""What a wish on one page means for the window."""

from enum import Enum, unique


@unique
class Turn(Enum):
    """Whether the page stays, is left for the start page, the infusion's own or its course, or has saved a profile."""

    STAY = "stay"
    LEAVE = "leave"
    INFUSION = "infusion"
    COURSE = "course"
    SAVED = "saved"
