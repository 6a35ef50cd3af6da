"""What somebody without the key can learn of a data folder, and what damage can make of it: nothing (S33, S25)."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ivig_desk.adapters.connection import salt_of
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.infusion.events import BottleHung, InfusionPlanned, ObservationRecorded
from tests.helpers.records import OBSERVATION, PUMP_PLAN, notes, recorded
from tests.helpers.sealed import KEY, OTHER_KEY, journal_at

PAGE = 4096
BOTTLE = replace(PUMP_PLAN.bottles[0], batch="P100234567")
HAPPENED = (
    recorded(1, InfusionPlanned(plan=replace(PUMP_PLAN, bottles=(BOTTLE,)))),
    recorded(2, BottleHung(bottle=BOTTLE)),
    recorded(3, ObservationRecorded(observation=OBSERVATION)),
    *notes(*range(4, 104), text="asleep beside her mother"),
)
WORDS = ("Ionescu", "Măria", "4471", "P100234567", "asleep", "A. Rus", "temperature", "proline", "infusion", "CREATE")
APPEND_AND_DIE = """
import os, signal, sys
from pathlib import Path

from tests.helpers.records import EIGHT
from tests.helpers.sealed import journal_at
from tests.unit.adapters.test_encrypted_records import HAPPENED
journal = journal_at(Path(sys.argv[1]))
for entry in HAPPENED:
    journal.append([entry])
journal.mark_alive("infusion-1", EIGHT)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A records file of some twenty pages, closed."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append(HAPPENED)
    assert path.stat().st_size > 15 * PAGE
    return path


