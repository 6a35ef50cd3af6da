"""What both journals ask of the entries they are handed."""

from collections.abc import Sequence

from ivig_desk.domain.infusion.events import Recorded


def require_sequence(entries: Sequence[Recorded]) -> None:
    """Raise ValueError unless the entries are of one infusion and their versions count up by one from 1 or more."""
    first = entries[0]
    if first.version < 1:
        raise ValueError(f"infusion {first.infusion_id}: version {first.version} is not a version")
    for place, entry in enumerate(entries):
        if entry.infusion_id != first.infusion_id:
            raise ValueError(f"infusion {entry.infusion_id} among the entries of {first.infusion_id}")
        if entry.version != first.version + place:
            raise ValueError(f"infusion {first.infusion_id}: version {entry.version} does not follow on")
