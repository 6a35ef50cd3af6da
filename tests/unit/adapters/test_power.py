"""The battery, read from files as a Linux kernel has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivig_desk.adapters.power import SystemPower
from ivig_desk.desk.power import PowerState
from ivig_desk.domain.amounts.instants import ClockReading, Instant

LOW, ENOUGH, UNKNOWN = PowerState.LOW, PowerState.ENOUGH, PowerState.UNKNOWN


def supply(folder: Path, name: str = "BAT0", **files: str) -> None:
    (folder / name).mkdir(exist_ok=True)
    for file, text in files.items():
        (folder / name / file).write_text(text + "\n", encoding="ascii")


def at(seconds: int) -> ClockReading:
    return ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=seconds * 1_000_000)


@pytest.mark.parametrize(
    ("capacity", "status", "state"),
    [
        ("21", "Discharging", ENOUGH),
        ("20", "Discharging", LOW),
        ("1", "Discharging", LOW),
        ("0", "Unknown", LOW),
        ("5", "Charging", ENOUGH),
        ("5", "Not charging", ENOUGH),
        ("100", "Full", ENOUGH),
        ("much", "Discharging", UNKNOWN),
        ("-3", "Discharging", UNKNOWN),
    ],
)
def test_a_battery_is_low_at_a_fifth_or_less_unless_it_is_fed(
    tmp_path: Path, capacity: str, status: str, state: PowerState
) -> None:
    """S23."""
    supply(tmp_path, type="Battery", capacity=capacity, status=status)

    assert SystemPower(tmp_path).state(at(0)) is state


def test_without_a_battery_nothing_is_known(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")

    assert SystemPower(tmp_path).state(at(0)) is UNKNOWN
    assert SystemPower(tmp_path / "none").state(at(0)) is UNKNOWN


def test_the_battery_of_a_mouse_is_not_the_computers(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp_battery_0", type="Battery", scope="Device", capacity="5", status="Discharging")

    assert SystemPower(tmp_path).state(at(0)) is UNKNOWN


def test_of_two_batteries_the_fuller_one_counts(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="5", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="80", status="Discharging")

    assert SystemPower(tmp_path).state(at(0)) is ENOUGH


def test_it_is_read_every_30_seconds(tmp_path: Path) -> None:
    power = SystemPower(tmp_path)
    supply(tmp_path, type="Battery", capacity="50", status="Discharging")
    states = [power.state(at(0))]
    supply(tmp_path, capacity="10")
    states += [power.state(at(29)), power.state(at(30))]

    assert states == [ENOUGH, ENOUGH, LOW]
