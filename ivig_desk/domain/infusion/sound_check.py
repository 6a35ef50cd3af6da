"""Whether the alarms were heard before the start (S23)."""

from enum import Enum, unique


@unique
class SoundCheck(Enum):
    """What the nurse answered once the tones were played."""

    NOT_ANSWERED = "not-answered"
    HEARD = "heard"
    BY_SIGHT = "by-sight"
