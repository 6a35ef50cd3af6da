"""What every sounder promises, the one in memory and the one on a device alike; here it is miniaudio's null one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.sounder import DeviceSounder, MemorySounder
from ivig_desk.desk.ports import Sounder, SoundState
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.infusion.alarm_sounds import AlarmSounds
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.domain.monitoring.beat import Beat

OPENED: dict[str, Callable[[AlarmSounds], Sounder]] = {
    "device": lambda sounds: DeviceSounder(sounds, ("NULL",)),
    "memory": MemorySounder,
}


@pytest.fixture(params=OPENED)
def sounder(request: pytest.FixtureRequest) -> Iterator[Sounder]:
    made = OPENED[str(request.param)](shipped())
    yield made
    made.close()


def shipped() -> AlarmSounds:
    return TomlDataFiles(resources=resources_folder(), ward=None).alarm_signals().sound


def at(microseconds: int) -> ClockReading:
    return ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=microseconds)


def test_nothing_sounds_before_it_is_asked_for(sounder: Sounder) -> None:
    assert sounder.state(at(0)) is SoundState.QUIET


@pytest.mark.parametrize("priority", Priority)
def test_what_is_played_sounds_until_it_is_silenced(sounder: Sounder, priority: Priority) -> None:
    """S23."""
    sounder.play(priority, at(0))
    sounding = sounder.state(at(0))

    sounder.silence()

    assert (sounding, sounder.state(at(0))) == (SoundState.SOUNDING, SoundState.QUIET)


def test_another_priority_takes_the_place_of_the_one_before(sounder: Sounder) -> None:
    sounder.play(Priority.LOW, at(0))
    sounder.play(Priority.HIGH, at(0))

    sounder.silence()

    assert sounder.state(at(0)) is SoundState.QUIET


def test_a_metronome_is_no_alarm_and_ends_when_told(sounder: Sounder) -> None:
    """S23: what is asked about sound is whether an alarm is heard."""
    sounder.beat(Beat(drops=DropsPerMinute.of("60"), began_us=0), at(0))
    beating = sounder.state(at(0))
    sounder.play(Priority.HIGH, at(0))
    alarm = sounder.state(at(0))
    sounder.silence()
    sounder.beat(None, at(0))

    assert (beating, alarm, sounder.state(at(0))) == (SoundState.QUIET, SoundState.SOUNDING, SoundState.QUIET)


def test_silencing_what_is_silent_and_closing_twice_is_no_fault(sounder: Sounder) -> None:
    sounder.silence()
    assert sounder.state(at(0)) is SoundState.QUIET

    sounder.close()
    sounder.close()
