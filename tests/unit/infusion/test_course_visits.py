"""What is recorded of the visits of a course, on any of its infusions, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from ivig_desk.domain.course.assessment import Assessment
from ivig_desk.domain.course.laboratory import LaboratoryReport, LaboratoryTest
from ivig_desk.domain.course.visit_place import CalledOff, CycleVisit, FollowUp
from ivig_desk.domain.infusion.course_commands import AssessVisit, CallOffVisit
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from tests.helpers.played import CHILD, at_minute, headache_child, played
from tests.helpers.records import recorded
from tests.unit.course.given import CHILD as PATIENT
from tests.unit.course.given import course, treated
from tests.unit.course.skin import answers, skin

if TYPE_CHECKING:
    from ivig_desk.domain.course.course import Course
    from ivig_desk.domain.infusion.commands import Command
    from ivig_desk.domain.infusion.decide import Decision

TODAY = date(2026, 3, 20)
DAYS = (treated("2026-01-10", 1, 6), treated("2026-02-10", 2, 6), treated("2026-03-10", 3, 6))
COURSE = course(*DAYS)
"""Three of six cycles, in a child who turns 8 on 2 May 2026."""
IGE = LaboratoryReport(test=LaboratoryTest.TOTAL_IGE, value=Fraction(1840), upper=Fraction(90), unit="units/mL")
CLOSED = headache_child().infusion


def assessment(**parts: Any) -> Assessment:  # type: ignore[explicit-any] # noqa: ANN401 # each part is one of its fields
    whole = Assessment(
        infusion_id=CLOSED.id,
        place=CycleVisit(3),
        day=date(2026, 3, 10),
        easi=skin(head="4 2123"),
        cdlqi=answers("0123012301"),
        laboratory=(IGE,),
    )
    return replace(whole, **parts)


def assess(of: Assessment, *, in_course: Course = COURSE, reason: str = "") -> AssessVisit:
    return AssessVisit(assessment=of, course=in_course, today=TODAY, reason=reason)


def call_off(place: CycleVisit | FollowUp, reason: str = "moved away", name: str = "Dr D. Marin") -> CallOffVisit:
    return CallOffVisit(place=place, course=COURSE, reason=reason, name=name)


def asked(command: Command, infusion: Infusion = CLOSED) -> Decision:
    return decide(infusion, command, at_minute("400"))


def refused(decision: Decision) -> list[tuple[str, str]]:
    assert isinstance(decision, Refused)
    assert decision.events == ()
    return [(unmet.kind.value, unmet.about) for unmet in decision.unmet]


def test_a_visit_is_recorded_whole_on_an_infusion_that_is_closed() -> None:
    assert CLOSED.phase is Phase.CLOSED
    whole = assessment()

    assert asked(assess(whole)).events == (VisitAssessed(assessment=whole, reason=""),)


def test_what_was_recorded_of_visits_is_folded_and_changes_nothing_else() -> None:
    scored = VisitAssessed(assessment=assessment(), reason="")
    off = VisitCalledOff(place=CycleVisit(5), reason="holiday", name="Dr D. Marin")
    first = evolve(CLOSED, recorded(CLOSED.version + 1, scored, infusion_id=CLOSED.id, by="A. Pop"))
    after = evolve(first, recorded(CLOSED.version + 2, off, infusion_id=CLOSED.id, by="A. Pop"))

    assert [(one.by, one.what) for one in after.assessed] == [("A. Pop", scored)]
    assert [(one.by, one.what) for one in after.called_off] == [("A. Pop", off)]
    assert (after.phase, after.periods, after.infused) == (Phase.CLOSED, CLOSED.periods, CLOSED.infused)


def test_a_second_entry_for_a_visit_asks_for_a_reason_and_leaves_the_first_on_record() -> None:
    before = course(*DAYS, assessments=(replace(assessment(), infusion_id="2026-03-10"),))

    assert refused(asked(assess(assessment(), in_course=before))) == [("reason-missing", "reason")]
    assert refused(asked(assess(assessment(), in_course=before, reason="  "))) == [("reason-missing", "reason")]
    again = asked(assess(assessment(), in_course=before, reason="trunk misread"))
    assert again.events == (VisitAssessed(assessment=assessment(), reason="trunk misread"),)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"easi": skin(trunk="2 ----")}, [("score-missing", f"trunk:{sign}") for sign in (
            "erythema", "induration", "excoriation", "lichenification")]),
        ({"easi": skin(trunk="- 1111")}, [("score-missing", "trunk:area")]),
        ({"easi": skin(trunk="0 1000")}, [("signs-without-area", "trunk:erythema")]),
        ({"easi": skin(trunk="3 0000")}, [("area-without-signs", "trunk:area")]),
        ({"easi": skin(trunk="7 1111")}, [("score-outside-range", "trunk:area")]),
        ({"easi": skin(trunk="2 1411")}, [("score-outside-range", "trunk:induration")]),
        ({"cdlqi": answers("01230-2301")}, [("score-missing", "cdlqi:6")]),
        ({"cdlqi": answers("0123042301")}, [("score-outside-range", "cdlqi:6")]),
        ({"laboratory": (replace(IGE, value=None),)}, [("laboratory-value-missing", "total-ige:value")]),
        ({"laboratory": (replace(IGE, value=Fraction(-1)),)}, [("laboratory-value-negative", "total-ige:value")]),
        ({"laboratory": (replace(IGE, upper=None),)}, [("laboratory-limit-missing", "total-ige:upper")]),
        ({"laboratory": (replace(IGE, upper=Fraction(0)),)}, [("laboratory-limit-not-positive", "total-ige:upper")]),
        ({"laboratory": (replace(IGE, unit="kU/L"),)}, [("laboratory-other-unit", "total-ige:unit")]),
        ({"easi": None, "cdlqi": None, "laboratory": ()}, [("visit-empty", "")]),
        ({"day": date(2026, 3, 21)}, [("visit-in-future", "day")]),
        ({"day": TODAY, "place": FollowUp(3)}, []),
        ({"day": date(2026, 3, 10), "place": FollowUp(3)}, [("visit-too-early", "day")]),
        ({"place": FollowUp(4)}, [("no-such-visit", "visit")]),
        ({"place": CycleVisit(6)}, []),
        ({"place": CycleVisit(7)}, [("no-such-visit", "visit")]),
        ({"place": CycleVisit(0)}, [("no-such-visit", "visit")]),
        ({"infusion_id": "another"}, [("no-such-visit", "visit")]),
    ],
)  # fmt: skip
def test_each_part_that_is_not_taken_is_named_with_its_field(
    parts: dict[str, object], why: list[tuple[str, str]]
) -> None:
    """S13: nothing is filled in, rounded or taken as 0."""
    decision = asked(assess(assessment(**parts)))

    assert (refused(decision) if isinstance(decision, Refused) else []) == why


@pytest.mark.parametrize(
    ("born", "why"),
    [
        (date(2022, 3, 11), [("cdlqi-too-young", "cdlqi")]),
        (date(2022, 3, 10), []),
        (date(2009, 3, 11), []),
        (date(2009, 3, 10), [("cdlqi-too-old", "cdlqi")]),
    ],
)
def test_the_questionnaire_is_refused_at_3_and_at_17(born: date, why: list[tuple[str, str]]) -> None:
    """On 10 March 2026: 4 years old from 10 March 2022 on, 17 from 10 March 2009 on."""
    patient = replace(PATIENT, born=born)
    of_them = course(*(replace(day, patient=patient) for day in DAYS))

    decision = asked(assess(assessment(), in_course=of_them))

    assert (refused(decision) if isinstance(decision, Refused) else []) == why


def test_a_day_before_birth_is_refused() -> None:
    assert ("visit-before-birth", "day") in refused(asked(assess(assessment(day=date(2018, 5, 1)))))


def test_all_that_stands_in_the_way_is_said_at_once() -> None:
    bad = assessment(place=CycleVisit(9), easi=skin(head="- 1111"), cdlqi=answers("-" * 10), laboratory=())

    assert [kind for kind, _ in refused(asked(assess(bad)))] == [
        "no-such-visit",
        "score-missing",
        *["score-missing"] * 10,
    ]


def test_a_visit_to_come_is_called_off_with_reason_and_name() -> None:
    decision = asked(call_off(CycleVisit(4), reason=" measles ", name=" Dr D. Marin "))

    assert decision.events == (VisitCalledOff(place=CycleVisit(4), reason="measles", name="Dr D. Marin"),)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (call_off(CycleVisit(3)), [("visit-not-open", "visit")]),
        (call_off(CycleVisit(4)), []),
        (call_off(CycleVisit(6)), []),
        (call_off(CycleVisit(7)), [("no-such-visit", "visit")]),
        (call_off(FollowUp(3)), []),
        (call_off(FollowUp(5)), [("no-such-visit", "visit")]),
        (call_off(CycleVisit(4), reason=" "), [("reason-missing", "reason")]),
        (call_off(CycleVisit(4), name=""), [("name-missing", "name")]),
        (call_off(CycleVisit(1), "", ""), [("visit-not-open", "visit"), ("reason-missing", "reason"),
                                           ("name-missing", "name")]),
    ],
)  # fmt: skip
def test_only_what_is_to_come_is_called_off(command: CallOffVisit, why: list[tuple[str, str]]) -> None:
    decision = asked(command)

    assert (refused(decision) if isinstance(decision, Refused) else []) == why


def test_a_visit_is_not_called_off_twice_nor_once_something_was_measured_at_it() -> None:
    off = CalledOff(infusion_id="2026-03-10", place=CycleVisit(4), reason="x", by="y")
    seen = assessment(infusion_id="2026-03-10", place=FollowUp(3), day=date(2026, 3, 12))
    after = course(*DAYS, assessments=(seen,), called_off=(off,))

    for place in (CycleVisit(4), FollowUp(3)):
        assert refused(asked(replace(call_off(place), course=after))) == [("visit-not-open", "visit")]


def test_of_an_infusion_that_never_started_nothing_is_recorded() -> None:
    planned = played(CHILD, [], until="0").infusion
    assert planned.started is None

    assert refused(asked(assess(assessment(infusion_id=planned.id)), planned)) == [("not-running", "")]
