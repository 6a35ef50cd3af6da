"""Resuming, going on past the ordered volume, completing: what stands before each is said first."""

from __future__ import annotations

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Ability, Tone
from tests.unit.presenters.bedside import Bedside, fields_of


def at_28() -> Bedside:
    """24 kg at 60 drops/mL: 7, 14, 28 drops/min."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.raise_rate()
    return bed


def test_resuming_is_confirmed_at_the_rate_that_is_shown() -> None:
    bed = at_28()
    bed.press("hold")
    bed.press("resume")
    assert [line.text for line in bed.form.lines] == [
        "Protocol allows up to 28 drops/min (28 mL/h · 1.16 mL/kg/h).",
        "Confirm only when this rate is running at the bed.",
    ]
    assert bed.now == "0 drops/min"

    bed.submit("resume-confirm")

    assert (bed.now, bed.infusion().phase) == ("28 drops/min", Phase.RUNNING)


def test_the_nurse_was_asked_to_run_it_again_while_the_reaction_stood_open() -> None:
    """S12: the form to resume opened, and only its button was refused."""
    bed = at_28()
    bed.press("hold")
    bed.flag("flushing", "2")

    bed.press("resume")

    assert bed.run_page.form is None
    assert bed.message == "Not resumed: adverse event open: flushing"
    assert [(line.mark, line.text) for line in bed.run_page.next.conditions] == [
        ("missing", "adverse event open: flushing")
    ]
    assert bed.run_page.next.headline.text == "Held. Treat; restart below this rate once it has gone"


def test_after_a_reaction_it_is_resumed_below_the_rate_of_the_reaction() -> None:
    """S12: the reaction came at 28, the rung below is 14."""
    bed = at_28()
    bed.press("hold")
    bed.flag("flushing", "2")
    bed.fill("resolve", {"sign": "flushing"})

    bed.press("resume")
    assert bed.form.submit.label == "14 drops/min is running"
    bed.submit("resume-confirm")

    assert bed.now == "14 drops/min"


def test_going_on_past_the_ordered_volume_is_answered_for_and_then_confirmed() -> None:
    """S2, S27."""
    bed = at_28()
    bed.press("hold")
    bed.fill("volume", {"read_ml": "72"})

    bed.press("resume")
    assert bed.message == "Not resumed: the ordered 72 mL are in (72 mL given) – going on needs a reason and a name"
    bed.type("override", {"reason": "line to be emptied", "name": "Dr D. Marin"})
    bed.submit("override")

    assert (bed.form.name, bed.form.submit.label) == ("resume-confirm", "28 drops/min is running")


def test_a_reading_above_the_ordered_volume_is_asked_and_its_text_is_still_there_when_answered() -> None:
    """S2, S27."""
    bed = at_28()
    bed.fill("volume", {"read_ml": "80"})
    assert bed.message == (
        "Not recorded: 80 mL is more than the ordered 72 mL – recording it needs a reason and a name"
    )

    bed.type("override", {"reason": "read twice", "name": "Dr D. Marin"})
    bed.submit("override")
    assert (bed.form.name, fields_of(bed.form)["read_ml"].text) == ("volume", "80")
    bed.submit("volume")

    assert bed.infusion().infused.text == "80"


def test_the_dose_is_in_when_the_nurse_says_so() -> None:
    bed = at_28()
    bed.press("complete")
    assert [line.text for line in bed.form.lines] == [
        "The desk reckons 10.5 mL of 72 mL given. If the bottle says otherwise, read the volume."
    ]

    bed.submit("complete-confirm")

    assert bed.infusion().phase is Phase.COMPLETED


def test_when_the_ordered_volume_is_in_the_page_says_so_and_no_rate_stands_beside_it() -> None:
    """S27: “✗ ordered volume 72 mL not yet in” stood there when it was in."""
    bed = at_28()
    bed.fill("volume", {"read_ml": "72"})

    column = bed.run_page.next
    assert (column.headline.text, column.detail) == ("The ordered volume is in", "")
    assert ("missing", "the ordered 72 mL are in") in [(line.mark, line.text) for line in column.conditions]


def test_while_held_only_what_can_happen_can_be_pressed() -> None:
    bed = at_28()
    bed.press("hold")

    abilities = {one.name: (one.ability, one.detail) for one in bed.run_page.next.buttons}
    assert abilities == dict.fromkeys(("raise", "stay", "lower", "set-rate"), (Ability.OFF, ""))


def test_after_a_severe_reaction_the_page_goes_on_saying_stop_while_it_is_held() -> None:
    """S12."""
    bed = at_28()
    bed.flag("urticaria", "3")
    bed.press("hold")

    assert (bed.run_page.next.headline.text, bed.run_page.next.detail) == (
        "Protocol: STOP, call for help, keep the line open by local protocol",
        "Why: grade 3 or more – urticaria (hives)",
    )


def test_where_no_lower_rate_can_run_there_is_none_to_resume_at() -> None:
    """S12, S20: the reaction came at the first rung, 2 drops/min, and no drip counts 1."""
    bed = Bedside()
    bed.start(giving_set="gravity:20")
    bed.press("hold")
    bed.flag("flushing", "2")
    bed.fill("resolve", {"sign": "flushing"})

    assert bed.run_page.next.headline.text == "Held. No rate is allowed under the ceiling"
    assert bed.run_page.now.hold.detail == ""
    bed.press("resume")
    assert (bed.run_page.form, bed.now) == (None, "0 drops/min")


def test_what_would_be_refused_is_not_offered_in_green() -> None:
    """S6, S12: held, then a reaction: RESUME waits until it has gone, and the press says why."""
    bed = at_28()
    bed.press("hold")
    offered = bed.run_page.now.hold
    bed.flag("flushing", "2")
    waiting = bed.run_page.now.hold
    bed.fill("resolve", {"sign": "flushing"})

    assert (offered.ability, offered.tone) == (Ability.READY, Tone.GOOD)
    assert (waiting.ability, waiting.tone, waiting.detail) == (Ability.WAITING, Tone.PLAIN, "")
    assert bed.run_page.now.hold.tone is Tone.GOOD
