"""CUPS by its own program `lp`, which takes a document from memory: the pages touch no disk on the way to it."""

import errno
import os
import shutil
import subprocess
import sys

_TITLE = "IVIG Desk"
"""What stands in the list of jobs, which others see: never whose page it is."""
_WAITS_SECONDS = 3
"""The window stands still for so long at most: `lp` hands over to a program on this very computer."""
_SAID_LENGTH = 200


def spool(document: bytes, printer: str, paper: str) -> None:
    """Hand a PDF on a paper such as A4 to a printer of CUPS; raises OSError with what `lp` said."""
    program = shutil.which("lp")
    if program is None:
        raise FileNotFoundError(errno.ENOENT, "the program lp, which prints here, is not installed")
    words = (program, "-d", printer, "-t", _TITLE, "-o", f"media={paper}")
    try:
        ended = subprocess.run(
            words, input=document, capture_output=True, timeout=_WAITS_SECONDS, check=False, env=_surroundings()
        )
    except subprocess.TimeoutExpired as late:
        raise TimeoutError(errno.ETIMEDOUT, "what prints on this computer does not answer") from late
    if ended.returncode != 0:
        said = " ".join(ended.stderr[:_SAID_LENGTH].decode(errors="replace").split()).removeprefix("lp: ")
        raise OSError(errno.EIO, said or f"lp ended with {ended.returncode}")


def _surroundings() -> dict[str, str]:
    """What `lp` would find without us: the frozen program has its own libraries found first, and `lp` wants its own."""
    ours = {"LD_LIBRARY_PATH"} if hasattr(sys, "_MEIPASS") else frozenset()
    return {name: text for name, text in os.environ.items() if name not in ours}
