"""The form a drip is counted in: what the taps come to is said as they are made (S22)."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Minutes
from tests.unit.presenters.bedside import Bedside, button, fields_of
from tests.unit.presenters.typed_plans import ADULT

# 24 kg at 60 drops/mL on the third rung: 28 drops/min, one in 2142.86 ms.
AT_28 = "1000 3143 5286 7429 9571"
# 60 000 ÷ 2450 = 24.49 drops/min, 12.5 % under 28.
AT_24 = "1000 3450 5900 8350 10800"
# 60 000 ÷ 450 = 133.3 drops/min = 133.3 mL/h = 5.56 mL/kg/h, over the label's 4.8.
AT_133 = "1000 1450 1900 2350 2800 3250 3700"


def at_28() -> Bedside:
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.raise_rate()
    return bed


def tapping(taps: str, bed: Bedside | None = None) -> Bedside:
    bed = at_28() if bed is None else bed
    bed.press("drip")
    bed.type("drip", {"taps": taps})
    return bed


def lines(bed: Bedside) -> list[str]:
    return [line.text for line in bed.form.lines]


@pytest.mark.parametrize(
    ("taps", "said"),
    [
        ("", "0 of at least 5 drops tapped."),
        ("1000 3143 5286 7429", "4 of at least 5 drops tapped."),
        ("1000 3143 3170 5286", "3 of at least 5 drops tapped; 1 dropped as a bounce of the finger."),
        (
            "1000 3143 7429 9571 11714",
            "The time after drop 2 is near twice the others. Was one drop not tapped? Say so, or count again.",
        ),
        ("1000 2000 5286 6000 9571", "5 taps are uncertain by over 10 %. Go on tapping, or count again."),
    ],
)
def test_taps_that_are_no_count_yet_say_why(taps: str, said: str) -> None:
    bed = tapping(taps)

    assert lines(bed) == [said, "", "", ""]
    assert bed.form.submit.label == "Record the count"


def test_a_count_says_its_range_its_units_its_rung_and_how_far_it_is_from_the_given_rate() -> None:
    """S22, S19: 24.49 drops/min on 60 drops/mL are 24.49 mL/h; ÷ 24 kg = 1.02 mL/kg/h; (28 − 24.49) ÷ 28 = 12.54 %.

    4.541 × 0.03 s ÷ √10 = 0.0431 s either way: 60 ÷ 2.4931 = 24.07 and 60 ÷ 2.4069 = 24.93, shown outward.
    """
    assert lines(tapping(AT_24)) == [
        "24.5 drops/min, by 5 taps between 24 and 25 drops/min",
        "24.5 mL/h · 1.02 mL/kg/h · 60 drops/mL · between rungs 2 and 3",
        "12.6 % slower than the given rate of 28 drops/min.",
        "Adjust the clamp and count again, or record it as the given rate.",
    ]


def test_a_count_near_the_given_rate_asks_for_nothing() -> None:
    said = lines(tapping(AT_28))

    assert said[2:] == ["As fast as the given rate of 28 drops/min.", ""]


def test_how_the_drip_has_slowed_since_the_last_count_is_said() -> None:
    """S22: 28 drops/min, and 18 min later 24.5: 12.5 % slower."""
    bed = tapping(AT_28)
    bed.submit("drip")
    bed.wait("18")
    tapping(AT_24, bed)

    assert lines(bed)[2] == (
        "12.6 % slower than the given rate of 28 drops/min; 12.5 % slower than 18 min ago (28 drops/min)."
    )


def test_a_drip_above_the_hard_limit_is_to_be_slowed_at_once() -> None:
    """S1: it is measured, so it is said; it is not taken for the given rate."""
    bed = tapping(AT_133)
    assert lines(bed)[3] == "Above the hard limit of 4.8 mL/kg/h. Slow the drip at once, or press HOLD."

    bed.type("drip", {"used_as": "given-rate"})
    bed.submit("drip")

    assert bed.now == "28 drops/min"
    assert bed.message.startswith("Not recorded: ")


def test_recorded_as_checked_it_changes_no_rate_and_is_asked_for_again_in_half_an_hour() -> None:
    bed = at_28()
    assert button(bed.run_page.record, "drip").detail == "due now"
    tapping(AT_28, bed)
    assert bed.form.submit.label == "Record as checked"

    bed.submit("drip")

    assert (bed.now, button(bed.run_page.record, "drip").detail) == ("28 drops/min", "due in 30:00")


def test_recorded_as_the_given_rate_the_button_names_it_and_it_is_the_rate() -> None:
    """24.49 drops/min is recorded as 24."""
    bed = tapping(AT_24)
    bed.type("drip", {"used_as": "given-rate"})
    assert (bed.form.submit.label, bed.form.submit.is_careful) == ("24 drops/min is running", True)

    bed.submit("drip")

    assert bed.now == "24 drops/min"


def test_counting_again_forgets_what_was_said_of_the_taps_before() -> None:
    bed = tapping("1000 3143 7429 9571 11714")
    bed.type("drip", {"missed": "one", "used_as": "given-rate"})
    bed.type("drip", {"taps": ""})
    bed.type("drip", {"taps": "1000 3143 7429 9571 11714"})

    fields = fields_of(bed.form)
    assert (fields["missed"].text, fields["used_as"].text) == ("", "checked")


def test_the_form_opens_without_the_taps_of_before() -> None:
    bed = tapping(AT_24)
    bed.cancel("drip")
    bed.press("drip")

    assert fields_of(bed.form)["taps"].text == ""


def test_over_400_drops_a_minute_is_no_count_and_is_to_be_slowed() -> None:
    """60 000 ÷ 149 = 402.7 drops/min: more than the ward believes of taps."""
    bed = tapping(" ".join(str(1000 + 149 * number) for number in range(12)))

    assert lines(bed)[0] == (
        "Over 400 drops/min, faster than can be counted. Slow the drip at once, or press HOLD, and count again."
    )
    bed.submit("drip")
    assert bed.message == "Not recorded: the drip is faster than can be counted – slow it at once, and count again"


@pytest.mark.parametrize(("minutes", "is_kept"), [("4.98", True), ("5", False), ("10", False)])
def test_taps_of_before_are_begun_anew_and_that_is_said(minutes: str, is_kept: bool) -> None:  # noqa: FBT001
    """S22: the form was left open; the drip of then is not the drip of now."""
    bed = tapping(AT_28)
    bed.wait(minutes)

    assert (fields_of(bed.form)["taps"].text == AT_28) is is_kept
    old = "The taps before were 5 min old and are dropped. Count again."
    assert (old in lines(bed)) is not is_kept


def test_a_tap_after_a_long_time_is_the_first_of_a_new_count() -> None:
    """A computer that slept had no look in between: the tap itself comes with the old ones before it."""
    bed = tapping("1000 3143 5286 7429")
    bed.clock.advance(Minutes.of("10"))
    bed.type("drip", {"taps": "1000 3143 5286 7429 609571"})

    assert fields_of(bed.form)["taps"].text == "609571"
    assert lines(bed)[0] == "1 of at least 5 drops tapped."


def test_an_answer_does_not_make_old_taps_young() -> None:
    bed = tapping(AT_28)
    bed.wait("4")
    bed.type("drip", {"used_as": "given-rate"})
    bed.wait("1")

    assert fields_of(bed.form)["taps"].text == ""


def test_old_taps_are_not_recorded_by_the_press_that_comes_first() -> None:
    bed = tapping(AT_28)
    bed.clock.advance(Minutes.of("10"))
    bed.submit("drip")

    assert bed.message.startswith("Not recorded: too few drops were tapped")


def test_a_pump_has_no_drip_to_check() -> None:
    bed = Bedside()
    bed.start(ADULT)

    assert "drip" not in [one.name for one in bed.run_page.record]
