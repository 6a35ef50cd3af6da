"""The page of backups: what a keeper sees, has done, and is told of it; it is nobody else's."""

from __future__ import annotations

import pytest

from ivig_desk.desk.ports.backups import KeptBackup
from ivig_desk.desk.ports.errands import ErrandEnded
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.presenters.screens import Ability, Page, Tone
from tests.unit.presenters.bedside import button, fields_of, problems_of
from tests.unit.presenters.doorway import ANA, ION, Doorway
from tests.unit.presenters.several import several
from tests.unit.presenters.vault import DRIVE, Vault

FOR_THE_ARCHIVE = "for the archive alone"
EXPORTED = {"folder": "/media/stick", "passphrase": FOR_THE_ARCHIVE, "again": FOR_THE_ARCHIVE}


def at_backups(door: Doorway | None = None) -> Doorway:
    door = Doorway(ION) if door is None else door
    door.sign_in(ANA)
    door.press("backups")
    return door


def chosen(name: str) -> Doorway:
    door = at_backups()
    door.press(f"person:{name}")
    return door


def said(door: Doorway) -> list[str]:
    """What came of it: the first line stands as the message, the others above what lies in the folder."""
    first = () if door.page.message is None else (door.page.message.text,)
    texts = [line.text for line in door.page.details]
    ends = next(place for place, text in enumerate(texts) if "good one" in text)
    return [*first, *texts[:ends]]


def test_a_keeper_has_the_page_on_a_key_and_a_nurse_has_it_not() -> None:
    keeper, nurse = Doorway(ION), Doorway(ION)
    keeper.sign_in(ANA)
    nurse.sign_in(ION)

    assert keeper.screen.who is not None
    assert button(keeper.screen.who.buttons, "backups").key == "Ctrl+B"
    assert nurse.screen.who is not None
    assert [one.name for one in nurse.screen.who.buttons if one.name == "backups"] == []
    nurse.press("backups")
    assert nurse.stands_at(Page.START)


def test_what_there_is_stands_first_and_what_does_not_count_is_named() -> None:
    door = Doorway(ION)
    now = door.bed.clock.read().wall
    # Made 90 and 30 min ago.
    door.vault.good = [
        KeptBackup(place=f"{DRIVE}/{minutes}", made_at=now.plus(Minutes.of(minutes))) for minutes in ("-90", "-30")
    ]
    door.vault.bad = (f"{DRIVE}/ivig-desk-a5e14180-2026-02-20T07-12-00.000000Z-flawed",)

    door.vault_doors.backing_up.look(now)
    at_backups(door)

    (first, folder), (bad, *good) = door.page.lines, door.page.details
    assert first.text == "Last good backup 30 min ago"
    assert folder.text == f"They go to {DRIVE}"
    # It is 10:00 on 22 November at the bed.
    assert [line.text for line in good] == [
        "2 good ones lie there, made",
        "22 Nov 2026, 09:30",
        "22 Nov 2026, 08:30",
    ]
    assert (bad.text, bad.tone) == ("Does not count: …2026-02-20T07-12-00.000000Z-flawed", Tone.MEDIUM)


def test_a_drive_that_is_not_plugged_in_is_said_and_nothing_is_shown_as_lying_there() -> None:
    door = Doorway(ION)
    door.vault.is_there = False

    at_backups(door)

    texts = [line.text for line in door.page.details]
    assert any(text.startswith("What lies there cannot be read now: /media/drive: unreachable") for text in texts)
    assert not any("good ones lie there" in text for text in texts)


def test_without_a_folder_none_is_made_now_and_the_page_says_where_one_is_named() -> None:
    door = at_backups(Doorway(ION, vault=Vault(None)))

    door.submit()

    assert door.form.submit.ability is Ability.OFF
    assert "backups.toml" in door.form.lines[0].text
    assert door.vault.begun == 0


def test_one_is_made_beside_the_desk_and_counts_when_that_is_said() -> None:
    door = at_backups()
    backing_up = door.vault_doors.backing_up

    door.submit()
    backing_up.look(door.bed.clock.read().wall)
    assert (door.vault.begun, said(door)) == (
        1,
        ["A backup is being made; it counts once it was opened, verified and replayed."],
    )

    door.vault.backup_ends(door.bed.clock.read().wall)
    backing_up.look(door.bed.clock.read().wall)
    door.look()
    assert said(door) == ["The backup was opened, verified and replayed: it counts."]
    assert any(line.text.startswith("1 good one lies there") for line in door.page.details)


def test_one_that_failed_says_why() -> None:
    door = at_backups()
    backing_up = door.vault_doors.backing_up

    door.submit()
    backing_up.look(door.bed.clock.read().wall)
    door.vault.backup_ends(None)
    backing_up.look(door.bed.clock.read().wall)
    door.look()

    assert said(door) == ["No good backup: the disk was full"]


