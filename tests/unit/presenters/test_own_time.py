"""What is entered later than it happened: vital signs, an adverse event, a medicine, each with its own time."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import MlPerHour
from tests.unit.presenters.bedside import NINE, Bedside, fields_of, problems_of
from tests.unit.presenters.typed_plans import BASELINE

SET = {**BASELINE, "temperature": "36.9"}
REACTION = {"sign": "headache", "grade": "1"}
MEDICINE = {"medicine": "paracetamol", "dose": "360 mg by mouth"}


def running(minutes: str = "20") -> Bedside:
    """The child’s infusion, begun at 10:00 by the clock on the wall, some minutes later."""
    bed = Bedside()
    bed.start()
    bed.wait(minutes)
    return bed


def minutes_of(bed: Bedside) -> dict[str, list[str]]:
    """When each thing is on record, in minutes from 10:00."""
    infusion = bed.infusion()
    return {
        "observation": [taken.at.since(NINE).text for taken in infusion.observations[1:]],
        "adverse-event": [event.onset.since(NINE).text for event in infusion.adverse_events],
        "medicine": [given.at.since(NINE).text for given in infusion.medicines],
    }


@pytest.mark.parametrize(
    ("form", "texts", "field"),
    [("observation", SET, "taken_at"), ("adverse-event", REACTION, "began_at"), ("medicine", MEDICINE, "given_at")],
)
@pytest.mark.parametrize(("typed", "minute"), [("", "20"), ("10:12", "12"), ("10:20", "20")])
def test_what_happened_earlier_is_put_on_record_as_of_then(
    form: str, texts: dict[str, str], field: str, typed: str, minute: str
) -> None:
    """S24: entered at 10:20."""
    bed = running()

    bed.fill(form, {field: typed, **texts})

    assert minutes_of(bed)[form] == [minute]
    assert bed.desk.entries("infusion-1")[-1].recorded.wall.since(NINE).text == "20"


@pytest.mark.parametrize(
    ("form", "texts", "field", "label"),
    [
        ("observation", SET, "taken_at", "Taken at"),
        ("adverse-event", REACTION, "began_at", "Began at"),
        ("medicine", MEDICINE, "given_at", "Given at"),
    ],
)
def test_a_time_that_has_not_one_reading_is_said_at_its_field(
    form: str, texts: dict[str, str], field: str, label: str
) -> None:
    """S18."""
    bed = running()

    bed.fill(form, {field: "1012", **texts})

    assert problems_of(bed.form) == {field: f"{label}: “1012” is not a time. Type hour:minute, such as 08:40."}
    assert minutes_of(bed)[form] == []


@pytest.mark.parametrize(
    ("form", "texts", "field"),
    [("observation", SET, "taken_at"), ("adverse-event", REACTION, "began_at"), ("medicine", MEDICINE, "given_at")],
)
def test_a_time_that_has_not_come_is_refused_and_stands_where_it_was_typed(
    form: str, texts: dict[str, str], field: str
) -> None:
    """S24."""
    bed = running()

    bed.fill(form, {field: "10:21", **texts})

    assert minutes_of(bed)[form] == []
    assert fields_of(bed.form)[field].text == "10:21"


@pytest.mark.parametrize(("typed", "minute"), [("", "40"), ("10:35", "35"), ("10:30", "30"), ("10:29", None)])
def test_a_reaction_has_gone_at_a_time_of_its_own_and_never_before_it_began(typed: str, minute: str | None) -> None:
    """S24: it began at 10:30, entered at 10:40."""
    bed = running("30")
    bed.flag("headache", "1")
    bed.wait("10")

    bed.fill("resolve", {"sign": "headache", "gone_at": typed})

    [event] = bed.infusion().adverse_events
    assert (None if event.resolved is None else event.resolved.since(NINE).text) == minute


def test_every_wrong_field_is_said_at_once() -> None:
    bed = running()

    bed.fill("medicine", {"medicine": "paracetamol", "given_at": "9"})

    assert set(problems_of(bed.form)) == {"dose", "given_at"}


def test_vital_signs_of_before_ten_minutes_allow_no_rise() -> None:
    """S9: typed at 10:40 as of 10:30, they are 10 min old."""
    bed = running("40")

    bed.fill("observation", {**SET, "taken_at": "10:30"})
    by_then = bed.desk.look("infusion-1")
    bed.fill("observation", {**SET, "taken_at": "10:31"})
    fresh = bed.desk.look("infusion-1")

    assert [
        look is not None and look.guidance is not None and look.guidance.may_raise for look in (by_then, fresh)
    ] == [
        False,
        True,
    ]


def test_a_headache_entered_after_the_rise_is_written_to_the_rate_it_began_at() -> None:
    """S12: raised from 7 to 14 mL/h at 10:30, the headache began at 10:25."""
    bed = running("0")
    bed.raise_rate()
    bed.wait("5")

    bed.fill("adverse-event", {"began_at": "10:25", **REACTION})

    assert bed.infusion().adverse_events[0].rate == MlPerHour.of("7")


def test_a_form_with_an_earlier_time_says_so_above_its_fields() -> None:
    bed = running()
    bed.press("medicine")
    assert [line.text for line in bed.form.lines] == []

    bed.type("medicine", {"given_at": "10:12"})

    assert [line.text for line in bed.form.lines] == ["Given at 10:12, not now."]


@pytest.mark.parametrize(("typed", "minute"), [("", "20"), ("10:12", "12")])
def test_an_adverse_event_may_have_gone_before_that_is_entered(typed: str, minute: str) -> None:
    """S24: it began at 10:05."""
    bed = running()
    bed.fill("adverse-event", {"began_at": "10:05", **REACTION})

    bed.fill("resolve", {"sign": "headache", "gone_at": typed})

    assert [gone.since(NINE).text for event in bed.infusion().adverse_events if (gone := event.resolved)] == [minute]
