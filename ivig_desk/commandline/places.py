"""Where a command may put a file: beside no records, and over nothing that is there."""

from pathlib import Path

from ivig_desk.commandline.wrong_use import not_accepted


def require_elsewhere(option: str, place: Path, records: Path) -> None:
    """Raise WrongUse where there are no records, or the place is beside them."""
    if not records.exists():
        raise not_accepted("--data", str(records.parent), "a folder with records; there are none")
    if place.resolve().is_relative_to(records.parent.resolve()):
        raise not_accepted(option, str(place), "a folder elsewhere than the records, which would be lost with them")


def require_new_file(option: str, file: Path) -> None:
    """Raise WrongUse where something of this name is there."""
    if file.exists():
        raise not_accepted(option, str(file), "a new file; one of this name is there, and stays")
