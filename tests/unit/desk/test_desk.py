"""The desk: what is entered is decided, on record before it is shown as saved, and there again after a restart."""

from __future__ import annotations

import pytest

from ivig_desk.desk.faults import RecordsFaultCode, VersionTaken
from ivig_desk.desk.on_file import Sought
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import NoteWritten
from ivig_desk.domain.infusion.infusion import Phase
from tests.unit.desk.journals import DamagedPageJournal
from tests.unit.desk.ward import NURSE, STARTED, Ward, reading, with_infusion
from tests.unit.infusion.bed import (
    CHILD,
    RACING_HARD,
    just_after,
    ml_h,
    moment,
    observe,
    raise_to,
    references,
    refusals,
)

ONE, TWO = "infusion-1", "infusion-2"
HOLD = do.HoldInfusion()


def note(text: str) -> do.WriteNote:
    return do.WriteNote(text=text)


def test_a_new_infusion_is_on_record_from_its_first_moment() -> None:
    """S25."""
    ward = Ward()

    assert ward.desk.new_infusion(NURSE) == ONE
    assert ward.written(ONE) == ["PlanKept"]


def test_what_is_accepted_is_on_record_before_it_is_shown_as_saved() -> None:
    """S25."""
    ward = with_infusion()
    saved = ward.desk.saving()

    assert ward.written(ONE) == STARTED
    assert (saved.saved_at, saved.waiting, saved.fault) == (moment("0"), 0, None)


def test_every_event_says_when_it_happened_when_it_was_written_by_whom_and_by_what() -> None:
    """S24, S25: entered at minute 10 for minute 8."""
    ward = with_infusion().at("10")
    ward.desk.handle(ONE, note("slept"), "I. Rusu", at=moment("8"))
    entry = ward.journal.read(ONE)[-1]

    assert (entry.infusion_id, entry.version, entry.event) == (ONE, 6, NoteWritten(text="slept"))
    assert (entry.at, entry.recorded, entry.by, entry.program) == (moment("8"), reading("10"), "I. Rusu", "0.1.0")


def test_what_is_refused_without_an_attempt_at_a_limit_leaves_no_trace() -> None:
    ward = with_infusion()

    assert refusals(ward.desk.handle(ONE, raise_to("14"), NURSE)) == ["rung-time"]
    assert ward.written(ONE) == STARTED


def test_an_attempt_at_a_limit_is_on_record() -> None:
    """S1: 116 mL/h at 24 kg is above 4.8 mL/kg/h."""
    ward = with_infusion()
    refused = refusals(ward.desk.handle(ONE, do.SetRate(to=ml_h("116")), NURSE))

    assert (refused, ward.written(ONE)) == (["above-hard-limit"], [*STARTED, "RateRefused"])


def test_an_infusion_that_is_not_on_record_has_nothing_to_show_and_takes_no_command() -> None:
    ward = Ward()

    assert (ward.desk.infusion("nobody"), ward.desk.look("nobody"), ward.desk.entries("nobody")) == (None, None, ())
    assert refusals(ward.desk.handle("nobody", HOLD, NURSE)) == ["not-planned"]


@pytest.mark.parametrize(
    ("at", "says"), [("9", []), ("10", []), (just_after("10"), ["time-in-future"]), ("11", ["time-in-future"])]
)
def test_nothing_has_happened_in_the_future(at: str | Instant, says: list[str]) -> None:
    """S24: it is minute 10."""
    ward = with_infusion().at("10")
    moment_of = moment(at) if isinstance(at, str) else at

    assert refusals(ward.desk.handle(ONE, note("slept"), NURSE, at=moment_of)) == says


def test_a_clock_set_back_takes_neither_hold_nor_stop_away() -> None:
    """S11: started at 8:00:00, set back two seconds by the network; HOLD is pressed at once."""
    ward = with_infusion()
    ward.clock.jump(Minutes.of("-1/30"))

    assert refusals(ward.desk.handle(ONE, HOLD, NURSE)) == []
    assert refusals(ward.desk.handle(ONE, do.StopInfusion(reason=""), NURSE)) == []
    assert ward.given(ONE) == "0"


