"""The whole of the records in one file that a passphrase opens: for a drive that leaves the ward, and for the archive.

It is an SQLCipher 4 file as any tool for those opens it, with the tables and chains of docs/records.md.
"""

import unicodedata
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.connection import Access, Passphrase, connect
from ivig_desk.adapters.copied_whole import copy_records, export_whole, require_same
from ivig_desk.adapters.durable import put_new_durably, remove_with_log
from ivig_desk.adapters.records_file import open_to_verify
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.record.flaw import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedExport:
    """Writes the records at `records`, as they stand, for whoever knows a passphrase."""

    records: Path
    key: RecordsKey
    shipped: Sequence[Profile]

    def write(self, target: Path, passphrase: str) -> Verification:
        """Copy, verify, encrypt anew, and read back row by row; only then does `target` get its name.

        What is wrong with the records is in the file as it is in them, and is said. Raises RecordsFault, also where
        there is a file of this name already; then nothing of it is left.
        """
        copy, unfinished = (target.with_name(f".{target.name}.{stage}") for stage in ("copy", "sealing"))
        with faults_named(target):
            _require_free(target)
            remove_with_log(copy)
            remove_with_log(unfinished)
            try:
                with closing(open_to_verify(self.records, self.key)) as source:
                    copy_records(source, copy, self.key, self.records)
                verification = verify_records(copy, self.key, self.shipped)
                _encrypt_anew(copy, self.key, unfinished, Passphrase(text=_as_written(passphrase)))
                _put_in_place(unfinished, target)
            finally:
                remove_with_log(copy)
                remove_with_log(unfinished)
        return verification


def _as_written(passphrase: str) -> str:
    """The one form of the same letters, as where people sign in: another keyboard types them another way."""
    return unicodedata.normalize("NFC", passphrase)


def _require_free(target: Path) -> None:
    if not target.parent.is_dir():
        raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target.parent), "this folder is not there")
    if target.exists():
        raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target), "a file of this name is there, and stays")


def _encrypt_anew(copy: Path, key: RecordsKey, unfinished: Path, passphrase: Passphrase) -> None:
    with closing(connect(copy, key, Access.WRITE)) as source:
        export_whole(source, unfinished, passphrase)
        with closing(connect(unfinished, passphrase, Access.LOOK)) as sealed:
            require_same(source, sealed, unfinished)


def _put_in_place(unfinished: Path, target: Path) -> None:
    if not put_new_durably(unfinished, target):
        raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target), "a file of this name is there, and stays")
