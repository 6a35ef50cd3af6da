"""The vital signs before the start: recorded once, as of when they were typed."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.monitoring.observation import PatientSays
from ivig_desk.presenters.screens import FieldKind, Page
from tests.unit.presenters.bedside import Bedside, fields_of
from tests.unit.presenters.typed_plans import BASELINE

ANSWERED_FOR = {"start_reason": "febrile for days", "start_name": "Dr D. Marin"}


def test_vital_signs_that_are_concerning_ask_for_an_answer_in_fields_that_were_not_there() -> None:
    """The page said “the reason is missing” and had no field for one."""
    bed = Bedside()
    bed.start(temperature="39.5")

    assert bed.message == (
        "Not started: vital signs before the start are concerning: temperature high – "
        "starting needs a reason and a name"
    )
    assert {"start_reason", "start_name"} <= fields_of(bed.plan_page.form).keys()

    bed.type("plan", ANSWERED_FOR)
    bed.submit("plan")
    assert bed.screen.page is Page.RUN
    assert [(one.what.reason, one.what.name) for one in bed.infusion().overrides] == [
        ("febrile for days", "Dr D. Marin")
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"temperature": ""}, "vital signs incomplete, missing: temperature"),
        ({"temperature": "368"}, "temperature 368 °C can hardly be true – type it again"),
        (dict.fromkeys(BASELINE, ""), "a complete set of vital signs – none yet"),
    ],
)
def test_nothing_starts_without_a_whole_and_believable_set(changes: dict[str, str], reason: str) -> None:
    """S9, S13, S16."""
    bed = Bedside()

    bed.start(**changes)

    assert (bed.message, bed.infusion().phase) == (f"Not started: {reason}", Phase.PREPARING)


def test_the_baseline_is_recorded_once_however_often_start_is_pressed() -> None:
    """Each press recorded the same set again, as measured then."""
    bed = Bedside()
    bed.start(second_checker="")
    bed.submit("plan")
    bed.submit("plan")
    assert len(bed.infusion().observations) == 1

    bed.type("plan", {"second_checker": "C. Radu"})
    bed.submit("plan")

    assert (bed.screen.page, len(bed.infusion().observations)) == (Page.RUN, 1)


def test_vital_signs_typed_an_hour_ago_were_recorded_as_of_now() -> None:
    """S9, S24: the baseline counts from when it was typed."""
    bed = Bedside()
    bed.read_back()
    bed.wait("31")
    bed.submit("whose")

    bed.submit("plan")

    assert bed.infusion().phase is Phase.PREPARING
    assert bed.message == "Not started: vital signs under 30 min old – the last complete set is 31 min old"


def test_vital_signs_typed_yesterday_are_not_of_today_when_the_plan_is_opened_again() -> None:
    """S7, S9."""
    bed = Bedside()
    bed.read_back()
    bed.wait("1440")
    bed.restart()
    bed.open("infusion-1")
    bed.submit("whose")
    bed.type("plan", {"last_time": "nothing"})

    bed.submit("plan")
    bed.press("step:4")
    bed.submit("plan")

    assert bed.message == "Not started: vital signs under 30 min old – the last complete set is 1440 min old"


def test_vital_signs_do_not_become_younger_by_what_else_is_typed() -> None:
    """S7, S9: each restart reads their age from the record anew."""
    bed = Bedside()
    bed.read_back()
    bed.wait("31")
    bed.restart()
    bed.open("infusion-1")
    bed.submit("whose")
    bed.type("plan", {"last_time": "nothing"})
    bed.restart()
    bed.open("infusion-1")
    bed.press("step:4")

    bed.submit("plan")

    assert bed.message == "Not started: vital signs under 30 min old – the last complete set is 31 min old"


def test_vital_signs_measured_again_count_from_then() -> None:
    bed = Bedside()
    bed.read_back()
    bed.wait("31")
    bed.submit("whose")
    bed.submit("plan")

    bed.type("plan", BASELINE)
    bed.submit("plan")

    assert bed.screen.page is Page.RUN
    assert [taken.at for taken in bed.infusion().observations][-1] == bed.clock.read().wall


def test_one_value_measured_again_does_not_make_the_others_younger() -> None:
    """S9."""
    bed = Bedside()
    bed.read_back()
    bed.wait("31")

    bed.type("plan", {"heart_rate": "91"})
    bed.submit("plan")

    assert bed.infusion().phase is Phase.PREPARING


def lines_of(bed: Bedside) -> list[str]:
    return [line.text for line in bed.plan_page.form.lines]


def test_the_baseline_is_typed_in_the_same_large_fields_as_every_other_set() -> None:
    bed = Bedside()
    bed.read_back()

    drawn = fields_of(bed.plan_page.form)

    assert [drawn[name].kind for name in BASELINE] == [FieldKind.READING] * 6
    assert [option.label for option in drawn["says"].options] == ["Nothing new", "Something new"]


def test_what_is_concerning_in_the_baseline_is_said_as_it_is_typed() -> None:
    """S9, S15."""
    bed = Bedside()
    bed.read_back()
    assert lines_of(bed) == []

    bed.type("plan", {"temperature": "39.5"})

    assert lines_of(bed) == ["temperature 39.5 °C (critical: from 39 °C)"]


@pytest.mark.parametrize(
    ("typed", "problem"), [("100", ""), ("101", "101 % can hardly be true (0 to 100 %). Type it again.")]
)
def test_what_can_hardly_be_true_is_refused_at_its_field_on_the_plan_too(typed: str, problem: str) -> None:
    """S16."""
    bed = Bedside()
    bed.read_back()

    bed.type("plan", {"spo2": typed})

    assert fields_of(bed.plan_page.form)["spo2"].problem == problem


@pytest.mark.parametrize(("answer", "kept"), [("nothing-new", PatientSays.NOTHING_NEW), ("", None)])
def test_what_the_patient_says_is_part_of_the_baseline_and_nothing_waits_for_it(
    answer: str, kept: PatientSays | None
) -> None:
    """S13."""
    bed = Bedside()
    bed.start(says=answer)

    assert bed.screen.page is Page.RUN
    assert [taken.observation.says for taken in bed.infusion().observations] == [kept]
