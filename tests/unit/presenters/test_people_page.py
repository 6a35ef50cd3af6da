"""The page of people: what everybody may change, what a keeper may, and what is written down of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import Unlocked, WrongPassphrase
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.record.desk_events import (
    PassphraseChanged,
    PersonAdded,
    PersonChanged,
    PersonLeft,
    PinChanged,
    RecoveryRenewed,
)
from ivig_desk.presenters.screens import Ability, Page
from tests.unit.presenters.bedside import button, fields_of, problems_of
from tests.unit.presenters.doorway import ANA, ION, MIRA, ONE_DROP, PINS, SLOWLY, Doorway
from tests.unit.presenters.pharmacist import Pharmacist
from tests.unit.presenters.several import several

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.desk.keys import SignIn
    from ivig_desk.domain.record.desk_events import DeskEntry

NEW = "another sentence for tomorrow"
DANA = {
    "name": "Ilie, Dana",
    "roles": "nurse second-checker",
    "passphrase": NEW,
    "again": NEW,
    "pin": "2468",
    "pin-again": "2468",
}


def at_people(person: Person = ANA) -> Doorway:
    door = Doorway(ION, MIRA)
    door.sign_in(person)
    door.press("people")
    return door


def with_profiles(ward: Path) -> Pharmacist:
    bed = Pharmacist(ward)
    bed.press("board")
    bed.press("leave")
    return bed


def tried(door: Doorway, person_id: str, passphrase: str) -> SignIn:
    return door.keys.sign_in(person_id, passphrase, door.bed.clock.read().wall)


def test_a_keeper_sees_everybody_and_somebody_new() -> None:
    door = at_people()

    assert door.stands_at(Page.PEOPLE)
    assert [one.label for one in door.page.people] == [
        "My passphrase and PIN",
        ANA.name,
        ION.name,
        MIRA.name,
        "Somebody new",
    ]


def test_who_is_no_keeper_changes_what_is_their_own_and_reads_who_does_the_rest() -> None:
    door = at_people(ION)

    assert door.page.people == ()
    assert [line.text for line in door.page.lines] == ["People are added and changed by a keeper: Rus, Ana."]
    assert [one.name for one in door.page.buttons] == ["lock", "leave"]

    door.press("renew-recovery")
    door.look()
    assert door.page.sheet == ()


def test_a_keeper_adds_somebody_who_then_signs_in() -> None:
    """S33."""
    door = at_people()
    door.press("person:new")

    door.type(DANA)
    door.submit()

    dana = door.keys.people()[-1]
    assert (dana.name, dana.roles) == ("Ilie, Dana", frozenset({Role.NURSE, Role.SECOND_CHECKER}))
    assert isinstance(tried(door, dana.id, NEW), Unlocked)
    assert door.events[-2:] == [(ANA.name, PersonAdded(person=dana)), (ANA.name, PinChanged(person=dana))]
    assert NEW not in repr(door.screen)


def test_two_people_with_one_name_are_refused_with_how_to_go_on() -> None:
    door = at_people()
    door.press("person:new")

    door.type({**DANA, "name": "rus,  ana"})
    door.submit()

    said = "Somebody has this name already. Add what tells the two apart on paper, such as a staff number."
    assert problems_of(door.form) == {"name": said}
    assert len(door.keys.people()) == 3


BORNE = "The record has this name for somebody else: add what tells them apart, such as a staff number."


def test_the_name_of_somebody_who_left_is_not_given_again() -> None:
    """S33: at this sitting, and at the next."""
    door = at_people()
    door.press(f"person:{ION.id}")
    door.press(f"left:{ION.id}")
    door.press(f"left:{ION.id}")

    for _ in range(2):
        door.press("person:new")
        door.type({**DANA, "name": "dragomir,  ION"})
        door.submit()
        assert problems_of(door.form) == {"name": BORNE}
        door.press("leave")
        door.press("people")
    assert len(door.keys.people()) == 2


def test_an_earlier_name_is_taken_again_by_whose_it_was_and_by_nobody_else() -> None:
    """S33."""
    door = at_people()
    for name in ("Rus-Marin, Ana", "Rus, Ana"):
        door.press(f"person:{ANA.id}")
        door.type({"name": name})
        door.submit()
    assert door.keys.people()[0].name == "Rus, Ana"

    door.press(f"person:{ION.id}")
    door.type({"name": "Rus-Marin, Ana"})
    door.submit()

    assert problems_of(door.form) == {"name": BORNE}


def test_while_the_desks_record_cannot_be_read_no_name_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """S33: nobody knows then whose a name was."""
    door = at_people()
    door.press("leave")

    def unreadable() -> tuple[DeskEntry, ...]:
        raise RecordsFault(RecordsFaultCode.DAMAGED, "desk.sqlite", "as the test wants it")

    monkeypatch.setattr(door.record, "read", unreadable)
    door.press("people")
    door.press("person:new")
    door.type(DANA)
    door.submit()

    assert door.message == (
        "The desk’s own record cannot be read now, so nobody knows which names are in use. Nothing was changed."
    )
    assert len(door.keys.people()) == 3


def test_somebody_without_a_role_is_asked_for_one() -> None:
    door = at_people()
    door.press("person:new")

    door.type({**DANA, "roles": ""})
    door.submit()

    assert problems_of(door.form) == {"roles": "Roles: choose at least one."}


def test_a_keeper_changes_roles_and_name() -> None:
    door = at_people()
    door.press(f"person:{ION.id}")
    assert fields_of(door.form)["roles"].text == "nurse"

    door.type({"name": "Dragomir-Pop, Ion", "roles": "nurse pharmacist"})
    door.submit()

    changed = Person(id=ION.id, name="Dragomir-Pop, Ion", roles=frozenset({Role.NURSE, Role.PHARMACIST}))
    assert changed in door.keys.people()
    assert door.events[-1] == (ANA.name, PersonChanged(person=changed))


def test_who_has_another_name_works_under_it_from_then_on() -> None:
    """S33."""
    door = at_people()
    door.press(f"person:{ANA.id}")
    door.type({"name": "Rus-Marin, Ana"})
    door.submit()
    door.press("leave")

    assert door.bed.desk.signed_in == "Rus-Marin, Ana"
    assert door.screen.who is not None
    assert door.screen.who.who == "Rus-Marin, Ana (nurse, keeper)"


def test_the_only_keeper_stays_one() -> None:
    door = at_people()
    door.press(f"person:{ANA.id}")

    door.type({"roles": "nurse"})
    door.submit()

    assert door.message == "The only keeper stays one: make somebody else a keeper first."
    assert ANA in door.keys.people()


def test_that_somebody_has_left_is_asked_twice() -> None:
    door = at_people()
    door.press(f"person:{ION.id}")

    door.press(f"left:{ION.id}")
    assert button(door.page.buttons, f"left:{ION.id}").label == "Yes, Dragomir, Ion has left"
    assert ION in door.keys.people()
    door.press(f"left:{ION.id}")

    assert ION not in door.keys.people()
    assert door.events[-1] == (ANA.name, PersonLeft(person=ION))


def test_nobody_lets_oneself_go() -> None:
    door = at_people()

    door.press(f"person:{ANA.id}")

    assert not any(one.name.startswith("left:") for one in door.page.buttons)


def test_everybody_changes_their_own_passphrase_with_the_one_of_now() -> None:
    """S33."""
    door = at_people(ION)

    door.type({"now": SLOWLY, "passphrase": NEW, "again": NEW})
    door.submit()

    assert door.message == "Changed."
    assert isinstance(tried(door, ION.id, SLOWLY), WrongPassphrase)
    assert isinstance(tried(door, ION.id, NEW), Unlocked)
    assert door.events[-1] == (ION.name, PassphraseChanged(person=ION))


def test_without_the_passphrase_of_now_nothing_is_changed() -> None:
    """S33: whoever finds the desk open locks nobody out."""
    door = at_people(ION)

    door.type({"now": ONE_DROP, "passphrase": NEW, "again": NEW})
    door.submit()

    assert problems_of(door.form)["now"] == "Wrong passphrase."
    assert isinstance(tried(door, ION.id, SLOWLY), Unlocked)


def test_another_pin_opens_the_next_lock() -> None:
    door = at_people()
    door.type({"now": ONE_DROP, "pin": "86420", "pin-again": "86420"})
    door.submit()

    door.press("lock")
    door.prove(PINS[ANA.id])
    assert door.stands_at(Page.LOCKED)
    door.prove("86420")

    assert door.stands_at(Page.START)
    assert (ANA.name, PinChanged(person=ANA)) in door.events


def test_the_sheet_in_the_safe_is_not_made_worthless_by_one_press() -> None:
    door = at_people()

    door.press("renew-recovery")
    door.look()
    assert door.page.sheet == ()
    assert "Yes, the one on paper counts no more" in [one.label for one in door.page.buttons]

    door.press("person:own")
    door.press("renew-recovery")
    door.look()
    assert door.page.sheet == ()
    assert RecoveryRenewed() not in [event for _, event in door.events]


def test_another_recovery_key_is_shown_and_typed_back() -> None:
    door = at_people()
    door.press("renew-recovery")
    door.press("renew-recovery")
    door.look()
    groups = door.page.sheet
    assert len(groups) == 7
    assert door.events[-1] == (ANA.name, RecoveryRenewed())

    door.submit()
    door.type({"group-2": groups[1], "group-5": groups[4], "group-7": groups[6]})
    door.submit()

    assert door.page.title == "People"


def test_hold_and_stop_stand_beside_the_people() -> None:
    """S11."""
    door = Doorway(ION, bed=several(1))
    door.sign_in(ANA)
    door.press("leave")

    door.press("people")

    (card,) = door.page.cards
    assert card.hold is not None
    assert card.stop is not None


@pytest.mark.parametrize(("person", "ability"), [(ION, Ability.OFF), (MIRA, Ability.READY)])
def test_profiles_are_a_pharmacists(tmp_path: Path, person: Person, ability: Ability) -> None:
    door = Doorway(ION, MIRA, bed=with_profiles(tmp_path))

    door.sign_in(person)

    assert door.screen.start is not None
    assert door.screen.start.profiles.ability is ability
    door.press("profiles")
    assert door.stands_at(Page.PROFILES) is (ability is Ability.READY)


def test_a_pharmacists_page_is_left_when_somebody_else_takes_over(tmp_path: Path) -> None:
    door = Doorway(ION, MIRA, bed=with_profiles(tmp_path))
    door.sign_in(MIRA)
    door.press("profiles")

    door.press("switch-nurse")
    door.press(f"person:{ION.id}")
    door.prove(SLOWLY)

    assert door.stands_at(Page.START)
