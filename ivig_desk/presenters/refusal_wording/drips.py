"""Why a count of the drip is refused."""

from typing import Literal, assert_never

from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet

DripKind = Literal[
    RefusalKind.NO_DRIP,
    RefusalKind.TAPS_TOO_FEW,
    RefusalKind.DROP_MISSED,
    RefusalKind.TAPS_IRREGULAR,
    RefusalKind.DRIP_TOO_FAST,
]


def drip_text(kind: DripKind, unmet: Unmet) -> str:
    """Return the sentence, with how many taps there are."""
    match kind:
        case RefusalKind.NO_DRIP:
            return "there is no drip to count"
        case RefusalKind.TAPS_TOO_FEW:
            return f"too few drops were tapped – {unmet.about}"
        case RefusalKind.DROP_MISSED:
            return "one time between two taps is near twice the others – say that a drop was not tapped, or count again"
        case RefusalKind.TAPS_IRREGULAR:
            return "the taps are too uneven for a count – go on tapping, or count again"
        case RefusalKind.DRIP_TOO_FAST:
            return "the drip is faster than can be counted – slow it at once, and count again"
        case _:
            assert_never(kind)
