"""The lock hides the record, never what runs and what calls; a hand-over stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.domain.infusion.events import InfusionHeld, InfusionStopped
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.record.desk_events import DeskLocked, DeskUnlocked, SignedIn, SignedOut
from ivig_desk.presenters.screens import Ability, Page
from ivig_desk.presenters.wishes import Typed
from tests.gui.board_screens import calling
from tests.unit.presenters.bedside import fields_of
from tests.unit.presenters.doorway import ANA, ION, MIRA, ONE_DROP, PINS, SLOWLY, Doorway
from tests.unit.presenters.several import NAMES, several
from tests.unit.presenters.texts import texts_of
from tests.unit.presenters.typed_plans import ADULT

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import BoardCard, WindowScreen

WRONG_PIN = "9753"


def signed_in(count: int = 1) -> Doorway:
    """So many infusions under way, Ana at the desk, at the first of them."""
    door = Doorway(ION, MIRA, bed=several(count))
    door.press(f"person:{ANA.id}")
    door.prove(ONE_DROP)
    door.open("infusion-1")
    return door


def locked(count: int = 1) -> Doorway:
    door = signed_in(count)
    door.press("lock")
    return door


def said(screen: WindowScreen) -> str:
    return "\n".join(text.text for text in texts_of(screen))


@pytest.mark.parametrize("count", [1, 5])
def test_a_locked_desk_shows_no_patient_and_no_value(count: int) -> None:
    """S33: alarms of severe reactions and of vital signs call, and name nobody."""
    door = Doorway(ION, bed=calling(count))
    door.press(f"person:{ANA.id}")
    door.prove(ONE_DROP)
    door.open("infusion-1")

    door.press("lock")

    assert door.stands_at(Page.LOCKED)
    assert door.screen.alarms.rows
    for text in (*NAMES, *(name.split(",")[0] for name in NAMES), "4471", "Privigen", "collapse", "24 kg"):
        assert text not in repr(door.screen), text


def test_a_locked_desk_shows_rate_drop_factor_and_what_is_due_next() -> None:
    """S11, S21, S29: each card told apart by the number of its key and when it began."""
    door = locked(2)

    first, second = door.page.cards
    assert (first.name, first.rate, first.preparation) == (
        "Infusion 1",
        "7 drops/min",
        "gravity set, 60 drops/mL · begun 10:00",
    )
    assert (second.name, second.rate) == ("Infusion 2", "21 mL/h")
    assert first.due.text == "check the drip due 2 min ago"
    # Begun a minute ago, every 15 min in the first hour.
    assert second.due.text == "vital signs in 14:00"


def test_alarms_of_a_locked_desk_name_the_number_of_the_card() -> None:
    door = locked(2)

    door.wait("30")

    rows = [row.text for row in door.screen.alarms.rows]
    assert "Vital signs overdue – Infusion 1" in rows
    assert "Vital signs overdue – Infusion 2" in rows
    assert not any(row.opens for row in door.screen.alarms.rows)


def test_an_alarm_is_acknowledged_and_paused_at_a_locked_desk() -> None:
    """S23."""
    door = locked()
    door.wait("30")
    (row,) = [row for row in door.screen.alarms.rows if row.text.startswith("Vital signs overdue")]
    assert row.acknowledge is not None

    door.press(row.acknowledge.name)
    door.press("pause-sound")

    assert all(row.seen for row in door.screen.alarms.rows)
    assert door.screen.alarms.pause is not None
    assert door.screen.alarms.pause.label.startswith("Sound paused")


def test_an_alarm_sounds_on_a_locked_desk() -> None:
    """S23."""
    door = locked()
    door.bed.sounder.asked.clear()

    door.bed.clock.advance(Minutes.of("30"))
    door.look()

    assert door.bed.sounder.asked == [Priority.MEDIUM]


def test_hold_and_stop_need_no_pin_and_are_recorded_as_done_at_the_locked_desk() -> None:
    """S11, S33."""
    door = locked(2)
    first, second = door.page.cards

    door.press(name_of(first, "hold"))
    door.press(name_of(second, "stop"))

    assert door.stands_at(Page.LOCKED)
    assert door.bed.infusion(1).phase is Phase.HELD
    assert door.bed.infusion(2).phase is Phase.STOPPED
    by = "somebody at the locked desk of Rus, Ana"
    assert last_by(door, 1, InfusionHeld) == last_by(door, 2, InfusionStopped) == by


def name_of(card: BoardCard, control: str) -> str:
    button = card.hold if control == "hold" else card.stop
    assert button is not None
    return button.name


def last_by(door: Doorway, number: int, kind: type[object]) -> str:
    entries = door.bed.desk.entries(f"infusion-{number}")
    return [entry.by for entry in entries if isinstance(entry.event, kind)][-1]


def test_behind_a_lock_nothing_opens_and_nothing_is_scanned() -> None:
    door = locked(2)

    door.open("infusion-2")
    door.press("board")
    door.press("raise")
    door.scan("]d20105000000000000")

    assert door.stands_at(Page.LOCKED)
    assert door.screen.tabs is None
    assert "Popescu" not in said(door.screen)


def test_the_pin_opens_the_page_as_it_was_left() -> None:
    door = signed_in()
    door.press("note")
    door.want(Typed(form="note", field="note", text="half a not"))
    door.press("lock")

    door.prove(PINS[ANA.id])

    assert door.stands_at(Page.RUN)
    assert door.screen.run is not None
    assert door.screen.run.form is not None
    assert fields_of(door.screen.run.form)["note"].text == "half a not"
    assert door.events[-2:] == [(ANA.name, DeskLocked()), (ANA.name, DeskUnlocked(wrong_pins=0))]


def test_the_passphrase_opens_a_lock_too() -> None:
    door = locked()

    door.prove(ONE_DROP)

    assert door.stands_at(Page.RUN)


def test_after_five_wrong_pins_only_the_passphrase_opens() -> None:
    """S33."""
    door = locked()
    for left in (4, 3, 2):
        door.prove(WRONG_PIN)
        assert door.message == f"Wrong PIN. {left} more, then only the passphrase opens it."
    door.prove(WRONG_PIN)
    assert door.message == "Wrong PIN. One more, then only the passphrase opens it."
    door.prove(WRONG_PIN)
    assert door.message == "5 wrong PINs: only the passphrase opens it now."
    assert fields_of(door.form)["proof"].label == "Passphrase"

    door.prove(PINS[ANA.id])
    assert door.stands_at(Page.LOCKED)

    door.prove(ONE_DROP)
    assert door.stands_at(Page.RUN)
    assert door.events[-1] == (ANA.name, DeskUnlocked(wrong_pins=5))


def test_wrong_pins_stay_counted_when_somebody_else_was_asked_meanwhile() -> None:
    door = locked()
    for _ in range(5):
        door.prove(WRONG_PIN)

    door.press("somebody-else")
    door.cancel()

    assert door.stands_at(Page.LOCKED)
    assert fields_of(door.form)["proof"].label == "Passphrase"


def test_somebody_else_takes_a_locked_desk_over_and_no_name_is_shown_until_then() -> None:
    door = locked()

    door.press("somebody-else")
    assert NAMES[0] not in repr(door.screen)
    door.press(f"person:{ION.id}")
    door.prove(SLOWLY)

    assert door.stands_at(Page.RUN)
    assert door.events[-4:] == [
        (ANA.name, DeskLocked()),
        (ANA.name, SignedOut()),
        (ION.name, SignedIn(wrong_before=0)),
        (ION.name, DeskUnlocked(wrong_pins=0)),
    ]


# The hand-over.


def test_a_hand_over_keeps_rates_alarms_hold_and_stop_in_sight() -> None:
    """S11, S29."""
    door = signed_in(2)

    door.press("switch-nurse")

    assert door.stands_at(Page.SWITCH)
    first, second = door.page.cards
    assert (first.name, first.rate) == (NAMES[0], "7 drops/min")
    assert (second.name, second.rate) == (NAMES[1], "21 mL/h")
    door.press(name_of(first, "hold"))
    assert door.bed.infusion(1).phase is Phase.HELD
    assert last_by(door, 1, InfusionHeld) == ANA.name


def test_a_hand_over_can_be_locked_and_a_lock_has_nothing_more_to_lock() -> None:
    """S33: whoever asked for the next nurse is called away."""
    door = signed_in()
    door.press("switch-nurse")
    assert [one.name for one in door.page.buttons] == ["lock"]

    door.press("lock")
    assert door.stands_at(Page.LOCKED)
    assert NAMES[0] not in repr(door.screen)

    door.press("somebody-else")
    assert door.page.buttons == ()
    door.press("lock")
    assert door.stands_at(Page.SWITCH)


def test_from_a_hand_over_on_everything_is_recorded_under_the_new_name() -> None:
    """S33."""
    door = signed_in()
    door.press("switch-nurse")
    door.press(f"person:{ION.id}")
    door.prove(SLOWLY)

    door.press("hold")

    assert last_by(door, 1, InfusionHeld) == ION.name
    assert door.screen.run is not None
    assert door.screen.run.footer.parts[-1].text == f"nurse {ION.name}"
    assert door.events[-2:] == [(ANA.name, SignedOut()), (ION.name, SignedIn(wrong_before=0))]


def test_who_has_signed_in_before_comes_back_by_pin() -> None:
    door = signed_in()
    door.press("switch-nurse")
    door.press(f"person:{ION.id}")
    assert fields_of(door.form)["proof"].label == "Passphrase"
    door.prove(SLOWLY)

    door.press("switch-nurse")
    door.press(f"person:{ANA.id}")
    assert fields_of(door.form)["proof"].label == "PIN or passphrase"
    door.prove(PINS[ANA.id])

    door.press("hold")
    assert last_by(door, 1, InfusionHeld) == ANA.name


def test_a_hand_over_is_put_away_and_everything_stays() -> None:
    door = signed_in()
    door.press("switch-nurse")

    door.cancel()

    assert door.stands_at(Page.RUN)
    assert door.events[-1] == (ANA.name, SignedIn(wrong_before=0))


def test_who_is_at_the_desk_already_is_not_asked_to_take_over() -> None:
    door = signed_in()

    door.press("switch-nurse")

    assert [button.label for button in door.page.people] == [ION.name, MIRA.name]


def test_with_nobody_else_there_is_nobody_to_hand_over_to() -> None:
    door = Doorway()
    door.prove(ONE_DROP)

    assert door.screen.who is not None
    assert [(one.name, one.ability) for one in door.screen.who.buttons][-2:] == [
        ("switch-nurse", Ability.OFF),
        ("lock", Ability.READY),
    ]


# The name on the plan and in the record.


def test_whoever_signed_in_is_the_nurse_on_the_plan_and_in_the_record() -> None:
    """S33."""
    door = Doorway()
    door.prove(ONE_DROP)
    bed = door.bed

    bed.start({name: text for name, text in ADULT.items() if name != "nurse"})

    plan = bed.infusion(1)
    assert dict(plan.kept)["nurse"] == ANA.name
    assert {entry.by for entry in bed.desk.entries("infusion-1")} == {ANA.name}


def test_a_plan_in_which_nothing_is_typed_has_no_name_in_it() -> None:
    door = Doorway()
    door.prove(ONE_DROP)

    door.press("new-infusion")

    assert dict(door.bed.infusion(1).kept).get("nurse", "") == ""


def test_another_name_typed_on_the_plan_stays() -> None:
    door = Doorway()
    door.prove(ONE_DROP)

    door.bed.plan(ADULT, nurse="A. Pop")

    assert dict(door.bed.infusion(1).kept)["nurse"] == "A. Pop"


def test_a_plan_that_is_handed_over_names_who_took_it_over() -> None:
    door = Doorway(ION)
    door.press(f"person:{ANA.id}")
    door.prove(ONE_DROP)
    door.bed.plan({name: text for name, text in ADULT.items() if name != "nurse"})

    door.press("switch-nurse")
    door.prove(SLOWLY)

    assert dict(door.bed.infusion(1).kept)["nurse"] == ION.name
