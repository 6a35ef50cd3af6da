"""The script in docs/records.md proves a record without this program, and finds what was done to one."""

import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.chained import tampering
from tests.helpers.sealed import KEY, journal_at

ROOT = Path(__file__).parents[2]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = Path(shutil.copy(ROOT / "tests" / "golden" / "format-1" / "desk.sqlite", tmp_path / "desk.sqlite"))
    with closing(journal_at(path)):
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


def _said_by_the_script(records: Path) -> str:
    written = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    [script] = re.findall(r"```python\n(.*?)```", written, re.DOTALL)
    return subprocess.run(
        [sys.executable, "-c", script, str(records)],
        input=f"{KEY.octets.hex()}\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
