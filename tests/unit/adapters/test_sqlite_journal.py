"""The record in a file outlives the program, and two programs can use it at once."""

import errno
import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.desk.faults import VersionTaken
from ivig_desk.domain.infusion.events import InfusionPlanned
from tests.helpers.records import EIGHT, ONE_OF_EACH, PUMP_PLAN, notes, recorded
from tests.helpers.sealed import journal_at

HAPPENED = tuple(recorded(version, event) for version, event in enumerate(ONE_OF_EACH, start=1))

APPEND_AND_DIE = """
import os, signal, sys
from pathlib import Path

from tests.helpers.sealed import journal_at
from tests.unit.adapters.test_sqlite_journal import EIGHT, HAPPENED
journal = journal_at(Path(sys.argv[1]))
for entry in HAPPENED:
    journal.append([entry])
journal.mark_alive("infusion-1", EIGHT)
os.kill(os.getpid(), signal.SIGKILL)
"""

APPEND_ONE = """
import sys
from pathlib import Path

from tests.helpers.records import notes
from tests.helpers.sealed import journal_at
journal = journal_at(Path(sys.argv[1]))
journal.append(notes(1, infusion_id=sys.argv[2]))
journal.close()
"""


def test_what_was_appended_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    """S7, S25: nothing is closed, nothing said goodbye."""
    path = tmp_path / "desk.sqlite"

    died = subprocess.run([sys.executable, "-c", APPEND_AND_DIE, str(path)], check=False)

    assert died.returncode == -signal.SIGKILL
    with closing(journal_at(path)) as journal:
        assert journal.read("infusion-1") == HAPPENED
        assert journal.last_alive("infusion-1") == EIGHT


def test_what_was_appended_is_there_after_the_program_was_closed(tmp_path: Path) -> None:
    """S7."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append(HAPPENED)

    with closing(journal_at(path)) as journal:
        assert journal.read("infusion-1") == HAPPENED
        assert [entry.version for entry in journal.entries()] == [len(HAPPENED)]


def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    """S33."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append(notes(1))

        modes = {kept.name: stat.S_IMODE(kept.stat().st_mode) for kept in tmp_path.iterdir()}

    assert modes == {"desk.sqlite": 0o600, "desk.sqlite-wal": 0o600, "desk.sqlite-shm": 0o600}


def test_programs_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    names = ["infusion-1", "infusion-2", "infusion-3"]

    started = [subprocess.Popen([sys.executable, "-c", APPEND_ONE, str(path), name]) for name in names]
    ended = [program.wait() for program in started]

    assert ended == [0, 0, 0]
    with closing(journal_at(path)) as journal:
        assert sorted(entry.infusion_id for entry in journal.entries()) == names
    assert [kept.name for kept in tmp_path.iterdir()] == ["desk.sqlite"]


def test_a_desk_that_was_faster_keeps_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """S25: the file made second never takes the place of the first."""
    path = tmp_path / "desk.sqlite"
    link = os.link

    def just_then_another_desk_is_faster(source: Path, place: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        with closing(journal_at(path)) as faster:
            faster.append(notes(1))
        link(source, place)

    monkeypatch.setattr(os, "link", just_then_another_desk_is_faster)
    with closing(journal_at(path)) as journal:
        assert journal.read("infusion-1") == notes(1)
    assert [kept.name for kept in tmp_path.iterdir()] == ["desk.sqlite"]


def test_a_disk_without_second_names_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.sqlite"

    def no_second_names(_source: Path, _place: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_second_names)
    with closing(journal_at(path)) as journal:
        journal.append(notes(1))

    assert [kept.name for kept in tmp_path.iterdir()] == ["desk.sqlite"]


def test_two_desks_see_what_the_other_wrote_and_only_one_gets_a_version(tmp_path: Path) -> None:
    """S25."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as one, closing(journal_at(path)) as other:
        one.append(notes(1, text="one's"))
        other.append(notes(2, text="other's"))
        with pytest.raises(VersionTaken):
            one.append(notes(2, text="one's"))

        assert one.read("infusion-1") == (*notes(1, text="one's"), *notes(2, text="other's"))
        assert other.read("infusion-1") == one.read("infusion-1")


def test_infusions_with_the_same_profile_and_rules_share_them(tmp_path: Path) -> None:
    """Start page and memory with 100,000 infusions: the rules are understood once."""
    with closing(journal_at(tmp_path / "desk.sqlite")) as journal:
        for infusion_id in ("infusion-1", "infusion-2"):
            journal.append([recorded(1, InfusionPlanned(plan=PUMP_PLAN), infusion_id=infusion_id)])

        plans = [
            entry.event.plan
            for infusion_id in ("infusion-1", "infusion-2")
            for entry in journal.read(infusion_id)
            if isinstance(entry.event, InfusionPlanned)
        ]

    assert plans == [PUMP_PLAN, PUMP_PLAN]
    assert plans[0].rules is plans[1].rules
    assert plans[0].profile is plans[1].profile
