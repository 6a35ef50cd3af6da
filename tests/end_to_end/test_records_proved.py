"""Records as a ward keeps them: written by one program, proved by another, and by a script that knows neither."""

import json
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.desk.keys import RecordsKey
from tests.helpers.sealed import with_key

ROOT = Path(__file__).parents[2]
SCENARIO = "tests/scenarios/headache_child.toml"
PATIENT = b"Ionescu"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A ward's folder after one infusion: 30 entries, as tests/golden/format-1/expected.toml counts them."""
    assert _started("rehearse", SCENARIO, "--data", str(tmp_path)).returncode == 0
    return tmp_path


def test_encrypted_records_are_proved_by_the_program_and_by_the_published_script(data: Path) -> None:
    """S25, S33."""
    verified = _started("records", "verify", "--data", str(data))

    assert (verified.returncode, verified.stderr) == (0, b"")
    assert verified.stdout == b"nothing wrong: 1 infusion, 30 entries, 2 documents\n"
    assert _said_by_the_script(data) == ""
    assert [file for file in data.rglob("*") if file.is_file() and PATIENT in file.read_bytes()] == []


def test_whoever_has_the_key_and_changes_an_entry_is_found_by_both(data: Path) -> None:
    """S25."""
    with closing(with_key(data / "desk.sqlite", _key_of(data))) as program:
        (guard,) = program.execute("SELECT sql FROM sqlite_schema WHERE name = 'events_are_never_updated'").fetchone()
        program.execute("DROP TRIGGER events_are_never_updated")
        program.execute("UPDATE events SET \"by\" = 'someone else' WHERE version = 8")
        program.execute(guard)
        (infusion_id,) = program.execute("SELECT DISTINCT infusion_id FROM events").fetchone()

    verified = _started("records", "verify", "--json", "--data", str(data))

    assert verified.returncode == 1
    [wrong] = json.loads(verified.stdout)["wrong"]
    assert (wrong["kind"], wrong["infusion"], wrong["entry"]) == ("entry-changed", infusion_id, "8")
    assert _said_by_the_script(data) == f"{infusion_id} 8 does not follow on\n"


def test_with_another_key_store_nothing_is_verified_and_nothing_is_changed(data: Path, tmp_path: Path) -> None:
    """S33: records of another key are not called damaged."""
    other = tmp_path / "other"
    _started("rehearse", SCENARIO, "--data", str(other))
    (data / "keys.json").write_bytes((other / "keys.json").read_bytes())
    before = (data / "desk.sqlite").read_bytes()

    verified = _started("records", "verify", "--data", str(data))

    assert (verified.returncode, verified.stdout) == (3, b"")
    assert b"desk.sqlite: wrong-key" in verified.stderr
    assert (data / "desk.sqlite").read_bytes() == before


def _started(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "main.py", *words], cwd=ROOT, capture_output=True, check=False)


def _said_by_the_script(data: Path) -> str:
    [script] = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "records.md").read_text(encoding="utf-8"), re.DOTALL)
    return subprocess.run(
        [sys.executable, "-c", script, str(data / "desk.sqlite")],
        input=_key_of(data).octets.hex(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _key_of(data: Path) -> RecordsKey:
    """The key as docs/records.md says where it lies."""
    store = json.loads((data / "keys.json").read_text(encoding="utf-8"))
    return RecordsKey(octets=bytes.fromhex(store["key"]["octets"]))
