"""Reminders on the start page: what falls due first, from the list of records alone."""

from __future__ import annotations

from ivig_desk.desk.desk import Desk
from ivig_desk.presenters.window import WindowPresenter
from ivig_desk.presenters.window_doors import WindowDoors
from tests.helpers.sounds import shipped_signals
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.course_bed import A_DAY_MIN, after_cycles, course_page, give, open_course
from tests.unit.presenters.typed_plans import ADULT, CHILD


def due(bed: Bedside) -> list[tuple[str, str, str]]:
    """Title, detail and standing of each row; of the start page as it is looked at next."""
    bed.look()
    assert bed.screen.start is not None
    return [(row.title, row.detail, row.state.text) for row in bed.screen.start.due]


def test_the_next_visit_of_a_course_stands_on_the_start_page_with_the_way_to_it() -> None:
    bed = after_cycles(3)

    assert due(bed) == [("Ionescu, Maria · ID 4471", "atopic dermatitis · cycle 4 of 6 due 22 Feb 2027", "in 31 days")]
    assert bed.screen.start is not None
    bed.press(bed.screen.start.due[0].pressed)
    assert course_page(bed).strip.name == "Ionescu, Maria"


def test_it_says_when_it_is_due_and_by_how_much_it_is_overdue() -> None:
    """22 December is 30 days after 22 November."""
    bed = after_cycles(1)
    said = []
    for days in (29, 1, 1, 3):
        bed.wait(str(days * A_DAY_MIN))
        said.append(due(bed)[0][2])

    assert said == ["in 1 day", "due now", "overdue by 1 day", "overdue by 4 days"]


def test_what_is_given_or_called_off_is_reminded_of_no_more() -> None:
    bed = after_cycles(1)
    assert due(bed)[0][1].endswith("cycle 2 of 6 due 22 Dec 2026")
    bed.wait(str(30 * A_DAY_MIN))
    give(bed, {**CHILD, "cycle": "2", "cycles": "6"})
    assert due(bed)[0][1].endswith("cycle 3 of 6 due 22 Jan 2027")

    open_course(bed)
    bed.press("call-off-visit")
    bed.type("call-off-visit", {"visit": "cycle-3", "reason": "measles", "name": "Dr D. Marin"})
    bed.submit("call-off-visit")
    bed.press("leave")

    assert due(bed)[0][1].endswith("cycle 4 of 6 due 22 Feb 2027")


def test_a_restart_finds_the_same_in_the_list() -> None:
    bed = after_cycles(2)
    open_course(bed)
    bed.press("call-off-visit")
    bed.type("call-off-visit", {"visit": "cycle-3", "reason": "measles", "name": "Dr D. Marin"})
    bed.submit("call-off-visit")
    bed.press("leave")
    before = due(bed)
    assert before[0][1].endswith("cycle 4 of 6 due 22 Feb 2027")

    bed.restart()

    assert due(bed) == before


def test_the_first_picture_of_the_window_does_not_wait_for_them() -> None:
    bed = after_cycles(1)
    desk = Desk(bed.journal, bed.clock, lambda: "unused", "0.1.0")
    doors = WindowDoors(
        paper=bed.paper.door(), profiles=None, labels=bed.labels, sounder=bed.sounder, power=bed.power.state
    )
    window = WindowPresenter(desk, lambda: bed.files, doors, shipped_signals().light)

    first, second = window.look(), window.look()

    assert first.start is not None
    assert second.start is not None
    assert (first.start.due, len(second.start.due)) == ((), 1)


def test_those_due_first_stand_first_and_no_more_than_eight_with_how_many_more_there_are() -> None:
    bed = Bedside()
    for number in range(10):
        give(bed, {**ADULT, "identifier": f"81{number:02}", "name": f"Marinescu, Ion {'X' * number}", "cycle": "1"})
        bed.wait(str(A_DAY_MIN))

    rows = due(bed)

    assert [title.split("ID ")[1] for title, _, _ in rows] == [f"81{number:02}" for number in range(8)]
    assert bed.screen.start is not None
    assert "Visits due: the first 8 are listed, and 2 more are to come." in [
        line.text for line in bed.screen.start.lines
    ]


def test_two_courses_of_one_patient_are_two_reminders() -> None:
    """Dermatomyositis again in 4 to 6 weeks, 20 December to 3 January; atopic dermatitis on 22 December."""
    bed = after_cycles(1)
    give(bed, {**CHILD, "indication": "dermatomyositis", "dose_g": "9.6", "cycle": "", "cycles": ""})

    assert [detail for _, detail, _ in due(bed)] == [
        "dermatomyositis · cycle 2 of 6 due 20 Dec 2026 to 3 Jan 2027",
        "atopic dermatitis · cycle 2 of 6 due 22 Dec 2026",
    ]
