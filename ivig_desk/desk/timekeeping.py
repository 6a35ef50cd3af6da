"""What time it is for an infusion where the clock of the computer cannot be trusted (S24, decision 0024)."""

from dataclasses import dataclass, replace

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import FollowClock, ReopenDesk
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.straying import ClockStrayed, Straying, ahead_now

_OVER = frozenset({Phase.CLOSED, Phase.DISCARDED})
_NO_TIME = Minutes.of("0")
_A_MINUTE_US = 60_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchor:
    """A moment of an infusion's own time, and what the clocks said at it; `looked` is its own time at the last look."""

    own: Instant
    gone: int
    wall: Instant
    slept: Minutes | None
    utc_offset_minutes: int
    looked: Instant


class Timekeeping:
    """Follows the clocks from look to look: time that went by is counted, what the wall says is held against it."""

    def __init__(self) -> None:
        """Begin with no look taken."""
        self._reading: ClockReading | None = None
        self._slept: Minutes | None = None
        self._gone = 0
        self._stood = 0
        self._anchors: dict[str, _Anchor] = {}

    def look(self, reading: ClockReading, slept: Minutes | None) -> None:
        """Count the time that went by since the last look: the monotonic clock, and the sleep the computer knows of.

        A monotonic clock that stands still for over a minute while the wall goes on in small steps is no longer
        believed: from then on the wall counts, until it moves again.
        """
        before, self._reading = self._reading, reading
        slept_before = self._slept
        # Two clocks are read one after the other, so what it comes to may be a trifle less than it was.
        self._slept = slept if slept is None or slept_before is None else max(slept, slept_before)
        if before is None:
            return
        went = max(0, reading.monotonic_microseconds - before.monotonic_microseconds)
        if self._slept is not None and slept_before is not None:
            went += Instant(0).plus(self._slept - slept_before).microseconds
        step = reading.wall.microseconds - before.wall.microseconds
        if went == 0 and 0 < step <= _A_MINUTE_US:
            went = step if self._stood > _A_MINUTE_US else 0
            self._stood += step
        elif went > 0:
            self._stood = 0
        self._gone += went

    def now(self, infusion: Infusion | None) -> Instant:
        """Return now in an infusion's own time, which never goes back: HOLD works whatever the clock does (S11).

        Before the start nothing is reckoned, and the wall counts unless it was set back.
        """
        reading = self._looked()
        if infusion is None:
            return reading.wall
        anchor = self._anchors.get(infusion.id) or self._begun(infusion, infusion.last_at)
        own = self._own(anchor)
        if infusion.started is None and reading.wall >= own:
            own = reading.wall
        if infusion.started is None:
            self._anchors[infusion.id] = self._anchored(own)
        return max(own, infusion.last_at)

    def taken_up(self, infusion: Infusion, noted_alive: Instant | None) -> ReopenDesk:
        """Begin an infusion's own time after a restart; return since when nobody looked, and how the wall was set back.

        `noted_alive` is when the program last noted that it looked, in own time. A wall set forward meanwhile cannot be
        told from a longer time down.
        """
        last_alive = max(noted_alive or infusion.last_at, infusion.last_at)
        self._begun(infusion, last_alive)
        expected = last_alive.plus(ahead_now(infusion.turns))
        return ReopenDesk(last_alive=last_alive, strayed=self._set_back(infusion, expected))

    def strayed(self, infusion: Infusion | None) -> tuple[FollowClock, ...]:
        """Return what the clock did since it was last followed for this infusion; each is returned once.

        More than the ward's longest stretch that is not asked about, in all since then: many small steps count too.
        """
        plan = None if infusion is None else infusion.plan
        if infusion is None or plan is None or infusion.started is None or infusion.phase in _OVER:
            return ()
        now = self.now(infusion)
        anchor = self._anchors[infusion.id]
        limit = plan.rules.schedule.unknown_stretch
        found = (*self._sleep(anchor, limit), *self._set(anchor, limit))
        if not found:
            self._anchors[infusion.id] = replace(anchor, looked=now)
            return ()
        unknown = sum((one.by for one in found if one.how in _NOT_COUNTED), _NO_TIME)
        after = now.plus(unknown)
        if any(one.is_asked_about for one in found):
            self._anchors[infusion.id] = self._anchored(after)
        else:
            offset = self._looked().utc_offset_minutes
            self._anchors[infusion.id] = replace(anchor, looked=now, utc_offset_minutes=offset)
        asleep = sum((one.by for one in found if one.how in _ELAPSED), _NO_TIME)
        since = max(anchor.own, min(anchor.looked, after.plus(_NO_TIME - asleep)))
        return tuple(FollowClock(strayed=one, since=since) for one in found)

    def _set_back(self, infusion: Infusion, expected: Instant) -> ClockStrayed | None:
        plan, reading = infusion.plan, self._looked()
        if plan is None or expected.since(reading.wall) <= plan.rules.schedule.unknown_stretch:
            return None
        offset = infusion.turns[-1].utc_offset_minutes if infusion.turns else reading.utc_offset_minutes
        return _strayed(Straying.SET_BACK, reading.wall.since(expected), reading, offset)

    def _sleep(self, anchor: _Anchor, limit: Minutes) -> tuple[ClockStrayed, ...]:
        if self._slept is None or anchor.slept is None or self._slept - anchor.slept <= limit:
            return ()
        slept = self._slept - anchor.slept
        return (_strayed(Straying.SLEPT, slept, self._looked(), anchor.utc_offset_minutes),)

    def _set(self, anchor: _Anchor, limit: Minutes) -> tuple[ClockStrayed, ...]:
        reading = self._looked()
        gone = Instant(self._gone).since(Instant(anchor.gone))
        apart = reading.wall.since(anchor.wall) - gone
        offset = anchor.utc_offset_minutes
        if apart > limit:
            return (_strayed(self._went_on(limit), apart, reading, offset),)
        if _NO_TIME - apart > limit:
            return (_strayed(Straying.SET_BACK, apart, reading, offset),)
        if offset != reading.utc_offset_minutes:
            return (_strayed(Straying.OFFSET_CHANGED, _NO_TIME, reading, offset),)
        return ()

    def _went_on(self, limit: Minutes) -> Straying:
        if Instant(self._stood).since(Instant(0)) > limit:
            return Straying.STOOD_STILL
        return Straying.WENT_ON if self._slept is None else Straying.SET_FORWARD

    def _begun(self, infusion: Infusion, last_alive: Instant) -> _Anchor:
        wall = self._looked().wall
        own = max(wall.plus(_NO_TIME - ahead_now(infusion.turns)), infusion.last_at, last_alive)
        anchor = self._anchored(own)
        if infusion.turns:
            anchor = replace(anchor, utc_offset_minutes=infusion.turns[-1].utc_offset_minutes)
        self._anchors[infusion.id] = anchor
        return anchor

    def _anchored(self, own: Instant) -> _Anchor:
        reading = self._looked()
        return _Anchor(
            own=own,
            gone=self._gone,
            wall=reading.wall,
            slept=self._slept,
            utc_offset_minutes=reading.utc_offset_minutes,
            looked=own,
        )

    def _own(self, anchor: _Anchor) -> Instant:
        return Instant(anchor.own.microseconds + self._gone - anchor.gone)

    def _looked(self) -> ClockReading:
        if self._reading is None:
            raise LookupError("no look was taken yet")
        return self._reading


_NOT_COUNTED = frozenset({Straying.WENT_ON, Straying.STOOD_STILL})
_ELAPSED = frozenset({*_NOT_COUNTED, Straying.SLEPT})


def _strayed(how: Straying, by: Minutes, reading: ClockReading, offset_before: int) -> ClockStrayed:
    return ClockStrayed(
        how=how,
        by=max(by, _NO_TIME - by),
        wall_before=reading.wall.plus(_NO_TIME - by),
        wall_after=reading.wall,
        offset_before_min=offset_before,
        offset_after_min=reading.utc_offset_minutes,
    )
