"""What was acknowledged, and when that no longer counts."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.alarms import PRIORITIES, AlarmKind, Priority, calling
from ivig_desk.domain.infusion.gate import standing_at
from ivig_desk.domain.infusion.infusion import Infusion, changed


def without(infusion: Infusion, *kinds: AlarmKind) -> tuple[tuple[str, Instant], ...]:
    """Return what was acknowledged, less these: what a new entry makes of them was never seen (S23).

    An entry made late may have happened before another one was acknowledged; by its time alone it would be silent.
    """
    if not infusion.acknowledged:
        return ()
    values = {kind.value for kind in kinds}
    return tuple(known for known in infusion.acknowledged if known[0] not in values)


def paused_without(infusion: Infusion, *kinds: AlarmKind) -> tuple[str, ...]:
    """Return what the sound is paused for, less those of these that are high: a new one was heard by nobody (S23)."""
    if not infusion.silenced:
        return ()
    high = {kind.value for kind in kinds if PRIORITIES[kind] is Priority.HIGH}
    return tuple(kind for kind in infusion.silenced if kind not in high)


def forget_ended(infusion: Infusion, now: Instant) -> Infusion:
    """Return the infusion without what was acknowledged of alarms that an entry has just ended (S23).

    By record order and not by time: what calls again later was never seen, though a late entry may date it before.
    """
    if not infusion.acknowledged or infusion.plan is None:
        return infusion
    standing = standing_at(infusion, infusion.plan, now)
    kinds = {kind.value for kind in calling(infusion, infusion.plan, standing)}
    if AlarmKind.ORDERED_VOLUME_REACHED.value in kinds:
        # An empty bottle is not told beside it; it is as empty, and as seen, as it was.
        kinds.add(AlarmKind.BOTTLE_EMPTY.value)
    left = tuple(known for known in infusion.acknowledged if known[0] in kinds)
    return infusion if left == infusion.acknowledged else changed(infusion, acknowledged=left)
