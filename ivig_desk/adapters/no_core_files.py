"""A program that dies leaves no picture of its memory behind: what is in it is a patient's, and not encrypted."""

import sys

if sys.platform != "win32":
    import resource


def leave_no_core_file() -> None:
    """Ask the system for none; Windows keeps none unasked."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
