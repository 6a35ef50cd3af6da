"""Who is at the desk: signing in, wrong passphrases, the recovery key, and what is written down of it."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.memory_key_store import MemoryKeyStore
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import Lock, Unlocked
from ivig_desk.domain.people.person import Role
from ivig_desk.domain.record.desk_events import DeskSetUp, PinChanged, Recovered, SignedIn, WrongPassphrases
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.paper_door import FolderRefused, FolderTrouble, PrinterTrouble
from ivig_desk.presenters.screens import Ability, FieldKind, Page
from ivig_desk.presenters.wishes import Submitted
from tests.unit.presenters.bedside import fields_of, problems_of
from tests.unit.presenters.doorway import ANA, FIRST, ION, MIRA, ONE_DROP, PASSPHRASES, PINS, Doorway

WRONG = "one drop at a time, or two"
NEW = "another sentence for tomorrow"


def test_nothing_of_the_record_is_opened_before_somebody_signs_in() -> None:
    """S33."""
    door = Doorway(ION)

    assert door.stands_at(Page.ENTRANCE)
    assert door.record.read() == ()
    assert [button.label for button in door.page.people] == [ANA.name, ION.name]
    assert [button.detail for button in door.page.people] == ["nurse, keeper", "nurse"]
    assert [button.key for button in door.page.people] == ["Alt+1", "Alt+2"]


def test_until_somebody_signs_in_the_page_says_to_go_by_the_paper_chart() -> None:
    assert Doorway().page.lines[0].text == words.BY_PAPER


def test_whoever_signs_in_is_chosen_then_asked() -> None:
    door = Doorway(ION)
    assert door.form.submit.ability is Ability.OFF

    door.press(f"person:{ION.id}")

    assert door.form.title == ION.name
    assert fields_of(door.form)["proof"].kind is FieldKind.CONCEALED
    assert door.form.focus == "proof"


def test_the_first_picture_after_the_press_says_that_it_is_being_looked_at() -> None:
    door = Doorway()
    door.type({"proof": ONE_DROP})

    said = door.want(Submitted(form=door.form.name))

    assert door.message == words.CHECKING
    assert said.alarms.look_in_ms == 50
    assert door.look().page is Page.START


def test_the_right_passphrase_opens_the_desk_and_is_written_down() -> None:
    """S33."""
    door = Doorway(ION)

    door.sign_in(ION)

    assert door.stands_at(Page.START)
    assert door.events == [(ION.name, SignedIn(wrong_before=0))]
    assert door.screen.who is not None
    assert door.screen.who.who == "Dragomir, Ion (nurse)"


def test_what_was_typed_is_nowhere_on_the_screen_once_it_was_taken() -> None:
    door = Doorway()

    door.prove(WRONG)

    assert WRONG not in repr(door.screen)


def test_a_wrong_passphrase_is_said_with_how_many_there_were() -> None:
    door = Doorway()

    door.prove(WRONG)

    assert door.message == "Wrong passphrase."


def test_the_third_wrong_passphrase_counts_five_seconds_down() -> None:
    # FREE = 3, FIRST_WAIT = 5 s: the third wrong one is the first that waits.
    door = Doorway()
    for _ in range(3):
        door.prove(WRONG)
    assert door.message == "Wrong passphrase, 3 in a row. The next one is looked at in 0:05."

    # 0.05 min are 3 s.
    door.wait("0.05")
    assert door.message == "Wrong passphrase, 3 in a row. The next one is looked at in 0:02."

    door.prove(ONE_DROP)
    assert door.stands_at(Page.ENTRANCE)

    door.wait("0.05")
    door.prove(ONE_DROP)
    assert door.stands_at(Page.START)
    assert door.events == [(ANA.name, SignedIn(wrong_before=3))]


def test_wrong_tries_at_somebody_else_are_written_down_once() -> None:
    """S33: nobody could write them down while nobody had the key."""
    door = Doorway(ION)
    door.press(f"person:{ION.id}")
    door.prove(WRONG)

    door.sign_in(ANA)
    door.restart()
    door.sign_in(ANA)

    tries = [event for _, event in door.events if isinstance(event, WrongPassphrases)]
    assert [(found.person.name, found.in_a_row) for found in tries] == [(ION.name, 1)]


def test_records_that_cannot_be_opened_let_nobody_in_and_are_named() -> None:
    door = Doorway()
    door.fault = RecordsFault(RecordsFaultCode.TOO_NEW, "desk.sqlite", "format 3")

    door.prove(ONE_DROP)

    assert door.stands_at(Page.ENTRANCE)
    assert door.message == (
        "The record cannot be opened: the file was made by a later version of this program. Nothing was changed."
    )


def test_before_the_first_sign_in_the_page_says_that_the_pin_is_not_enough() -> None:
    door = Doorway()
    assert door.message == "Not the PIN: that is enough only once you have signed in here."

    door.sign_in()
    door.press("lock")

    assert door.message == ""


def test_a_pin_opens_nothing_before_its_bearer_has_signed_in() -> None:
    door = Doorway()

    door.prove(PINS[ANA.id])

    assert door.stands_at(Page.ENTRANCE)
    assert door.message == "Wrong passphrase."


# The first start.


def set_up() -> Doorway:
    return Doorway(keys=MemoryKeyStore())


def to_paper(door: Doorway) -> tuple[str, ...]:
    """The desk is set up; return the groups of its recovery key and turn the page over."""
    door.type(FIRST)
    door.submit()
    groups = door.page.sheet
    door.submit()
    return groups


def test_the_first_start_sets_the_desk_up() -> None:
    door = set_up()

    groups = to_paper(door)
    assert len(groups) == 7
    assert door.keys.lock() is Lock.PEOPLE
    assert groups[1] not in repr(door.screen)

    door.type({"group-2": groups[1].lower(), "group-5": groups[4], "group-7": f" {groups[6]} "})
    door.submit()

    (person,) = door.keys.people()
    assert (person.name, person.roles) == (ANA.name, frozenset({Role.KEEPER, Role.NURSE}))
    assert door.events == [
        (ANA.name, DeskSetUp(ward="Ward 4")),
        (ANA.name, PinChanged(person=person)),
        (ANA.name, SignedIn(wrong_before=0)),
    ]
    assert door.screen.who is not None
    assert door.screen.who.ward == "Ward 4"


def test_the_first_person_signs_in_again_with_what_was_chosen() -> None:
    door = set_up()
    to_paper(door)

    door.restart()
    door.prove(ONE_DROP)
    assert "On a desk that was only just set up there are none yet" in door.page.lines[0].text
    door.press("begin-anew")

    assert door.stands_at(Page.START)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("passphrase", "one drop at a", "At least 15 characters: a short sentence is easiest."),
        ("pin", "471", "A PIN has 4 to 8 digits."),
        ("pin", "471147114", "A PIN has 4 to 8 digits."),
        ("pin", "1234", "A run such as 1 2 3 4 is guessed first: choose another."),
        ("pin", "7777", "The same digit throughout is guessed first: choose another."),
        ("pin", "47l1", "A PIN is of digits alone."),
        ("again", "one drop at a tine", "The two are not the same: type both again."),
        ("pin-again", "4712", "The two are not the same: type both again."),
        ("name", "x" * 81, "A name has at most 80 characters here."),
    ],
)
def test_what_may_not_be_chosen_is_said_at_its_field_as_it_is_typed(field: str, typed: str, said: str) -> None:
    door = set_up()

    door.type({**FIRST, field: typed})

    assert problems_of(door.form)[field] == said
    assert fields_of(door.form)[field].text == typed


def test_a_passphrase_that_is_the_name_is_refused() -> None:
    door = set_up()

    door.type({**FIRST, "name": "Rusescu-Popa, Ana", "passphrase": "ana rusescu popa"})

    assert problems_of(door.form) == {
        "passphrase": "The name is known to everybody: choose something else.",
        "again": "The two are not the same: type both again.",
    }


def test_what_was_left_open_is_asked_for_when_the_form_is_taken() -> None:
    door = set_up()
    assert problems_of(door.form) == {}

    door.submit()

    assert problems_of(door.form) == {
        "ward": "Name of the ward: missing.",
        "name": "Name: missing.",
        "passphrase": "Passphrase: missing.",
        "pin": "PIN: missing.",
    }
    assert door.keys.lock() is Lock.NONE


def test_what_is_typed_can_be_shown() -> None:
    door = set_up()
    door.type({"passphrase": ONE_DROP})

    door.type({"show": "shown"})

    assert fields_of(door.form)["passphrase"].kind is FieldKind.TEXT


def test_the_recovery_sheet_goes_to_the_printer_or_where_the_person_says() -> None:
    door = set_up()
    door.type(FIRST)
    door.submit()

    door.press("print-sheet")
    assert door.message == "Recovery sheet sent to the printer ward-laser."
    door.press("save-sheet")
    assert problems_of(door.form) == {"place": "Where to: missing."}
    door.type({"place": "/media/stick"})
    door.press("save-sheet")
    assert door.message == "Recovery sheet saved, not encrypted: /media/stick/recovery-sheet.pdf"

    ((printed, printer),), ((saved, file),) = door.paper.printed, door.paper.saved
    assert (printer, str(file)) == ("ward-laser", "/media/stick/recovery-sheet.pdf")
    assert all(group in repr(page.offered) for group in door.page.sheet for page in (printed, saved))


def test_enter_after_a_folder_saves_the_recovery_sheet_there_before_anything_else() -> None:
    """Whoever typed a folder and pressed Enter believes that the sheet is in it."""
    door = set_up()
    door.type(FIRST)
    door.submit()

    door.type({"place": "/media/stick"})
    door.submit()
    assert door.message == "Recovery sheet saved, not encrypted: /media/stick/recovery-sheet.pdf"
    assert len(door.page.sheet) == 7

    door.submit()
    assert list(fields_of(door.form)) == ["group-2", "group-5", "group-7"]
    assert len(door.paper.saved) == 1


def test_a_folder_that_takes_no_sheet_does_not_let_one_go_on() -> None:
    door = set_up()
    door.paper.refusal = FolderRefused(FolderTrouble.OWN, "/home/ward/desk")
    door.type(FIRST)
    door.submit()

    door.type({"place": "/home/ward/desk"})
    door.submit()
    assert problems_of(door.form)["place"].startswith("This is the desk’s own folder")

    door.type({"place": ""})
    door.submit()
    assert list(fields_of(door.form)) == ["group-2", "group-5", "group-7"]


def test_the_desk_s_own_folder_takes_no_recovery_sheet() -> None:
    """S33: beside the records it would open them for whoever has the disk."""
    door = set_up()
    door.paper.refusal = FolderRefused(FolderTrouble.OWN, "/home/ward/desk")
    door.type(FIRST)
    door.submit()

    door.type({"place": "/home/ward/desk"})
    door.press("save-sheet")

    assert problems_of(door.form)["place"].startswith("This is the desk’s own folder")
    assert door.paper.saved == []


def test_without_a_printer_that_is_said_and_the_key_can_be_written_down() -> None:
    door = set_up()
    door.paper.names = ()
    door.type(FIRST)
    door.submit()

    (button,) = [one for one in door.page.buttons if one.name == "print-sheet"]
    assert (button.detail, button.ability) == ("no printer", Ability.OFF)


def test_a_printer_that_takes_nothing_is_said() -> None:
    door = set_up()
    door.paper.trouble = PrinterTrouble.REFUSED
    door.type(FIRST)
    door.submit()

    door.press("print-sheet")

    assert door.message == "Recovery sheet not printed: ward-laser did not take it."


def test_a_group_that_is_not_as_printed_does_not_go_on() -> None:
    door = set_up()
    groups = to_paper(door)

    door.type({"group-2": groups[1], "group-5": groups[5], "group-7": groups[6]})
    door.submit()

    assert problems_of(door.form) == {"group-5": "Not as printed."}
    assert door.record.read() == ()

    door.cancel()
    assert door.page.sheet == groups


# The recovery key.


def recovering(*others: object) -> tuple[Doorway, tuple[str, ...]]:
    keys = MemoryKeyStore()
    made = keys.set_up(ANA, ONE_DROP)
    if others:
        keys.add(ION, PASSPHRASES[ION.id], made.key)
    door = Doorway(keys=keys)
    door.press("recovery")
    return door, made.recovery.groups


def test_a_mistyped_group_of_the_recovery_key_is_named() -> None:
    door, groups = recovering()
    swapped = groups[2][1] + groups[2][0] + groups[2][2:]
    assert swapped != groups[2]

    door.type({"groups": " ".join([*groups[:2], swapped, *groups[3:]])})
    door.submit()

    assert problems_of(door.form) == {"groups": "Not as printed: group 3."}


def test_the_recovery_key_lets_somebody_choose_a_passphrase_anew() -> None:
    door, groups = recovering(ION)
    door.type({"groups": "-".join(groups)})
    door.submit()
    door.press(f"person:{ION.id}")

    door.type({"passphrase": NEW, "again": NEW, "pin": "2468", "pin-again": "2468"})
    door.submit()

    assert door.stands_at(Page.START)
    assert (ION.name, Recovered(person=ION)) in door.events
    assert isinstance(door.keys.sign_in(ION.id, NEW, door.bed.clock.read().wall), Unlocked)


def test_the_recovery_key_of_another_desk_opens_nothing() -> None:
    door, _ = recovering()
    other = MemoryKeyStore().set_up(MIRA_AS_KEEPER, NEW).recovery

    door.type({"groups": other.text})
    door.submit()

    assert door.message == "This is a recovery key, but not the one of this desk."


MIRA_AS_KEEPER = type(MIRA)(id="other", name="Toma, Mira", roles=frozenset({Role.KEEPER}))
