"""The metronome on the forms of the run page: what it beats, when it is heard, and what ends it (S22)."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.tones import SAMPLES_PER_SECOND
from ivig_desk.desk.ports import SoundState
from ivig_desk.domain.infusion.commands import RecordObservation
from tests.unit.presenters.bedside import Bedside, fields_of
from tests.unit.presenters.test_drip_form import AT_28, at_28, tapping
from tests.unit.presenters.typed_plans import BASELINE
from tests.unit.ward import measured

ON = {"metronome": "on"}


def clicks(bed: Bedside, seconds: int = 3) -> bool:
    """Whether anything but silence is handed to the device."""
    return any(bed.sounder.take(seconds * SAMPLES_PER_SECOND))


def beating(bed: Bedside | None = None) -> Bedside:
    bed = at_28() if bed is None else bed
    bed.press("drip")
    bed.type("drip", ON)
    return bed


def beat(bed: Bedside) -> str:
    return fields_of(bed.form)["metronome"].text


def hint(bed: Bedside) -> str:
    return fields_of(bed.form)["metronome"].hint


def test_nothing_beats_before_it_is_asked_for() -> None:
    bed = at_28()
    bed.press("drip")

    assert (beat(bed), fields_of(bed.form)["metronome"].label) == ("", "Metronome at 28 drops/min")
    assert not clicks(bed)


def test_it_beats_the_given_rate_seen_and_heard() -> None:
    bed = beating()

    assert beat(bed) == "28"
    assert hint(bed) == "Turn the clamp until the drops fall with mark and click."
    assert clicks(bed)


def test_pressed_again_it_ends() -> None:
    bed = beating()
    bed.type("drip", {"metronome": ""})

    assert beat(bed) == ""
    assert not clicks(bed)


@pytest.mark.parametrize("leave", ["close", "hold", "all infusions"])
def test_it_ends_with_the_form_and_does_not_begin_with_it_again(leave: str) -> None:
    bed = beating()
    if leave == "close":
        bed.cancel("drip")
    else:
        bed.press("hold" if leave == "hold" else "leave")

    assert not clicks(bed)
    bed.open("infusion-1")
    if leave == "hold":
        bed.press("resume")
        bed.submit("resume-confirm")
    bed.press("drip")
    assert beat(bed) == ""


def test_it_ends_where_another_page_takes_the_place_of_this_one() -> None:
    bed = beating()
    bed.open("infusion-1")

    assert beat(bed) == ""
    assert not clicks(bed)


def test_the_first_tap_ends_it_since_who_taps_to_it_counts_it() -> None:
    bed = beating()
    bed.type("drip", {"taps": "1000"})

    assert beat(bed) == ""
    assert not clicks(bed)


def test_its_beginning_drops_the_taps_of_before_the_clamp_was_turned() -> None:
    bed = tapping(AT_28)
    bed.type("drip", ON)

    assert (beat(bed), fields_of(bed.form)["taps"].text) == ("28", "")


def test_an_alarm_of_high_priority_ends_it_and_that_is_said() -> None:
    """S23: nobody is to set a clamp while a critical vital sign calls."""
    bed = beating()
    bed.cancel("drip")
    bed.observe({**BASELINE, "temperature": "39.4"})
    bed.press("drip")
    bed.type("drip", ON)

    assert (beat(bed), hint(bed)) == ("", "Ended: an alarm of high priority is above.")


def test_an_alarm_of_high_priority_that_comes_while_it_beats_ends_it_at_the_next_look() -> None:
    """What calls may be another infusion: the form stays open, its metronome does not."""
    bed = beating()
    assert beat(bed) == "28"
    bed.desk.handle("infusion-1", RecordObservation(observation=measured(temperature_c="39.4")), "A. Pop")
    bed.look()

    assert (beat(bed), hint(bed)) == ("", "Ended: an alarm of high priority is above.")
    bed.look()
    assert beat(bed) == ""


def test_a_higher_alarm_than_a_low_one_is_heard_and_the_mark_goes_on_alone() -> None:
    """A held rate, an overdue set: 30 min after the last set it is due, after 60 min overdue twice."""
    bed = beating()
    bed.wait("61")

    assert (beat(bed), hint(bed)) == ("28", "An alarm sounds: follow the mark, the click waits.")


def test_a_pause_of_the_sound_pauses_the_click_too() -> None:
    bed = beating()
    bed.wait("31")
    bed.press("pause-sound")

    assert (beat(bed), hint(bed)) == ("28", "The sound is paused: follow the mark.")
    assert not clicks(bed)


def test_without_a_device_the_mark_is_enough_and_that_is_said() -> None:
    bed = at_28()
    bed.sounder.pull_out(SoundState.LOST)
    beating(bed)

    assert (beat(bed), hint(bed)) == ("28", "No sound can be heard: follow the mark.")


def test_a_rise_offers_the_rate_it_allows() -> None:
    """57 drops/min is the fourth rung of 24 kg on 60 drops/mL."""
    bed = at_28()
    bed.wait("30")
    bed.observe()
    bed.press("raise")
    bed.type("raise-confirm", ON)

    assert beat(bed) == "57"
    assert bed.form.submit.label == "57 drops/min is running"


def test_a_rise_that_is_no_longer_allowed_offers_none() -> None:
    """The set is too old after 15 min: nobody sets a clamp to what must not run."""
    bed = at_28()
    bed.wait("30")
    bed.observe()
    bed.press("raise")
    bed.type("raise-confirm", ON)
    bed.wait("16")

    assert "metronome" not in fields_of(bed.form)


def test_what_is_held_is_resumed_by_it() -> None:
    bed = at_28()
    bed.press("hold")
    bed.press("resume")

    assert fields_of(bed.form)["metronome"].label == "Metronome at 28 drops/min"
