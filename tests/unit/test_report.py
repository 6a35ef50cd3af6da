"""The facts of a report: where the infusion stood at each onset, what was done, what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Millilitres, Minutes, MlPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import InfusionHeld, InfusionResumed, InfusionStopped, MedicineGiven
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.report import Outcome, Report
from ivig_desk.domain.summary.report import ReportFacts, report_of
from ivig_desk.domain.summary.report_gaps import Missing, ReportGap, gaps_of
from tests.helpers.played import ADULT, CHILD, Played, at_minute, begun, eight_hours, headache_child, played, signs

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.commands import Command
    from ivig_desk.domain.infusion.plan import Plan

REPORT = Report(reporter="A. Pop", role="nurse", contact="", outcome=Outcome.RECOVERED)
TORN = Bottle(volume=Millilitres.of("50"), batch="", expiry=None, not_available="label torn")


def facts_of(one: Played, report: Report = REPORT) -> ReportFacts:
    return report_of(one.infusion, one.entries, one.reading.wall, report)


def bed(*steps: tuple[str, Command], plan: Plan = CHILD) -> Played:
    """Started at 7 mL/h after one set of vital signs, then these steps; looked at in minute 100."""
    start = begun("7")
    return played(plan, [("-4", do.RecordObservation(observation=signs())), ("0", start), *steps], until="100")


def flag(minute: str, sign: str, grade: Grade = Grade.MILD) -> tuple[str, Command]:
    return minute, do.FlagAdverseEvent(sign=sign, grade=grade)


def gone(minute: str, sign: str) -> tuple[str, Command]:
    return minute, do.ResolveAdverseEvent(sign=sign)


def test_a_reaction_stands_with_its_minute_rung_bottle_and_how_long_it_lasted() -> None:
    """Headache at minute 108 on the fourth rung, 57 mL/h; gone at 127: 127 − 108 = 19 min."""
    (reaction,) = facts_of(headache_child()).reactions

    assert (reaction.number, reaction.fact.sign, reaction.rung, reaction.bottle) == (1, "headache", 4, 1)
    assert (reaction.after_start, reaction.lasted) == (Minutes.of("108"), Minutes.of("19"))
    assert reaction.fact.rate.ml_per_h == MlPerHour.of("57")


def test_reactions_are_numbered_by_onset_and_not_by_when_they_were_entered() -> None:
    one = bed(flag("40", "fever"), flag("20", "headache"))

    assert [(one.number, one.fact.sign) for one in facts_of(one).reactions] == [(1, "headache"), (2, "fever")]


@pytest.mark.parametrize(("onset", "bottle"), [("59", 1), ("60", 2), ("61", 2)])
def test_the_bottle_at_onset_is_the_one_connected_by_then(onset: str, bottle: int) -> None:
    """The second bottle is connected at minute 60."""
    second = replace(CHILD.bottles[0], batch="P2")
    one = bed(("60", do.HangBottle(bottle=second)), flag(onset, "headache"))

    assert [reaction.bottle for reaction in facts_of(one).reactions] == [bottle]


@pytest.mark.parametrize(
    ("onset", "held", "rate"), [("29", False, "7"), ("30", True, "7"), ("39", True, "7"), ("40", False, "7")]
)
def test_a_sign_while_held_did_not_begin_on_a_running_rate(onset: str, held: bool, rate: str) -> None:  # noqa: FBT001 # a column of the table
    """Held from minute 30 to minute 40 at 7 mL/h."""
    one = bed(("30", do.HoldInfusion()), ("40", do.ResumeInfusion()), flag(onset, "headache"))

    (reaction,) = facts_of(one).reactions
    assert (reaction.is_held, reaction.fact.rate.ml_per_h) == (held, MlPerHour.of(rate))


def test_what_was_done_begins_with_the_first_sign_and_has_the_restart_and_the_reason_of_the_stop() -> None:
    """Shivers at 400: held 401, medicine 410, resumed 426, stopped 480, its reason told at 482."""
    steps = facts_of(eight_hours()).steps

    assert [(one.evidence.at, type(one.event)) for one in steps] == [
        (at_minute("401"), InfusionHeld),
        (at_minute("410"), MedicineGiven),
        (at_minute("426"), InfusionResumed),
        (at_minute("480"), InfusionStopped),
    ]
    last = steps[-1].event
    assert isinstance(last, InfusionStopped)
    assert last.reason == "patient asked for the rest of the dose tomorrow"


def test_a_medicine_of_before_the_first_sign_is_no_answer_to_it() -> None:
    early, late = do.GiveMedicine(name="paracetamol", dose="1 g"), do.GiveMedicine(name="cetirizine", dose="10 mg")
    facts = facts_of(bed(("19", early), flag("20", "headache"), ("20", late)))

    assert [one.event.name for one in facts.medicines_before] == ["paracetamol"]
    assert [one.event for one in facts.steps] == [MedicineGiven(name="cetirizine", dose="10 mg")]


def test_the_vital_signs_are_the_baseline_those_around_each_onset_and_the_latest() -> None:
    """A set of the minute of the onset is the first one since, not the last one before."""
    observe = do.RecordObservation(observation=signs())
    minutes = ("10", "20", "30", "40")
    one = bed(*((minute, observe) for minute in minutes[:2]), flag("30", "headache"), ("30", observe), ("40", observe))

    assert [
        (beside.fact.evidence.at, beside.before, beside.since, beside.is_baseline, beside.is_latest)
        for beside in facts_of(one).observations
    ] == [
        (at_minute("-4"), (), (), True, False),
        (at_minute("20"), (1,), (), False, False),
        (at_minute("30"), (), (1,), False, False),
        (at_minute("40"), (), (), False, True),
    ]


@pytest.mark.parametrize(
    ("steps", "pattern"),
    [
        ((flag("10", "headache"),), False),
        (
            (flag("10", "urticaria"), flag("12", "bronchospasm"), gone("20", "urticaria"), gone("20", "bronchospasm")),
            True,
        ),
        ((flag("10", "urticaria"), gone("11", "urticaria"), flag("12", "bronchospasm")), False),
        ((flag("10", "headache"), gone("11", "headache"), flag("12", "hypotension"), gone("13", "hypotension")), True),
        ((flag("10", "hypotension"),), False),
    ],
)
def test_a_pattern_that_has_gone_was_one_all_the_same(steps: tuple[tuple[str, Command], ...], pattern: bool) -> None:  # noqa: FBT001 # a column of the table
    """monitoring.md: two systems at once, or hypotension after another sign; one after the other gone is none."""
    assert facts_of(bed(*steps)).is_anaphylaxis_pattern is pattern


def test_nothing_is_missing_of_a_whole_record() -> None:
    assert facts_of(headache_child()).gaps == ()


def test_what_every_report_needs_is_named_first() -> None:
    """The second bottle has neither batch nor expiry; the fever is still there and nobody measured since."""
    one = bed(("30", do.HangBottle(bottle=TORN)), flag("40", "fever"))
    nobody = replace(REPORT, reporter=" ", role="")

    gaps = gaps_of(one.infusion, nobody)

    assert gaps == (
        ReportGap(missing=Missing.REPORTER),
        ReportGap(missing=Missing.BATCH, of=(2,)),
        ReportGap(missing=Missing.ROLE),
        ReportGap(missing=Missing.EXPIRY, of=(2,)),
        ReportGap(missing=Missing.GONE, of=(1,)),
        ReportGap(missing=Missing.VITAL_SIGNS, of=(1,)),
    )
    assert [gap.missing.is_needed for gap in gaps] == [True, True, False, False, False, False]


def test_an_infusion_without_any_bottle_says_so_once() -> None:
    one = bed(flag("40", "fever"), gone("50", "fever"), plan=replace(CHILD, bottles=()))

    assert [gap for gap in gaps_of(one.infusion, REPORT) if gap.missing.is_needed] == [
        ReportGap(missing=Missing.BOTTLES)
    ]


def test_a_reaction_of_before_the_first_bottle_has_none() -> None:
    first = ("30", do.HangBottle(bottle=CHILD.bottles[0]))
    one = bed(flag("20", "fever"), first, gone("50", "fever"), plan=replace(CHILD, bottles=()))

    assert [gap for gap in gaps_of(one.infusion, REPORT) if gap.missing.is_needed] == [
        ReportGap(missing=Missing.BOTTLE_AT_ONSET, of=(1,))
    ]


@pytest.mark.parametrize(("name", "identifier"), [("…", "4471"), ("Ionescu, Maria", " ")])
def test_a_patient_nobody_could_find_again_is_missing(name: str, identifier: str) -> None:
    nobody = replace(CHILD, patient=replace(CHILD.patient, name=name, identifier=identifier))
    one = bed(flag("20", "fever"), plan=nobody)

    assert gaps_of(one.infusion, REPORT)[0] == ReportGap(missing=Missing.PATIENT)


def test_without_an_adverse_event_there_is_no_report() -> None:
    with pytest.raises(LookupError):
        facts_of(bed())


def test_the_adult_has_three_bottles_and_the_shivers_began_on_the_third() -> None:
    """Bottles at minutes 0, 180 and 330; shivers at 400."""
    facts = facts_of(eight_hours())

    assert [(fact.number, fact.bottle.batch) for fact in facts.summary.bottles] == [
        (1, "P100234560"),
        (2, "P100234561"),
        (3, "P100234562"),
    ]
    assert [one.bottle for one in facts.reactions] == [3]
    assert ADULT.bottles[2].batch == "P100234562"
