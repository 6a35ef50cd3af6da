"""What a wish on one page means for the window."""

from enum import Enum, unique


@unique
class Turn(Enum):
    """Whether the page stays, is left for the start page, gives way to the infusion's own, or has saved a profile."""

    STAY = "stay"
    LEAVE = "leave"
    INFUSION = "infusion"
    SAVED = "saved"
