"""`records held` as a ward types it: what waits beside the records, and what contradicts them, entry by entry."""

import json
import shutil
from pathlib import Path

import pytest

from ivig_desk.adapters.folders import held_folder, make_private
from ivig_desk.adapters.key_file import OpenStore, body_of
from ivig_desk.adapters.side_file import SideFile, require_there
from ivig_desk.domain.infusion.events import NoteWritten
from tests.helpers.records import notes, recorded
from tests.helpers.sealed import KEY
from tests.unit.commandline.typed import typed

ROOT = Path(__file__).parents[3]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ward's folder whose state folder is the test's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(ROOT / "tests" / "golden" / "format-1" / "desk.sqlite", folder / "desk.sqlite")
    (folder / "keys.json").write_bytes(body_of(OpenStore(key=KEY)))
    return folder


@pytest.fixture
def own(data: Path) -> SideFile:
    return SideFile(held_folder(), KEY, data, make_private)


def held_files(ending: str) -> list[Path]:
    return sorted(held_folder().glob(f"*.{ending}"))


def test_nothing_held_is_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "records", "held", "--data", str(data))

    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "nothing waits beside the records, and nothing is kept apart\n"


def test_no_records_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "records", "held", "--data", str(tmp_path))

    assert (answer.code, answer.out) == (0, f"no records yet at {tmp_path / 'desk.sqlite'}\n")


def test_what_contradicts_the_record_can_be_read_and_stays(
    data: Path, own: SideFile, capsys: pytest.CaptureFixture[str]
) -> None:
    """S30: of which infusion, and each entry as `records show` prints it."""
    name = own.keep_apart([*notes(4, 5), recorded(9, NoteWritten(text="of another"), infusion_id="infusion-2")])
    before = Path(name).read_bytes()

    answer = typed(capsys, "records", "held", "--data", str(data))

    assert (answer.code, answer.err) == (0, "")
    first, *rest = answer.out.splitlines()
    assert first == f"{name}: 3 entries, kept apart, contradicts the record"
    assert rest[0] == "infusion infusion-1"
    assert rest[1].split() == ["entry", "at", "written", "down", "by", "what"]
    assert [line.split() for line in rest[2:4]] == [
        [*("4", "1", "Mar", "2026,", "10:04:00", "10:04:02", "A.", "Rus", "note:", "note", "4")],
        [*("5", "1", "Mar", "2026,", "10:05:00", "10:05:02", "A.", "Rus", "note:", "note", "5")],
    ]
    assert (rest[4], rest[6].split()[0], len(rest)) == ("infusion infusion-2", "9", 7)
    assert rest[6].endswith("of another")
    assert Path(name).read_bytes() == before


def test_a_line_is_what_the_record_itself_would_print(
    data: Path, own: SideFile, capsys: pytest.CaptureFixture[str]
) -> None:
    note = recorded(1, NoteWritten(text="held"), infusion_id="infusion-9")
    own.append([note])

    answer = typed(capsys, "records", "held", "--json", "--data", str(data))

    [file] = json.loads(answer.out)["files"]
    [infusion] = file["infusions"]
    [entry] = infusion["entries"]
    assert (file["is_apart"], file["end"], infusion["infusion"]) == (False, "whole", "infusion-9")
    assert list(entry) == ["entry", "at", "written_down", "by", "what"]
    assert (entry["entry"], entry["by"]) == ("1", note.by)


def test_a_file_that_cannot_be_read_whole_says_so_and_ends_with_1(
    data: Path, own: SideFile, capsys: pytest.CaptureFixture[str]
) -> None:
    """S30, S25: what a kill cut off, and what another program changed."""
    own.append(notes(1, 2))
    [path] = held_files("held")
    whole = path.read_bytes()

    path.write_bytes(whole[:-1])
    cut = typed(capsys, "records", "held", "--data", str(data))
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    changed = typed(capsys, "records", "held", "--data", str(data))

    said = f"{path}: 1 entry, waits to be written"
    assert (cut.code, cut.out.splitlines()[0]) == (1, f"{said}; breaks off within an entry")
    assert (changed.code, changed.out.splitlines()[0]) == (
        1,
        f"{said}; changed by another program, what comes after is not believed",
    )


def test_the_folder_the_ward_names_is_looked_into_and_said_where_it_is_not_there(
    data: Path, own: SideFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S30."""
    drive = tmp_path / "drive"
    drive.mkdir()
    shipped = (ROOT / "resources" / "backups.toml").read_text(encoding="utf-8")
    (data / "backups.toml").write_text(f'folder = "{drive}"\n{shipped}', encoding="utf-8")
    own.append(notes(1))
    SideFile(drive, KEY, data, require_there).append(notes(2))

    both = typed(capsys, "records", "held", "--data", str(data))
    drive.rename(tmp_path / "in a pocket")
    one = typed(capsys, "records", "held", "--data", str(data))

    assert (both.code, both.out.count("waits to be written")) == (0, 2)
    assert (one.code, one.out.count("waits to be written")) == (1, 1)
    assert one.err == f"{drive}: it is not there, and more may lie in it\n"
