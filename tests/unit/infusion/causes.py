"""An infusion for each alarm, brought about, ended and brought about again by what a nurse does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.straying import ClockStrayed, Straying
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    CHILD,
    RACING,
    RACING_HARD,
    Bed,
    ml,
    ml_h,
    moment,
    observe,
    on_rung,
    started,
)

Act = Callable[[Bed], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Since `true_at` the alarm's condition holds; `ends` and `again` are minutes later, `true_again` later still."""

    priority: str
    bed: Callable[[], Bed]
    true_at: str
    ends: Act
    again: Act
    true_again: str


def with_bottle(volume: str, plan: Plan = CHILD) -> Plan:
    """A plan whose one bottle holds so much."""
    return replace(plan, bottles=(replace(CHILD.bottles[0], volume=ml(volume)),))


def hang(volume: str, batch: str = "P2") -> do.HangBottle:
    """Connect a bottle."""
    return do.HangBottle(bottle=replace(CHILD.bottles[0], volume=ml(volume), batch=batch))


def found(rate: str) -> do.ConfirmAtBed:
    """Confirm weight and rate as found at the bed."""
    return do.ConfirmAtBed(weight=Kilograms.of("24"), rate=ml_h(rate))


def reopen(last_alive: str) -> do.ReopenDesk:
    """Take the infusion up again."""
    return do.ReopenDesk(last_alive=moment(last_alive))


def slept(since: str, until: str) -> do.FollowClock:
    """Find out that the computer slept."""
    strayed = ClockStrayed(
        how=Straying.SLEPT,
        by=moment(until).since(moment(since)),
        wall_before=moment(since),
        wall_after=moment(until),
        offset_before_min=120,
        offset_after_min=120,
    )
    return do.FollowClock(strayed=strayed, since=moment(since))


SEVERE = do.FlagAdverseEvent(sign="headache", grade=Grade.SEVERE)
GONE = do.ResolveAdverseEvent(sign="headache")

CAUSES = {
    "severe-reaction": Cause(
        priority="high",
        bed=lambda: started().does("10", SEVERE),
        true_at="10",
        ends=lambda bed: bed.does("20", GONE),
        again=lambda bed: bed.does("25", SEVERE),
        true_again="25",
    ),
    "critical-vital-sign": Cause(
        priority="high",
        bed=lambda: started().does("10", observe(RACING_HARD)),
        true_at="10",
        ends=lambda bed: bed.does("20", observe()),
        again=lambda bed: bed.does("25", observe(RACING_HARD)),
        true_again="25",
    ),
    "rate-above-hard-limit": Cause(
        priority="high",
        bed=lambda: started().does("10", reopen("5"), found("116")),
        true_at="10",
        ends=lambda bed: bed.does("20", do.LowerRate(to=ml_h("115"))),
        again=lambda bed: bed.does("25", reopen("21"), found("116")),
        true_again="25",
    ),
    # The first set is due at 15 and overdue at 30; after one at 40, due at 70 and overdue at 100.
    "vital-signs-overdue": Cause(
        priority="medium",
        bed=started,
        true_at="30",
        ends=lambda bed: bed.does("40", observe()),
        again=lambda _: None,
        true_again="100",
    ),
    "vital-signs-due": Cause(
        priority="low",
        bed=started,
        true_at="15",
        ends=lambda bed: bed.does("24", observe()),
        again=lambda _: None,
        # The set of 24 is fresh for the rise of 30 until 34.
        true_again="34",
    ),
    "concerning-vital-sign": Cause(
        priority="medium",
        bed=lambda: started().does("10", observe(RACING)),
        true_at="10",
        ends=lambda bed: bed.does("20", observe()),
        again=lambda bed: bed.does("25", observe(RACING)),
        true_again="25",
    ),
    # 7 mL/h empties 3.5 mL in 30 min; another 3.5 mL hung at 40 are in by 70.
    "bottle-empty": Cause(
        priority="medium",
        bed=lambda: started(with_bottle("3.5")),
        true_at="30",
        ends=lambda bed: bed.does("40", hang("3.5")),
        again=lambda _: None,
        true_again="70",
    ),
    "bottle-empties-soon": Cause(
        priority="low",
        bed=lambda: started(with_bottle("3.5")),
        true_at="25",
        ends=lambda bed: bed.does("28", hang("3.5")),
        again=lambda _: None,
        true_again="53",
    ),
    # 70.6 mL read at 10; the last 1.4 of 72 are 12 min at 7 mL/h. 71.3 read at 32: the last 0.7 are in by 38.
    "ordered-volume-reached": Cause(
        priority="medium",
        bed=lambda: started().does("10", do.ReadVolume(read=ml("70.6"))),
        true_at="22",
        ends=lambda bed: bed.does("32", do.ReadVolume(read=ml("71.3"))),
        again=lambda _: None,
        true_again="38",
    ),
    "held-long": Cause(
        priority="medium",
        bed=lambda: started().does("10", do.HoldInfusion()),
        true_at="20",
        ends=lambda bed: bed.does("30", do.ResumeInfusion()),
        again=lambda bed: bed.does("31", do.HoldInfusion()),
        true_again="41",
    ),
    "bed-check-wanted": Cause(
        priority="medium",
        bed=lambda: started().does("10", reopen("5")),
        true_at="10",
        ends=lambda bed: bed.does("20", found("7")),
        again=lambda bed: bed.does("25", reopen("21")),
        true_again="25",
    ),
    "clock-jumped": Cause(
        priority="medium",
        bed=lambda: started().does("10", slept("5", "10")),
        true_at="10",
        ends=lambda bed: bed.does("20", found("7")),
        again=lambda bed: bed.does("25", slept("21", "25")),
        true_again="25",
    ),
    "rise-available": Cause(
        priority="low",
        bed=lambda: on_rung(2).does("52", observe()),
        true_at="60",
        ends=lambda bed: bed.does("61.9", do.KeepRung()),
        again=lambda bed: bed.does("90", observe()),
        true_again="91.9",
    ),
}
"""Every alarm of the domain, by its name."""
