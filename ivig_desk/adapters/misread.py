"""What can be wrong with JSON that should be a domain value."""

from collections.abc import Collection


class Misread(ValueError):
    """JSON that is not what it should be."""


class NotKnown(Misread):
    """A key, a tag or a word that this version does not know, where everything it does know is there."""


def other_keys(cls: type, found: Collection[str], wanted: Collection[str]) -> Misread:
    """Name the keys that are missing or, where none is, the ones that are too many."""
    missing = sorted(set(wanted).difference(found))
    if missing:
        return Misread(f"{cls.__name__} lacks {', '.join(missing)}")
    return NotKnown(f"{cls.__name__} does not know {', '.join(sorted(set(found).difference(wanted)))}")


def kind_of(value: object) -> str:
    """Name the JSON type of a value, never the value itself: it may be a patient's."""
    return "null" if value is None else type(value).__name__
