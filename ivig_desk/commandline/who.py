"""Who looks into records that somebody signs in to: a name among the words, and a passphrase that never is."""

import getpass
import io
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsIn:
    """Somebody who gives a passphrase when it is wanted."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyOnInput:
    """Another start of this program, where somebody signed in, writes the key to standard input."""


Who = SignsIn | KeyOnInput | None
"""Nobody signs in where the key lies beside the records."""


def typed_passphrase() -> str:
    """Return a passphrase from the terminal, which shows nothing of it, or else the first line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass("passphrase: ", stream=sys.stderr)
    return first_line()


def first_line() -> str:
    """Return the first line of standard input, whatever this system takes its letters for."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin.readline().removesuffix("\n").removesuffix("\r")
