"""A second start of this program beside the window, which waits for nothing; the key goes to it through a pipe."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Final

from ivig_desk.desk.keys import RecordsKey

KEY_ON_INPUT: Final = "--key-on-input"
"""The word that says: the first line of standard input is the records key, in hexadecimal digits."""

_SAID_LENGTH = 4000
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
        self._not_begun: str | None = None

    def begin(self, words: Sequence[str], *secrets: str) -> None:
        """Begin one and return at once; `secrets` follow the key, a line each. What fails is told by `ended`."""
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
        with said:
            said.seek(0)
            text = said.read(_SAID_LENGTH).decode(errors="replace").strip().removeprefix(_PREFIX)
        return ProgramEnded(code=code, lines=tuple(text.splitlines()) or (f"it ended with {code}",))

    def _hand_over(self, pipe: IO[bytes] | None, secrets: Sequence[str]) -> None:
        """Write what fits into any pipe; a program that ended at once reads none of it, and says why itself."""
        if pipe is not None:
            with suppress(BrokenPipeError), pipe:
                pipe.write("".join(f"{line}\n" for line in (self._key.octets.hex(), *secrets)).encode())


def program_words(*words: str) -> tuple[str, ...]:
    """Return how this program is started with these words; the frozen one is its own interpreter."""
    program = [sys.executable] if hasattr(sys, "_MEIPASS") else [sys.executable, "-m", "ivig_desk"]
    return (*program, *words)
