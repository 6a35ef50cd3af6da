"""The whole of the records, for whoever knows a passphrase and for nobody else."""

import errno
import hashlib
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import sealed_export
from ivig_desk.adapters.sealed_export import SealedExport
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.infusion.events import InfusionPlanned
from ivig_desk.domain.record.flaw import FlawKind, Verification
from tests.helpers.chained import tampering
from tests.helpers.records import PUMP_PLAN, notes, recorded
from tests.helpers.sealed import KEY, journal_at, opened_by_passphrase

PASSPHRASE = 'one "drop" at a time'  # noqa: S105 # Of a file in a test.
PATIENT = (b"Ionescu", "Măria".encode(), b"4471")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Records with one infusion of nine entries, a plan first."""
    path = tmp_path / "desk" / "desk.sqlite"
    path.parent.mkdir()
    with closing(journal_at(path)) as journal:
        journal.append([recorded(1, InfusionPlanned(plan=PUMP_PLAN))])
        journal.append(notes(*range(2, 10)))
    return path


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


def _export(records: Path, target: Path) -> Verification:
    return SealedExport(records=records, key=KEY, shipped=()).write(target, PASSPHRASE)


def test_any_tool_for_such_files_opens_it_with_the_passphrase(records: Path, drive: Path) -> None:
    """S33."""
    verification = _export(records, drive / "ward.sqlite")

    assert verification == Verification(infusions=1, events=9, documents=2, flaws=())
    with closing(opened_by_passphrase(drive / "ward.sqlite", PASSPHRASE)) as opened:
        assert opened.execute("SELECT count(*) FROM events").fetchone() == (9,)
        (name,) = opened.execute("SELECT patient_name FROM infusions").fetchone()
    assert name == "Ionescu, Măria"


def test_its_chain_can_be_followed_as_it_is_published(records: Path, drive: Path) -> None:
    """S25: the links were not made anew."""
    _export(records, drive / "ward.sqlite")

    columns = 'infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, "by", program, kind, body'
    with closing(opened_by_passphrase(drive / "ward.sqlite", PASSPHRASE)) as opened:
        before = _link("ivig-desk chain 1", "infusion-1")
        for *row, link in opened.execute(f"SELECT {columns}, link FROM events ORDER BY version"):  # noqa: S608 # Ours.
            before = _link(before, *row)
            assert link == before
        assert opened.execute("SELECT link FROM heads").fetchone() == (before,)


def _link(*fields: object) -> str:
    encoded = [str(field).encode() for field in fields]
    return hashlib.sha256(b"".join(b"%d:%b," % (len(one), one) for one in encoded)).hexdigest()


def test_another_passphrase_opens_nothing_and_no_byte_of_it_is_a_patient_s(records: Path, drive: Path) -> None:
    """S33."""
    _export(records, drive / "ward.sqlite")

    with (
        closing(opened_by_passphrase(drive / "ward.sqlite", "one drop at a tim")) as opened,
        pytest.raises(sqlite.DatabaseError, match="file is not a database"),
    ):
        opened.execute("SELECT count(*) FROM events")
    whole = (drive / "ward.sqlite").read_bytes()
    assert [word for word in PATIENT if word in whole] == []


def test_nothing_else_is_left_on_the_drive_and_the_records_stay_as_they_are(records: Path, drive: Path) -> None:
    before = records.read_bytes()

    _export(records, drive / "ward.sqlite")

    assert [path.name for path in drive.iterdir()] == ["ward.sqlite"]
    assert records.read_bytes() == before


def test_it_is_made_while_the_desk_writes(records: Path, drive: Path) -> None:
    with closing(journal_at(records)) as journal:
        journal.append(notes(10))
        verification = _export(records, drive / "ward.sqlite")
        journal.append(notes(11))
        assert journal.read("infusion-1")[-1].version == 11

    assert verification.events == 10


def test_what_is_wrong_with_the_records_is_exported_and_said(records: Path, drive: Path) -> None:
    with tampering(records) as db:
        db.execute("UPDATE events SET \"by\" = 'Somebody, Else' WHERE version = 3")

    verification = _export(records, drive / "ward.sqlite")

    assert [flaw.kind for flaw in verification.flaws] == [FlawKind.ENTRY_CHANGED]
    assert (drive / "ward.sqlite").exists()


def test_a_file_that_is_there_is_never_written_over(records: Path, drive: Path) -> None:
    (drive / "ward.sqlite").write_text("the keeper’s own")

    with pytest.raises(RecordsFault, match="a file of this name is there"):
        _export(records, drive / "ward.sqlite")
    assert (drive / "ward.sqlite").read_text() == "the keeper’s own"


def test_a_drive_that_is_not_there_is_not_made(records: Path, drive: Path) -> None:
    with pytest.raises(RecordsFault) as raised:
        _export(records, drive / "gone" / "ward.sqlite")

    assert raised.value.code is RecordsFaultCode.UNREACHABLE
    assert not (drive / "gone").exists()


def test_a_drive_that_is_full_keeps_nothing_of_it(records: Path, drive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sealed_export, "export_whole", full)

    with pytest.raises(RecordsFault) as raised:
        _export(records, drive / "ward.sqlite")
    assert raised.value.code is RecordsFaultCode.DISK_FULL
    assert list(drive.iterdir()) == []
