"""When the ward's files are read: rules before anything else, profiles when a page first wants them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.adapters.power import MemoryPower
from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.presenters.screens import WindowScreen
from ivig_desk.presenters.ward_files import ward_files_when_wanted
from ivig_desk.presenters.window import WindowPresenter
from ivig_desk.presenters.window_doors import WindowDoors
from tests.helpers.labels import labels_in_memory
from tests.helpers.paper import FakePaper
from tests.helpers.sounds import shipped_signals, sounder_in_memory

if TYPE_CHECKING:
    from pathlib import Path

NINE = ClockReading(wall=Instant.of("2026-11-22T09:00:00Z"), utc_offset_minutes=0, monotonic_microseconds=0)


def window_over(data_files: TomlDataFiles) -> WindowPresenter:
    desk = Desk(MemoryJournal(), SteppedClock(NINE), lambda: "infusion-1", "0.1.0")
    doors = WindowDoors(
        paper=FakePaper().door(),
        profiles=None,
        labels=labels_in_memory(),
        sounder=sounder_in_memory(),
        power=MemoryPower().state,
    )
    return WindowPresenter(desk, ward_files_when_wanted(data_files), doors, shipped_signals().light)


def said(screen: WindowScreen) -> list[str]:
    assert screen.start is not None
    return [line.text for line in screen.start.lines]


def test_no_profile_is_read_before_the_first_page_is_painted(tmp_path: Path) -> None:
    """S4: a file that is put there after the first picture is named in the second; what is read stays read."""
    window = window_over(TomlDataFiles(resources=resources_folder(), ward=tmp_path))

    first = said(window.look())
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "half-written.toml").write_text('id = "half', encoding="utf-8")
    second = said(window.look())
    (tmp_path / "profiles" / "half-written.toml").unlink()

    assert first == []
    assert len(second) == 1
    assert "half-written.toml" in second[0]
    assert said(window.look()) == second


def test_rules_that_cannot_be_used_are_said_before_there_is_a_window(tmp_path: Path) -> None:
    """S4: the desk does not open on bands that nobody can read."""
    for name in ("bands.toml", "schedule.toml", "signs.toml"):
        shutil.copy(resources_folder() / name, tmp_path / name)
    (tmp_path / "bands.toml").write_text("bands = ", encoding="utf-8")

    with pytest.raises(BadDataFile, match=r"bands\.toml"):
        ward_files_when_wanted(TomlDataFiles(resources=resources_folder(), ward=tmp_path))
