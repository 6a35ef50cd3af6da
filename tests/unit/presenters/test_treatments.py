"""A medicine for a reaction, what it did, and the list of what is open: on the page, in the summary, in the report."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.reaction_commands import SayEffect, SayStepDone, StrikeAdverseEvent
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.domain.reactions.treatment import Effect
from tests.helpers.played import CHILD, played, signs
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of
from tests.unit.presenters.test_report_sheet import START, rows_under, sheet_of
from tests.unit.presenters.test_summary_of_the_drip import rows

CETIRIZINE = {"medicine": "cetirizine", "dose": "5 mg by mouth"}


def reacting(*flagged: str) -> Bedside:
    """At 10:30, on the second rung, signs of grade 1."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    for sign in flagged:
        bed.flag(sign, "1")
    return bed


def treated() -> Bedside:
    """Headache since 10:30, cetirizine at 10:32."""
    bed = reacting("headache")
    bed.wait("2")
    bed.fill("medicine", CETIRIZINE)
    return bed


def listed(bed: Bedside) -> list[tuple[str, str]]:
    return [(one.label, one.detail) for one in bed.run_page.reactions]


def named(bed: Bedside, start: str) -> str:
    return next(one.name for one in bed.run_page.reactions if one.name.startswith(start))


def against(bed: Bedside) -> list[str]:
    return [given.what.against for given in bed.infusion().medicines]


def test_without_a_reaction_a_medicine_is_asked_for_nothing_more() -> None:
    bed = reacting()
    bed.press("medicine")

    assert "against" not in fields_of(bed.form)
    assert bed.run_page.reactions == ()


def test_the_only_reaction_stands_chosen_and_this_is_said() -> None:
    bed = reacting("headache")
    bed.press("medicine")

    assert fields_of(bed.form)["against"].text == "headache"
    assert [line.text for line in bed.form.lines] == [
        "For headache, the one reaction that is open. Press another answer if it is not."
    ]
    bed.type("medicine", CETIRIZINE)
    bed.submit("medicine")
    assert against(bed) == ["headache"]


def test_the_only_reaction_is_put_aside_with_one_press() -> None:
    bed = reacting("headache")

    bed.fill("medicine", {**CETIRIZINE, "against": "none"})

    assert against(bed) == [""]


def test_of_several_reactions_none_stands_chosen_and_none_need_be() -> None:
    bed = reacting("headache", "flushing")
    bed.press("medicine")

    field = fields_of(bed.form)["against"]
    assert (field.text, bed.form.lines) == ("", ())
    assert [option.value for option in field.options] == ["headache", "flushing", "none"]
    bed.type("medicine", CETIRIZINE)
    bed.submit("medicine")
    bed.fill("medicine", {**CETIRIZINE, "against": "flushing"})
    assert against(bed) == ["", "flushing"]


def test_a_second_reaction_takes_the_choice_of_the_first_away() -> None:
    """What was not pressed is not kept from before."""
    bed = reacting("headache")
    bed.press("medicine")
    bed.type("medicine", CETIRIZINE)
    bed.cancel("medicine")
    bed.flag("flushing", "1")
    bed.press("medicine")

    assert fields_of(bed.form)["against"].text == ""


def test_what_was_pressed_for_a_reaction_that_has_gone_is_asked_again() -> None:
    bed = reacting("headache", "flushing")
    bed.press("medicine")
    bed.type("medicine", {**CETIRIZINE, "against": "headache"})
    bed.cancel("medicine")
    bed.fill("resolve", {"sign": "headache"})
    bed.press("medicine")
    bed.submit("medicine")

    assert problems_of(bed.form) == {"against": "For: that reaction is no longer open. Choose again."}
    assert against(bed) == []


def test_what_is_open_is_listed_with_its_treatments_and_asks_for_their_effect() -> None:
    bed = treated()
    bed.flag("flushing", "2")

    assert listed(bed) == [
        ("headache, grade 1", "since 10:30 – press when gone"),
        ("Effect of cetirizine 5 mg by mouth?", "given 10:32 for headache"),
        ("flushing, grade 2", "since 10:32 – press when gone"),
    ]


@pytest.mark.parametrize(("answer", "words"), [("better", "better"), ("no-change", "no change"), ("worse", "worse")])
def test_an_effect_is_two_presses(answer: str, words: str) -> None:
    bed = treated()
    bed.wait("8")

    bed.press(named(bed, "effect:"))
    title = bed.form.title
    bed.type("effect", {"effect": answer})

    assert title == "Effect of cetirizine 5 mg by mouth, given 10:32 for headache"
    assert bed.run_page.form is None
    assert listed(bed)[1] == ("cetirizine 5 mg by mouth", f"for headache: {words} 10:40")


def test_an_effect_is_said_again_and_what_was_said_stands_there() -> None:
    bed = treated()
    bed.press(named(bed, "effect:"))
    bed.type("effect", {"effect": "worse"})
    bed.wait("1")
    bed.press(named(bed, "effect:"))

    assert [line.text for line in bed.form.lines] == ["Said at 10:32: worse. What is said now stands."]
    bed.type("effect", {"effect": "better"})
    assert listed(bed)[1] == ("cetirizine 5 mg by mouth", "for headache: better 10:33")


def test_enter_takes_no_effect() -> None:
    bed = treated()
    bed.press(named(bed, "effect:"))
    bed.submit("effect")

    assert bed.infusion().treatments[0].seen is None
    assert bed.form.name == "effect"


