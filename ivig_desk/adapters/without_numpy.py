"""A package that would take numpy along is imported without it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NUMPY = "numpy"


@contextmanager
def without_numpy() -> Iterator[None]:
    """Let numpy be missing for the imports inside, where it was not loaded before.

    sqlite-utils asks for numpy only to name the column types of numbers it is never handed here; loading it doubles the
    time to the first page (docs/decisions/0001). The chart loads numpy when the run page first opens, as before.
    """
    if _NUMPY in sys.modules:
        yield
        return
    sys.modules[_NUMPY] = None  # type: ignore[assignment] # Python's own way to say that a module cannot be imported.
    try:
        yield
    finally:
        del sys.modules[_NUMPY]
