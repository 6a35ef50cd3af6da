"""What stands in the way of closing the window: entries that would be gone with the program (S30)."""

from dataclasses import replace

from ivig_desk.desk.desk import Desk
from ivig_desk.presenters.screens import Button, Closing, Tone, WindowScreen

STAY = "keep-open"
LOSE = "close-and-lose"
_SEEN_US = 2_000_000
"""So long it takes to read; the same key held down asks many times within it."""


class ClosingQuestion:
    """Holds a close up once, for as long as entries are in memory alone; the window stays as it is meanwhile."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nobody having closed anything."""
        self._desk = desk
        self._asked_us: int | None = None
        self.is_over = False

    def want(self) -> None:
        """Somebody, or the system, closes the window: for the second time, where that was said for a while already."""
        now = self._desk.now().monotonic_microseconds
        if self._in_memory() == 0 or (self._asked_us is not None and now - self._asked_us >= _SEEN_US):
            self.is_over = True
        elif self._asked_us is None:
            self._asked_us = now

    def press(self, name: str) -> bool:
        """Answer the two controls; say whether it was one."""
        if name not in {STAY, LOSE}:
            return False
        self.is_over = name == LOSE and self._asked_us is not None
        self._asked_us = None
        return True

    def over(self, screen: WindowScreen) -> WindowScreen:
        """Return the window with what is said over it, if anything is."""
        return replace(screen, closing=self.screen(), is_over=self.is_over)

    def screen(self) -> Closing | None:
        """Return what is said; None where nobody asked, or it was saved meanwhile."""
        count = 0 if self._asked_us is None or self.is_over else self._in_memory()
        if count == 0:
            self._asked_us = None
            return None
        return Closing(
            text=closing_text(count),
            stay=Button(name=STAY, label="Keep open"),
            close=Button(name=LOSE, label="Close and lose them" if count > 1 else "Close and lose it", tone=Tone.HIGH),
        )

    def _in_memory(self) -> int:
        """How many would be lost, once writing was tried again."""
        self._desk.watch()
        return self._desk.only_in_memory()


def closing_text(count: int) -> str:
    """Return what closing would lose.

    >>> closing_text(3)
    '3 entries are not saved: they are only in this computer’s memory.'
    """
    if count == 1:
        return "1 entry is not saved: it is only in this computer’s memory."
    return f"{count} entries are not saved: they are only in this computer’s memory."