def test_two_are_never_asked_for_at_once() -> None:
    door = chosen("verify")

    door.submit()
    door.submit()

    assert door.vault.asked == [("verify",)]


@pytest.mark.parametrize("choice", ["elsewhere", "export"])
@pytest.mark.parametrize(
    ("folder", "problem"),
    [
        ("", "Folder: missing."),
        ("stick", "The whole path is needed, from the drive or the first folder on."),
        ("/mnt/stick", "There is no such folder."),
        ("/desk/copies", "This is the desk’s own folder, in which everything is encrypted. Name another one."),
    ],
)
def test_a_folder_that_is_none_is_refused_at_its_field(choice: str, folder: str, problem: str) -> None:
    door = chosen(choice)

    door.type({**EXPORTED, "folder": folder} if choice == "export" else {"folder": folder})
    door.submit()

    assert problems_of(door.form)["folder"] == problem
    assert door.vault.asked == []


def test_a_backup_goes_to_a_drive_that_is_named_by_hand() -> None:
    door = chosen("elsewhere")

    door.type({"folder": " /media/stick "})
    door.submit()
    waiting = said(door)
    door.vault.errand_ends(ErrandEnded(is_good=True, lines=("backup at /media/stick/x", "opened, verified and all")))
    door.look()

    assert door.vault.asked == [("back-up", "/media/stick")]
    assert waiting == ["A backup is being made there; leave the drive plugged in until it is said that it counts."]
    assert said(door) == ["Backup at /media/stick/x", "Opened, verified and all"]


def test_an_export_is_named_for_the_day_and_done_in_the_keepers_name() -> None:
    """S33."""
    door = chosen("export")

    door.type(EXPORTED)
    door.submit()

    day = door.bed.clock.read().wall.day(door.bed.clock.read().utc_offset_minutes).isoformat()
    assert door.vault.asked == [("export", "/media/stick", FOR_THE_ARCHIVE, ANA.id, day)]
    assert all(field.text == "" for field in fields_of(door.form).values())


@pytest.mark.parametrize(
    ("typed", "field", "problem"),
    [
        ({"passphrase": "", "again": ""}, "passphrase", "Passphrase: missing."),
        # 14 characters: one below the shortest.
        (
            {"passphrase": "fourteen chars", "again": "fourteen chars"},
            "passphrase",
            "At least 15 characters: a short sentence is easiest.",
        ),
        ({"again": "for the archive alonf"}, "again", "The two are not the same: type both again."),
    ],
)
def test_a_passphrase_that_may_not_be_chosen_exports_nothing(typed: dict[str, str], field: str, problem: str) -> None:
    """S33."""
    door = chosen("export")

    door.type({**EXPORTED, **typed})
    door.submit()

    assert problems_of(door.form)[field] == problem
    assert door.vault.asked == []


def test_what_a_verification_finds_is_said_by_its_first_lines() -> None:
    """S25."""
    door = chosen("verify")

    door.submit()
    found = tuple(f"infusion {number}, entry 1: gone" for number in range(1, 9))
    door.vault.errand_ends(ErrandEnded(is_good=False, lines=found))
    door.look()

    assert said(door) == [
        "The records are not as they were written.",
        *(f"Infusion {number}, entry 1: gone" for number in range(1, 7)),
        "and 2 more lines: ivig-desk records verify says them all",
    ]


def test_what_ends_while_the_page_is_away_is_said_when_somebody_comes_back() -> None:
    door = chosen("verify")
    door.submit()

    door.press("leave")
    door.vault.errand_ends(ErrandEnded(is_good=True, lines=("nothing wrong: 1 infusion",)))
    door.look()
    door.press("backups")
    door.look()

    assert said(door) == ["Nothing wrong: 1 infusion"]


@pytest.mark.parametrize("away", ["leave", "lock"])
def test_a_passphrase_that_was_typed_does_not_wait_behind_another_page(away: str) -> None:
    """S33."""
    door = chosen("export")
    door.type(EXPORTED)

    door.press(away)
    if away == "lock":
        door.prove("4711")
    door.press("backups")

    assert all(field.text == "" for field in fields_of(door.form).values())


def test_hold_and_stop_of_every_infusion_stand_beside_the_page() -> None:
    """S11."""
    door = Doorway(ION, bed=several(2))
    door.press(f"person:{ANA.id}")
    door.prove("one drop at a time")
    door.press("board")
    door.press("leave")
    door.press("backups")

    assert door.stands_at(Page.BACKUPS)
    assert [card.hold is not None and card.stop is not None for card in door.page.cards] == [True, True]
