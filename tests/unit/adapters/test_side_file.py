"""Entries held in a second folder: sealed, in order, each once, and nobody else's."""

import stat
import sys
from pathlib import Path

import pytest

from ivig_desk.adapters.sealed_frames import HEADER_LENGTH
from ivig_desk.adapters.side_file import SideFile, require_there
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from tests.helpers.held import side_file_at
from tests.helpers.records import ONE_OF_EACH, PUMP_PLAN, notes, recorded
from tests.helpers.sealed import OTHER_KEY

EVERY = tuple(recorded(version, event) for version, event in enumerate(ONE_OF_EACH, start=1))
DATA = Path("/ward")


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def held_again(folder: Path) -> SideFile:
    """The same data folder after a restart."""
    return side_file_at(folder, DATA)


def frames_of(path: Path) -> list[bytes]:
    """The beginning of the file, and each of its frames: four bytes of length, most significant first, and so many."""
    whole = path.read_bytes()
    parts, left = [whole[:HEADER_LENGTH]], whole[HEADER_LENGTH:]
    while left:
        length = 4 + int.from_bytes(left[:4], "big")
        parts.append(left[:length])
        left = left[length:]
    return parts


def test_every_kind_of_event_is_found_after_a_restart_as_it_was_held(tmp_path: Path) -> None:
    """S30: in order, in as many writings as there were."""
    side = side_file_at(tmp_path, DATA)
    side.append(EVERY[:1])
    side.append(EVERY[1:])

    found = held_again(tmp_path).read()

    assert (found.entries, found.cut, found.apart) == (EVERY, (), ())


def test_nothing_of_a_patient_stands_in_the_file_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    """S33."""
    side_file_at(tmp_path, DATA).append(EVERY)
    path = only_file(tmp_path)
    body = path.read_bytes() + path.name.encode()

    for word in (PUMP_PLAN.patient.name, PUMP_PLAN.patient.identifier, PUMP_PLAN.profile.preparation, "note", "/ward"):
        assert word.encode() not in body
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_kill_cut_off_is_left_out_and_said(tmp_path: Path) -> None:
    """S30: at every length a file may break off at; never half an entry, never an entry that was not there."""
    side_file_at(tmp_path, DATA).append(notes(1, 2, 3))
    path = only_file(tmp_path)
    beginning, *frames = frames_of(path)
    whole = path.read_bytes()
    ends = [len(beginning)]
    for frame in frames:
        ends.append(ends[-1] + len(frame))

    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = held_again(tmp_path).read()
        kept = sum(end <= length for end in ends[1:])
        assert found.entries == notes(*range(1, kept + 1))
        assert (found.cut == (str(path),)) == (length not in ends)
        assert found.apart == ()


def test_room_that_a_disk_never_filled_is_no_entry(tmp_path: Path) -> None:
    """S30: after a loss of power the file is as long as it should be, and its end is empty."""
    side_file_at(tmp_path, DATA).append(notes(1))
    with only_file(tmp_path).open("ab") as file:
        file.write(bytes(4096))

    found = held_again(tmp_path).read()

    assert found.entries == notes(1)
    assert found.cut == (str(only_file(tmp_path)),)


def test_a_flipped_byte_is_noticed_wherever_it_is(tmp_path: Path) -> None:
    """S25, S33: what was changed, and all after it, is not believed."""
    side_file_at(tmp_path, DATA).append(notes(1, 2))
    path = only_file(tmp_path)
    whole = path.read_bytes()

    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        found = held_again(tmp_path).read()
        assert found.entries in {(), notes(1)}
        assert found.cut or found.apart


@pytest.mark.parametrize("order", [(0, 2, 1), (0, 2), (0, 1, 1, 2), (0, 1, 3), (1, 2)])
def test_a_frame_moved_left_out_or_repeated_is_noticed(tmp_path: Path, order: tuple[int, ...]) -> None:
    """S25: the file's beginning is 0, its frames are 1 to 3."""
    side_file_at(tmp_path, DATA).append(notes(1, 2, 3))
    path = only_file(tmp_path)
    parts = frames_of(path)
    path.write_bytes(b"".join(parts[part] for part in order))

    found = held_again(tmp_path).read()

    assert found.apart == (str(path),)
    assert found.entries in {(), notes(1)}


