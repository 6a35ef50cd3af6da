"""A keeper exports from the real window: another start of the program writes it, whole, recorded, and never unasked."""

from __future__ import annotations

import csv
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivig_desk.adapters.clocks import SystemClock
from ivig_desk.adapters.export_errand import ExportBeside
from ivig_desk.adapters.key_store import FileKeyStore
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.bootstrap import main
from ivig_desk.bootstrap.entrance import entrance
from ivig_desk.desk.keys import Unlocked
from ivig_desk.desk.ports.export_errand import ExportAsked, ExportEnd
from ivig_desk.desk.ports.exports import ExportForm, ExportNames
from ivig_desk.domain.infusion.listed_words import Search, any_at_all, begins
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import ExportFailed, RecordsExported
from ivig_desk.views.hands import Hands
from tests.end_to_end.small_disk import small_disk
from tests.gui.fakes import opened, settle, shown
from tests.helpers.chained import tampering
from tests.helpers.exported import of_infusion
from tests.helpers.keyboard import press_key
from tests.helpers.keys import CHEAP
from tests.helpers.played import headache_child

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ivig_desk.desk.keys import RecordsKey
    from ivig_desk.desk.ports.export_errand import ExportEnded
    from ivig_desk.domain.record.desk_events import DeskEntry

ROOT = Path(__file__).parents[2]
ANA = Person(id="p1", name="Rus, Ana", roles=frozenset({Role.KEEPER, Role.NURSE}))
ION = Person(id="p2", name="Pop, Ion", roles=frozenset({Role.NURSE}))
PASSPHRASE = "one drop at a time"  # noqa: S105 # What a test types.
OTHER = "two drops at a time"
NEEDLES = ("Ionescu", "Maria", "4471")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
FINDS_HER = Search(conditions=((begins("ionescu"),), any_at_all()))


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A ward's folder after one infusion; Ana keeps it, Ion nurses there."""
    folder = tmp_path / "data"
    assert main(["rehearse", str(ROOT / "tests/scenarios/headache_child.toml"), "--data", str(folder)]) == 0
    store = FileKeyStore(folder / "keys.json", lambda: CHEAP)
    key = store.set_up(ANA, PASSPHRASE).key
    store.add(ION, OTHER, key)
    return folder


@pytest.fixture
def key(data: Path) -> RecordsKey:
    came = FileKeyStore(data / "keys.json", lambda: CHEAP).sign_in(ANA.id, PASSPHRASE, SystemClock().read().wall)
    assert isinstance(came, Unlocked)
    return came.key


def at_the_desk(data: Path, key: RecordsKey) -> tuple[DeskEntry, ...]:
    """What the desk's own record says of exports."""
    with closing(SqliteJournal(data / "desk.sqlite", key)) as journal:
        entries = journal.desk_record().read()
    return tuple(entry for entry in entries if isinstance(entry.event, RecordsExported | ExportFailed))


def readable_in(folder: Path) -> set[str]:
    """What of the patient stands in any file under a folder, in whichever encoding."""
    bodies = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return {needle for needle in NEEDLES if any(needle.encode(one) in body for one in ENCODINGS for body in bodies)}


def asked(folder: Path, chosen: str | Search, person: Person) -> ExportAsked:
    return ExportAsked(
        form=ExportForm.CSV,
        names=ExportNames.PLAIN,
        folder=str(folder),
        chosen=chosen,
        person_id=person.id,
        at=SystemClock().read(),
    )


def ended(errand: ExportBeside) -> ExportEnded:
    while (how := errand.ended()) is None:
        pass
    return how


def test_from_the_window_by_keys_the_names_are_asked_and_only_then_anything_can_be_read(
    qtbot: QtBot, data: Path, key: RecordsKey, drive: Path
) -> None:
    """S33: under pseudonyms no byte names anybody; with names the one folder that was asked for does."""
    with ExitStack() as until_closed:
        window = opened(qtbot, entrance(data, until_closed)())
        hands = Hands(window, lambda: settle(qtbot))
        hands.press("person:p1")
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, PASSPHRASE)
        press_key(window, "\r")
        for _ in range(2):
            hands.look()
        hands.key("Ctrl+R")
        hands.type_text("records.search", "ionescu")
        for names in ("pseudonyms", "plain-names"):
            hands.key("Alt+E")
            hands.choose("export.form", "csv")
            hands.type_text("export.folder", str(drive))
            hands.submit("export")
            assert "Who is named: choose one." in shown(window)
            assert readable_in(drive) == set()
            hands.choose("export.names", names)
            hands.submit("export")
            assert "Exporting 1 infusion to" in shown(window)
            while hands.offers("export-stop"):
                hands.look()
            assert "1 infusion in 19 files" in shown(window)

    pseudonyms, plain = sorted(drive.iterdir(), key=lambda one: len(one.name))
    assert readable_in(pseudonyms) == set()
    assert readable_in(plain) == set(NEEDLES)
    assert readable_in(data) == set()
    assert [(entry.by_id, entry.event) for entry in at_the_desk(data, key)] == [
        (ANA.id, RecordsExported(what=str(pseudonyms), count=1, readable=True, named=False, form="csv")),
        (ANA.id, RecordsExported(what=str(plain), count=1, readable=True, named=True, form="csv")),
    ]


