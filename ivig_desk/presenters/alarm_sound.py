"""What sounds now: the highest alarm that is to be heard, or the test of the sound before a start."""

from ivig_desk.desk.desk import Look, Saving
from ivig_desk.desk.ports import Sounder, SoundState
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.domain.infusion.audible import Watched, heard, pause_left
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


class AlarmSound:
    """The one place that says what sounds; no failure of the sound is ever more than a state."""

    def __init__(self, sounder: Sounder) -> None:
        """Begin in silence."""
        self._sounder = sounder
        self._tested_at: int | None = None

    def follow(self, looks: tuple[Look, ...], saving: Saving, reading: ClockReading) -> SoundState | None:
        """Sound what is to be heard now, nothing else; return what can be heard, None where nobody is watched."""
        wanted = _wanted(looks, saving, reading)
        if wanted is not None:
            self._tested_at = None
        playing = wanted or self._of_test(reading)
        if playing is None:
            self._sounder.silence()
        else:
            self._sounder.play(playing, reading)
        return self._sounder.state(reading) if looks else None

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
        Watched(infusion=look.infusion, alarms=() if look.guidance is None else look.guidance.alarms) for look in looks
    )


def _wanted(looks: tuple[Look, ...], saving: Saving, reading: ClockReading) -> Priority | None:
    """Records that are not saved call as the clinical alarms do; with nobody at the drip they are only shown."""
    watched = watched_in(looks)
    wanted = heard(watched, reading.wall)
    if wanted is Priority.HIGH or saving.fault is None or not looks:
        return wanted
    return wanted if pause_left(watched, reading.wall) is not None else Priority.MEDIUM
