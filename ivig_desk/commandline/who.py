"""Who looks into records that somebody signs in to: a name among the words, and a passphrase that never is."""

import getpass
import io
import sys
from dataclasses import dataclass
from typing import Final

_UNREADABLE: Final = "replace"
"""What becomes of letters that are none; once a line is read, that can be said no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsIn:
    """Somebody who gives a passphrase when it is wanted."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyOnInput:
    """Another start of this program, where somebody signed in, writes the key to standard input.

    `person_id` is whose work this is, empty where nobody asked for it.
    """

    person_id: str


Who = SignsIn | KeyOnInput | None
"""Nobody signs in where the key lies beside the records."""


def typed_passphrase() -> str:
    """Return a passphrase from the terminal, which shows nothing of it, or else the first line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass("passphrase: ", stream=sys.stderr)
    return next_line()


def chosen_passphrase() -> tuple[str, str]:
    """Return a passphrase of a file that is made now, typed twice on a terminal, or else the next line of the input."""
    if sys.stdin.isatty():
        ask = "passphrase of the file: ", "once more: "
        first, again = (getpass.getpass(text, stream=sys.stderr) for text in ask)
        return first, again
    line = next_line()
    return line, line


def next_line() -> str:
    """Return the next line of standard input, whatever this system takes its letters for."""
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != _UNREADABLE:
        sys.stdin.reconfigure(encoding="utf-8", errors=_UNREADABLE)
    return sys.stdin.readline().removesuffix("\n").removesuffix("\r")
