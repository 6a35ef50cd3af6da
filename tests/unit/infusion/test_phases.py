"""Which command is taken in which phase, and by what name it is refused elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    CALM,
    CHILD,
    Bed,
    ml,
    ml_h,
    moment,
    observe,
    planned,
    raise_to,
    references,
    refusals,
    set_to,
    started,
)

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.commands import Command

ASKED: dict[str, Command] = {
    "keep-plan": do.KeepPlan(fields=(("weight_kg", "24"),)),
    "plan": do.PlanInfusion(plan=CHILD, references=references()),
    "observe": observe(),
    "correct": do.CorrectObservation(of_version=None, observation=CALM, reason="misread"),
    "start": do.StartInfusion(confirmed=ml_h("7"), nurse="A. Pop", second_checker="I. Rusu", sound=SoundCheck.HEARD),
    "raise": raise_to("14"),
    "stay": do.KeepRung(),
    "lower": do.LowerRate(to=None),
    "set-rate": set_to("5"),
    "hold": do.HoldInfusion(),
    "resume": do.ResumeInfusion(),
    "stop": do.StopInfusion(reason=""),
    "stop-reason": do.GiveStopReason(reason="asked for tomorrow"),
    "complete": do.CompleteInfusion(),
    "close": do.CloseInfusion(),
    "adverse-event": do.FlagAdverseEvent(sign="headache", grade=Grade.MILD),
    "resolve": do.ResolveAdverseEvent(sign="headache"),
    "medicine": do.GiveMedicine(name="paracetamol", dose="360 mg orally"),
    "bottle": do.HangBottle(bottle=CHILD.bottles[0]),
    "volume": do.ReadVolume(read=ml("3")),
    "note": do.WriteNote(text="asleep"),
    "override": do.OverrideLimit(reason="agreed", name="Dr D. Marin"),
    "acknowledge": do.AcknowledgeAlarm(kind="held-long"),
    "silence": do.SilenceAlarms(),
    "reopen": do.ReopenDesk(last_alive=moment("29")),
    "confirm-at-bed": do.ConfirmAtBed(weight=Kilograms.of("24"), rate=ml_h("7")),
}

# Each command at minute 30 of the child's first rung, with vital signs of that minute. `ok` is accepted.
TABLE = """
                unplanned    planned           running          held              stopped           completed         observing         closed
