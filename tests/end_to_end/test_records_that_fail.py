"""What may befall records on a real disk: found at the next look, guided on, and all of it there afterwards, once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters import schema
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.infusion import commands as do
from tests.end_to_end.small_disk import ONE, STARTED, Bed, fill, mounted_again, small_disk
from tests.helpers.sealed import KEY, with_key
from tests.unit.desk.ward import NURSE
from tests.unit.infusion.bed import moment, observe

ROOM = "1m"
HOLD = do.HoldInfusion()
IN_SECOND_FOLDER, IN_MEMORY = "second-folder", "memory"
ENTERED = ["ObservationRecorded", "InfusionHeld"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", ROOM) as folder:
        yield folder


@pytest.fixture
def second(tmp_path: Path) -> Path:
    folder = tmp_path / "second"
    folder.mkdir()
    return folder


@pytest.fixture
def bed(disk: Path, second: Path) -> Bed:
    data = disk / "data"
    data.mkdir()
    return Bed(data, second).start()


def goes_on(bed: Bed, code: str, held_in: str = IN_SECOND_FOLDER) -> None:
    """One second after it befell the records it is said; what is entered then counts, and is held."""
    assert bed.look("0.02") == (code, 0, "")
    bed.does(observe(), HOLD)
    assert bed.given() == "0"
    assert bed.look("0.04") == (code, 2, held_in)
    assert [entry.version for entry in bed.desk.entries(ONE)] == list(range(1, STARTED + 3))


def all_there(bed: Bed, second: Path) -> None:
    """At the next look it is on record, in order and once, and nothing is held any more."""
    assert bed.look("0.06") == ("", 0, "")
    found = bed.on_record()
    assert [entry.version for entry in found] == list(range(1, STARTED + 3))
    assert [type(entry.event).__name__ for entry in found[STARTED:]] == ENTERED
    assert found == bed.desk.entries(ONE)
    assert list(second.iterdir()) == []


def test_a_full_disk(bed: Bed, disk: Path, second: Path) -> None:
    """S30."""
    filling = fill(disk)
    goes_on(bed, "disk-full")
    filling.unlink()
    all_there(bed, second)


def test_a_disk_that_may_only_be_read(bed: Bed, disk: Path) -> None:
    """S30: as Linux makes it of a drive on which it met an error; found when the desk is opened again."""
    bed.journal.close()
    mounted_again(disk, "ro")
    try:
        with pytest.raises(RecordsFault) as raised:
            bed.restart()
    finally:
        mounted_again(disk, "rw")

    assert raised.value.code is RecordsFaultCode.READ_ONLY
    assert len(bed.on_record()) == STARTED


def test_a_file_that_was_removed_and_comes_back(bed: Bed, second: Path) -> None:
    """S30."""
    aside = bed.data / "aside"
    bed.records.rename(aside)
    goes_on(bed, "removed")
    aside.rename(bed.records)
    all_there(bed, second)


def test_another_file_in_its_place(bed: Bed, second: Path) -> None:
    """S30: what is entered goes into neither; not even a copy of the very same records is taken for them."""
    aside = bed.data / "aside"
    bed.records.rename(aside)
    shutil.copy(aside, bed.records)
    copied = bed.records.read_bytes()
    goes_on(bed, "replaced")
    assert bed.records.read_bytes() == copied
    aside.replace(bed.records)
    all_there(bed, second)


def test_a_folder_that_vanished(bed: Bed, second: Path) -> None:
    """S30."""
    aside = bed.data.with_name("aside")
    bed.data.rename(aside)
    goes_on(bed, "folder-gone")
    aside.rename(bed.data)
    all_there(bed, second)


LOCKING = """
import sys
from pathlib import Path
from tests.helpers.sealed import KEY, with_key
program = with_key(Path(sys.argv[1]), KEY)
program.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_another_program_that_holds_the_file(bed: Bed, second: Path) -> None:
    """S30: a real one."""
    with subprocess.Popen(
        [sys.executable, "-c", LOCKING, str(bed.records)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"locked"
        try:
            goes_on(bed, "locked")
        finally:
            other.kill()
    all_there(bed, second)


def test_a_key_store_that_is_gone(bed: Bed, second: Path) -> None:
    """S30, S33: what is entered is saved; that nobody could open it once closed is said."""
    aside = bed.data / "aside"
    bed.keys.rename(aside)
    assert bed.look("0.02") == ("keys-gone", 0, "")
    bed.does(observe(), HOLD)
    assert bed.look("0.04") == ("keys-gone", 0, "")
    aside.rename(bed.keys)
    all_there(bed, second)


def test_a_file_that_a_later_version_brought_up_meanwhile(bed: Bed, second: Path) -> None:
    """S30: it is not written to by a program that does not know its format."""
    with closing(with_key(bed.records, KEY)) as later:
        later.execute(f"PRAGMA user_version = {schema.FORMAT_VERSION + 1}")
    goes_on(bed, "too-new")
    with closing(with_key(bed.records, KEY)) as later:
        later.execute(f"PRAGMA user_version = {schema.FORMAT_VERSION}")
    all_there(bed, second)


@pytest.mark.parametrize("length", [0, 32, 4000, 9000])
def test_a_log_that_was_cut_off(bed: Bed, second: Path, length: int) -> None:
    """S30, S25: entries that were shown as saved are off the disk; the desk has them and writes them once more."""
    log = bed.records.with_name("desk.sqlite-wal")
    assert log.stat().st_size > 9000
    os.truncate(log, length)

    assert bed.look("0.02")[0] == "log-cut"
    bed.does(observe(), HOLD)
    bed.look("0.04")
    all_there(bed, second)


def test_a_log_that_was_taken_away(bed: Bed, second: Path) -> None:
    """S30, S25."""
    bed.records.with_name("desk.sqlite-wal").unlink()

    assert bed.look("0.02")[0] == "log-cut"
    bed.does(observe(), HOLD)
    bed.look("0.04")
    all_there(bed, second)


def test_a_page_that_was_damaged_while_the_file_was_open(bed: Bed) -> None:
    """S30, S25: the pages of the running infusion; put back, the record is whole."""
    bed.journal.close()
    bed.restart()
    bed.look("0")
    whole = bed.records.read_bytes()
    with bed.records.open("r+b") as file:
        file.seek(4096 + 100)
        file.write(b"\xff" * (len(whole) - 2 * 4096))

    assert bed.look("0.02")[0] == "damaged"
    bed.does(HOLD)
    assert bed.given() == "0"
    assert bed.look("0.04")[0] == "damaged"
    with bed.records.open("r+b") as file:
        file.write(whole)
    assert bed.look("0.06") == ("", 0, "")
    assert bed.on_record() == bed.desk.entries(ONE)
    assert type(bed.on_record()[-1].event).__name__ == "InfusionHeld"


def test_both_folders_full_then_room(bed: Bed, disk: Path, tmp_path: Path) -> None:
    """S30: memory alone, then the second folder, then the record."""
    with small_disk(tmp_path / "small", "64k") as second:
        bed = Bed(bed.data, second).restart()
        bed.look("0")
        before = len(bed.on_record())
        fillings = fill(disk), fill(second)

        assert bed.look("0.02") == ("disk-full", 0, "")
        bed.does(do.WriteNote(text="one"))
        in_memory = bed.look("0.04")
        fillings[1].unlink()
        in_second = bed.look("0.06")
        fillings[0].unlink()
        on_record = bed.look("0.08")

        assert (in_memory, in_second) == (("disk-full", 1, IN_MEMORY), ("disk-full", 1, IN_SECOND_FOLDER))
        assert on_record == ("", 0, "")
        assert len(bed.on_record()) == before + 1
        assert list(second.iterdir()) == []


KILLED = """
import sys
from pathlib import Path
from tests.end_to_end.small_disk import ONE, Bed, fill
from ivig_desk.domain.infusion import commands as do
bed = Bed(Path(sys.argv[1]), Path(sys.argv[2])).start()
fill(Path(sys.argv[1]).parent)
for number in range(8):
    bed.does(do.WriteNote(text=f"note {number}"))
bed.does(do.HoldInfusion())
print(bed.look("1"), flush=True)
sys.stdin.read()
"""


def test_killed_while_entries_are_held_in_the_second_folder(disk: Path, second: Path) -> None:
    """S30, S7: SIGKILL, and room when it starts again: all are there, in order and once; 0 mL/h is shown."""
    data = disk / "data"
    data.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(data), str(second)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline().decode().strip() == "('disk-full', 9, 'second-folder')"
        desk.kill()
    (disk / "fills-the-disk").unlink()

    bed = Bed(data, second)
    bed.clock.advance_to(moment("5"))
    bed.desk.take_up(NURSE)

    found = bed.on_record()
    assert [type(entry.event).__name__ for entry in found[STARTED:]] == ["NoteWritten"] * 8 + [
        "InfusionHeld",
        "DeskReopened",
    ]
    assert [entry.version for entry in found] == list(range(1, STARTED + 11))
    assert bed.given() == "0"
    assert list(second.iterdir()) == []


def test_killed_and_started_again_while_the_disk_is_still_full(bed: Bed, disk: Path, second: Path) -> None:
    """S30, S7: what is held is guided by, though it is not on record yet."""
    filling = fill(disk)
    bed.look("0.02")
    bed.does(HOLD)

    bed.restart()

    assert bed.given() == "0"
    assert bed.look("0.04")[0::2] == ("disk-full", IN_SECOND_FOLDER)
    filling.unlink()
    assert bed.look("0.06") == ("", 0, "")
    assert [type(entry.event).__name__ for entry in bed.on_record()[STARTED:]] == ["InfusionHeld", "DeskReopened"]
    assert list(second.iterdir()) == []


def test_what_another_desk_wrote_in_between_is_not_overwritten_and_what_was_held_is_kept(
    bed: Bed, disk: Path, second: Path
) -> None:
    """S30: a backup was put back, or somebody worked on in a copy; nothing of either is dropped, and it is said."""
    filling = fill(disk)
    bed.look("0.02")
    bed.does(HOLD)
    filling.unlink()
    other = Bed(bed.data, disk, bed.clock)
    other.desk.take_up(NURSE)
    other.does(do.WriteNote(text="from another desk"))

    bed.restart()

    (kept,) = second.iterdir()
    assert kept.suffix == ".apart"
    assert bed.desk.saving().apart == (str(kept),)
    assert [type(entry.event).__name__ for entry in bed.on_record()[STARTED:]] == [
        "DeskReopened",
        "NoteWritten",
        "DeskReopened",
    ]
    assert bed.restart().desk.saving().apart == (str(kept),)
