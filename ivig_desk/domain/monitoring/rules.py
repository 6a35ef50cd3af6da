"""The ward's rules as one value, so that an infusion keeps the ones it was run by."""

from dataclasses import dataclass

from ivig_desk.domain.monitoring.bands import Bands
from ivig_desk.domain.monitoring.drip_rules import DripRules
from ivig_desk.domain.monitoring.schedule import Schedule
from ivig_desk.domain.reactions.signs import SignEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class WardRules:
    """Thresholds, times and vocabulary: numbers exact, every one with its source.

    Older infusions were run without a rule for the counted drip: on those none is asked for.
    """

    bands: Bands
    schedule: Schedule
    signs: tuple[SignEntry, ...]
    drip: DripRules | None = None

    def __post_init__(self) -> None:
        """Refuse two signs under one name. Raises ValueError."""
        ids = [entry.id for entry in self.signs]
        doubled = sorted({sign_id for sign_id in ids if ids.count(sign_id) > 1})
        if doubled:
            raise ValueError(", ".join(doubled), "each sign once")
