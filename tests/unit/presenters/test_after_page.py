"""After the end: how long to watch, what is still to do, putting right, and closing."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.presenters.screens import Ability
from tests.unit.presenters.bedside import Bedside, button, fields_of, problems_of
from tests.unit.presenters.typed_plans import BASELINE


def stopped() -> Bedside:
    """24 kg, half an hour at 7 drops/min, then stopped with its reason."""
    bed = Bedside()
    bed.start()
    bed.wait("30")
    bed.press("stop")
    bed.type("stop-reason", {"reason": "patient asked"})
    bed.submit("stop-reason")
    return bed


def to_do(bed: Bedside) -> dict[str, str]:
    return {line.text: line.mark for line in bed.after_page.to_do}


def closed(bed: Bedside) -> Bedside:
    bed.press("close-confirm")
    bed.submit("close-confirm")
    return bed


def test_the_page_says_what_was_given_and_why_it_was_stopped() -> None:
    assert stopped().after_page.headline.text == "Stopped: 3.5 mL of 72 mL given – patient asked"


def test_a_completed_infusion_is_called_completed() -> None:
    bed = Bedside()
    bed.start()
    bed.fill("volume", {"read_ml": "72"})
    bed.press("complete")
    bed.submit("complete-confirm")

    assert bed.after_page.headline.text == "Completed: 72 mL of 72 mL given"


@pytest.mark.parametrize(
    ("earlier", "countdown", "detail"),
    [
        ("never", "1:00:00", "of 1 h observation after the end"),
        ("same-within-8-weeks", "20:00", "of 20 min observation after the end"),
    ],
)
def test_the_observation_period_counts_down(earlier: str, countdown: str, detail: str) -> None:
    """PRODUCT.md: 20 min, or 60 after a first infusion."""
    bed = Bedside()
    bed.start(earlier=earlier)
    bed.press("stop")
    assert (bed.after_page.countdown, bed.after_page.countdown_detail) == (countdown, detail)

    bed.wait("90")
    assert bed.after_page.countdown == "0:00"


def test_what_is_still_to_do_is_marked_off_as_it_is_done() -> None:
    bed = stopped()
    assert to_do(bed) == {
        "vital signs at the end": "missing",
        "vital signs 30 and 60 min after the end": "missing",
        "observation period over": "missing",
        "no open adverse event": "met",
        "batch of every bottle": "met",
        "reason of the stop": "met",
    }

    bed.observe()
    for _ in range(2):
        bed.wait("30")
        bed.observe()

    assert set(to_do(bed).values()) == {"met"}


def test_a_closed_infusion_does_not_claim_vital_signs_that_nobody_took() -> None:
    """S13: after closing the page marked them as done."""
    bed = closed(stopped())

    assert bed.infusion().phase is Phase.CLOSED
    assert to_do(bed)["vital signs at the end"] == "missing"
    assert to_do(bed)["vital signs 30 and 60 min after the end"] == "missing"


def test_the_question_of_closing_names_what_is_not_done_yet() -> None:
    bed = stopped()
    bed.observe()
    bed.press("close-confirm")

    assert bed.form.title == "Discharge Ionescu, Maria"
    assert [line.text for line in bed.form.lines] == [
        "Not done yet: vital signs 30 and 60 min after the end, observation period over.",
        "After this only notes and corrections can be added.",
    ]


def test_nothing_is_closed_without_the_reason_of_the_stop() -> None:
    """S25."""
    bed = Bedside()
    bed.start()
    bed.press("stop")
    bed.cancel("stop-reason")

    closed(bed)

    assert (bed.message, bed.infusion().phase) == ("Not closed: the reason is missing", Phase.STOPPED)


def test_after_closing_notes_and_corrections_can_still_be_added() -> None:
    bed = closed(stopped())
    assert [one.name for one in bed.after_page.record] == ["note", "correct"]
    assert button(bed.after_page.buttons, "close-confirm").ability is Ability.OFF

    bed.fill("note", {"note": "called home, well"})
    assert [note.what.text for note in bed.infusion().notes] == ["called home, well"]


@pytest.mark.parametrize("name", ["observation", "adverse-event", "medicine", "bottle", "volume", "close-confirm"])
def test_after_closing_nothing_else_can_be_opened(name: str) -> None:
    bed = closed(stopped())

    bed.press(name)

    assert bed.after_page.form is None


def test_a_correction_begins_with_the_values_on_record() -> None:
    """S13: with one value typed into an empty form the other five were gone from the record."""
    bed = Bedside()
    bed.start()
    bed.wait("15")
    bed.observe(temperature="36.9", consciousness="alert", oxygen="air")
    bed.press("correct")
    assert {name: field.text for name, field in fields_of(bed.form).items()} == {
        **BASELINE,
        "temperature": "36.9",
        "consciousness": "alert",
        "oxygen": "air",
        "says": "",
        "of_set": str(bed.infusion().observations[-1].version),
        "reason": "",
    }

    bed.type("correct", {"temperature": "37.9", "reason": "misread"})
    bed.submit("correct")

    last = bed.infusion().last_observation
    assert last is not None
    assert last.observation.is_complete
    assert last.observation.temperature is not None
    assert (last.observation.temperature.text, last.corrected) == ("37.9", "misread")


def test_a_correction_begins_with_the_last_set_and_not_with_one_before_it() -> None:
    bed = Bedside()
    bed.start()
    bed.wait("15")
    bed.observe(heart_rate="95")
    bed.press("correct")
    bed.cancel("correct")
    bed.wait("15")
    bed.observe(heart_rate="99")

    bed.press("correct")

    assert fields_of(bed.form)["heart_rate"].text == "99"


def test_a_correction_half_typed_is_kept_until_there_is_a_newer_set() -> None:
    bed = Bedside()
    bed.start()
    bed.press("correct")
    bed.type("correct", {"heart_rate": "80"})
    bed.cancel("correct")
    bed.press("correct")
    assert fields_of(bed.form)["heart_rate"].text == "80"

    bed.wait("15")
    bed.observe(heart_rate="99")
    bed.press("correct")
    assert fields_of(bed.form)["heart_rate"].text == "99"


def test_a_correction_needs_its_reason() -> None:
    bed = Bedside()
    bed.start()
    bed.press("correct")

    bed.submit("correct")

    assert problems_of(bed.form) == {"reason": "Reason: missing."}


TYPED = {"batch": "Q7", "batch_again": "Q7", "not_scanned": "label wet"}


def test_a_bottle_that_has_expired_is_not_connected() -> None:
    """The plan page refused it and the form for a new bottle took it."""
    bed = Bedside()
    bed.start()

    bed.fill("bottle", {**TYPED, "expiry": "2026-11-21", "bottle_ml": "50"})

    assert problems_of(bed.form) == {"expiry": "Expiry: 21 Nov 2026 has passed. Do not give this bottle."}
    assert len(bed.infusion().bottles) == 1


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        (
            {},
            {
                "batch": "Batch: missing. Where it cannot be had, say why below.",
                "bottle_ml": "Volume of the bottle: missing.",
            },
        ),
        ({**TYPED, "bottle_ml": "0"}, {"bottle_ml": "Volume of the bottle: more than 0 mL."}),
        ({"bottle_ml": "50"}, {"batch": "Batch: missing. Where it cannot be had, say why below."}),
    ],
)
def test_a_bottle_without_volume_or_batch_is_not_connected(typed: dict[str, str], problems: dict[str, str]) -> None:
    """S25."""
    bed = Bedside()
    bed.start()

    bed.fill("bottle", typed)

    assert problems_of(bed.form) == problems


def test_a_bottle_whose_batch_cannot_be_had_is_connected_with_the_reason() -> None:
    """S25: the strip said “batch batch not av…”."""
    bed = Bedside()
    bed.start()

    bed.fill("bottle", {"bottle_ml": "50", "not_available": "label torn"})

    assert bed.run_page.strip.bottle == "bottle 2 of 2, no batch"
