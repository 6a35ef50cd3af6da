"""What is said of a fault nobody foresaw: its kind and where it came from, and never a text."""

from pathlib import Path
from traceback import extract_tb


def fault_without_texts(fault: BaseException) -> str:
    """Return kind and places, the innermost last, each on a line.

    What a fault says of itself may be a patient's name, and of a program that was started from a desktop the system
    keeps standard error in a file.
    """
    frames = extract_tb(fault.__traceback__)
    places = (f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in frames)
    return f"ivig-desk: failed: {type(fault).__name__}\n{''.join(places)}"
