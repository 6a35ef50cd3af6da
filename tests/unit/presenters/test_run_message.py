"""What the page says of the last press stands only as long as it is true."""

from __future__ import annotations

from tests.unit.presenters.bedside import Bedside, problems_of


def running() -> Bedside:
    bed = Bedside()
    bed.start()
    return bed


def test_a_rise_asked_for_too_early_says_everything_that_is_missing_and_changes_nothing() -> None:
    """S9."""
    bed = running()
    bed.wait("1")
    bed.observe(temperature="38.4")
    bed.flag("headache", "1")
    bed.wait("11")

    bed.press("raise")

    assert bed.message == (
        "No rise yet: 30 min on this rung – 18 min left; "
        "vital signs under 10 min old – the last complete set is 11 min old; "
        "vital signs not within limits: temperature rise; "
        "adverse event open: headache; "
        "the given rate is at the ceiling – no higher rung is allowed now"
    )
    assert (bed.now, bed.run_page.form) == ("7 drops/min", None)


def test_the_nurse_read_that_30_minutes_were_left_when_none_were() -> None:
    """The message of a rise refused stayed as it was first said, minutes and all."""
    bed = running()
    bed.press("raise")
    assert bed.message == "No rise yet: 30 min on this rung – 30 min left"

    bed.wait("12")
    assert bed.message == (
        "No rise yet: 30 min on this rung – 18 min left; "
        "vital signs under 10 min old – the last complete set is 12 min old"
    )
    bed.wait("18")
    assert bed.message == ("No rise yet: vital signs under 10 min old – the last complete set is 30 min old")


def test_a_refusal_goes_when_its_last_reason_has_gone() -> None:
    bed = running()
    bed.wait("21")
    bed.observe()
    bed.press("raise")
    assert bed.message == "No rise yet: 30 min on this rung – 9 min left"

    bed.wait("9")
    assert bed.message == ""

    # The vital signs grow old again, but nobody has asked for a rise again.
    bed.wait("10")
    assert bed.message == ""


def test_a_refusal_goes_with_the_next_thing_that_is_done() -> None:
    bed = running()
    bed.press("raise")

    bed.press("stay")

    assert bed.message == ""


def test_the_nurse_read_that_368_degrees_cannot_be_true_after_retyping() -> None:
    """S16."""
    bed = running()
    bed.observe(temperature="368")
    assert "368 °C" in problems_of(bed.form)["temperature"]

    bed.type("observation", {"temperature": "36.8"})

    assert "temperature" not in problems_of(bed.form)


def test_a_refusal_goes_when_its_form_is_put_away() -> None:
    bed = running()
    bed.observe(temperature="368")

    bed.cancel("observation")

    assert (bed.message, bed.run_page.form) == ("", None)


def test_a_refusal_is_not_there_any_more_when_the_infusion_is_opened_again() -> None:
    bed = running()
    bed.press("raise")
    bed.press("leave")

    bed.open("infusion-1")

    assert bed.message == ""


def test_that_the_summary_was_printed_stays_in_sight_while_nothing_else_is_done() -> None:
    bed = running()
    bed.press("stop")
    bed.cancel("stop-reason")
    bed.print("summary")
    assert bed.message == "Summary sent to the printer ward-laser."

    bed.wait("3")

    assert bed.message == "Summary sent to the printer ward-laser."


def test_a_summary_printed_while_the_infusion_runs_says_that_it_runs() -> None:
    bed = running()

    bed.print("summary")

    [pages] = bed.summaries
    assert pages.subtitle.endswith(" · running")
    assert pages.taken_home is None
