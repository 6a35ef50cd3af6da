"""How grave a reaction is: CTCAE v5, infusion related reaction."""

from enum import Enum, unique


@unique
class Grade(Enum):
    """Grade of a reaction, mildest first."""

    MILD = 1
    MODERATE = 2
    SEVERE = 3
    LIFE_THREATENING = 4
    DEATH = 5

    @property
    def words(self) -> str:
        """What the grade means, in the words of monitoring.md ("Adverse events")."""
        match self:
            case Grade.MILD:
                return "mild, transient, no interruption"
            case Grade.MODERATE:
                return "interruption, responds promptly"
            case Grade.SEVERE:
                return "prolonged, recurs, or hospital"
            case Grade.LIFE_THREATENING:
                return "life-threatening"
            case Grade.DEATH:
                return "death"