def test_no_word_of_a_patient_is_in_any_file_of_a_killed_desk(tmp_path: Path) -> None:
    """S33: records, log and its index, as they lie there after the kill; each way a text can be written."""
    path = tmp_path / "desk.sqlite"
    died = subprocess.run([sys.executable, "-c", APPEND_AND_DIE, str(path)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert sorted(file.name for file in tmp_path.iterdir()) == ["desk.sqlite", "desk.sqlite-shm", "desk.sqlite-wal"]
    assert path.with_name("desk.sqlite-wal").stat().st_size > 15 * PAGE

    _require_no_word(tmp_path)
    with closing(journal_at(path)) as journal:
        assert journal.read("infusion-1") == HAPPENED


def test_no_word_of_a_patient_is_in_a_folder_that_nobody_signs_in_to(tmp_path: Path) -> None:
    """The key lies there, and nothing else does."""
    path = tmp_path / "desk.sqlite"
    with closing(SqliteJournal(path, open_key(tmp_path / "keys.json", path))) as journal:
        journal.append(HAPPENED)
        _require_no_word(tmp_path)
    _require_no_word(tmp_path)


def test_bytes_of_a_record_are_noise(records: Path) -> None:
    """Of 4,096 random bytes each of 256 comes 16 times; in a page of text a space comes hundreds of times."""
    body = records.read_bytes()
    most = [max(body[start : start + PAGE].count(byte) for byte in range(256)) for start in range(0, len(body), PAGE)]

    assert max(most) < 60


def test_the_log_is_encrypted_with_the_same_key_and_its_index_holds_no_text(records: Path) -> None:
    with closing(journal_at(records)) as journal:
        journal.append(notes(104, text="asleep beside her mother"))
        _require_no_word(records.parent)


def test_records_of_another_key_are_named_and_left_as_they_were(records: Path) -> None:
    """S33: never read as if they were empty, and never called damaged."""
    before = _contents(records.parent)

    fault = _fault_of(records, OTHER_KEY)

    assert fault.code is RecordsFaultCode.WRONG_KEY
    assert fault.detail == "it does not begin as records of this key do"
    assert _contents(records.parent) == before


def test_first_bytes_gone_bad_are_damage_and_no_other_key(records: Path) -> None:
    whole = records.read_bytes()
    for at in range(16):
        records.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert _fault_of(records).code is RecordsFaultCode.DAMAGED


@pytest.mark.parametrize("place", [0, 16, 40, 2000, 4015, 4032, 4095])
def test_a_flipped_byte_in_each_page_is_noticed_or_was_not_needed(records: Path, place: int) -> None:
    """S25: text, its vector or its code; no event is missing or other than it was without a word."""
    whole = records.read_bytes()
    noticed = 0

    for start in range(0, len(whole), PAGE):
        at = start + place
        records.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        try:
            read = _read(records)
        except RecordsFault as fault:
            assert fault.code is RecordsFaultCode.DAMAGED  # noqa: PT017 - Where it is not noticed, the events are compared.
            noticed += 1
        else:
            assert read == HAPPENED

    assert noticed > len(whole) // PAGE // 2


def test_a_damaged_page_of_one_patient_keeps_no_other_from_being_written(records: Path) -> None:
    """S30: SQLCipher writes nothing any more through a connection that met one."""
    with closing(journal_at(records)) as journal:
        journal.append(notes(*range(1, 103), infusion_id="infusion-2"))
    whole = records.read_bytes()
    tried = 0

    for start in range(PAGE, len(whole), PAGE):
        damaged = whole[: start + 40] + bytes([whole[start + 40] ^ 0x01]) + whole[start + 41 :]
        records.write_bytes(damaged)
        if _is_readable(records, "infusion-1") or not _is_readable(records, "infusion-2"):
            continue
        if not _can_be_appended_to(records, "infusion-2"):
            continue
        tried += 1
        records.write_bytes(damaged)
        with closing(journal_at(records)) as journal:
            _require_damaged(journal, "infusion-1")
            journal.append(notes(103, infusion_id="infusion-2"))
            assert len(journal.read("infusion-2")) == 103
            _require_damaged(journal, "infusion-1")

    # Some ten pages hold the rows of the first infusion.
    assert tried >= 3


def test_two_pages_changed_about_are_noticed(records: Path) -> None:
    """S25: each page is whole, and in the other's place."""
    whole = records.read_bytes()
    pages = [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]
    noticed = 0

    for place in range(1, len(pages) - 1):
        records.write_bytes(b"".join([*pages[:place], pages[place + 1], pages[place], *pages[place + 2 :]]))
        try:
            assert _read(records) == HAPPENED
        except RecordsFault:
            noticed += 1

    assert noticed > len(pages) // 2


def test_a_file_cut_at_any_page_is_damaged(records: Path) -> None:
    """S25."""
    whole = records.read_bytes()

    for end in range(0, len(whole), PAGE):
        records.write_bytes(whole[:end])
        assert _fault_of(records).code is RecordsFaultCode.DAMAGED


def test_a_log_cut_anywhere_leaves_the_events_before_the_cut(tmp_path: Path) -> None:
    """S25: what was written before is there, nothing is other than it was; the end is missing as after a power cut."""
    path = tmp_path / "desk.sqlite"
    log = path.with_name("desk.sqlite-wal")
    subprocess.run([sys.executable, "-c", APPEND_AND_DIE, str(path)], check=False)
    whole, file = log.read_bytes(), path.read_bytes()
    lengths = []

    for end in range(0, len(whole), len(whole) // 12):
        log.write_bytes(whole[:end])
        path.write_bytes(file)
        path.with_name("desk.sqlite-shm").unlink(missing_ok=True)
        read = _read(path)
        assert read == HAPPENED[: len(read)]
        lengths.append(len(read))

    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1]


def test_a_first_page_torn_while_it_was_written_is_taken_from_the_log(tmp_path: Path) -> None:
    """S25: power went while the log was brought into the file; the log still holds the page."""
    path = tmp_path / "desk.sqlite"
    subprocess.run([sys.executable, "-c", APPEND_AND_DIE, str(path)], check=False)
    whole = path.read_bytes()
    path.write_bytes(whole[:1024] + os.urandom(1024) + whole[2048:])

    assert _read(path) == HAPPENED


def test_two_files_of_one_key_begin_alike_and_of_two_keys_do_not() -> None:
    assert salt_of(KEY) == salt_of(KEY)
    assert salt_of(KEY) != salt_of(OTHER_KEY)
    assert KEY.octets.find(salt_of(KEY)) == -1


def _require_no_word(folder: Path) -> None:
    for file in folder.iterdir():
        body = file.read_bytes().lower()
        for word in WORDS:
            for written in (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()):
                assert written.lower() not in body, f"{word} stands in {file.name}"


def _fault_of(path: Path, key: RecordsKey = KEY) -> RecordsFault:
    with pytest.raises(RecordsFault) as raised, closing(SqliteJournal(path, key)) as journal:
        journal.read("infusion-1")
    return raised.value


def _require_damaged(journal: SqliteJournal, infusion_id: str) -> None:
    with pytest.raises(RecordsFault) as raised:
        journal.read(infusion_id)
    assert raised.value.code is RecordsFaultCode.DAMAGED


def _is_readable(path: Path, infusion_id: str) -> bool:
    try:
        with closing(journal_at(path)) as journal:
            return bool(journal.read(infusion_id))
    except RecordsFault:
        return False


def _can_be_appended_to(path: Path, infusion_id: str) -> bool:
    """Whether a desk that met no damaged page before puts its next entry on record."""
    try:
        with closing(journal_at(path)) as journal:
            journal.append(notes(103, infusion_id=infusion_id))
    except RecordsFault:
        return False
    return True


def _read(path: Path) -> tuple[object, ...]:
    with closing(journal_at(path)) as journal:
        return journal.read("infusion-1")


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
