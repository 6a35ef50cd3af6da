"""Sounders: the sound device of this computer through miniaudio, and one that only remembers."""

from __future__ import annotations

import logging
from collections.abc import Generator
from typing import TYPE_CHECKING, Protocol

from ivig_desk.adapters.played_bursts import PlayedBursts
from ivig_desk.adapters.tones import SAMPLES_PER_SECOND, rendered
from ivig_desk.adapters.without_numpy import without_numpy
from ivig_desk.desk.ports import SoundState
from ivig_desk.domain.infusion.alarms import Priority

if TYPE_CHECKING:
    from ivig_desk.domain.amounts.instants import ClockReading
    from ivig_desk.domain.infusion.alarm_sounds import AlarmSounds
    from ivig_desk.domain.monitoring.beat import Beat

logger = logging.getLogger(__name__)

AT_ONCE_MS = 40
"""How many milliseconds a device asks for at a time: as long as a sound may wait before it begins."""
STALLED_US = 1_000_000
"""A device that has taken nothing for this long is lost: it asks for more every 40 ms while it lives."""
TRIED_AGAIN_US = 30_000_000
"""How long after a device could not be opened, or was lost, it is tried again."""


class DeviceSounder:
    """The sound device of this computer, opened when it is first asked about and fed without a break from then on.

    Fed with silence while nothing sounds, so that a device that was pulled out is found before the next alarm.
    """

    def __init__(self, sounds: AlarmSounds, backends: tuple[str, ...] = ()) -> None:
        """Take the sounds; `backends` are names of miniaudio's, none for every one that reaches a device."""
        self._bursts = PlayedBursts(lambda priority: rendered(sounds.of(priority)))
        self._backends = backends
        self._device: _Device | None = None
        self._failed: SoundState | None = None
        self._tried_at = 0
        self._taken, self._taken_at = 0, 0

    def play(self, priority: Priority, reading: ClockReading) -> None:
        """Sound the bursts of this priority until told otherwise."""
        self._bursts.play(priority)
        self._watch(reading.monotonic_microseconds)

    def silence(self) -> None:
        """Play no alarm any more."""
        self._bursts.silence()

    def beat(self, beat: Beat | None, reading: ClockReading) -> None:
        """Click in the device's own time."""
        self._bursts.beat(beat, reading.monotonic_microseconds)
        if beat is not None:
            self._watch(reading.monotonic_microseconds)

    def state(self, reading: ClockReading) -> SoundState:
        """Return what can be heard now."""
        self._watch(reading.monotonic_microseconds)
        if self._device is None:
            return self._failed or SoundState.NO_DEVICE
        return SoundState.QUIET if self._bursts.priority is None else SoundState.SOUNDING

    def close(self) -> None:
        """Give the device back."""
        if self._device is not None:
            device, self._device = self._device, None
            device.close()

    def _watch(self, now: int) -> None:
        """Open the device where it is time to, and find out whether the one that is open still takes samples."""
        if self._device is None:
            if self._failed is None or now - self._tried_at >= TRIED_AGAIN_US:
                self._open(now)
            return
        if self._bursts.taken != self._taken:
            self._taken, self._taken_at = self._bursts.taken, now
        elif now - self._taken_at > STALLED_US:
            logger.warning("the sound device takes no sound any more")
            self.close()
            self._failed, self._tried_at = SoundState.LOST, now

    def _open(self, now: int) -> None:
        self._tried_at = now
        try:
            device = _opened(self._backends, self._bursts)
        except (ImportError, OSError) as error:
            if self._failed is None:
                logger.warning("no sound: %s", error)
            is_broken = isinstance(error, ImportError)
            self._failed = self._failed or (SoundState.NO_LIBRARY if is_broken else SoundState.NO_DEVICE)
            return
        self._bursts.make_ready()
        self._device, self._failed = device, None
        self._taken, self._taken_at = self._bursts.taken, now


class MemorySounder:
    """A device in memory: it hands out what it would have played, and can be pulled out and put back."""

    def __init__(self, sounds: AlarmSounds) -> None:
        """Begin in silence, with a device."""
        self._bursts = PlayedBursts(lambda priority: rendered(sounds.of(priority)))
        self._missing: SoundState | None = None
        self.asked: list[Priority | None] = []

    def play(self, priority: Priority, reading: ClockReading) -> None:  # noqa: ARG002 # Time is for real devices.
        """Remember what is to sound; the same again is no news."""
        if self._bursts.priority is not priority:
            self.asked.append(priority)
        self._bursts.play(priority)

    def silence(self) -> None:
        """Remember that nothing is to sound."""
        if self._bursts.priority is not None:
            self.asked.append(None)
        self._bursts.silence()

    def beat(self, beat: Beat | None, reading: ClockReading) -> None:
        """Click among what is taken."""
        self._bursts.beat(beat, reading.monotonic_microseconds)

    def state(self, reading: ClockReading) -> SoundState:  # noqa: ARG002 # The same.
        """Return what can be heard now."""
        if self._missing is not None:
            return self._missing
        return SoundState.QUIET if self._bursts.priority is None else SoundState.SOUNDING

    def close(self) -> None:
        """Do nothing: there is nothing to give back."""

    def take(self, samples: int) -> list[int]:
        """Return what a device would have been handed next."""
        return self._bursts.take(samples).tolist()

    def pull_out(self, state: SoundState) -> None:
        """Have no device from now on, for this reason."""
        self._missing = state

    def put_back(self) -> None:
        """Have a device again."""
        self._missing = None


class _Device(Protocol):
    def close(self) -> None: ...


def _opened(names: tuple[str, ...], bursts: PlayedBursts) -> _Device:
    """Return a device that plays already; raises OSError where there is none, ImportError without the library."""
    with without_numpy():
        import miniaudio

    # None named: every one that reaches a device. The null one would play to nobody, and nobody would be told.
    silent = {miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM}
    backends = [miniaudio.Backend[name] for name in names] or [one for one in miniaudio.Backend if one not in silent]
    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=SAMPLES_PER_SECOND,
            buffersize_msec=AT_ONCE_MS,
            backends=backends,
            app_name="IVIG Desk",
        )
        device.start(_fed(bursts))
    except miniaudio.MiniaudioError as error:
        raise OSError(*error.args) from error
    opened: _Device = device
    return opened


def _fed(bursts: PlayedBursts) -> Generator[bytes, int, None]:
    """Return what answers each question of the device for more."""

    def feeding() -> Generator[bytes, int, None]:
        count = yield b""
        while True:
            count = yield bursts.take(count).tobytes()

    feed = feeding()
    next(feed)
    return feed
