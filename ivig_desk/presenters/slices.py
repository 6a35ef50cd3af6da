"""Work in short slices, each taken up between two looks: no alarm waits until a whole document is done."""

from collections import deque
from collections.abc import Generator
from typing import TypeVar

from ivig_desk.domain.amounts.instants import ClockReading

_T = TypeVar("_T")
Slices = Generator[None, None, _T]
"""Work that pauses after each slice; what it returns came of it."""

EVERY_MS = 1000
"""The desk looks at least so often."""
_MICROSECONDS = 1000


def at_once(slices: Slices[_T]) -> _T:
    """Return what comes of the whole work, done without a pause; for where nobody is watched."""
    while True:
        try:
            next(slices)
        except StopIteration as done:
            result: _T = done.value
            return result


class UnderWay:
    """What is under way between the looks of one window, one thing after the other."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._works: deque[Slices[None]] = deque()
        self._look_due_us = 0

    @property
    def goes_on(self) -> bool:
        """Whether there is a slice to be taken up."""
        return bool(self._works)

    def begin(self, work: Slices[None]) -> None:
        """Take work up after what is under way already."""
        self._works.append(work)

    def drop(self, work: Slices[None]) -> None:
        """Let nothing come of work that is not done yet."""
        if work in self._works:
            self._works.remove(work)
            work.close()

    def looked(self, reading: ClockReading, look_in_ms: int | None) -> None:
        """Note when somebody looked, and when an alarm may begin next."""
        soon = EVERY_MS if look_in_ms is None else min(EVERY_MS, look_in_ms)
        self._look_due_us = reading.monotonic_microseconds + soon * _MICROSECONDS

    def go_on(self, reading: ClockReading) -> bool:
        """Take up one slice, unless a look is due, which comes first; say whether the window is to look now."""
        if not self._works or reading.monotonic_microseconds >= self._look_due_us:
            return True
        try:
            next(self._works[0])
        except StopIteration:
            self._works.popleft()
            return True
        return False
