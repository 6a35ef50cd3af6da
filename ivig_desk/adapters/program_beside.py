"""A second start of this program beside the window, which waits for nothing; the key goes to it through a pipe."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Final

from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.exports import UNDER_WAY

KEY_ON_INPUT: Final = "--key-on-input"
"""The word that says: the first line of standard input is the records key, in hexadecimal digits."""

_SAID_LENGTH = 4000
_READ_LENGTH = 1_000_000
_LINE_LENGTH = 400
_PREFIX = "ivig-desk: "


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramEnded:
    """How a program ended: 0 where all is well, and the beginning of what it said, a line each."""

    code: int
    lines: tuple[str, ...]


class ProgramBeside:
    """Starts one program at a time and reads what it says once it is over."""

    def __init__(self, key: RecordsKey) -> None:
        """Take the records key: words, surroundings and files can be read by others, so it goes through a pipe."""
        self._key = key
        self._running: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._held: IO[bytes] | None = None
        self._not_begun: str | None = None

    def begin(self, words: Sequence[str], *secrets: str) -> None:
        """Begin one and return at once; `secrets` follow the key, a line each. What fails is told by `ended`."""
        self.begin_held(words, *secrets)
        self.let_go()

    def let_go(self) -> None:
        """Close the input of one that is held."""
        held, self._held = self._held, None
        if held is not None:
            with suppress(BrokenPipeError):
                held.close()

    def begin_held(self, words: Sequence[str], *secrets: str) -> None:
        """Do the same, and keep its input open until it is let go: when this program ends, however, its input does."""
        self._not_begun = None
        try:
            # A file, since a pipe that nobody reads would hold the program up when it is full.
            self._said = tempfile.TemporaryFile()  # noqa: SIM115 # It is read when the program has ended.
            self._running = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=self._said, stderr=subprocess.STDOUT)
            self._hand_over(self._running.stdin, secrets)
        except OSError as error:
            if self._said is not None:
                self._said.close()
            self._said = None
            self._not_begun = error.strerror or str(error)

    def ended(self) -> ProgramEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""
        if self._not_begun is not None:
            fault, self._not_begun = self._not_begun, None
            return ProgramEnded(code=-1, lines=(fault,))
        if self._running is None or self._said is None or self._running.poll() is None:
            return None
        code, said = self._running.returncode, self._said
        self._running = self._said = None
        self.let_go()
        with said:
            said.seek(0)
            lines = said.read(_READ_LENGTH).decode(errors="replace").splitlines(keepends=True)
            text = "".join(line for line in lines if not line.startswith(UNDER_WAY))
            text = text[:_SAID_LENGTH].strip().removeprefix(_PREFIX)
        return ProgramEnded(code=code, lines=tuple(text.splitlines()) or (f"it ended with {code}",))

    def said_last(self) -> str:
        """Return the last whole line that was said as yet; empty where there is none, or this system cannot look."""
        if self._said is None or sys.platform == "win32":
            return ""
        # Without a step of the place in the file, which is the other program's too.
        descriptor = self._said.fileno()
        size = os.fstat(descriptor).st_size
        *lines, _ = os.pread(descriptor, _LINE_LENGTH, max(0, size - _LINE_LENGTH)).split(b"\n")
        return lines[-1].decode(errors="replace") if lines else ""

    def _hand_over(self, pipe: IO[bytes] | None, secrets: Sequence[str]) -> None:
        """Write what fits into any pipe; a program that ended at once reads none of it, and says why itself."""
        if pipe is not None:
            self._held = pipe
            with suppress(BrokenPipeError):
                pipe.write("".join(f"{line}\n" for line in (self._key.octets.hex(), *secrets)).encode())
                pipe.flush()


def program_words(*words: str) -> tuple[str, ...]:
    """Return how this program is started with these words; the frozen one is its own interpreter."""
    program = [sys.executable] if hasattr(sys, "_MEIPASS") else [sys.executable, "-m", "ivig_desk"]
    return (*program, *words)
