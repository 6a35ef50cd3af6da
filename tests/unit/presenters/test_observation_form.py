"""The form for vital signs: what was measured before, and what the values typed so far mean."""

from __future__ import annotations

import pytest

from ivig_desk.presenters.screens import Tone
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of


def open_form(**typed: str) -> Bedside:
    bed = Bedside()
    bed.start()
    bed.wait("15")
    bed.press("observation")
    bed.type("observation", typed)
    return bed


def lines(bed: Bedside) -> list[tuple[str, Tone]]:
    return [(line.text, line.tone) for line in bed.form.lines]


def test_each_field_has_the_last_value_and_the_baseline_beside_it() -> None:
    bed = open_form()
    bed.type("observation", {"heart_rate": "95"})
    bed.submit("observation")
    bed.press("observation")

    assert fields_of(bed.form)["heart_rate"].hint == "last 95 /min · baseline 90 /min"
    assert fields_of(bed.form)["temperature"].hint == "baseline 36.8 °C"


def test_what_is_concerning_is_said_while_it_is_typed() -> None:
    """S15: 38.4 °C is 1.6 °C over the baseline."""
    assert lines(open_form(temperature="38.4")) == [
        ("temperature risen by 1.6 °C since the baseline (concerning: from 1 °C)", Tone.MEDIUM)
    ]


def test_what_is_critical_is_said_as_such() -> None:
    (first, *_) = lines(open_form(temperature="39.2"))

    assert first == ("temperature 39.2 °C (critical: from 39 °C)", Tone.HIGH)


@pytest.mark.parametrize("typed", ["1", "368", "3", "36.8"])
def test_a_slip_or_a_value_half_typed_is_not_called_critical(typed: str) -> None:
    """S16: on the way to 100 mmHg the form cried “systolic 1 mmHg (critical)”."""
    assert lines(open_form(temperature=typed)) == []


def test_an_empty_form_records_nothing() -> None:
    """S13."""
    bed = open_form()

    bed.submit("observation")

    assert (bed.message, len(bed.infusion().observations)) == ("Not recorded: no vital sign was entered", 1)


def test_an_answer_that_is_none_of_those_there_are_is_said() -> None:
    bed = open_form(consciousness="sleepy")

    bed.submit("observation")

    assert problems_of(bed.form) == {
        "consciousness": "Consciousness (optional): “sleepy” is none of the answers. Choose one of those shown."
    }


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({}, {"sign": "What is seen or felt: choose one.", "grade": "Grade: choose one."}),
        ({"sign": "headache"}, {"grade": "Grade: choose one."}),
        (
            {"sign": "headache", "grade": "6"},
            {"grade": "Grade: “6” is none of the answers. Choose one of those shown."},
        ),
    ],
)
def test_an_adverse_event_needs_its_sign_and_grade(typed: dict[str, str], problems: dict[str, str]) -> None:
    bed = Bedside()
    bed.start()

    bed.fill("adverse-event", typed)

    assert problems_of(bed.form) == problems


def test_what_has_gone_is_asked_only_while_something_is_there() -> None:
    """After a severe reaction had gone the button stayed, and its form had nothing to choose."""
    bed = Bedside()
    bed.start()
    names = [[one.name for one in bed.run_page.record]]
    bed.flag("urticaria", "3")
    names.append([one.name for one in bed.run_page.record])
    bed.fill("resolve", {"sign": "urticaria"})
    names.append([one.name for one in bed.run_page.record])

    assert ["resolve" in shown for shown in names] == [False, True, False]
    assert bed.run_page.next.headline.text.startswith("Protocol: STOP")


def test_what_has_gone_is_chosen_among_what_is_there() -> None:
    bed = Bedside()
    bed.start()
    bed.flag("urticaria", "1")
    bed.flag("headache", "1")
    bed.press("resolve")

    assert [option.label for option in fields_of(bed.form)["sign"].options] == ["urticaria (hives)", "headache"]
    bed.submit("resolve")
    assert problems_of(bed.form) == {"sign": "What has gone: choose one."}
