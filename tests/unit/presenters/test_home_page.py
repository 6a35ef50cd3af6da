"""The page a patient takes home: what was given, what happened, whom to call, what comes next, and who gets none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.course.next_due import next_visit
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.reactions.at_home import Called
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.presenters.going_home import GoingHome
from ivig_desk.presenters.summary import summary_pages
from ivig_desk.presenters.summary_document import Blank, Points, TakenHome, Words
from tests.helpers.going import going_home
from tests.helpers.played import ADULT, CHILD, Played, begun, eight_hours, headache_child, played, signs
from tests.unit.course.given import posology

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivig_desk.domain.formulary.order import Order
    from ivig_desk.domain.infusion.infusion import Infusion


def home_of(one: Played, going: GoingHome | None = None) -> TakenHome | None:
    return summary_pages(one.infusion, one.entries, one.reading, None, going or going_home()).taken_home


def under(one: Played, heading: str, going: GoingHome | None = None) -> list[str]:
    """The texts under a heading of the page; a line to write on in brackets."""
    home = home_of(one, going)
    assert home is not None
    texts = []
    for section in home.sections:
        for block in section.blocks if section.heading == heading else ():
            texts += [block.text] if isinstance(block, Words) else []
            texts += block.texts if isinstance(block, Points) else []
            texts += [f"[{block.what}]"] if isinstance(block, Blank) else []
    return texts


def stopped(grade: Grade, sign: str = "headache") -> Played:
    """A reaction on the first rung, and the end: 7 mL/h × 30 min = 3.5 mL."""
    return played(
        CHILD,
        [
            ("-4", do.RecordObservation(observation=signs())),
            ("0", begun("7")),
            ("30", do.FlagAdverseEvent(sign=sign, grade=grade)),
            ("30", do.StopInfusion(reason="reaction")),
        ],
        until="31",
    )


def test_it_says_what_went_in_and_by_which_bottles() -> None:
    """7 × 31 + 14 × 31 + 28 × 31 + 57 × 16 + 28 × 67 = 4307; ÷ 60 = 71.78 mL, 7.18 g."""
    assert under(headache_child(), "What you were given") == [
        (
            "You were given 7.18 g of Privigen 10 %. That is 71.8 mL, into a vein. "
            "It is immunoglobulin: antibodies from donated blood. It was on 22 Nov 2026, from 10:02 to 12:58."
        ),
        "Keep these batch numbers. They tell which bottles you had.",
        "bottle 1: batch P100234567, 71.8 mL",
    ]


def test_every_bottle_that_hung_is_listed_with_its_batch() -> None:
    texts = under(eight_hours(), "What you were given")

    assert [text.split(",")[0] for text in texts if text.startswith("bottle")] == [
        "bottle 1: batch P100234560",
        "bottle 2: batch P100234561",
        "bottle 3: batch P100234562",
    ]


def test_a_reaction_is_told_in_plain_words_and_is_to_be_told_again() -> None:
    assert under(headache_child(), "What happened") == [
        "At 11:50 you had a headache. It was gone at 12:09. Tell this before your next infusion, wherever you have it."
    ]


def test_a_reaction_without_an_end_is_not_said_to_have_gone() -> None:
    assert under(stopped(Grade.MILD), "What happened") == [
        (
            "At 10:32 you had a headache. It was not noted as gone. "
            "Tell this before your next infusion, wherever you have it."
        )
    ]


def test_who_was_stopped_early_is_told_so() -> None:
    """3.5 mL of 72 mL are 0.35 g of 7.2 g."""
    text = " ".join(under(stopped(Grade.MILD), "What you were given"))

    assert "It was stopped early: 0.35 g of 7.2 g went in. Ask the ward about the rest." in text


@pytest.mark.parametrize(("plan", "said"), [(CHILD, "For you, and for whoever looks after you"), (ADULT, "For you")])
def test_of_a_child_whoever_looks_after_it_is_spoken_to_as_well(plan: object, said: str) -> None:
    home = home_of(headache_child() if plan is CHILD else eight_hours())

    assert home is not None
    assert home.subtitle == said


def test_where_the_ward_named_nobody_there_is_a_line_for_it() -> None:
    assert under(headache_child(), "Whom to call") == [
        "The ward has no number to print here. Let somebody of the ward write it down before you go:",
        "[Ward, telephone, when]",
        "[In an emergency, telephone]",
    ]


def test_whom_the_ward_named_is_printed() -> None:
    called = (Called(who="Ward 3", phone="021 555 0100", hours="day and night"),)
    going = replace(going_home(), at_home=replace(going_home().at_home, called=called, emergency="112"))

    assert under(headache_child(), "Whom to call", going) == [
        "Ward 3: 021 555 0100 (day and night)",
        "In an emergency: 112",
    ]


def ordered(one: Played, infusion_id: str, change: Callable[[Order], Order]) -> Infusion:
    """The same infusion under another id, ordered otherwise."""
    plan = one.infusion.plan
    assert plan is not None
    return replace(one.infusion, id=infusion_id, plan=replace(plan, order=change(plan.order)))


def test_the_next_one_is_due_after_the_reviews_interval() -> None:
    """Atopic dermatitis, monthly: 22 November, then 22 December."""
    assert under(headache_child(), "Your next infusion") == ["It is due about 22 Dec 2026.", "[Day, time, place]"]


def test_what_is_on_record_of_the_patients_course_counts() -> None:
    """Beside one ordered as the sixth of six it is the first follow-up, 3 months later."""
    child = headache_child()
    sixth = ordered(child, "earlier", lambda order: replace(order, cycle=6, cycles=6))

    assert under(child, "Your next infusion", replace(going_home(), others=(sixth,))) == [
        "No other infusion is planned. You are to be seen again about 22 Feb 2027.",
        "[Day, time, place]",
    ]


@pytest.mark.parametrize(
    ("day", "days", "due"), [(2, 5, None), (5, 5, date(2026, 12, 22)), (None, 5, None), (1, 1, date(2026, 12, 22))]
)
def test_within_a_cycle_of_several_days_no_date_is_reckoned(day: int | None, days: int, due: date | None) -> None:
    child = headache_child()
    one = ordered(child, "one", lambda order: replace(order, day=day, days=days))
    found = next_visit(one, (), posology(), child.reading)

    assert (None if found is None else found.due.first) == due


@pytest.mark.parametrize(("grade", "is_reckoned"), [(Grade.MODERATE, True), (Grade.SEVERE, False)])
def test_after_a_severe_reaction_no_date_is_reckoned(grade: Grade, *, is_reckoned: bool) -> None:
    said = under(stopped(grade), "Your next infusion")[0]

    assert said.startswith("It is due about" if is_reckoned else "Your doctor decides")


def test_nobody_gets_a_page_who_was_given_nothing_is_still_given_it_or_died() -> None:
    begin: list[tuple[str, do.Command]] = [("-4", do.RecordObservation(observation=signs()))]

    assert home_of(played(CHILD, begin, until="0")) is None
    assert home_of(played(CHILD, [*begin, ("0", begun("7"))], until="10")) is None
    assert home_of(stopped(Grade.DEATH)) is None


def test_the_page_never_names_the_illness() -> None:
    texts = str(home_of(headache_child())).lower()

    assert "atopic" not in texts
    assert "dermatitis" not in texts


def test_its_sentences_are_short() -> None:
    """At most 20 words each, but for the lists of what can happen."""
    home = home_of(headache_child())
    assert home is not None
    texts = [block.text for section in home.sections for block in section.blocks if isinstance(block, Words)]
    sentences = [one for text in texts for one in re.split(r"(?<=[.:!?]) ", text) if "You may have" not in one]

    assert [one for one in sentences if len(one.split()) > 20] == []
