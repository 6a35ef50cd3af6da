"""`self-check`: a line for each thing, and 3 where one of them does not work here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.bootstrap import doors
from ivig_desk.commandline.run import run
from ivig_desk.desk.faults import PrintingFault, RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports import Sounder, SoundState
from tests.helpers.sounds import sounder_in_memory

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.commandline.doors import Doors
    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.domain.record.head import ChainHead
    from ivig_desk.rehearsal.desk_driver import Records


def plain_pdf(entries: tuple[Recorded, ...], _head: ChainHead | None, file: Path) -> None:
    """A printer that writes as little as can be told from nothing."""
    file.write_bytes(b"%PDF-1.4 " + b".".join(entry.by.encode() for entry in entries))


def no_printer(_entries: tuple[Recorded, ...], _head: ChainHead | None, file: Path) -> None:
    raise PrintingFault(str(file), "no space left")


def no_library(_entries: tuple[Recorded, ...], _head: ChainHead | None, _file: Path) -> None:
    raise ImportError("libEGL.so.1: cannot open shared object file")


def empty_page(_entries: tuple[Recorded, ...], _head: ChainHead | None, file: Path) -> None:
    file.touch()


def no_disk(_data: Path | None) -> Records:
    raise RecordsFault(RecordsFaultCode.DISK_FULL, "desk.sqlite", "database or disk is full")


def sounder(state: SoundState) -> Sounder:
    device = sounder_in_memory()
    if state is not SoundState.QUIET:
        device.pull_out(state)
    return device


WORKING = replace(doors(), write_summary=plain_pdf, sounder=lambda _: sounder(SoundState.QUIET))


def test_an_installation_in_order_says_so_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["self-check"], WORKING)

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert [line.split()[:2] for line in lines] == [
        ["resources", "ok"],
        ["records", "ok"],
        ["printing", "ok"],
        ["sound", "ok"],
    ]
    assert lines[0].endswith("25 profiles, 3 for under the skin and 39 signs, each as it was shipped")
    # Plan kept, agreed, observed, started, bottle, reopened, stopped, closed.
    assert lines[1].endswith("8 entries written, interrupted, taken up and read back")
    assert lines[3].endswith("a sound device is there; the sound test before each start says whether it is heard")


def test_a_computer_without_a_sound_device_is_in_order_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["self-check"], replace(WORKING, sounder=lambda _: sounder(SoundState.NO_DEVICE)))

    assert code == 0
    assert capsys.readouterr().out.splitlines()[3].endswith("no sound device here: alarms are seen, not heard")


@pytest.mark.parametrize(
    ("broken", "name", "says"),
    [
        (replace(WORKING, write_summary=no_printer), "printing", "no space left"),
        (replace(WORKING, write_summary=no_library), "printing", "ImportError: libEGL.so.1"),
        (replace(WORKING, write_summary=empty_page), "printing", "what was written is no PDF"),
        (replace(WORKING, kept_records=no_disk), "records", "disk-full"),
        (replace(WORKING, sounder=lambda _: sounder(SoundState.NO_LIBRARY)), "sound", "not in this installation"),
    ],
)
def test_what_does_not_work_here_is_named_and_ends_with_3(
    broken: Doors, name: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["self-check"], broken)

    [line] = [line for line in capsys.readouterr().out.splitlines() if line.startswith(name)]
    assert code == 3
    assert line.split()[1] == "FAILED"
    assert says in line


def test_a_damaged_profile_is_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "own.toml").write_text("id = ")

    code = run(["self-check", "--data", str(tmp_path)], WORKING)

    first = capsys.readouterr().out.splitlines()[0]
    assert code == 3
    assert first.startswith("resources  FAILED")
    assert str(tmp_path / "profiles" / "own.toml") in first


def test_a_damaged_profile_for_under_the_skin_is_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "profiles" / "subcutaneous"
    own.mkdir(parents=True)
    (own / "own.toml").write_text("id = ")

    code = run(["self-check", "--data", str(tmp_path)], WORKING)

    first = capsys.readouterr().out.splitlines()[0]
    assert code == 3
    assert first.startswith("resources  FAILED")
    assert str(own / "own.toml") in first


def test_nothing_is_left_in_the_wards_own_folder(tmp_path: Path) -> None:
    code = run(["self-check", "--data", str(tmp_path)], WORKING)

    assert code == 0
    assert list(tmp_path.iterdir()) == []
