"""Why a profile has no ramp on a giving set, with its reckoning."""

from ivig_desk.domain.amounts.quantities import DropsPerKgPerMinute
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.refusal_wording.amounts import amount_or_none
from ivig_desk.presenters.refusal_wording.reasons import refusal_text

_OF_DROPS = frozenset({RefusalKind.ABOVE_HARD_LIMIT, RefusalKind.OTHER_DROP_FACTOR})


def ramp_text(unmet: Unmet, giving_set: GivingSet) -> str:
    """Return why there is no ramp; drops/kg/min on a set they are not meant for are reckoned to mL/kg/h (S26).

    Worked: 4.8 drops/kg/min × 60 ÷ 20 drops/mL = 14.4 mL/kg/h, label limit 4.8 mL/kg/h.
    """
    of_drops = unmet.about.endswith(f" {DropsPerKgPerMinute.unit}")
    if not isinstance(giving_set, Gravity) or not of_drops or unmet.kind not in _OF_DROPS:
        return refusal_text(unmet)
    factor = quantity_text(giving_set.drop_factor, 0)
    reckoned, limit = amount_or_none(unmet.have), amount_or_none(unmet.wants)
    return f"{unmet.about} × 60 ÷ {factor} = {reckoned}, label limit {limit}"
