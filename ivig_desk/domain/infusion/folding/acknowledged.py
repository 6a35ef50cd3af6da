"""What was acknowledged, and when that no longer counts."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.infusion import Infusion


def without(infusion: Infusion, *kinds: AlarmKind) -> tuple[tuple[str, Instant], ...]:
    """Return what was acknowledged, less these: new vital signs, or a new sign of a reaction, were never seen (S23).

    An entry made late may have happened before another one was acknowledged; by its time alone it would be silent.
    """
    values = {kind.value for kind in kinds}
    return tuple(known for known in infusion.acknowledged if known[0] not in values)