keep-plan       ok           ok                already-started  already-started   already-started   already-started   already-started   already-started
plan            ok           ok                already-started  already-started   already-started   already-started   already-started   already-started
observe         not-planned  ok                ok               ok                ok                ok                ok                already-ended
correct         not-planned  ok                ok               ok                ok                ok                ok                ok
start           not-planned  ok                already-started  already-started   already-started   already-started   already-started   already-started
raise           not-planned  not-running       ok               not-running       not-running       not-running       not-running       not-running
stay            not-planned  not-running       ok               not-running       not-running       not-running       not-running       not-running
lower           not-planned  not-running       ok               not-running       not-running       not-running       not-running       not-running
set-rate        not-planned  not-running       ok               not-running       not-running       not-running       not-running       not-running
hold            not-planned  not-running       ok               not-running       already-ended     already-ended     already-ended     already-ended
resume          not-planned  not-held          not-held         ok                not-held          not-held          not-held          not-held
stop            not-planned  not-running       ok               ok                already-ended     already-ended     already-ended     already-ended
stop-reason     not-planned  not-ended         not-ended        not-ended         ok                not-ended         ok                already-ended
complete        not-planned  not-running       ok               ok                already-ended     already-ended     already-ended     already-ended
close           not-planned  not-ended         not-ended        not-ended         reason-missing    ok                reason-missing    already-ended
adverse-event   not-planned  not-running       ok               ok                ok                ok                ok                already-ended
resolve         not-planned  not-running       no-such          no-such           no-such           no-such           no-such           already-ended
medicine        not-planned  ok                ok               ok                ok                ok                ok                already-ended
bottle          not-planned  not-running       ok               ok                ok                ok                ok                already-ended
volume          not-planned  not-running       ok               ok                ok                ok                ok                already-ended
note            not-planned  ok                ok               ok                ok                ok                ok                ok
override        not-planned  nothing           nothing          nothing           nothing           nothing           nothing           nothing
acknowledge     not-planned  ok                ok               ok                ok                ok                ok                ok
silence         not-planned  ok                ok               ok                ok                ok                ok                ok
reopen          not-planned  not-running       ok               ok                not-running       not-running       not-running       not-running
confirm-at-bed  not-planned  not-running       ok               not-confirmed     not-running       not-running       not-running       not-running
"""  # noqa: E501  # One row a command, one column a phase: broken lines could not be read.
WRITTEN_SHORT = {"no-such": "no-such-adverse-event", "nothing": "nothing-to-override"}


def in_phase(phase: str) -> Bed:
    """An infusion at minute 30 with vital signs of that minute; the stop had no reason yet."""
    if phase == "unplanned":
        return Bed()
    if phase == "planned":
        return planned().does("30", observe())
    since: dict[str, tuple[Command, ...]] = {
        "running": (),
        "held": (do.HoldInfusion(),),
        "stopped": (do.StopInfusion(reason=""),),
        "completed": (do.CompleteInfusion(),),
        "observing": (do.StopInfusion(reason=""), observe()),
        "closed": (do.CompleteInfusion(), do.CloseInfusion()),
    }
    return started().does("30", observe(), *since[phase])


def rows() -> list[tuple[str, str, str]]:
    header, *lines = (line.split() for line in TABLE.strip().splitlines())
    return [(line[0], phase, says) for line in lines for phase, says in zip(header, line[1:], strict=True)]


def test_the_table_names_every_command() -> None:
    assert [row[0] for row in rows()[::8]] == list(ASKED)


@pytest.mark.parametrize(("name", "phase", "says"), rows())
def test_every_command_is_taken_or_refused_by_name_in_every_phase(name: str, phase: str, says: str) -> None:
    """S11 in its rows hold and stop; S25 in its column closed: nothing but notes and corrections is added."""
    expected = [] if says == "ok" else [WRITTEN_SHORT.get(says, says)]

    assert refusals(in_phase(phase).ask("30", ASKED[name])) == expected


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("start", "planned", Phase.RUNNING),
        ("hold", "running", Phase.HELD),
        ("resume", "held", Phase.RUNNING),
        ("stop", "running", Phase.STOPPED),
        ("stop", "held", Phase.STOPPED),
        ("complete", "running", Phase.COMPLETED),
        ("complete", "held", Phase.COMPLETED),
        ("observe", "running", Phase.RUNNING),
        ("observe", "held", Phase.HELD),
        ("observe", "stopped", Phase.OBSERVING),
        ("observe", "completed", Phase.OBSERVING),
        ("observe", "observing", Phase.OBSERVING),
        ("adverse-event", "running", Phase.RUNNING),
        ("reopen", "running", Phase.RUNNING),
        ("note", "closed", Phase.CLOSED),
    ],
)
def test_only_what_starts_holds_resumes_or_ends_it_changes_the_phase(name: str, before: str, after: Phase) -> None:
    assert in_phase(before).does("30", ASKED[name]).infusion.phase is after


@pytest.mark.parametrize("phase", ["planned", "running", "held", "stopped", "observing", "closed"])
def test_a_command_that_is_refused_for_its_phase_leaves_everything_as_it_was(phase: str) -> None:
    for name, column, says in rows():
        bed = in_phase(phase)
        before = bed.infusion
        if column == phase and says != "ok":
            bed.ask("30", ASKED[name])
            assert bed.infusion == before, name


def test_a_closed_infusion_still_takes_a_correction_and_a_note() -> None:
    """S25: corrections are new events with a reason, whenever the mistake is found."""
    bed = in_phase("closed").does("90", ASKED["correct"], ASKED["note"])

    assert [taken.corrected for taken in bed.infusion.observations] == ["", "misread"]
    assert [note.what.text for note in bed.infusion.notes] == ["asleep"]


@pytest.mark.parametrize(("reason", "says"), [("", ["reason-missing"]), ("  ", ["reason-missing"]), ("migraine", [])])
def test_closing_after_a_stop_needs_its_reason(reason: str, says: list[str]) -> None:
    """S25."""
    bed = started().does("30", do.StopInfusion(reason=reason))

    assert refusals(bed.ask("31", do.CloseInfusion())) == says


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_stop_without_a_reason_asks_for_it_until_it_is_given(reason: str) -> None:
    """S11, S25: what closing refuses for is what the nurse is asked for."""
    bed = started().does("30", do.StopInfusion(reason=reason))

    asked = ["stop-reason" in [due.value for due in bed.sees("31").due]]
    bed.does("32", do.GiveStopReason(reason="migraine"))
    asked.append("stop-reason" in [due.value for due in bed.sees("32").due])

    assert asked == [True, False]


def test_closing_needs_the_bottle_that_was_given() -> None:
    """S25: with no bottle on record there is no batch to recall."""
    bed = started(replace(CHILD, bottles=())).does("30", do.CompleteInfusion())

    without = refusals(bed.ask("31", do.CloseInfusion()))
    bed.does("32", do.HangBottle(bottle=CHILD.bottles[0]))

    assert (without, refusals(bed.ask("33", do.CloseInfusion()))) == (["bottle-unidentified"], [])


@pytest.mark.parametrize(
    ("batch", "why", "says"),
    [
        ("P1", "", []),
        ("", "label torn", []),
        ("", "", ["bottle-unidentified"]),
        ("  ", "  ", ["bottle-unidentified"]),
    ],
)
def test_a_bottle_has_its_batch_or_the_reason_why_not(batch: str, why: str, says: list[str]) -> None:
    """S25."""
    bottle = replace(CHILD.bottles[0], batch=batch, not_available=why)

    assert refusals(started().ask("30", do.HangBottle(bottle=bottle))) == says


@pytest.mark.parametrize(("volume", "says"), [("-1", "bottle-unidentified"), ("0", "bottle-unidentified")])
def test_a_bottle_holds_something(volume: str, says: str) -> None:
    bottle = replace(CHILD.bottles[0], volume=ml(volume))

    assert refusals(started().ask("30", do.HangBottle(bottle=bottle))) == [says]