def test_under_a_clock_set_back_what_is_entered_now_follows_what_is_on_record() -> None:
    """S24: both times are kept; the last vital signs stay the last."""
    ward = with_infusion().at("10").does(ONE, observe())
    ward.clock.jump(Minutes.of("-60"))
    ward.does(ONE, observe(RACING_HARD))
    entry = ward.journal.read(ONE)[-1]

    assert (entry.at, entry.recorded.wall) == (moment("10"), moment("-50"))
    look = ward.look(ONE)
    assert look.guidance is not None
    assert [alarm.kind.value for alarm in look.guidance.alarms] == ["critical-vital-sign", "clock-jumped"]


def test_two_infusions_side_by_side_do_not_touch_each_other() -> None:
    ward = with_infusion()
    ward.desk.new_infusion(NURSE)
    ward.does(TWO, do.PlanInfusion(plan=CHILD, references=references())).does(ONE, HOLD)
    first, second = ward.desk.infusion(ONE), ward.desk.infusion(TWO)

    assert first is not None
    assert second is not None
    assert (first.phase, second.phase) == (Phase.HELD, Phase.PREPARING)
    assert ward.written(TWO) == ["PlanKept", "InfusionPlanned"]


def test_the_infusion_last_written_to_comes_first() -> None:
    ward = with_infusion()
    ward.desk.new_infusion(NURSE)
    before = [row.infusion_id for row in ward.desk.lists().of(*Phase)]
    ward.does(ONE, note("slept"))

    assert (before, [row.infusion_id for row in ward.desk.lists().of(*Phase)]) == ([TWO, ONE], [ONE, TWO])


def test_an_infusion_that_cannot_be_read_hides_no_other() -> None:
    """S30: it is named, with what is wrong with it."""
    journal = DamagedPageJournal()
    ward = with_infusion(journal)
    ward.desk.new_infusion(NURSE)
    journal.damaged = ONE
    ward.does(TWO, do.KeepPlan(fields=(("name", "Pop"),)))
    on_file = ward.kill().desk.on_file()

    assert [row.infusion_id for row in on_file.preparing] == [TWO]
    assert [(entry.infusion_id, fault.code) for entry, fault in on_file.unreadable] == [(ONE, RecordsFaultCode.DAMAGED)]


def test_looking_never_writes() -> None:
    """S8: a day of looks."""
    ward = with_infusion()
    for hour in range(25):
        ward.at(str(60 * hour)).look(ONE)

    assert (ward.written(ONE), ward.given(ONE)) == (STARTED, "7")


def test_where_another_desk_wrote_first_the_command_is_not_taken_and_the_truth_is_shown() -> None:
    """S25: beside us somebody held it; our note is not squeezed in at a place that is taken."""
    ward = with_infusion()
    beside = Ward(journal=ward.journal, clock=ward.clock)
    beside.does(ONE, HOLD)

    with pytest.raises(VersionTaken):
        ward.desk.handle(ONE, note("slept"), NURSE)

    assert ward.written(ONE) == [*STARTED, "InfusionHeld"]
    assert (ward.given(ONE), ward.desk.saving().waiting) == ("0", 0)
    assert refusals(ward.desk.handle(ONE, note("slept"), NURSE)) == []


def test_the_last_visit_of_each_patient_is_there_after_a_restart_and_a_plan_alone_is_none() -> None:
    """S7."""
    ward = with_infusion()
    ward.desk.new_infusion(NURSE)

    (visit,) = ward.kill().desk.visits(Sought(text="", identifier="4471", taken=""))

    assert (visit.patient.identifier, visit.last.infusion_id) == ("4471", "infusion-1")