def test_a_frame_of_another_file_of_the_same_desk_is_noticed(tmp_path: Path) -> None:
    """S25: the first of one start in the place of the first of another."""
    side_file_at(tmp_path, DATA).append(notes(1))
    first = only_file(tmp_path)
    side_file_at(tmp_path, DATA).append(notes(2))
    (second,) = (path for path in tmp_path.iterdir() if path != first)
    second.write_bytes(frames_of(second)[0] + frames_of(first)[1])

    found = held_again(tmp_path).read()

    assert (found.entries, found.apart) == (notes(1), (str(second),))


def test_a_changed_file_is_never_removed(tmp_path: Path) -> None:
    """S30: what can be read of it is on record, and the rest is somebody's to look at."""
    side_file_at(tmp_path, DATA).append(notes(1, 2))
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    changed = path.read_bytes()
    side = held_again(tmp_path)
    side.read()

    side.clear()

    assert only_file(tmp_path).read_bytes() == changed
    assert held_again(tmp_path).read().entries == ()
    assert held_again(tmp_path).read().apart == (str(only_file(tmp_path)),)


def test_another_desks_file_is_not_taken(tmp_path: Path) -> None:
    """S30, S33: another key, or a copy of the data folder by the same key."""
    side_file_at(tmp_path, DATA).append(notes(1))

    for other in (SideFile(tmp_path, OTHER_KEY, DATA, require_there), side_file_at(tmp_path, Path("/ward-2"))):
        assert other.read().entries == ()
        other.clear()

    assert held_again(tmp_path).read().entries == notes(1)


def test_a_file_renamed_to_anothers_name_is_not_believed(tmp_path: Path) -> None:
    """S25."""
    side_file_at(tmp_path, DATA).append(notes(1))
    mine = only_file(tmp_path)
    other = side_file_at(tmp_path, Path("/ward-2"))
    other.append(notes(2))
    (theirs,) = (path for path in tmp_path.iterdir() if path != mine)
    mine.rename(theirs)

    found = side_file_at(tmp_path, Path("/ward-2")).read()

    assert (found.entries, found.apart) == ((), (str(theirs),))


def test_what_is_let_go_leaves_nothing_and_the_next_entry_a_new_file(tmp_path: Path) -> None:
    side_file_at(tmp_path, DATA).append(notes(1))
    side = held_again(tmp_path)
    side.read()
    side.append(notes(2))
    assert held_again(tmp_path).read().entries == notes(1, 2)

    side.clear()

    assert list(tmp_path.iterdir()) == []
    side.append(notes(3))
    assert held_again(tmp_path).read().entries == notes(3)


def test_what_contradicts_the_record_is_kept_when_all_else_is_let_go(tmp_path: Path) -> None:
    """S30."""
    side = side_file_at(tmp_path, DATA)
    side.append(notes(1))
    name = side.keep_apart(notes(2))

    side.clear()

    assert (str(only_file(tmp_path)), held_again(tmp_path).read().apart) == (name, (name,))
    assert held_again(tmp_path).read().entries == ()


def test_a_second_folder_that_is_not_plugged_in_is_a_fault_and_is_not_made(tmp_path: Path) -> None:
    """S30: made, it would lie on the very disk that may be lost."""
    side = side_file_at(tmp_path / "stick", DATA)

    assert side.read().entries == ()
    with pytest.raises(RecordsFault) as raised:
        side.append(notes(1))

    assert raised.value.code is RecordsFaultCode.UNREACHABLE
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_somebody_took_away_is_begun_again(tmp_path: Path) -> None:
    """S30."""
    side = side_file_at(tmp_path, DATA)
    side.append(notes(1))
    only_file(tmp_path).unlink()

    side.append(notes(2))

    assert held_again(tmp_path).read().entries == notes(2)
