"""What sounds now: the highest alarm that is to be heard, or the test of the sound before a start."""

from dataclasses import dataclass

from ivig_desk.desk.look import Look
from ivig_desk.desk.ports import Sounder, SoundState
from ivig_desk.desk.ports.power import Power, PowerState
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.domain.infusion.audible import Watched, heard, pause_left
from ivig_desk.domain.infusion.desk_alarms import DeskAlarmKind, DeskCalls
from ivig_desk.presenters.formats import countdown_text
from ivig_desk.presenters.screens import Button, Line, Tone

_SECOND_US = 1_000_000
_TEST_US = (
    (4 * _SECOND_US, Priority.HIGH),
    (8 * _SECOND_US, Priority.MEDIUM),
    (12 * _SECOND_US, Priority.LOW),
)
"""Until when, from its beginning, the test plays which tone: one burst of each."""


SOUND_TEST = Button(name="sound-test", label="Sound test", key="Alt+T")
"""Plays each tone on the last step of a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """What can be heard, what of the desk calls, and what is left of a pause: of the one moment of one look.

    `state` is None where nobody is watched: then no device is asked for.
    """

    state: SoundState | None
    desk: DeskCalls
    pause_left: Minutes | None


class AlarmSound:
    """The one place that says what sounds; no failure of the sound is ever more than a state."""

    def __init__(self, sounder: Sounder, power: Power) -> None:
        """Begin in silence."""
        self._sounder = sounder
        self._power = power
        self._desk = DeskCalls(calling=(), silenced=())
        self._tested_at: int | None = None

    def follow(self, looks: tuple[Look, ...], saving: Saving, reading: ClockReading) -> Sounding:
        """Sound what is to be heard now, nothing else; return what can be heard and what of the desk calls.

        With nobody at the drip nothing of the desk calls: a fault is said on the page, and the device is not asked for.
        """
        calling = self._calling(saving, reading) if looks else ()
        self._desk = DeskCalls(calling=calling, silenced=self._desk.silenced)
        watched = watched_in(looks)
        wanted = heard(watched, self._desk)
        if wanted is not None:
            self._tested_at = None
        playing = wanted or self._of_test(reading)
        if playing is None:
            self._sounder.silence()
        else:
            self._sounder.play(playing, reading)
        state = self._sounder.state(reading) if looks else None
        return Sounding(state=state, desk=self._desk, pause_left=pause_left(watched, self._desk))

    def pause(self) -> bool:
        """Note what of the desk calls as the sound is paused, and say whether anything does."""
        self._desk = DeskCalls(calling=self._desk.calling, silenced=self._desk.calling)
        return self._desk.calling != ()

    def _calling(self, saving: Saving, reading: ClockReading) -> tuple[DeskAlarmKind, ...]:
        conditions = {
            DeskAlarmKind.RECORDS_NOT_SAVED: saving.fault is not None,
            DeskAlarmKind.BATTERY_LOW: self._power(reading) is PowerState.LOW,
        }
        return tuple(kind for kind, holds in conditions.items() if holds)

    def test(self, reading: ClockReading) -> Line:
        """Begin to play every tone, the highest first, and return what to listen for; an alarm ends it."""
        self._tested_at = reading.monotonic_microseconds
        self._sounder.silence()
        state = self._sounder.state(reading)
        if state is SoundState.QUIET:
            return Line(text="Sound test: listen for high, then medium, then low.", tone=Tone.PLAIN)
        return Line(text="Sound test: no sound device – alarms are seen, not heard.", tone=Tone.MEDIUM)

    def _of_test(self, reading: ClockReading) -> Priority | None:
        if self._tested_at is None:
            return None
        gone = reading.monotonic_microseconds - self._tested_at
        return next((priority for until, priority in _TEST_US if gone < until), None)


def watched_in(looks: tuple[Look, ...]) -> tuple[Watched, ...]:
    """Return every infusion that is looked at, with what calls there."""
    return tuple(
        Watched(
            infusion=look.infusion,
            now=look.reading.wall,
            alarms=() if look.guidance is None else look.guidance.alarms,
        )
        for look in looks
    )


def sound_line(sounding: Sounding) -> Line:
    """Return what the foot of a page says of the sound: whether there is any, or how long it is paused yet."""
    if sounding.state is not None and sounding.state not in {SoundState.QUIET, SoundState.SOUNDING}:
        return Line(text="no sound device" if sounding.state is SoundState.NO_DEVICE else "no sound", tone=Tone.LOW)
    if sounding.pause_left is not None:
        return Line(text=f"sound paused {countdown_text(sounding.pause_left)}", tone=Tone.LOW)
    return Line(text="sound", tone=Tone.GOOD)
