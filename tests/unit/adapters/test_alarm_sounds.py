"""The sounds of alarms as shipped, the ward's own instead of them, and every range below, at and above."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.quantities import Hertz, Milliseconds
from ivig_desk.domain.infusion.alarm_sounds import AlarmSounds
from ivig_desk.domain.infusion.alarms import Priority
from tests.helpers.sounds import shipped_sounds

SHIPPED = (resources_folder() / "alarms.toml").read_text(encoding="utf-8")


def in_ward(folder: Path, priority: str, key: str, value: str) -> AlarmSounds:
    """The shipped file with one key of one priority changed, as the ward's."""
    head, begin, rest = SHIPPED.partition(f"[sound.{priority}]\n")
    lines = rest.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{key} = "))
    lines[at] = f"{key} = {value}"
    (folder / "alarms.toml").write_text("\n".join((head + begin, *lines, "")), encoding="utf-8")
    return TomlDataFiles(resources=resources_folder(), ward=folder).alarm_signals().sound


def test_the_shipped_numbers() -> None:
    sounds = shipped_sounds()

    cadence = [(one.pulses, one.pulse, one.gap, one.pause) for one in (sounds.of(priority) for priority in Priority)]
    ms = Milliseconds.of
    assert cadence == [
        (10, ms("100"), ms("100"), ms("2600")),
        (3, ms("160"), ms("160"), ms("3200")),
        (2, ms("160"), ms("200"), ms("20000")),
    ]
    assert sounds.high.tones == (Hertz.of("988"), Hertz.of("784"), Hertz.of("988"))
    assert len({sounds.of(priority).tones for priority in Priority}) == 3


# Priority and key; a number at an edge of its range, then one below and one above it where that is beyond.
EDGES: list[tuple[str, str, str, str | None, str | None]] = [
    ("high", "pulses", "10", "9", "11"),
    ("high", "pulse_ms", "80", "79.9", None),
    ("high", "pulse_ms", "150", None, "150.1"),
    ("high", "pause_ms", "2550", "2549", None),
    ("high", "pause_ms", "3800", None, "3801"),
    ("high", "gap_ms", "40", "39", None),
    ("high", "gap_ms", "300", None, "301"),
    ("medium", "pulses", "3", "2", "4"),
    ("medium", "pulse_ms", "130", "129", None),
    ("medium", "pulse_ms", "200", None, "201"),
    ("medium", "pause_ms", "2600", "2599", None),
    ("medium", "pause_ms", "4000", None, "4001"),
    ("low", "pulses", "2", None, "3"),
    ("low", "pulse_ms", "80", "79", None),
    ("low", "pulse_ms", "200", None, "201"),
    ("low", "pause_ms", "16000", "15999", None),
    ("low", "pause_ms", "60000", None, "60001"),
]


@pytest.mark.parametrize("edge", EDGES)
def test_a_ward_changes_a_sound_inside_its_range_and_not_beyond(
    tmp_path: Path, edge: tuple[str, str, str, str | None, str | None]
) -> None:
    """S23: at the edge it is taken; beyond it the file is refused by name, number and range."""
    priority, key, at, below, above = edge
    in_ward(tmp_path, priority, key, f'"{at}"')

    for beyond in filter(None, (below, above)):
        with pytest.raises(BadDataFile) as fault:
            in_ward(tmp_path, priority, key, f'"{beyond}"')
        assert fault.value.file == str(tmp_path / "alarms.toml")
        assert f"{priority}.{key.removesuffix('_ms')}: {beyond} " in str(fault.value)
        assert " to " in str(fault.value)


@pytest.mark.parametrize("value", ["100", '"1e2"', '"100,5"', '"-100"', '"ten"'])
def test_a_number_that_is_not_one_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(BadDataFile) as fault:
        in_ward(tmp_path, "high", "pulse_ms", value)

    assert "pulse_ms" in fault.value.key


@pytest.mark.parametrize(
    ("tones", "said"),
    [
        ("[]", "0"),
        ('["523", "440", "523"]', "3"),
        ('["299"]', "299 Hz"),
        ('["1501"]', "1501 Hz"),
    ],
)
def test_tones_that_cannot_be_played_or_heard_are_refused(tmp_path: Path, tones: str, said: str) -> None:
    with pytest.raises(BadDataFile) as fault:
        in_ward(tmp_path, "low", "tones_hz", tones)

    assert f"low.tones: {said}" in str(fault.value)


@pytest.mark.parametrize("tones", ['["300"]', '["1500"]'])
def test_a_tone_at_the_edge_is_taken(tmp_path: Path, tones: str) -> None:
    assert len(in_ward(tmp_path, "low", "tones_hz", tones).low.tones) == 1


def test_a_number_without_its_source_is_refused(tmp_path: Path) -> None:
    text = SHIPPED.replace('of = ["gap", "tones"]', 'of = ["gap"]')
    (tmp_path / "alarms.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BadDataFile, match="a source, once each"):
        TomlDataFiles(resources=resources_folder(), ward=tmp_path).alarm_signals()
