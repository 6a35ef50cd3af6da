"""The form for vital signs: what was measured before, and what the values typed so far mean."""

from __future__ import annotations

import pytest

from ivig_desk.presenters.event_wording import event_text
from ivig_desk.presenters.screens import FieldKind, Tone
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of
from tests.unit.presenters.typed_plans import BASELINE


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

    assert fields_of(bed.form)["heart_rate"].hint == "last 95\u00a0/min · baseline 90\u00a0/min"
    assert fields_of(bed.form)["temperature"].hint == "baseline 36.8\u00a0°C"


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
        ({"grade": "2"}, {"sign": "What is seen or felt: choose one."}),
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
    assert bed.infusion().adverse_events == ()


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


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"temperature": "45"}, {}),
        ({"temperature": "45.1"}, {"temperature": "45.1 °C can hardly be true (25 to 45 °C). Type it again."}),
        ({"temperature": "368"}, {"temperature": "368 °C can hardly be true (25 to 45 °C). Type it again."}),
        ({"heart_rate": "350"}, {}),
        ({"heart_rate": "350.5"}, {"heart_rate": "350.5 /min can hardly be true (0 to 350 /min). Type it again."}),
        ({"systolic": "1"}, {}),
        ({"systolic": "100", "diastolic": "104"}, {}),
    ],
)
def test_what_is_too_high_to_be_true_is_said_at_its_field_as_it_is_typed(
    typed: dict[str, str], problem: dict[str, str]
) -> None:
    """S16: 1 may be on its way to 100, 368 is on its way to nothing."""
    assert problems_of(open_form(**typed).form) == problem


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"temperature": "24.9"}, {"temperature": "24.9 °C can hardly be true (25 to 45 °C). Type it again."}),
        ({"temperature": "368"}, {"temperature": "368 °C can hardly be true (25 to 45 °C). Type it again."}),
        ({"systolic": "29"}, {"systolic": "29 mmHg can hardly be true (30 to 300 mmHg). Type it again."}),
        ({"spo2": "101"}, {"spo2": "101 % can hardly be true (0 to 100 %). Type it again."}),
        (
            {"systolic": "100", "diastolic": "100"},
            {"diastolic": "100 mmHg is not below the systolic 100 mmHg. Type both again."},
        ),
        (
            {"systolic": "29", "diastolic": "60", "heart_rate": "351"},
            {
                "systolic": "29 mmHg can hardly be true (30 to 300 mmHg). Type it again.",
                "heart_rate": "351 /min can hardly be true (0 to 350 /min). Type it again.",
            },
        ),
    ],
)
def test_what_can_hardly_be_true_is_refused_at_its_field(typed: dict[str, str], problem: dict[str, str]) -> None:
    """S16."""
    bed = open_form(**typed)

    bed.submit("observation")

    assert problems_of(bed.form) == problem
    assert len(bed.infusion().observations) == 1


def test_a_diastolic_pressure_just_below_the_systolic_one_is_kept() -> None:
    """S16."""
    bed = open_form(systolic="100", diastolic="99")

    bed.submit("observation")

    assert len(bed.infusion().observations) == 2


def test_six_large_fields_stand_in_one_row_in_the_order_of_a_monitor() -> None:
    first, second = open_form().form.groups

    assert [(field.name, field.kind) for field in first.fields] == [
        (name, FieldKind.READING)
        for name in ("systolic", "diastolic", "heart_rate", "temperature", "spo2", "respiratory_rate")
    ]
    assert [field.name for field in second.fields] == ["says", "oxygen", "consciousness", "taken_at"]


@pytest.mark.parametrize("says", ["", "nothing-new"])
def test_a_set_with_nothing_new_closes_the_form_and_is_complete_either_way(says: str) -> None:
    """S13: what the patient says is kept, and no set waits for it."""
    bed = open_form(**BASELINE, says=says)

    bed.submit("observation")

    last = bed.infusion().observations[-1].observation
    assert (last.is_complete, "" if last.says is None else last.says.value) == (True, says)
    assert bed.run_page.form is None