def test_a_nurse_lets_one_infusion_leave_and_no_search(data: Path, key: RecordsKey, drive: Path) -> None:
    """S33: whatever a window may have let through, the program that writes it asks again."""
    errand = ExportBeside(data, key)
    with closing(SqliteJournal(data / "desk.sqlite", key)) as journal:
        [one] = journal.entries()

    target = errand.begin(asked(drive, one.infusion_id, ION))
    alone = ended(errand)
    errand.begin(asked(drive, FINDS_HER, ION))
    searched = ended(errand)

    assert alone.end is ExportEnd.WHOLE
    assert searched.end is ExportEnd.NONE
    assert searched.lines[0].endswith("keeper-needed: Pop, Ion is no keeper; a keeper looks after backups")
    assert [str(path) for path in drive.iterdir()] == [target]
    assert [entry.by for entry in at_the_desk(data, key)] == [ION.name]


def test_what_was_looked_for_goes_through_the_pipe_and_a_second_one_has_a_name_of_its_own(
    data: Path, key: RecordsKey, drive: Path
) -> None:
    """S33: words of a program can be read by everybody on the computer."""
    started: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "subprocess.Popen":
            started.append(repr(args))

    sys.addaudithook(watch)
    errand = ExportBeside(data, key)
    targets = []
    for _ in range(2):
        targets.append(errand.begin(asked(drive, FINDS_HER, ANA)))
        assert ended(errand).end is ExportEnd.WHOLE

    assert targets[1] == f"{targets[0]}-2"
    assert len(started) == 2
    assert [words for words in started if "ionescu" in words or key.octets.hex() in words] == []
    with (Path(targets[0]) / "infusions.csv").open(encoding="utf-8-sig", newline="") as rows:
        assert len(list(csv.reader(rows))) == 2


def test_one_record_that_cannot_be_read_is_named_and_the_others_leave(data: Path, key: RecordsKey, drive: Path) -> None:
    """S30."""
    with closing(SqliteJournal(data / "desk.sqlite", key)) as journal:
        journal.append(of_infusion(headache_child().entries, "child-1"))
    with tampering(data / "desk.sqlite", key) as hand:
        hand.execute("UPDATE events SET body = '{}' WHERE infusion_id = ? AND version = 2", ("child-1",))
    errand = ExportBeside(data, key)

    errand.begin(asked(drive, Search(conditions=(any_at_all(),)), ANA))
    how = ended(errand)

    assert how.end is ExportEnd.LACKING
    assert [line for line in how.lines if line.startswith("child-1: left out: ")] != []
    assert "1 infusion in 19 files" in how.lines[0]


def test_it_is_given_up_with_nothing_half_left_and_that_is_recorded(data: Path, key: RecordsKey, drive: Path) -> None:
    """S33."""
    errand = ExportBeside(data, key)

    target = errand.begin(asked(drive, FINDS_HER, ANA))
    errand.give_up()
    how = ended(errand)

    assert (how.end, how.lines) == (ExportEnd.NONE, ("records export: given up; nothing of it is left",))
    assert list(drive.iterdir()) == []
    assert at_the_desk(data, key)[-1].event == ExportFailed(what=target, form="csv", why="it was given up")


def test_it_ends_with_the_window_however_that_ended(data: Path, key: RecordsKey, drive: Path) -> None:
    """S33: a window that was killed closes nothing and says nothing."""
    killed = (
        "import os; from pathlib import Path; from ivig_desk.adapters.clocks import SystemClock;"
        "from ivig_desk.adapters.export_errand import ExportBeside; from ivig_desk.desk.keys import RecordsKey;"
        "from ivig_desk.desk.ports.export_errand import ExportAsked;"
        "from ivig_desk.desk.ports.exports import ExportForm, ExportNames;"
        "from ivig_desk.domain.infusion.listed_words import Search, any_at_all;"
        f"ExportBeside(Path({str(data)!r}), RecordsKey(octets=bytes.fromhex({key.octets.hex()!r}))).begin(ExportAsked("
        f"form=ExportForm.CSV, names=ExportNames.PLAIN, folder={str(drive)!r}, person_id='p1',"
        "chosen=Search(conditions=(any_at_all(),)), at=SystemClock().read())); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)

    while not any(isinstance(entry.event, ExportFailed) for entry in at_the_desk(data, key)):
        pass

    assert list(drive.iterdir()) == []


def test_a_full_disk_is_said_and_nothing_half_is_left(data: Path, key: RecordsKey, tmp_path: Path) -> None:
    """S30."""
    errand = ExportBeside(data, key)

    with small_disk(tmp_path / "stick", "16k") as stick:
        errand.begin(asked(stick, FINDS_HER, ANA))
        how = ended(errand)
        left = list(stick.iterdir())

    assert (how.end, left) == (ExportEnd.NONE, [])
    assert "disk-full" in how.lines[0]
