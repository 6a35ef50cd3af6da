"""The script in docs/records.md proves a record without this program, and finds what was done to one."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.sealed_export import SealedExport
from ivig_desk.domain.people.person import Person, Role
from tests.helpers.chained import tampering
from tests.helpers.desk_entries import desk_entries
from tests.helpers.keys import CHEAP
from tests.helpers.sealed import KEY, journal_at, opened_by_passphrase

ROOT = Path(__file__).parents[2]


def test_it_finds_nothing_in_the_kept_file_of_this_format(tmp_path: Path) -> None:
    """S25: as it was written, not as it was brought up."""
    kept = ROOT / "tests" / "golden" / "format-2" / "desk.sqlite"

    assert _said_by_the_script(Path(shutil.copy(kept, tmp_path / "desk.sqlite"))) == ""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = Path(shutil.copy(ROOT / "tests" / "golden" / "format-1" / "desk.sqlite", tmp_path / "desk.sqlite"))
    with closing(journal_at(path)) as journal:
        journal.desk_record().append(desk_entries())
    return path


def test_it_finds_nothing_in_a_record_as_it_was_written(records: Path) -> None:
    """S25."""
    assert _said_by_the_script(records) == ""


def test_it_finds_a_change_a_removed_end_and_a_changed_document(records: Path) -> None:
    """S25."""
    with tampering(records) as program:
        program.execute("UPDATE events SET \"by\" = 'someone' WHERE infusion_id = 'headache_child' AND version = 8")
        program.execute("DELETE FROM events WHERE infusion_id = 'killed_and_taken_up' AND version = 17")
        program.execute("UPDATE documents SET body = '{}' WHERE sha256 LIKE '11b78938%'")

    said = _said_by_the_script(records).splitlines()

    assert said[:2] == ["headache_child 8 does not follow on", "killed_and_taken_up does not end with its head"]
    assert re.fullmatch("document 11b78938[0-9a-f]{56} was changed", said[2])


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("UPDATE desk_events SET by_id = 'p9' WHERE number = 7", "desk 7 does not follow on"),
        ("DELETE FROM desk_events WHERE number = 19", "desk does not end with its head"),
        ("DELETE FROM desk_events", "desk does not end with its head"),
        ("DELETE FROM desk_head", "desk does not end with its head"),
    ],
)
def test_it_finds_what_was_done_to_the_desks_own_record(records: Path, done: str, said: str) -> None:
    """S25, S33."""
    with tampering(records) as program:
        program.execute(done)

    assert _said_by_the_script(records).splitlines() == [said]


def test_who_has_a_passphrase_gets_the_key_as_it_is_written_there(tmp_path: Path) -> None:
    """S25: a record outlives its program."""
    ana = Person(id="p1", name="Ana Rus", roles=frozenset({Role.KEEPER}))
    made = FileKeyStore(tmp_path / "keys.json", lambda: CHEAP).set_up(ana, "o picătură pe rând")
    [entry] = json.loads((tmp_path / "keys.json").read_bytes())["people"]
    wrapped, cost = entry["wrapped"], entry["wrapped"]["cost"]
    salt, nonce, sealed = (bytes.fromhex(wrapped[name]) for name in ("salt", "nonce", "sealed"))

    derived = Argon2id(
        salt=salt, length=64, iterations=cost["iterations"], lanes=cost["lanes"], memory_cost=cost["memory_kib"]
    ).derive(unicodedata.normalize("NFC", "o picătură pe rând").encode())

    assert AESGCM(derived[:32]).decrypt(nonce, sealed, b'["person", "p1"]') == made.key.octets


def test_an_export_is_opened_and_proved_with_its_passphrase_and_without_this_program(
    records: Path, tmp_path: Path
) -> None:
    """S25, S33: by the line that is printed there in the place of the one for the key."""
    passphrase = "o picătură, and then it's two"  # noqa: S105 # Of a file in a test.
    SealedExport(records=records, key=KEY, shipped=()).write(tmp_path / "all.sqlite", passphrase)
    [line] = re.findall(r"`PRAGMA key` becomes `(.*)`", _written())
    [of_the_key] = [one for one in _script().splitlines() if "PRAGMA key" in one]
    script = _script().replace(of_the_key, line)

    assert _said_by(script, tmp_path / "all.sqlite", passphrase) == ""
    with closing(opened_by_passphrase(tmp_path / "all.sqlite", passphrase)) as program:
        program.execute("DROP TRIGGER events_are_never_updated")
        program.execute("UPDATE events SET \"by\" = 'someone' WHERE infusion_id = 'headache_child' AND version = 8")
    assert _said_by(script, tmp_path / "all.sqlite", passphrase) == "headache_child 8 does not follow on\n"


def _said_by_the_script(records: Path) -> str:
    return _said_by(_script(), records, KEY.octets.hex())


def _written() -> str:
    return (ROOT / "docs" / "records.md").read_text(encoding="utf-8")


def _script() -> str:
    [script] = re.findall(r"```python\n(.*?)```", _written(), re.DOTALL)
    return str(script)


def _said_by(script: str, records: Path, line: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", script, str(records)],
        input=f"{line}\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
