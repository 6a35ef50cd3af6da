"""What the first bytes of a file say without its key, and without the library that opens it: whether it is plain."""

from pathlib import Path

PAGE_LENGTH = 4096
"""Bytes that are encrypted together; SQLCipher chooses so, and so does SQLite."""

_PLAIN = b"SQLite format 3\x00"


def is_plain(path: Path) -> bool:
    """Whether the file begins as an SQLite file does that is not encrypted, or breaks off while it does."""
    start = start_of(path)
    return bool(start) and start.startswith(_PLAIN[: len(start)])


def start_of(path: Path) -> bytes:
    """Return the first page of a file, or what there is of it; raises OSError."""
    with path.open("rb") as file:
        return file.read(PAGE_LENGTH)