def test_of_several_treatments_the_one_that_was_pressed_is_asked_about() -> None:
    bed = treated()
    bed.fill("medicine", {"medicine": "paracetamol", "dose": "360 mg by mouth"})
    first, second = (one.name for one in bed.run_page.reactions if one.name.startswith("effect:"))
    bed.press(second)
    bed.cancel("effect")
    bed.press(first)
    bed.type("effect", {"effect": "better"})

    assert [(one.medicine, one.seen is None) for one in bed.infusion().treatments] == [
        ("cetirizine", False),
        ("paracetamol", True),
    ]


def test_one_press_on_a_reaction_opens_that_it_has_gone() -> None:
    bed = reacting("headache", "flushing")
    bed.press("resolve:flushing")

    assert (bed.form.name, fields_of(bed.form)["sign"].text) == ("resolve", "flushing")
    bed.submit("resolve")
    assert [label for label, _ in listed(bed)] == ["headache, grade 1"]


def test_what_is_open_is_listed_after_the_end_too() -> None:
    bed = treated()
    bed.press("stop")

    assert [one.label for one in bed.after_page.reactions] == [
        "headache, grade 1",
        "Effect of cetirizine 5 mg by mouth?",
    ]


def test_a_long_name_is_cut_on_its_control_and_whole_in_its_form() -> None:
    bed = reacting("headache")
    bed.fill("medicine", {"medicine": "dexchlorpheniramine hydrogen maleate", "dose": "2 mg by mouth"})

    assert listed(bed)[1][0] == "Effect of dexchlorpheniramine hydrog…?"
    bed.press(named(bed, "effect:"))
    assert "dexchlorpheniramine hydrogen maleate 2 mg by mouth" in bed.form.title


def test_the_summary_has_what_a_medicine_was_for_and_each_effect() -> None:
    bed = treated()
    bed.press(named(bed, "effect:"))
    bed.type("effect", {"effect": "no-change"})
    bed.wait("8")
    bed.press(named(bed, "effect:"))
    bed.type("effect", {"effect": "better"})
    bed.fill("medicine", {"medicine": "saline", "dose": "100 mL IV", "against": "none"})

    # The last cell is the entry's number in the record.
    assert [row[:-1] for row in rows(bed, "Medicines")] == [
        ("10:32", "cetirizine", "5 mg by mouth", "headache", "10:32 no change\n10:40 better", "A. Pop"),
        ("10:40", "saline", "100 mL IV", "–", "–", "A. Pop"),
    ]


def test_a_treatment_whose_effect_nobody_said_stands_as_not_said() -> None:
    (row,) = rows(treated(), "Medicines")

    assert row[:-1] == ("10:32", "cetirizine", "5 mg by mouth", "headache", "not said", "A. Pop")


def test_a_medicine_for_one_sign_is_no_answer_to_another() -> None:
    bed = reacting("headache", "flushing")
    bed.fill("medicine", {**CETIRIZINE, "against": "flushing"})
    bed.press(named(bed, "effect:"))
    bed.type("effect", {"effect": "better"})

    headache, flushing = rows(bed, "Adverse events")
    assert headache[4] == "10:30 stopped"
    assert flushing[4] == "10:30 cetirizine 5 mg by mouth\n10:30 cetirizine: better\n10:30 stopped"


def test_one_entered_by_mistake_stands_in_the_summary_as_that() -> None:
    """S25: with its reason, the name and the time; it is not counted."""
    bed = reacting("headache", "flushing")
    bed.wait("1")
    bed.fill("correct-adverse-event", {"reads": "by-mistake", "reason": "another patient’s"})

    headache, flushing = rows(bed, "Adverse events")
    assert (headache[1], headache[5]) == ("headache, grade 1", "not resolved")
    assert (flushing[1], flushing[4], flushing[5]) == (
        "flushing, grade 1",
        "entered by mistake: another patient’s, A. Pop, 10:31",
        "–",
    )


def test_the_report_has_the_treatment_its_effect_and_the_steps_but_nothing_that_was_struck() -> None:
    """Minute 0 is 10:02. The medicine of the headache is entry 7; flushing, entry 8, is another patient’s."""
    flagged = do.FlagAdverseEvent(sign="headache", grade=Grade.SEVERE)
    one = played(
        CHILD,
        [
            ("-4", do.RecordObservation(observation=signs())),
            ("0", START),
            ("20", flagged),
            ("21", SayStepDone(step=ReactionStep.CALL_FOR_HELP)),
            ("22", do.GiveMedicine(name="cetirizine", dose="5 mg by mouth", against="headache")),
            ("25", do.FlagAdverseEvent(sign="flushing", grade=Grade.MILD)),
            ("26", do.GiveMedicine(name="saline", dose="100 mL IV", against="flushing")),
            ("30", SayEffect(of_version=7, effect=Effect.BETTER)),
            ("31", StrikeAdverseEvent(of_version=8, reason="another patient’s")),
        ],
        until="40",
    )
    sheet = sheet_of(one)

    assert rows_under(sheet, "What") == (
        ("10:23", "help called"),
        ("10:24", "given for headache: cetirizine 5 mg by mouth"),
        ("10:28", "given: saline 100 mL IV"),
        ("10:32", "effect of cetirizine: better"),
    )
    assert len(rows_under(sheet, "No.")) == 1
