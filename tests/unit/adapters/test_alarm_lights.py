"""The lights of alarms as shipped, the ward's own instead of them, and every range below, at and above."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.quantities import Hertz, Percent
from ivig_desk.domain.infusion.alarm_lights import AlarmColour, AlarmLights, FlashingLight, SteadyLight
from ivig_desk.domain.infusion.alarms import Priority
from tests.helpers.sounds import shipped_signals

SHIPPED = (resources_folder() / "alarms.toml").read_text(encoding="utf-8")

Bounds = tuple[str, str, str, str, str, str]


def in_ward(folder: Path, priority: str, key: str, line: str) -> AlarmLights:
    """The shipped file with the line of one key of one priority's light changed, as the ward's."""
    head, begin, rest = SHIPPED.partition(f"[light.{priority}]\n")
    lines = rest.splitlines()
    at = next(number for number, written in enumerate(lines) if written.startswith(f"{key} = "))
    lines[at] = line
    (folder / "alarms.toml").write_text("\n".join((head + begin, *lines, "")), encoding="utf-8")
    return TomlDataFiles(resources=resources_folder(), ward=folder).alarm_signals().light


def test_the_shipped_lights() -> None:
    """S23: as they were before there was a file of them: 2 Hz and half of it, 0.5 Hz and three eighths of it."""
    lights = shipped_signals().light

    assert [lights.of(priority) for priority in Priority] == [
        FlashingLight(colour=AlarmColour.RED, flash=Hertz.of("2"), on=Percent.of("50")),
        FlashingLight(colour=AlarmColour.YELLOW, flash=Hertz.of("0.5"), on=Percent.of("37.5")),
        SteadyLight(colour=AlarmColour.CYAN),
    ]


# Priority, key; the least and the most, then one below and one above them.
RANGES: list[Bounds] = [
    ("high", "flash_hz", "1.4", "2.8", "1.39", "2.81"),
    ("high", "on_percent", "20", "80", "19.9", "80.1"),
    ("medium", "flash_hz", "0.4", "0.8", "0.39", "0.81"),
    ("medium", "on_percent", "20", "60", "19.9", "60.1"),
]


@pytest.mark.parametrize("bounds", RANGES)
def test_a_ward_changes_a_light_inside_its_range_and_not_beyond(tmp_path: Path, bounds: Bounds) -> None:
    """S23: at the edge it is taken; beyond it the file is refused by name, key, number and range."""
    priority, key, least, most, below, above = bounds
    field, unit = key.split("_")
    for edge in (least, most):
        light = getattr(in_ward(tmp_path, priority, key, f'{key} = "{edge}"'), priority)
        assert getattr(light, field).text == edge

    for beyond in (below, above):
        with pytest.raises(BadDataFile) as fault:
            in_ward(tmp_path, priority, key, f'{key} = "{beyond}"')
        shown = {"hz": "Hz", "percent": "%"}[unit]
        assert (fault.value.file, fault.value.name) == (str(tmp_path / "alarms.toml"), "light")
        assert f"{priority}.{field}: {beyond} {shown}: accepted is {least} to {most} {shown}" in str(fault.value)


@pytest.mark.parametrize(
    ("priority", "colour", "accepted"),
    [
        ("high", "yellow", "red"),
        ("high", "cyan", "red"),
        ("medium", "red", "yellow"),
        ("medium", "cyan", "yellow"),
        ("low", "red", "cyan"),
        ("low", "yellow", "cyan"),
    ],
)
def test_a_priority_has_its_own_colour_and_no_other(tmp_path: Path, priority: str, colour: str, accepted: str) -> None:
    """S23: what is red elsewhere is red here."""
    with pytest.raises(BadDataFile, match=f"{priority}.colour: {colour}: accepted is {accepted}$"):
        in_ward(tmp_path, priority, "colour", f'colour = "{colour}"')


@pytest.mark.parametrize("colour", ["green", "RED", "#cf1124", ""])
def test_a_colour_that_is_none_of_the_three_is_refused(tmp_path: Path, colour: str) -> None:
    with pytest.raises(BadDataFile) as fault:
        in_ward(tmp_path, "high", "colour", f'colour = "{colour}"')

    assert fault.value.name == "light.high.colour"


def test_a_low_alarm_never_flashes(tmp_path: Path) -> None:
    with pytest.raises(BadDataFile) as fault:
        in_ward(tmp_path, "low", "colour", 'colour = "cyan"\nflash_hz = "1"')

    assert fault.value.name == "light.low.flash_hz"


@pytest.mark.parametrize("line", ["flash_hz = 2", 'flash_hz = "2,0"', 'flash_hz = "-2"', 'flash_hz = "two"', ""])
def test_a_rate_that_is_no_number_or_is_missing_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadDataFile) as fault:
        in_ward(tmp_path, "high", "flash_hz", line)

    assert fault.value.name == "light.high.flash_hz"


def test_a_colour_without_its_source_is_refused(tmp_path: Path) -> None:
    text = SHIPPED.replace('of = ["colour", "flash", "on"]', 'of = ["flash", "on"]')
    (tmp_path / "alarms.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BadDataFile, match="a source, once each"):
        TomlDataFiles(resources=resources_folder(), ward=tmp_path).alarm_signals()
