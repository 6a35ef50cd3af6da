"""A backup is put back before the desk opens: by a keeper, with what will happen said before and what did after."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.memory_key_store import MemoryKeyStore
from ivig_desk.desk.faults import (
    BadBackup,
    BadBackupCode,
    Fault,
    KeyStoreFault,
    KeyStoreFaultCode,
    RecordsFault,
    RecordsFaultCode,
)
from ivig_desk.desk.keys import Lock, Unlocked
from ivig_desk.domain.record.desk_events import Recovered, SignedIn
from ivig_desk.presenters.screens import Page
from tests.unit.presenters.bedside import problems_of
from tests.unit.presenters.doorway import ANA, FIRST, ION, ONE_DROP, Doorway
from tests.unit.presenters.vault import DRIVE

DAMAGED = RecordsFault(RecordsFaultCode.DAMAGED, "desk.sqlite", "file is not a database")
LAST = f"{DRIVE}/own-2026-03-01T20:00:00.000000Z"


class LostKeys(MemoryKeyStore):
    """A folder with encrypted records whose key store has gone, until a backup brings one."""

    def __init__(self, code: KeyStoreFaultCode = KeyStoreFaultCode.MISSING) -> None:
        super().__init__()
        self.is_lost = True
        self.code = code

    def lock(self) -> Lock:
        if self.is_lost:
            raise KeyStoreFault(self.code, "keys.json", "the key of desk.sqlite was in it")
        return super().lock()


def asked_for() -> Doorway:
    """A keeper at the list of backups, by the control on the page where people sign in."""
    door = Doorway(ION)
    door.press("restore-backup")
    door.prove(ONE_DROP)
    return door


def restored() -> Doorway:
    door = asked_for()
    door.press(f"backup:{LAST}")
    door.submit()
    return door


def texts(door: Doorway) -> str:
    return "\n".join(line.text for line in door.page.lines)


def listed(door: Doorway) -> list[str]:
    return [one.name for one in door.page.people]


def test_a_keeper_alone_is_asked_and_the_last_backup_stands_first() -> None:
    """S33."""
    door = Doorway(ION)
    door.press("restore-backup")

    assert door.form.title == ANA.name
    assert listed(door) == []
    door.prove(ONE_DROP)
    assert listed(door) == [
        f"backup:{LAST}",
        f"backup:{DRIVE}/own-2026-03-01T08:00:00.000000Z",
    ]
    assert "What is here now is kept beside it by another name." in texts(door)


def test_what_was_restored_and_where_the_old_is_are_said_and_then_somebody_signs_in() -> None:
    """S25."""
    door = restored()

    assert door.archive.asked == [(LAST, ANA.name, ())]
    assert texts(door).splitlines() == [
        "Restored to /desk/desk.sqlite: 2 infusions, 31 entries, 3 documents",
        "The records that were there are kept as /desk/desk-before.sqlite",
    ]
    door.submit()
    assert door.page.title == "Sign in"


def test_one_is_taken_by_its_path() -> None:
    door = asked_for()

    door.type({"backup": " /media/stick/ivig-desk-1 "})
    door.submit()

    assert [backup for backup, _, _ in door.archive.asked] == ["/media/stick/ivig-desk-1"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("", "Choose a backup, or type the path of one."),
        ("ivig-desk-1", "The whole path is needed, from the drive or the first folder on."),
    ],
)
def test_a_path_that_is_none_is_refused_at_its_field(path: str, problem: str) -> None:
    door = asked_for()

    door.type({"backup": path})
    door.submit()

    assert problems_of(door.form) == {"backup": problem}
    assert door.archive.asked == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            BadBackup(BadBackupCode.NOT_A_BACKUP, "x", "there is no such file"),
            "This is no backup of IVIG Desk: there is no such file. Nothing was changed.",
        ),
        (
            BadBackup(BadBackupCode.OTHER_DESK, "x", ""),
            "This is a backup of another desk: it is encrypted with another key. Nothing was changed.",
        ),
        (
            BadBackup(BadBackupCode.TOO_NEW, "x", ""),
            "A later version of IVIG Desk made this backup: restore it with that one. Nothing was changed.",
        ),
        (
            BadBackup(BadBackupCode.DAMAGED, "x", "2 wrong"),
            "This backup is damaged: 2 wrong. Choose another one. Nothing was changed.",
        ),
        (
            RecordsFault(RecordsFaultCode.DISK_FULL, "x", ""),
            "Not restored: the disk is full. Make room on the disk.",
        ),
        (
            RecordsFault(RecordsFaultCode.FOLDER_GONE, "x", ""),
            "Not restored: their folder is gone. Plug its drive in again, or put the folder back.",
        ),
    ],
)
def test_what_stands_in_the_way_is_said_and_another_can_be_chosen(fault: Fault, said: str) -> None:
    door = asked_for()
    door.archive.refusal = fault

    door.press(f"backup:{LAST}")
    door.submit()
    assert door.message == said

    door.archive.refusal = None
    door.submit()
    assert door.page.title == "Restored"


def test_a_drive_that_is_not_plugged_in_is_said_and_a_path_may_be_typed() -> None:
    door = Doorway(ION)
    door.archive.is_there = False
    door.press("restore-backup")
    door.prove(ONE_DROP)

    assert "The folder for backups cannot be read now: /media/drive: unreachable" in texts(door)
    door.type({"backup": "/media/stick/one"})
    door.submit()
    assert door.page.title == "Restored"


def test_records_that_cannot_be_opened_lead_a_keeper_to_the_backups() -> None:
    """S25: nobody stands before a desk that only says it cannot be opened."""
    door = Doorway(ION)
    door.fault = DAMAGED

    door.sign_in(ANA)

    assert door.page.title == "Restore a backup"
    assert texts(door).startswith("The record cannot be opened: the file is damaged. Nothing was changed.")
    assert door.page.people != ()


def test_a_nurse_is_asked_for_a_keeper() -> None:
    """S33."""
    door = Doorway(ION)
    door.fault = DAMAGED

    door.sign_in(ION)

    assert door.message == "Dragomir, Ion is no keeper."
    assert door.form.title == ANA.name
    assert door.archive.asked == []
    door.prove(ONE_DROP)
    assert door.page.people[0].name == f"backup:{LAST}"


def test_a_fault_that_no_backup_puts_right_is_said_where_one_signs_in() -> None:
    door = Doorway(ION)
    door.fault = RecordsFault(RecordsFaultCode.LOCKED, "desk.sqlite", "")

    door.sign_in(ANA)

    assert door.page.title == "Sign in"
    assert door.message == "The record cannot be opened: another program holds the file. Nothing was changed."


def test_esc_leads_back_to_where_people_sign_in() -> None:
    door = asked_for()

    door.cancel()

    assert door.page.title == "Sign in"


def test_records_that_have_gone_are_never_replaced_by_empty_ones_unasked() -> None:
    """S25: a new file in their place would look like a new desk."""
    door = Doorway(ION)
    door.has_records = False

    door.sign_in(ANA)

    assert door.page.title == "Restore a backup"
    assert texts(door).startswith("There are no records in the data folder, though people sign in to them.")
    door.press("begin-anew")
    assert door.stands_at(Page.START)


def test_what_could_not_be_written_while_nobody_was_in_is_written_once_somebody_is() -> None:
    """S33: a recovery key that was used is on record, whatever happened to the file."""
    door = Doorway(ION)
    came = door.keys.sign_in(ANA.id, ONE_DROP, door.bed.clock.read().wall)
    assert isinstance(came, Unlocked)
    recovery = door.keys.renew_recovery(came.key)
    door.fault = DAMAGED
    door.press("recovery")
    door.type({"groups": recovery.text})
    door.submit()
    door.press(f"person:{ANA.id}")
    door.type({name: FIRST[name] for name in ("passphrase", "again", "pin", "pin-again")})
    door.submit()
    assert door.page.title == "Restore a backup"

    door.fault = None
    door.press(f"backup:{LAST}")
    door.submit()
    door.submit()
    door.sign_in(ION)

    assert (ANA.name, Recovered(person=ANA)) in door.events
    assert door.events[-1] == (ION.name, SignedIn(wrong_before=0))


@pytest.mark.parametrize("code", [KeyStoreFaultCode.MISSING, KeyStoreFaultCode.DAMAGED])
def test_without_a_key_store_a_keeper_of_the_backup_signs_in(code: KeyStoreFaultCode) -> None:
    """S33: the backup's own is taken, and it opens to its people alone."""
    keys = LostKeys(code)
    door = Doorway(keys=keys, archive_keys=Doorway(ION).keys)

    assert door.page.title == "Restore a backup"
    assert "There is no key store here: the one of the backup is taken" in texts(door)
    assert door.form.cancel is None
    name = f"backup:{DRIVE}/any-2026-03-01T20:00:00.000000Z"
    door.press(name)
    door.submit()
    assert door.form.title == ANA.name
    door.prove("not hers at all, this one")
    assert door.archive.asked == []
    door.prove(ONE_DROP)
    door.look()
    ((backup, who, _),) = door.archive.asked
    assert (f"backup:{backup}", who) == (name, ANA.name)
    assert door.page.title == "Restored"


def test_a_backup_without_a_key_store_is_none_where_there_is_no_other() -> None:
    door = Doorway(keys=LostKeys())
    door.archive.keys = None

    door.type({"backup": "/media/stick/one"})
    door.submit()

    assert door.message == "This is no backup of IVIG Desk: there is no keys.json in it. Nothing was changed."


def test_on_a_new_computer_the_first_page_leads_to_the_backups_and_back() -> None:
    door = Doorway(keys=MemoryKeyStore(), archive_keys=Doorway(ION).keys)

    door.press("restore-backup")
    assert door.page.title == "Restore a backup"
    door.cancel()
    assert door.page.title == "Set up this desk"


def test_a_key_store_of_a_later_version_is_left_alone() -> None:
    with pytest.raises(KeyStoreFault):
        Doorway(keys=LostKeys(KeyStoreFaultCode.TOO_NEW))
