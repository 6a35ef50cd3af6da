"""Records are damaged on the disk; a keeper opens the window, puts them back from a backup, and they are there."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.bootstrap import main
from ivig_desk.bootstrap.entrance import entrance
from ivig_desk.bootstrap.records import signed_in_records
from ivig_desk.desk.keys import Unlocked
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import RecordsRestored, SignedIn
from tests.gui.fakes import opened, settle, shown
from tests.helpers.keyboard import press_key
from tests.helpers.keys import CHEAP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.desk.keys import RecordsKey
    from ivig_desk.views.main_window import MainWindow

ROOT = Path(__file__).parents[2]
ANA = Person(id="p1", name="Rus, Ana", roles=frozenset({Role.KEEPER, Role.NURSE}))
PASSPHRASE = "one drop at a time"  # noqa: S105 # What a test types.
NO_MODIFIER, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PATIENT = "Ionescu, Maria"


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


@pytest.fixture
def data(tmp_path: Path, drive: Path) -> Path:
    """A ward's folder after one infusion, that names the drive, with a backup there."""
    folder = tmp_path / "data"
    assert main(["rehearse", str(ROOT / "tests/scenarios/headache_child.toml"), "--data", str(folder)]) == 0
    shipped = (ROOT / "resources" / "backups.toml").read_text(encoding="utf-8")
    (folder / "backups.toml").write_text(f'folder = "{drive}"\n{shipped}', encoding="utf-8")
    key = FileKeyStore(folder / "keys.json", lambda: CHEAP).set_up(ANA, PASSPHRASE).key
    records = signed_in_records(folder, key)
    records.backups(drive).make(SystemClock().read().wall)
    return folder


def key_of(data: Path) -> RecordsKey:
    came = FileKeyStore(data / "keys.json", lambda: CHEAP).sign_in(ANA.id, PASSPHRASE, SystemClock().read().wall)
    assert isinstance(came, Unlocked)
    return came.key


def typed(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Into the field with the cursor, Enter, and the looks that follow."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    enter(qtbot, window)


def enter(qtbot: QtBot, window: MainWindow) -> None:
    press_key(window, "\r")
    for _ in range(2):
        settle(qtbot)
        window.look_wanted.emit()
    settle(qtbot)


def flip(path: Path, first: int) -> None:
    body = bytearray(path.read_bytes())
    for place in range(first, first + 64):
        body[place] ^= 0xFF
    path.write_bytes(body)


def at_the_desk(data: Path) -> list[object]:
    with closing(SqliteJournal(data / "desk.sqlite", key_of(data))) as journal:
        return [entry.event for entry in journal.desk_record().read()]


def test_damaged_records_are_put_back_and_the_infusion_is_there(qtbot: QtBot, data: Path, drive: Path) -> None:
    """S25, S33."""
    flip(data / "desk.sqlite", 1000)
    damaged = (data / "desk.sqlite").read_bytes()
    [backup] = drive.iterdir()

    with ExitStack() as until_closed:
        window = opened(qtbot, entrance(data, until_closed)())
        typed(qtbot, window, PASSPHRASE)
        assert "Restore a backup" in shown(window)
        assert "the file is damaged" in shown(window)
        typed(qtbot, window, str(backup))
        assert "Restored" in shown(window)
        enter(qtbot, window)
        typed(qtbot, window, PASSPHRASE)
        assert PATIENT in shown(window)

    [kept] = data.glob("desk-before-restore-*.sqlite")
    assert kept.read_bytes() == damaged
    assert at_the_desk(data) == [
        SignedIn(wrong_before=0),
        RecordsRestored(source=str(backup)),
        SignedIn(wrong_before=0),
    ]


def test_with_key_store_and_records_gone_a_backup_brings_both(qtbot: QtBot, data: Path, drive: Path) -> None:
    """S25, S33: what is left of a stolen laptop is a drive in a drawer."""
    (data / "desk.sqlite").unlink()
    (data / "keys.json").unlink()
    [backup] = drive.iterdir()

    with ExitStack() as until_closed:
        window = opened(qtbot, entrance(data, until_closed)())
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_B, CONTROL)
        settle(qtbot)
        typed(qtbot, window, str(backup))
        typed(qtbot, window, PASSPHRASE)
        assert "Restored" in shown(window)
        enter(qtbot, window)
        typed(qtbot, window, PASSPHRASE)
        assert PATIENT in shown(window)


@pytest.mark.parametrize("done", ["gone", "damaged"])
def test_a_key_store_that_opens_nothing_is_replaced_by_the_backups(
    qtbot: QtBot, data: Path, drive: Path, done: str
) -> None:
    """S25, S33: a damaged one is kept too."""
    keys = data / "keys.json"
    if done == "gone":
        keys.unlink()
    else:
        keys.write_bytes(b"{")
    [backup] = drive.iterdir()

    with ExitStack() as until_closed:
        window = opened(qtbot, entrance(data, until_closed)())
        assert "There is no key store here" in shown(window)
        typed(qtbot, window, str(backup))
        typed(qtbot, window, PASSPHRASE)
        assert "Restored" in shown(window)

    assert [kept.read_bytes() for kept in data.glob("keys-before-restore-*")] == ([b"{"] if done == "damaged" else [])
    assert keys.read_bytes() == (backup / "keys.json").read_bytes()
