"""A wrong press is put right on the page: the grade, or the whole entry; the timeline keeps both."""

from __future__ import annotations

from tests.unit.presenters.bedside import Bedside, fields_of, problems_of

FORM = "correct-adverse-event"


def with_a_wrong_press() -> Bedside:
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.flag("headache", "3")
    return bed


def test_there_is_nothing_to_correct_before_a_reaction() -> None:
    bed = Bedside()
    bed.start()

    assert FORM not in [button.name for button in bed.run_page.record]


def test_the_latest_is_chosen_and_another_grade_takes_its_place() -> None:
    bed = with_a_wrong_press()
    bed.press(FORM)
    chosen = fields_of(bed.form)["of_event"]
    labels = [option.label for option in chosen.options if option.value == chosen.text]

    bed.type(FORM, {"reads": "1", "reason": "wrong key"})
    bed.submit(FORM)

    assert labels == ["10:30 headache, grade 3"]
    assert [event.grade.value for event in bed.infusion().adverse_events] == [1]
    assert bed.run_page.next.headline.text.startswith("Protocol: lower to 7 drops/min")


def test_one_entered_by_mistake_asks_no_more_and_stays_in_the_timeline() -> None:
    """S25."""
    bed = with_a_wrong_press()

    bed.fill(FORM, {"reads": "by-mistake", "reason": "another patient’s"})

    assert (bed.run_page.next.step, bed.alarms) == (None, [])
    bed.press("stop")
    lines = [row[1] for row in bed.after_page.timeline.rows]
    assert "adverse event entered by mistake: another patient’s" in lines
    assert "adverse event: headache, grade 3, at 14 mL/h, batch P100234567" in lines


def test_a_correction_needs_its_reason_and_how_it_reads() -> None:
    bed = with_a_wrong_press()

    bed.fill(FORM, {})

    assert problems_of(bed.form) == {"reads": "It was: choose one.", "reason": "Reason: missing."}