def test_something_new_leads_to_the_adverse_event_with_the_press_that_records_the_set() -> None:
    bed = open_form(**BASELINE, says="something-new")
    assert bed.form.submit.label == "Record, then adverse event"

    bed.submit("observation")

    assert (bed.form.name, len(bed.infusion().observations)) == ("adverse-event", 2)
    assert fields_of(bed.form)["began_at"].text == ""


def test_what_was_new_at_an_earlier_set_began_then_unless_the_nurse_says_otherwise() -> None:
    """S12: entered at 10:15 as of 10:05, it is not of now."""
    bed = open_form(**BASELINE, says="something-new", taken_at="10:05")
    bed.submit("observation")
    assert fields_of(bed.form)["began_at"].text == "10:05"

    bed.cancel("adverse-event")
    bed.press("adverse-event")

    assert fields_of(bed.form)["began_at"].text == ""


def test_what_the_patient_says_is_in_the_timeline() -> None:
    bed = open_form(systolic="98", says="nothing-new")
    bed.submit("observation")

    assert event_text(bed.desk.entries("infusion-1")[-1].event) == (
        "vital signs: systolic 98 mmHg, patient says nothing new"
    )


def corrected(bed: Bedside) -> list[tuple[str, str]]:
    return [
        ("" if taken.observation.temperature is None else taken.observation.temperature.text, taken.corrected)
        for taken in bed.infusion().observations
    ]


def with_three_sets() -> Bedside:
    """The baseline of 10:00, a set of 10:15, and one of 10:10 that is entered after it."""
    bed = open_form(**{**BASELINE, "temperature": "37.1"})
    bed.submit("observation")
    bed.fill("observation", {**BASELINE, "temperature": "37.2", "taken_at": "10:10"})
    bed.press("correct")
    return bed


def test_an_earlier_set_is_chosen_by_its_time_among_those_there_are() -> None:
    """S25."""
    chosen = fields_of(with_three_sets().form)["of_set"]

    assert [option.label for option in chosen.options] == ["10:15", "10:10", "10:00"]
    assert chosen.text == chosen.options[0].value


def test_the_set_taken_last_was_shown_and_the_one_entered_last_was_corrected() -> None:
    """S25."""
    bed = with_three_sets()
    assert fields_of(bed.form)["temperature"].text == "37.1"

    bed.type("correct", {"temperature": "37.9", "reason": "misread"})
    bed.submit("correct")

    assert corrected(bed) == [("36.8", ""), ("37.9", "misread"), ("37.2", "")]


def test_the_chosen_set_is_filled_in_and_put_right_with_its_reason() -> None:
    """S25."""
    bed = with_three_sets()
    bed.type("correct", {"reason": "misread", "of_set": fields_of(bed.form)["of_set"].options[1].value})
    shown = fields_of(bed.form)
    assert (shown["temperature"].text, shown["reason"].text) == ("37.2", "misread")

    bed.type("correct", {"temperature": "37.3"})
    bed.submit("correct")

    assert corrected(bed) == [("36.8", ""), ("37.1", ""), ("37.3", "misread")]


def test_a_correction_needs_its_reason_and_values_that_can_be_true() -> None:
    """S16, S25."""
    bed = with_three_sets()
    bed.submit("correct")
    without = problems_of(bed.form)

    bed.type("correct", {"temperature": "24", "reason": "misread"})
    bed.submit("correct")

    assert without == {"reason": "Reason: missing."}
    assert problems_of(bed.form) == {"temperature": "24 °C can hardly be true (25 to 45 °C). Type it again."}
    assert [reason for _, reason in corrected(bed)] == ["", "", ""]


def test_two_sets_of_one_minute_are_told_apart_by_their_number_in_the_record() -> None:
    bed = open_form(systolic="98")
    bed.submit("observation")
    bed.fill("observation", {"heart_rate": "95"})
    bed.press("correct")

    first, second = bed.infusion().observations[1:]
    labels = [option.label for option in fields_of(bed.form)["of_set"].options]
    assert labels == [f"10:15, entry {second.version}", f"10:15, entry {first.version}", "10:00"]
