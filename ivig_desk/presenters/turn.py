"""What a wish on one page means for the window."""

from enum import Enum, unique


@unique
class Turn(Enum):
    """Whether the page stays, is left for the start page, gives way, or has saved a profile.

    It gives way to the own page or the course of the infusion it is of, or to the page of the one it names (SHOW).
    """

    STAY = "stay"
    LEAVE = "leave"
    INFUSION = "infusion"
    COURSE = "course"
    SAVED = "saved"
    SHOW = "show"
