"""A device that is not there, or takes no sound any more, is a state and no fault."""

from __future__ import annotations

import sys

import pytest

from ivig_desk.adapters import sounder as module
from ivig_desk.adapters.played_bursts import PlayedBursts
from ivig_desk.adapters.sounder import DeviceSounder
from ivig_desk.desk.ports import SoundState
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.infusion.alarms import Priority
from tests.helpers.sounds import shipped_sounds


class Computer:
    """What is plugged in: whether a device can be opened, and the stream it was handed."""

    def __init__(self) -> None:
        self.has_device = True
        self.opened = 0
        self.closed = 0
        self.bursts: PlayedBursts | None = None

    def open(self, _names: tuple[str, ...], bursts: PlayedBursts) -> Computer:
        self.opened += 1
        if not self.has_device:
            raise OSError("no device")
        self.bursts = bursts
        return self

    def close(self) -> None:
        self.closed += 1

    def take(self) -> None:
        assert self.bursts is not None
        self.bursts.take(882)


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    plugged = Computer()
    monkeypatch.setattr(module, "_opened", plugged.open)
    return plugged


def at(seconds: str) -> ClockReading:
    whole, _, milli = seconds.partition(".")
    microseconds = int(whole) * 1_000_000 + int(milli.ljust(6, "0") or "0")
    return ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=microseconds)


def test_without_a_device_the_state_says_so_and_it_is_tried_again_after_30_s(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    """S23."""
    computer.has_device = False
    sounder = DeviceSounder(shipped_sounds())
    assert sounder.state(at("0")) is SoundState.NO_DEVICE
    computer.has_device = True

    assert [sounder.state(at(second)) for second in ("29.999", "30")] == [SoundState.NO_DEVICE, SoundState.QUIET]
    assert computer.opened == 2
    assert caplog.messages == ["no sound: no device"]
    caplog.clear()


def test_a_device_that_takes_nothing_for_more_than_a_second_is_lost(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    """S23: pulled out while it sounds; below, at and above one second."""
    sounder = DeviceSounder(shipped_sounds())
    sounder.play(Priority.HIGH, at("0"))
    computer.take()

    states = [sounder.state(at(second)) for second in ("1", "1.999", "2", "2.001")]

    assert states == [SoundState.SOUNDING] * 3 + [SoundState.LOST]
    assert computer.closed == 1
    assert caplog.messages == ["the sound device takes no sound any more"]
    caplog.clear()


def test_a_lost_device_that_comes_back_sounds_what_still_calls(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    sounder = DeviceSounder(shipped_sounds())
    sounder.play(Priority.HIGH, at("0"))
    lost = sounder.state(at("2"))

    again = sounder.state(at("32"))

    assert (lost, again) == (SoundState.LOST, SoundState.SOUNDING)
    assert computer.opened == 2
    caplog.clear()


def test_the_device_is_not_opened_before_anybody_asks(computer: Computer) -> None:
    sounder = DeviceSounder(shipped_sounds())
    sounder.silence()
    sounder.close()

    assert (computer.opened, computer.closed) == (0, 0)


def test_an_installation_without_the_library_says_so_and_raises_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    sounder = DeviceSounder(shipped_sounds())

    sounder.play(Priority.HIGH, at("0"))

    assert sounder.state(at("0")) is SoundState.NO_LIBRARY
    caplog.clear()


def test_a_backend_that_reaches_no_device_is_never_taken_for_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The null backend plays to nobody: it is asked for by name alone."""
    asked: list[str] = []

    class NoDevice(OSError):
        """As miniaudio has it."""

    def nothing_there(**wanted: object) -> None:
        backends = wanted["backends"]
        assert isinstance(backends, list)
        asked.extend(backend.name for backend in backends)
        raise NoDevice("failed to init device")

    monkeypatch.setattr("miniaudio.MiniaudioError", NoDevice)
    monkeypatch.setattr("miniaudio.PlaybackDevice", nothing_there)

    assert DeviceSounder(shipped_sounds()).state(at("0")) is SoundState.NO_DEVICE
    assert {"ALSA", "PULSEAUDIO", "WASAPI", "COREAUDIO"} <= set(asked)
    assert "NULL" not in asked
    caplog.clear()
