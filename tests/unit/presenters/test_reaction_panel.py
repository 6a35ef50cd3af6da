"""A severe reaction: its steps stand in place of NEXT, after the stop too until it has gone; each is one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.presenters.bedside import Bedside, fields_of

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import ReactionPanel


def with_a_pattern() -> Bedside:
    """Hives at 10:30, short of breath at 10:32."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.flag("urticaria", "1")
    bed.wait("2")
    bed.flag("dyspnoea", "1")
    return bed


def panel_of(bed: Bedside) -> ReactionPanel:
    panel = bed.run_page.next.severe if bed.screen.run is not None else bed.after_page.severe
    assert panel is not None
    return panel


def labels(bed: Bedside) -> list[str]:
    return [button.label for button in panel_of(bed).steps]


def test_a_pattern_shows_every_step_the_weight_and_the_time_since_its_first_sign() -> None:
    bed = with_a_pattern()
    bed.wait("2.25")
    panel = panel_of(bed)

    assert panel.heading.text == "Severe reaction: urticaria (hives), dyspnoea (short of breath)"
    # From 10:30 to 10:34 and a quarter of a minute.
    assert (panel.clock, panel.since, panel.weight) == ("4:15", "since 10:30", "24 kg")
    assert panel.stop is not None
    assert (panel.stop.label, panel.stop.key) == ("STOP", "P")
    assert labels(bed) == [
        "Call for help",
        "Position",
        "Line open, other fluid",
        "Adrenaline",
    ]


@pytest.mark.parametrize(("minutes", "clock"), [("59.99", "59:59"), ("60", "1:00:00"), ("61.5", "1:01:30")])
def test_after_an_hour_the_clock_has_hours(minutes: str, clock: str) -> None:
    bed = Bedside()
    bed.start()
    bed.flag("headache", "3")

    bed.wait(minutes)

    assert panel_of(bed).clock == clock


def test_a_step_is_one_press_with_its_time_and_is_said_once() -> None:
    bed = with_a_pattern()
    bed.wait("1")

    bed.press("step-done:call-for-help")
    bed.press("step-done:call-for-help")

    assert [line.text for line in panel_of(bed).done] == ["help called 10:33, 3 min after it began"]
    assert "Call for help" not in labels(bed)
    assert len(bed.infusion().steps_done) == 1


def test_it_stays_after_the_stop_until_the_reaction_has_gone() -> None:
    bed = with_a_pattern()
    bed.press("stop")
    stopped = panel_of(bed)
    bed.fill("resolve", {"sign": "urticaria"})

    assert (stopped.stop, [line.text for line in stopped.done]) == (None, ["stopped 10:32, 2 min after it began"])
    assert bed.after_page.form is None
    assert bed.after_page.severe is None


def test_adrenaline_opens_the_medicine_with_its_name_and_asks_the_dose() -> None:
    """No dose is in the sources, so none is filled in."""
    bed = with_a_pattern()

    bed.press("step-done:adrenaline")

    fields = fields_of(bed.form)
    assert (bed.form.name, fields["medicine"].text, fields["dose"].text) == ("medicine", "adrenaline", "")
    assert "adrenaline 10:32, 2 min after it began" in [line.text for line in panel_of(bed).done]


def test_no_step_names_a_dose_or_a_volume() -> None:
    texts = [*labels(with_a_pattern())]

    assert [text for text in texts if any(letter.isdigit() for letter in text)] == []


@pytest.mark.parametrize("grade", ["1", "2"])
def test_a_mild_one_has_no_panel_and_its_steps_cannot_be_said(grade: str) -> None:
    bed = Bedside()
    bed.start()
    bed.flag("headache", grade)

    bed.press("step-done:adrenaline")

    assert bed.run_page.next.severe is None
    assert (bed.infusion().steps_done, bed.run_page.form) == ((), None)


def test_hypotension_alone_is_none_and_after_another_sign_it_is() -> None:
    bed = Bedside()
    bed.start()
    bed.flag("hypotension", "1")
    alone = bed.run_page.next.severe
    bed.fill("resolve", {"sign": "hypotension"})
    bed.flag("headache", "1")
    bed.wait("5")
    bed.flag("hypotension", "1")
    bed.wait("1")

    # The clock is of the sign that makes the pattern, 10:05.
    assert (alone, panel_of(bed).clock) == (None, "1:00")


def test_a_step_of_an_earlier_reaction_is_not_done_for_the_next() -> None:
    bed = with_a_pattern()
    bed.press("step-done:call-for-help")
    for sign in ("urticaria", "dyspnoea"):
        bed.fill("resolve", {"sign": sign})
    bed.wait("10")
    bed.flag("collapse", "4")

    assert "Call for help" in labels(bed)


def test_the_second_half_of_a_double_press_says_no_other_step() -> None:
    """S28: once a step is said, the next one stands in its place."""
    assert all(button.is_careful for button in panel_of(with_a_pattern()).steps)
