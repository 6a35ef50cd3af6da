"""Several infusions on one laptop: tabs, board, one key each, nothing typed lost, eight and not nine."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.presenters.last_words import last_words
from ivig_desk.presenters.screens import BoardCard, Page, Tab, Tone
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.several import NAMES, begin, several
from tests.unit.presenters.typed_plans import ADULT


def tabs(bed: Bedside) -> tuple[Tab, ...]:
    return () if bed.screen.tabs is None else bed.screen.tabs.tabs


def card(bed: Bedside, number: int) -> BoardCard:
    assert bed.screen.board is not None, bed.screen.page
    (found,) = [one for one in bed.screen.board.cards if one.infusion_id == f"infusion-{number}"]
    return found


def test_one_infusion_alone_has_no_tabs_on_its_own_page() -> None:
    bed = several(1)
    assert bed.screen.page is Page.RUN
    assert bed.screen.tabs is None

    bed.press("leave")
    assert [tab.name for tab in tabs(bed)] == ["Ionescu, Maria"]


def test_every_tab_says_who_at_which_rate_on_which_rung_and_what_is_due() -> None:
    """S29: the two of one surname are told apart by their identifiers."""
    bed = several(3)

    # Begun at 10:00, 10:01 and 10:02, looked at at 10:03; vital signs fall due 15 min after each start.
    # 24 kg × 0.3 mL/kg/h = 7.2 mL/h on 60 drops/mL: 7.2, rounded down 7 drops/min, which is 7 mL/h.
    # 70 kg × 0.3 mL/kg/h = 21 mL/h.
    # A drip is counted after each change: since the start, 3 min ago.
    assert [(tab.key, tab.name, tab.identifier, tab.rate.text, tab.rung, tab.due.text) for tab in tabs(bed)] == [
        ("Ctrl+1", "Ionescu, Maria", "ID 4471", "7 mL/h", "rung 1 of 5", "D 3 min ago"),
        ("Ctrl+2", "Popescu, Andrei", "", "21 mL/h", "rung 1 of 5", "V in 13:00"),
        ("Ctrl+3", "Ionescu, Elena", "ID 4473", "21 mL/h", "rung 1 of 5", "V in 14:00"),
    ]
    assert [tab.is_shown for tab in tabs(bed)] == [False, False, True]


def test_a_tab_says_how_long_ago_something_was_due_in_whole_hours_from_one_on() -> None:
    """The drip of the first is to be counted since 10:00; both are begun by 10:02, 150 min before 12:32."""
    bed = several(2)
    bed.wait("57")
    assert tabs(bed)[0].due.text == "D 59 min ago"
    bed.wait("1")
    assert tabs(bed)[0].due.text == "D 1 h ago"
    bed.wait("92")

    assert tabs(bed)[0].due.text == "D 2 h ago"


def test_a_tab_says_that_it_is_held_or_stopped_and_its_highest_alarm() -> None:
    bed = several(3)
    bed.press("hold")
    bed.open("infusion-2")
    bed.press("stop")
    bed.open("infusion-1")
    bed.flag("collapse", "4")
    bed.open("infusion-3")

    first, second, third = tabs(bed)
    assert (second.rate.text, second.rung, second.rate.tone) == ("Stopped", "", Tone.MEDIUM)
    assert (third.rate.text, third.rung, third.alarm) == ("HELD", "rung 1 of 5", None)
    assert first.alarm is not None
    assert (first.alarm.text.split(" and ")[0], first.alarm.tone) == ("Reaction", Tone.HIGH)


@pytest.mark.parametrize("page", ["leave", "new-infusion", "under-the-skin"])
def test_the_tabs_stand_on_every_page(page: str) -> None:
    """S29: who plans a second infusion sees the first."""
    bed = several(1)
    bed.press("leave")
    bed.press(page)

    assert [tab.name for tab in tabs(bed)] == ["Ionescu, Maria"]


def test_the_next_and_the_one_before_go_round() -> None:
    bed = several(3)
    row = bed.screen.tabs
    assert row is not None
    assert (row.before, row.after) == ("infusion-2", "infusion-1")

    bed.press("leave")
    row = bed.screen.tabs
    assert row is not None
    assert (row.before, row.after) == ("infusion-3", "infusion-1")


def test_a_key_stays_with_its_patient_until_the_infusion_is_closed() -> None:
    """S29."""
    bed = several(3)
    bed.open("infusion-1")
    bed.press("stop")
    bed.fill("stop-reason", {"reason": "a test"})
    assert [tab.key for tab in tabs(bed)] == ["Ctrl+1", "Ctrl+2", "Ctrl+3"]

    closed(bed)
    assert [(tab.name, tab.key) for tab in tabs(bed)] == [("Popescu, Andrei", "Ctrl+2"), ("Ionescu, Elena", "Ctrl+3")]

    begin(bed, 4)
    assert (tabs(bed)[0].name, tabs(bed)[0].key) == (NAMES[3], "Ctrl+1")


def test_what_is_typed_in_a_form_stays_with_its_infusion() -> None:
    """S29."""
    bed = several(2)
    bed.press("note")
    bed.type("note", {"note": "of the second"})
    bed.open("infusion-1")
    assert bed.run_page.form is None
    bed.press("note")
    assert bed.form.groups[0].fields[0].text == ""

    bed.open("infusion-2")
    assert bed.form.groups[0].fields[0].text == "of the second"


def test_a_press_after_a_switch_acts_on_the_shown_infusion_alone() -> None:
    """S11, S29."""
    bed = several(2)
    bed.open("infusion-1")
    bed.press("hold")

    assert (bed.infusion(1).phase.value, bed.infusion(2).phase.value) == ("held", "running")
    assert bed.screen.title.startswith("Ionescu, Maria")


def test_hold_and_stop_name_their_patient() -> None:
    """S11, S29."""
    bed = several(4)
    now = bed.run_page.now
    # Fifteen letters and the mark of what is left out.
    assert (now.hold.detail, now.stop.detail) == ("Constantinescu-…", "Constantinescu-…")


def test_a_plan_left_for_an_alarm_keeps_its_step_and_everything_typed() -> None:
    bed = several(1)
    bed.press("leave")
    bed.plan(ADULT, identifier="77", name="Marin, Ioana")
    bed.press("step:3")
    bed.wait("16")
    opens = bed.alarm("Vital signs due").opens
    assert opens == "infusion-1"
    bed.open(opens)
    assert bed.screen.page is Page.RUN
    row = bed.screen.tabs
    assert row is not None
    assert row.plan is not None
    assert (row.plan.name, row.plan.key, row.plan.rung) == ("Marin, Ioana", "Ctrl+9", "not started")

    bed.open(row.plan.infusion_id)
    assert (bed.plan_page.step, bed.screen.title) == (3, "Marin, Ioana – IVIG Desk")
    assert bed.screen.tabs is not None
    assert bed.screen.tabs.plan is None


def test_a_plan_that_was_started_or_left_for_good_has_no_way_back() -> None:
    bed = several(1)
    bed.press("leave")
    bed.plan(ADULT, identifier="77", name="Marin, Ioana")
    bed.open("infusion-1")
    bed.open("infusion-2")
    bed.press("leave")
    assert bed.screen.tabs is not None
    assert bed.screen.tabs.plan is None

    bed.open("infusion-2")
    bed.press("step:4")
    bed.submit("plan")
    assert bed.screen.tabs is not None
    assert bed.screen.tabs.plan is None


def test_the_board_has_a_card_for_each_with_rate_rung_due_and_end() -> None:
    """S29."""
    bed = several(3)
    bed.press("board")

    assert (bed.screen.page, bed.screen.tabs) == (Page.BOARD, None)
    first, second = card(bed, 1), card(bed, 2)
    assert (first.name, first.identifier, first.preparation) == (
        "Ionescu, Maria",
        "ID 4471",
        "Privigen 10 % · gravity set, 60 drops/mL",
    )
    assert (first.rate, first.rung, first.due.text) == ("7 drops/min", "rung 1 of 5", "check the drip due 3 min ago")
    assert (second.rate, second.due.text, second.alarm) == ("21 mL/h", "vital signs in 13:00", None)
    assert second.ends.startswith("ends about ")


def test_hold_on_a_card_holds_the_patient_it_names_and_the_board_stays() -> None:
    """S11."""
    bed = several(3)
    bed.press("board")
    bed.press("hold:infusion-2")

    assert [bed.infusion(number).phase.value for number in (1, 2, 3)] == ["running", "held", "running"]
    held = card(bed, 2)
    assert (held.heading.text, held.rate, held.hold) == ("HELD – nothing runs", "0 mL/h", None)
    assert held.stop is not None
    assert held.stop.detail == "Popescu, Andrei"


def test_stop_on_a_card_stops_at_once_and_asks_the_reason_at_that_bed() -> None:
    """S11."""
    bed = several(3)
    bed.press("board")
    bed.press("stop:infusion-2")

    assert [bed.infusion(number).phase.value for number in (1, 2, 3)] == ["running", "stopped", "running"]
    assert (bed.screen.title, bed.form.name) == ("Popescu, Andrei – IVIG Desk", "stop-reason")

    bed.press("board")
    assert (card(bed, 2).heading.text, card(bed, 2).rate, card(bed, 2).hold) == ("Stopped", "", None)
    assert card(bed, 2).due.text == "reason of the stop now"


def test_a_letter_does_nothing_on_the_board() -> None:
    """S29: nobody is shown there, so nobody is meant."""
    bed = several(2)
    bed.press("board")
    for name in ("hold", "stop", "raise", "note", "hold:", "resume:infusion-1"):
        bed.press(name)

    assert bed.screen.page is Page.BOARD
    assert [bed.infusion(number).phase.value for number in (1, 2)] == ["running", "running"]


def test_the_highest_alarm_of_a_card_stands_in_its_words_and_flashes_until_it_was_seen() -> None:
    """S23."""
    bed = several(2)
    bed.flag("collapse", "4")
    bed.press("board")
    called = card(bed, 2)
    assert called.alarm is not None
    assert (called.alarm.text, called.alarm.tone) == ("Severe reaction", Tone.HIGH)
    assert called.is_new

    bed.press("acknowledge:infusion-2:severe-reaction")
    assert not card(bed, 2).is_new


@pytest.mark.parametrize(("count", "starts"), [(7, True), (8, False)])
def test_the_ninth_is_not_started_and_that_is_said(count: int, *, starts: bool) -> None:
    bed = several(count)
    bed.press("leave")
    bed.start(ADULT, identifier="4490", name="Barbu, Irina")

    assert (bed.screen.page is Page.RUN) is starts
    refused = "Not started: eight infusions are under way on this laptop – "
    refused += "close one that has ended, or use another laptop"
    assert bed.message == ("" if starts else refused)
    assert [tab.key for tab in tabs(bed)] == [f"Ctrl+{number}" for number in range(1, 9)]


def test_after_a_restart_several_stand_on_the_board_with_no_rate_that_looks_confirmed() -> None:
    """S7: all eight, each in its place; nothing that was typed into another is shown at one."""
    bed = several(8, MemoryJournal())
    bed.restart()

    assert bed.screen.page is Page.BOARD
    assert bed.screen.board is not None
    assert [(one.key, one.name) for one in bed.screen.board.cards] == [
        (f"Ctrl+{number}", NAMES[number - 1]) for number in range(1, 9)
    ]
    assert {one.heading.text for one in bed.screen.board.cards} == {"ON RECORD, not confirmed"}
    assert {one.due.text for one in bed.screen.board.cards} == {"confirm at the bed now"}

    bed.open("infusion-2")
    assert tabs(bed)[1].rate.text == "not confirmed: 21 mL/h"


def test_one_alone_after_a_restart_stands_on_its_own_page() -> None:
    """S7."""
    bed = several(1)
    bed.restart()
    assert bed.screen.page is Page.RUN


def test_the_last_words_name_everybody_who_was_on_the_board_or_in_a_tab() -> None:
    """S31."""
    bed = several(3)
    texts = [line.text for line in last_words(bed.screen).last_confirmed]
    assert "Ionescu, Maria · ID 4471 · 7 mL/h" in texts
    assert "Popescu, Andrei · 21 mL/h" in texts

    bed.press("board")
    texts = [line.text for line in last_words(bed.screen).last_confirmed]
    assert "Ionescu, Elena · ID 4473 · 21 mL/h" in texts


def closed(bed: Bedside) -> None:
    """Do what is left and close; the first is over and its observation period too."""
    bed.observe()
    bed.wait("30")
    bed.observe()
    bed.wait("31")
    bed.observe()
    bed.press("close-confirm")
    bed.submit("close-confirm")
