"""CUPS by its own program `lp`, which takes a document from memory: the pages touch no disk on the way to it."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress

_TITLE = "IVIG Desk"
"""What stands in the list of jobs, which others see: never whose page it is."""
_WAITS_SECONDS = 0.02
"""The window stands still for so long at most at a time."""
_WAITS = 150
"""So often without anything being taken, 3 s in all: `lp` hands over to a program on this very computer."""
_SAID_LENGTH = 200


def spool(document: bytes, printer: str, paper: str) -> Generator[None, None, None]:
    """Hand a PDF on a paper such as A4 to a printer of CUPS, in slices; raises OSError with what `lp` said."""
    program = shutil.which("lp")
    if program is None:
        raise FileNotFoundError(errno.ENOENT, "the program lp, which prints here, is not installed")
    words = (program, "-d", printer, "-t", _TITLE, "-o", f"media={paper}")
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_surroundings()
    ) as started:
        try:
            for _ in _fed(started, document):
                yield
        finally:
            started.kill()
        if started.returncode != 0:
            said = b"" if started.stderr is None else started.stderr.read(_SAID_LENGTH)
            text = " ".join(said.decode(errors="replace").split()).removeprefix("lp: ")
            raise OSError(errno.EIO, text or f"lp ended with {started.returncode}")


def _fed(started: subprocess.Popen[bytes], document: bytes) -> Iterator[None]:
    """Write as much as it takes, and wait a little, until it has ended; raises TimeoutError."""
    left, waited = memoryview(document), 0
    while waited < _WAITS:
        before = len(left)
        left = _written(started, left)
        waited = 0 if len(left) < before else waited + 1
        with suppress(subprocess.TimeoutExpired):
            started.wait(_WAITS_SECONDS)
            return
        yield
    raise TimeoutError(errno.ETIMEDOUT, "what prints on this computer does not answer")


def _written(started: subprocess.Popen[bytes], left: memoryview) -> memoryview:
    """What is left of a document once the pipe is full; one that no longer reads is asked why by what it says."""
    if started.stdin is None or started.stdin.closed:
        return left
    os.set_blocking(started.stdin.fileno(), False)  # The system's own signature.
    try:
        while left:
            left = left[os.write(started.stdin.fileno(), left) :]
        started.stdin.close()
    except BlockingIOError:
        pass
    except BrokenPipeError:
        started.stdin.close()
    return left


def _surroundings() -> dict[str, str]:
    """What `lp` would find without us: the frozen program has its own libraries found first, and `lp` wants its own."""
    ours = {"LD_LIBRARY_PATH"} if hasattr(sys, "_MEIPASS") else frozenset()
    return {name: text for name, text in os.environ.items() if name not in ours}
