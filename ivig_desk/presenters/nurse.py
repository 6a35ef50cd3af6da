"""Who is at the bed, for the record and the foot of the page."""

from ivig_desk.domain.infusion.infusion import Infusion

UNSIGNED = "not signed in"


def nurse_of(infusion: Infusion) -> str:
    """Return the nurse named on the plan, or that nobody is signed in."""
    return dict(infusion.kept).get("nurse", "").strip() or UNSIGNED
