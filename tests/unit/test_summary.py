"""The facts of a record written out by hand: each number reckoned on paper, each fact with its entries."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, Millilitres, Minutes, MlPerHour
from ivig_desk.domain.infusion import events as happened
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.reaction_events import AdverseEventResolved
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.monitoring.finding import Rule
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.summary import Summary, summary_of
from ivig_desk.domain.summary.facts import EndKind
from ivig_desk.domain.summary.roles import Role
from tests.helpers.played import CHILD, OFFSET, at_minute, entry, signs
from tests.unit.ward import measured

SECOND_BOTTLE = Bottle(volume=Millilitres.of("25"), batch="P200", expiry=None)

# 7 mL/h for 30 min, 14 for 30, 28 for 30, held for 15, 28 for 60, stopped: 3.5 + 7 + 14 + 0 + 28 = 52.5 mL reckoned.
# At 60 min 11 mL were read where 10.5 had been reckoned, so that 53 mL went in: 5.3 g of 7.2 g.
TOLD: tuple[tuple[str, happened.Event], ...] = (
    ("-20", happened.InfusionPlanned(plan=CHILD)),
    ("-4", happened.ObservationRecorded(observation=signs())),
    ("0", happened.InfusionStarted(rate=MlPerHour.of("7"), second_checker="I. Rusu")),
    ("0", happened.BottleHung(bottle=CHILD.bottles[0])),
    ("30", happened.RateRaised(to=MlPerHour.of("14"))),
    ("45", happened.ObservationRecorded(observation=measured(heart_rate="190"))),
    ("60", happened.VolumeRead(read=Millilitres.of("11"))),
    ("60", happened.RateRaised(to=MlPerHour.of("28"))),
    ("70", happened.RungKept()),
    (
        "72",
        happened.RateRefused(attempted=MlPerHour.of("150"), kinds=(RefusalKind.ABOVE_HARD_LIMIT,), bounds=()),
    ),
    (
        "75",
        happened.LimitOverridden(
            kinds=(RefusalKind.ABOVE_SOFT_LIMIT,), bounds=(), reason="tolerated before", name="Dr E. Vlad"
        ),
    ),
    ("85", happened.AdverseEventFlagged(sign="headache", grade=Grade.MODERATE, rate=MlPerHour.of("28"), batch="P1")),
    ("90", happened.InfusionHeld()),
    ("95", happened.MedicineGiven(name="paracetamol", dose="360 mg orally")),
    ("100", AdverseEventResolved(sign="headache")),
    ("105", happened.InfusionResumed(rate=MlPerHour.of("28"))),
    ("110", happened.ObservationCorrected(of_version=6, observation=measured(heart_rate="90"), reason="typed wrongly")),
    ("125", DeskReopened(last_alive=at_minute("115"))),
    ("126", happened.ConfirmedAtBed(weight=Kilograms.of("24"), rate=MlPerHour.of("28"))),
    ("135", happened.BottleHung(bottle=SECOND_BOTTLE)),
    ("140", happened.NoteWritten(text="asleep")),
    ("165", happened.InfusionStopped(reason="")),
    ("168", happened.StopReasonGiven(reason="bed needed")),
)
LATE = 6
"""The set of minute 45 was written down ten minutes after it was measured."""


def recorded(count: int = len(TOLD)) -> tuple[happened.Recorded, ...]:
    return tuple(
        entry(version, at_minute(minute), event, late_by="10" if version == LATE else "0")
        for version, (minute, event) in enumerate(TOLD[:count], start=1)
    )


def summed_up(count: int = len(TOLD), minute: str = "180") -> Summary:
    entries = recorded(count)
    return summary_of(folded(entries), entries, at_minute(minute))


def folded(entries: tuple[happened.Recorded, ...]) -> Infusion:
    infusion = None
    for one in entries:
        infusion = evolve(infusion, one)
    assert infusion is not None
    return infusion


@pytest.fixture(scope="module")
def summary() -> Summary:
    return summed_up()


def test_what_went_in_stands_beside_what_was_ordered(summary: Summary) -> None:
    amounts = summary.amounts

    assert (amounts.ordered_dose, amounts.ordered_volume) == (Grams.of("7.2"), Millilitres.of("72"))
    assert (amounts.given_volume, amounts.given_dose) == (Millilitres.of("53"), Grams.of("5.3"))
    assert (amounts.ordered_per_kg, amounts.given_per_kg) == (GramsPerKg.of("0.3"), GramsPerKg.of("53/240"))
    assert amounts.share == Fraction(53, 72)


def test_what_ran_unwatched_is_told_apart(summary: Summary) -> None:
    # 10 min at 28 mL/h.
    assert summary.amounts.unwatched == Millilitres.of("14/3")


def test_every_period_names_the_entry_that_began_it_and_its_volume(summary: Summary) -> None:
    assert [
        (fact.evidence.versions, fact.rate.ml_per_h.text, fact.end.since(fact.start).text, fact.volume.text)
        for fact in summary.periods
    ] == [
        ((3,), "7", "30", "3.5"),
        ((5,), "14", "30", "7"),
        ((8,), "28", "30", "14"),
        ((13,), "0", "15", "0"),
        ((16,), "28", "60", "28"),
    ]


def test_the_ramp_planned_stands_beside_the_ramp_followed(summary: Summary) -> None:
    # 7.2 · 14.4 · 28.8 · 57.6 · 115.2 drops/min, rounded down; 28 mL/h ran 30 and 60 min.
    assert [
        (fact.planned.rung.rate.ml_per_h.text, fact.planned.start.text, fact.reached, fact.ran_for.text)
        for fact in summary.rungs
    ] == [
        ("7", "0", at_minute("0"), "30"),
        ("14", "30", at_minute("30"), "30"),
        ("28", "60", at_minute("60"), "90"),
        ("57", "90", None, "0"),
        ("115", "120", None, "0"),
    ]


def test_a_corrected_set_stands_on_both_entries_and_reads_as_it_now_is(summary: Summary) -> None:
    first, second = summary.observations

    assert first.evidence.versions == (2,)
    assert (second.evidence.versions, second.corrected, second.findings) == ((6, 17), "typed wrongly", ())
    assert second.observation == measured(heart_rate="90")


def test_before_its_correction_a_set_shows_what_was_concerning() -> None:
    # 8 years: a heart rate from 150 /min scores 4 (Bedside PEWS, 4–12 y), critical.
    before = summed_up(count=16, minute="106").observations[1]

    (finding,) = before.findings
    assert (finding.rule, finding.value, finding.limit) == (Rule.PEWS, Fraction(190), Fraction(150))


def test_an_entry_written_down_later_says_so(summary: Summary) -> None:
    late = [entry.evidence.versions for entry in summary.said.timeline if entry.evidence.is_late]

    assert late == [(6,)]


def test_an_adverse_event_has_rate_batch_what_was_done_and_when_it_went(summary: Summary) -> None:
    (event,) = summary.adverse_events

    assert (event.sign, event.grade, event.batch) == ("headache", Grade.MODERATE, "P1")
    assert (event.evidence.versions, event.evidence.at) == ((12, 15), at_minute("85"))
    assert (event.rate.ml_per_h.text, event.rate.ml_per_kg_h.text) == ("28", "7/6")
    assert [one.evidence.versions for one in event.actions] == [(13,), (14,)]
    assert event.resolved == at_minute("100")


def test_a_bottle_has_its_time_on_the_line_and_what_came_out_of_it(summary: Summary) -> None:
    # 11 mL read at 60 min, 14 mL until the hold, 14 mL from 105 to 135 min; then 14 mL out of the second one.
    assert [
        (fact.number, fact.evidence.versions, fact.bottle.batch, fact.until, fact.used.text) for fact in summary.bottles
    ] == [
        (1, (4,), "P100234567", at_minute("135"), "39"),
        (2, (20,), "P200", at_minute("165"), "14"),
    ]


def test_a_reading_stands_beside_what_had_been_reckoned(summary: Summary) -> None:
    (reading,) = summary.readings

    assert (reading.read.text, reading.reckoned.text, reading.evidence.versions) == ("11", "10.5", (7,))


def test_a_second_reading_is_reckoned_from_the_first() -> None:
    again = entry(len(TOLD) + 1, at_minute("170"), happened.VolumeRead(read=Millilitres.of("50")))
    entries = (*recorded(), again)

    reckoned = summary_of(folded(entries), entries, at_minute("180")).readings[1].reckoned

    assert reckoned == Millilitres.of("53")


def test_a_refused_attempt_and_a_passed_limit_are_both_kept(summary: Summary) -> None:
    (refused,), (passed,) = summary.said.refused, summary.said.overrides

    assert (refused.evidence.versions, refused.event.attempted) == ((10,), MlPerHour.of("150"))
    assert (passed.evidence.versions, passed.event.name, passed.event.reason) == (
        (11,),
        "Dr E. Vlad",
        "tolerated before",
    )


def test_time_nobody_watched_has_the_confirmation_that_ended_it(summary: Summary) -> None:
    (gap,) = summary.unwatched

    assert (gap.start, gap.end, gap.evidence.versions) == (at_minute("115"), at_minute("125"), (18,))
    assert gap.confirmed is not None
    assert gap.confirmed.evidence.versions == (19,)


def test_the_end_has_its_kind_its_reason_and_the_watch_after_it(summary: Summary) -> None:
    # A first infusion with a reaction is watched for 60 min (label).
    ended = summary.giving.ended

    assert ended is not None
    assert (ended.kind, ended.reason, ended.evidence.versions) == (EndKind.STOPPED, "bed needed", (22, 23))
    assert (ended.watch, ended.watched_until) == (Minutes.of("60"), at_minute("225"))


def test_everyone_named_is_there_with_what_they_did(summary: Summary) -> None:
    assert [(person.name, person.roles) for person in summary.people] == [
        ("A. Pop", (Role.NURSE,)),
        ("Dr D. Marin", (Role.PRESCRIBER,)),
        ("I. Rusu", (Role.SECOND_CHECKER,)),
        ("Dr E. Vlad", (Role.PASSED_A_LIMIT,)),
    ]


def test_the_timeline_has_every_entry_in_the_order_it_happened(summary: Summary) -> None:
    assert [entry.evidence.versions[0] for entry in summary.said.timeline] == list(range(1, len(TOLD) + 1))


def test_a_late_entry_stands_where_it_happened_not_where_it_was_written() -> None:
    late = entry(len(TOLD) + 1, at_minute("50"), happened.NoteWritten(text="ate well"), late_by="120")
    entries = (*recorded(), late)

    versions = [
        one.evidence.versions[0] for one in summary_of(folded(entries), entries, at_minute("180")).said.timeline
    ]

    assert versions.index(len(TOLD) + 1) == versions.index(LATE) + 1


def test_advice_is_told_with_the_profile_it_stood_on(summary: Summary) -> None:
    profile = summary.plan.profile

    assert (profile.id, profile.version, len(profile.checksum)) == ("privigen-10-eu", "1", 64)
    assert (summary.planned.versions, summary.programs) == ((1,), ("0.1.0",))


def test_clock_times_are_told_at_the_offset_recorded_with_the_start(summary: Summary) -> None:
    assert summary.utc_offset_minutes == OFFSET


def test_a_running_infusion_is_summed_up_until_now() -> None:
    running = summed_up(count=5, minute="50")

    # 7 mL/h for 30 min and 14 mL/h for 20 min: 3.5 mL and 4 2/3 mL.
    assert running.amounts.given_volume == Millilitres.of("49/6")
    assert (running.giving.ended, running.periods[-1].end) == (None, at_minute("50"))


def test_a_plan_alone_is_summed_up_without_anything_given() -> None:
    planned = summed_up(count=1, minute="0")

    assert (planned.giving.started, planned.periods, planned.amounts.given_volume) == (None, (), Millilitres.of("0"))
    assert [fact.reached for fact in planned.rungs] == [None] * 5


def test_what_is_only_typed_cannot_be_summed_up() -> None:
    typed = (entry(1, at_minute("0"), happened.PlanKept(fields=(("name", "Ionescu"),))),)

    with pytest.raises(LookupError):
        summary_of(folded(typed), typed, at_minute("1"))
