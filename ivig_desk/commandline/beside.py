"""An export beside a window: it says how far it is, leaves the window its turn, and ends when the window does."""

import os
import sys
from collections.abc import Generator
from threading import Event, Thread

from ivig_desk.commandline.wrong_use import WrongUse
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.exports import ExportDone, ExportSoFar

_EVERY_US = 500_000
_BEHIND = 10
"""So much nicer than the window, where the system knows that: alarms go first."""


def done_beside(steps: Generator[ExportSoFar | ExportDone, None, None], clock: Clock) -> ExportDone:
    """Take every step and say now and then how far it is; raises WrongUse where the input ended first.

    The window holds the other end of the input: however it went, nothing half is left of what it asked for.
    """
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    is_over = Event()
    Thread(target=_wait_for_end, args=(sys.stdin.fileno(), is_over), daemon=True).start()
    said_us = clock.read().monotonic_microseconds
    for step in steps:
        if isinstance(step, ExportDone):
            return step
        if is_over.is_set():
            steps.close()
            raise WrongUse("records export: given up; nothing of it is left")
        now_us = clock.read().monotonic_microseconds
        if now_us - said_us >= _EVERY_US:
            said_us = now_us
            print(step.line, flush=True)
    raise AssertionError(steps)


def _wait_for_end(descriptor: int, is_over: Event) -> None:
    """Wait below Python's own buffer: its lock would be held when the program ends."""
    while os.read(descriptor, 1):
        pass
    is_over.set()
