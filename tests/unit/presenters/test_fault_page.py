"""Where the program failed: the last confirmed rate of every patient stays in sight."""

from __future__ import annotations

from ivig_desk.presenters.last_words import last_words
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT

CHILD_LINE = "Ionescu, Maria, 8 y, ID 4471, 24 kg, Privigen 10 %"


def confirmed(bed: Bedside) -> list[str]:
    return [line.text for line in bed.window.failed("ValueError chart.py:33").last_confirmed]


def test_the_page_says_to_go_by_the_paper_chart_and_shows_the_last_confirmed_rate() -> None:
    """S31."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.wait("4")

    page = bed.window.failed("ValueError chart.py:33")
    assert (page.title, page.detail) == ("Go by the paper chart", "ValueError chart.py:33")
    assert [line.text for line in page.last_confirmed] == [
        CHILD_LINE,
        "last confirmed 14 drops/min (14 mL/h · 0.58 mL/kg/h), gravity set, 60 drops/mL, since 10:30, seen 10:34",
    ]


def test_a_held_infusion_is_called_held() -> None:
    """S31: “last confirmed 0 drops/min” could be read as a rate."""
    bed = Bedside()
    bed.start()
    bed.wait("3")
    bed.press("hold")

    assert confirmed(bed) == [CHILD_LINE, "held, nothing runs, since 10:03, seen 10:03"]


def test_every_infusion_under_way_is_there_whichever_page_was_open() -> None:
    """S31."""
    bed = Bedside()
    bed.start()
    bed.press("leave")
    bed.start(ADULT)
    bed.press("leave")
    bed.plan()

    assert confirmed(bed) == [
        CHILD_LINE,
        "last confirmed 7 drops/min (7 mL/h · 0.29 mL/kg/h), gravity set, 60 drops/mL, since 10:00, seen 10:00",
        "Marinescu, Ion, 46 y, ID 8150, 70 kg, Privigen 10 %",
        "last confirmed 21 mL/h (0.3 mL/kg/h), pump, steps of 0.1 mL/h, since 10:00, seen 10:00",
    ]


def test_what_has_ended_has_no_rate_to_go_by() -> None:
    bed = Bedside()
    bed.start()
    bed.press("stop")

    assert confirmed(bed) == []


def test_a_fault_before_the_first_look_has_no_rate_and_does_not_fail_itself() -> None:
    """S31."""
    assert confirmed(Bedside()) == []


def test_the_last_words_repeat_what_was_drawn_last() -> None:
    """S31."""
    bed = Bedside()
    bed.start()

    assert [line.text for line in last_words(bed.screen).last_confirmed] == [
        "Last shown before the failure:",
        "Ionescu, Maria · 24 kg · Privigen 10 %",
        "7 drops/min",
    ]


def test_the_last_words_from_the_start_page_name_every_rate_that_stood_there() -> None:
    """S31: with the start page open the last words had no rate at all."""
    bed = Bedside()
    bed.start()
    bed.press("leave")

    assert [line.text for line in last_words(bed.screen).last_confirmed] == [
        "Last shown before the failure:",
        "Ionescu, Maria · ID 4471 – running: 7 drops/min (7 mL/h · 0.29 mL/kg/h), gravity set, 60 drops/mL",
    ]


def test_the_last_words_before_anything_was_drawn_are_words_alone() -> None:
    assert last_words(None).last_confirmed == ()
