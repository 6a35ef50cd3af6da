"""How long the desk waits after wrong passphrases: a slip costs nothing, guessing costs a night."""

from fractions import Fraction

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Seconds

FREE = 3
"""So many wrong ones in a row before the first wait; a ward default."""

FIRST_WAIT = Seconds.of("5")
LONGEST_WAIT = Seconds.of("300")
"""A nurse who has it at last is kept from the record no longer; rate, countdown, HOLD and STOP need no passphrase."""

_DOUBLINGS = 6
"""5 s doubled so often is 320 s, more than the longest wait; a number read from a file is not raised to its power."""

_MICROSECONDS_IN_A_SECOND = 1_000_000


def wait_after(in_a_row: int) -> Seconds:
    """Return how long to wait after so many wrong passphrases in a row: none, then 5 s, twice as long each time.

    >>> print(wait_after(3), wait_after(5), sep=", ")
    5 s, 20 s
    """
    if in_a_row < FREE:
        return Seconds.of("0")
    doublings = min(in_a_row - FREE, _DOUBLINGS)
    return min(FIRST_WAIT.times(2**doublings), LONGEST_WAIT)


def wait_left(in_a_row: int, last_wrong: Instant, now: Instant) -> Seconds:
    """Return how long is left to wait. A clock set back since counts as no time gone by."""
    gone_by = Seconds(Fraction(max(0, now.microseconds - last_wrong.microseconds), _MICROSECONDS_IN_A_SECOND))
    wait = wait_after(in_a_row)
    return wait - gone_by if gone_by < wait else Seconds.of("0")
