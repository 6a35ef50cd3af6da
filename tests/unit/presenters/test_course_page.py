"""The page of a patient's courses: what is shown, entered, refused, put right, called off and handed out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.screens import Ability, Page
from tests.unit.presenters.bedside import Bedside, fields_of
from tests.unit.presenters.course_bed import (
    A_DAY_MIN,
    FIRST_VISIT,
    after_cycles,
    course_page,
    enter,
    give,
    open_course,
    typed,
    worked,
    wrong,
)
from tests.unit.presenters.texts import texts_of
from tests.unit.presenters.typed_plans import ADULT, CHILD

VISIT, DAY, STANDING, EASI, CDLQI, EOSINOPHILS, IGE = 0, 1, 2, 6, 7, 8, 9


def column(bed: Bedside, number: int) -> list[str]:
    return [row[number] for row in course_page(bed).table.rows]


def test_the_form_is_titled_with_its_visit_for_the_choice_may_be_scrolled_away() -> None:
    """Scores that go to another visit would be another course."""
    bed = after_cycles(2)
    open_course(bed)
    bed.press("assess-visit")
    title = course_page(bed).form
    bed.type("assess-visit", {"visit": "follow-up-3"})
    changed = course_page(bed).form

    assert title is not None
    assert title.title == "Cycle 2: atopic dermatitis, from 22 Nov 2026"
    assert changed is not None
    assert changed.title == "3-month follow-up: atopic dermatitis, from 22 Nov 2026"


def test_an_ended_infusion_leads_to_its_course_with_every_visit_planned() -> None:
    """Three of six, monthly: 22 November, December and January given, 22 February due in 31 days."""
    bed = after_cycles(3)
    page = open_course(bed, 3)

    assert bed.screen.page is Page.COURSE
    assert page.headline.text == "atopic dermatitis, from 22 Nov 2026: cycle 4 of 6 due 22 Feb 2027, in 31 days"
    assert [row[:3] for row in page.table.rows] == [
        ("cycle 1", "22 Nov 2026", "given"),
        ("cycle 2", "22 Dec 2026", "given"),
        ("cycle 3", "22 Jan 2027", "given"),
        ("cycle 4", "due 22 Feb 2027", "in 31 days"),
        ("cycle 5", "due 22 Mar 2027", "in 59 days"),
        ("cycle 6", "due 22 Apr 2027", "in 90 days"),
        ("3-month follow-up", "–", "no date yet"),
        ("6-month follow-up", "–", "no date yet"),
    ]
    assert (page.strip.name, page.strip.identifier, page.strip.weight) == ("Ionescu, Maria", "ID 4471", "24 kg")


def test_a_visit_is_entered_and_stands_in_table_and_curves() -> None:
    """22.8 and 20 as worked beside FIRST_VISIT."""
    bed = after_cycles(2)
    open_course(bed)
    enter(bed)

    page = course_page(bed)
    assert page.message is not None
    assert page.message.text == "Cycle 2 recorded."
    assert page.form is None
    assert [column(bed, of)[1] for of in (EASI, CDLQI, EOSINOPHILS, IGE)] == [
        "22.8",
        "20",
        "820 (limit 500)",
        "1840 (limit 90)",
    ]
    marks = {pane.title: [(mark.visit, mark.value, mark.upper) for mark in pane.marks] for pane in page.figure.panes}
    assert marks == {
        "EASI, points of 72": [(1, Fraction("22.8"), None)],
        "CDLQI, points of 30": [(1, Fraction(20), None)],
        "Eosinophils, /mm³": [(1, Fraction(820), Fraction(500))],
        "IgE, units/mL": [(1, Fraction(1840), Fraction(90))],
    }
    assert page.figure.visits == ("1", "2", "3", "4", "5", "6", "+3", "+6")


def test_the_total_is_worked_beside_the_form_as_one_types() -> None:
    """8 × 4 × 0.1 = 3.2, 6 × 3 × 0.2 = 3.6, area 0, 8 × 5 × 0.4 = 16; together 22.8."""
    bed = after_cycles(1)
    open_course(bed)
    bed.press("assess-visit")
    bed.type("assess-visit", {"head-and-neck:area": "4", "head-and-neck:erythema": "2"})

    assert worked(bed)[:2] == [
        "EASI at 8 y on 22 Nov 2026: weights from 8 y on",
        "head and neck: (2 + ? + ? + ?) × 4 × 0.1",
    ]
    # Three more signs of the head, five scores of each other region but its signs, which want an area first: 3 + 3.
    assert worked(bed)[-1] == "No total yet: 6 scores missing or to be mended"
    bed.type("assess-visit", FIRST_VISIT)
    assert worked(bed)[1:] == [
        "head and neck: 8 × 4 × 0.1 = 3.2 points",
        "arms: 6 × 3 × 0.2 = 3.6 points",
        "trunk: 0 × 0 × 0.3 = 0 points",
        "legs: 8 × 5 × 0.4 = 16 points",
        "EASI = 3.2 + 3.6 + 0 + 16 = 22.8 points",
    ]


def test_the_weights_follow_the_age_on_the_day_of_the_visit() -> None:
    """Born 22 November 2018: 8 on that day of 2026; a day earlier 8 × 4 × 0.2 = 6.4, and the legs 8 × 5 × 0.3 = 12."""
    bed = after_cycles(1, born="2018-11-22")
    open_course(bed)
    bed.press("assess-visit")
    bed.type("assess-visit", FIRST_VISIT)
    assert worked(bed)[-1] == "EASI = 3.2 + 3.6 + 0 + 16 = 22.8 points"

    bed.type("assess-visit", {"day": "2026-11-21"})

    assert worked(bed)[0] == "EASI at 7 y on 21 Nov 2026: weights under 8 y"
    assert worked(bed)[-1] == "EASI = 6.4 + 3.6 + 0 + 12 = 22 points"


def test_a_birthday_in_the_course_is_marked_where_other_weights_count() -> None:
    """Born 22 December 2018: cycle 1 at 7 years, cycle 2 at 8."""
    bed = after_cycles(2, born="2018-12-22")
    open_course(bed)
    enter(bed)
    assert course_page(bed).figure.changed_at is None
    enter(bed)

    assert column(bed, EASI)[:2] == ["22", "22.8"]
    assert course_page(bed).figure.changed_at == 1


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        ({"trunk:area": "2"}, "trunk:erythema", "Missing – it is not taken for 0."),
        ({"trunk:area": "0", "trunk:erythema": "2"}, "trunk:erythema", "2 in a region with area 0"),
        ({"trunk:area": "7"}, "trunk:area", "7 is not from 0 to 6."),
        ({"trunk:area": "1.5"}, "trunk:area", "1.5 is no whole score."),
        ({"trunk:area": "1,000"}, "trunk:area", "“1,000” can be read as"),
        ({"cdlqi:6": ""}, "cdlqi:6", "Missing – it is not taken for 0."),
        ({"total-ige:upper": ""}, "total-ige:upper", "The laboratory’s upper limit is missing"),
        ({"day": "2026-11-23"}, "day", "The day has not come yet."),
        ({"day": "22.11.2026"}, "day", "“22.11.2026” is not a day."),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_nothing_typed_is_lost(
    texts: dict[str, str], field: str, said: str
) -> None:
    """S13, S18."""
    bed = after_cycles(1)
    open_course(bed)
    enter(bed, {**FIRST_VISIT, **texts})

    assert said in wrong(bed)[field]
    assert typed(bed) == {name: text for name, text in {
        "visit": "cycle-1", "day": "2026-11-22", **FIRST_VISIT, **texts}.items() if text}  # fmt: skip
    assert bed.infusion().assessed == ()


def test_what_may_still_be_typed_is_not_called_missing_before_the_form_is_taken() -> None:
    bed = after_cycles(1)
    open_course(bed)
    bed.press("assess-visit")
    bed.type("assess-visit", {"trunk:area": "2", "upper-limbs:area": "7"})

    assert wrong(bed) == {"upper-limbs:area": "7 is not from 0 to 6."}


def test_area_0_asks_for_no_signs() -> None:
    bed = after_cycles(1)
    open_course(bed)
    bed.press("assess-visit")
    bed.type("assess-visit", {"trunk:area": "0"})
    form = course_page(bed).form
    assert form is not None

    abilities = {name: field.ability for name, field in fields_of(form).items() if name.startswith("trunk:")}
    assert abilities.pop("trunk:area") is Ability.READY
    assert set(abilities.values()) == {Ability.OFF}
    bed.type("assess-visit", {"trunk:erythema": "1"})
    assert wrong(bed)["trunk:erythema"].startswith("1 in a region with area 0")


@pytest.mark.parametrize(
    ("texts", "day", "said"),
    [
        (CHILD, "2022-05-01", "CDLQI is for ages 4 to 16; this patient is 3 y on that day."),
        (CHILD, "2022-05-02", ""),
        (ADULT, "1997-01-14", ""),
        (ADULT, "1997-01-15", "CDLQI is for ages 4 to 16; this patient is 17 y on that day."),
    ],
)
def test_the_questionnaire_is_asked_at_4_to_16_and_said_why_not(texts: dict[str, str], day: str, said: str) -> None:
    """Born 2 May 2018 and 15 January 1980."""
    bed = Bedside()
    give(bed, texts)
    open_course(bed)
    bed.press("assess-visit")
    bed.type("assess-visit", {"day": day})
    form = course_page(bed).form
    assert form is not None

    assert ("cdlqi:1" in fields_of(form)) is (said == "")
    assert [line.text for line in form.lines] == ([said] if said else [])


def test_a_half_typed_visit_is_there_again_after_the_page_was_left_for_another() -> None:
    bed = after_cycles(2)
    open_course(bed, 1)
    bed.press("assess-visit")
    bed.type("assess-visit", {"trunk:area": "3"})
    bed.press("leave")

    open_course(bed, 2)

    assert typed(bed)["trunk:area"] == "3"


def test_what_was_entered_is_put_right_with_a_reason_and_both_stay_on_record() -> None:
    bed = after_cycles(1)
    open_course(bed)
    enter(bed)
    bed.press("assess-visit")
    bed.type("assess-visit", {"visit": "cycle-1"})
    assert typed(bed) == {"visit": "cycle-1", "day": "2026-11-22", **FIRST_VISIT}
    bed.type("assess-visit", {"head-and-neck:area": "2"})
    bed.submit("assess-visit")
    assert "reason" in wrong(bed)

    bed.type("assess-visit", {"reason": "misread"})
    bed.submit("assess-visit")

    # 8 × 2 × 0.1 = 1.6 in place of 3.2.
    assert column(bed, EASI)[0] == "21.2"
    assert [entry.what.reason for entry in bed.infusion().assessed] == ["", "misread"]


def test_a_visit_is_called_off_with_reason_and_name_and_reminded_of_no_more() -> None:
    bed = after_cycles(1)
    open_course(bed)
    bed.press("call-off-visit")
    bed.type("call-off-visit", {"visit": "cycle-2"})
    bed.submit("call-off-visit")
    assert wrong(bed) == {"reason": "The reason is missing.", "name": "The name of who answers for it is missing."}

    bed.type("call-off-visit", {"reason": "measles", "name": "Dr D. Marin"})
    bed.submit("call-off-visit")

    assert column(bed, STANDING)[1] == "called off: measles, Dr D. Marin"
    # Two calendar months after 22 November.
    assert course_page(bed).headline.text.endswith("cycle 3 of 6 due 22 Jan 2027, in 61 days")


def test_a_visit_not_chosen_is_asked_for() -> None:
    bed = after_cycles(1)
    open_course(bed)
    bed.press("call-off-visit")
    bed.submit("call-off-visit")

    assert wrong(bed) == {"visit": "Visit: choose one."}


def test_two_courses_of_one_patient_are_shown_one_at_a_time() -> None:
    bed = after_cycles(1)
    give(bed, {**CHILD, "indication": "dermatomyositis", "dose_g": "9.6", "cycle": "", "cycles": ""})
    page = open_course(bed, 2)

    assert [button.label for button in page.courses] == [
        "dermatomyositis, from 22 Nov 2026",
        "atopic dermatitis, from 22 Nov 2026",
    ]
    assert page.headline.text.startswith("dermatomyositis")
    bed.press(page.courses[1].name)
    assert course_page(bed).headline.text.startswith("atopic dermatitis")


def test_a_course_begun_elsewhere_has_cycles_not_on_record_here() -> None:
    bed = Bedside()
    give(bed, {**CHILD, "cycle": "4", "cycles": "6"})
    open_course(bed)

    assert column(bed, STANDING)[:5] == ["not on record here"] * 3 + ["given", "in 30 days"]


def test_another_identifier_of_the_same_name_is_asked_about_and_never_taken_in() -> None:
    bed = after_cycles(1)
    give(bed, {**CHILD, "identifier": "4417", "cycle": "2", "cycles": "6"})
    page = open_course(bed, 1)

    assert [line.text for line in page.questions] == [
        "Same name and day of birth under ID 4417: not taken in here. Is it the same person?"
    ]
    assert column(bed, STANDING)[:2] == ["given", "in 30 days"]


def test_a_number_that_does_not_fit_is_asked_about_in_words() -> None:
    bed = after_cycles(1)
    bed.wait(str(30 * A_DAY_MIN))
    give(bed, {**CHILD, "cycle": "1", "cycles": "6"})
    page = open_course(bed, 2)

    assert [line.text for line in page.questions] == [
        (
            "The infusion of 22 Dec 2026 was ordered as cycle 1, as was one two weeks or more before it. "
            "Which number is right?"
        )
    ]


def test_a_course_is_printed_with_all_that_stands_on_its_page() -> None:
    bed = after_cycles(2, born="2018-12-22")
    open_course(bed)
    enter(bed)
    enter(bed)
    bed.print("course-print")

    ((pages,),) = bed.paper.all_of(PageKind.COURSE)
    written = [text.text for text in texts_of(pages)]
    for wanted in (
        "Ionescu, Maria · ID 4471 · born 22 Dec 2018",
        "22.8",
        "1840 (limit 90)",
        "EASI = 3.2 + 3.6 + 0 + 16 = 22.8 points",
        "Working of the last EASI: cycle 2, 22 Dec 2026, weights from 8 y on",
        "8 y: other weights",
        "dermatologist",
    ):
        assert wanted in written, wanted
    assert any("(P1)" in text for text in written)
    message = course_page(bed).message
    assert message is not None
    assert message.text.startswith("Course sent to the printer")


def test_an_adult_has_no_questionnaire_and_a_window_of_weeks() -> None:
    """Every 4 to 6 weeks: 28 and 42 days after 22 November are 20 December and 3 January."""
    bed = Bedside()
    give(bed, {**ADULT, "cycle": "1", "cycles": "6"})
    page = open_course(bed)

    assert column(bed, DAY)[1] == "due 20 Dec 2026 to 3 Jan 2027"
    assert page.headline.text.endswith("cycle 2 of 6 due 20 Dec 2026 to 3 Jan 2027, in 28 days")
