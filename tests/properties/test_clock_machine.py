"""A clock that walks at random through the real desk, held against the time that truly passed (S24)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ivig_desk.domain.amounts.quantities import Kilograms, Minutes, MlPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.guide import Due, Guidance
from tests.unit.desk.ward import NURSE, with_infusion
from tests.unit.infusion.bed import observe, refusals

ONE = "infusion-1"
MINUTE = 60
ASKED_ABOUT = 60
RUNG = 30 * MINUTE
"""Privigen: each rung is held 30 min; 24 kg on 60 drops/mL begin at 7 mL/h."""
ORDERED = 72 * 3600


@dataclass
class TrueTime:
    """Seconds since the start, whatever a clock says; volumes in 3600ths of a millilitre.

    `apart` is how far the wall was set since somebody was last asked about it.
    """

    now: int = 0
    given: int = 7
    volume: int = 0
    volume_seen: int = 0
    on_rung: int = 0
    last_set: int | None = None
    apart: int = 0
    wanted: bool = False

    def passes(self, seconds: int, *, watched: bool) -> None:
        self.now += seconds
        self.volume += self.given * seconds
        if watched:
            self.volume_seen += self.given * seconds
            self.on_rung += seconds if self.given else 0

    @property
    def due_at(self) -> int:
        """15 min after the start, then 30 min after the last set."""
        return 15 * MINUTE if self.last_set is None else self.last_set + 30 * MINUTE


class ClockMachine(RuleBasedStateMachine):
    """A child on the first rung; the nurse measures, holds, goes on and confirms while the clock does as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.ward = with_infusion()
        self.true = TrueTime()
        self.look()

    # ---- time and the clock

    @rule(seconds=st.one_of(st.integers(1, 59), st.integers(1, 25).map(lambda minutes: MINUTE * minutes)))
    def time_passes(self, seconds: int) -> None:
        self.ward.clock.advance(minutes(seconds))
        self.true.passes(seconds, watched=True)
        self.look()

    @rule(seconds=st.sampled_from([-86400, -3600, -600, -61, 61, 600, 3600, 86400]))
    def the_clock_is_set(self, seconds: int) -> None:
        before = len(self.ward.journal.read(ONE))
        strays = self.jumps(seconds)
        self.look()
        added = [type(entry.event).__name__ for entry in self.ward.journal.read(ONE)[before:]]
        assert added == (["ClockStrayed", "DeskReopened"] if strays else [])

    @rule(seconds=st.sampled_from([-50, -20, 20, 50]))
    def the_clock_is_put_right_a_little(self, seconds: int) -> None:
        """Many small steps come to a large one."""
        self.the_clock_is_set(seconds)

    @rule(seconds=st.sampled_from([61, 600, 1200, 7200]))
    def the_computer_sleeps(self, seconds: int) -> None:
        self.ward.clock.sleep(minutes(seconds))
        self.true.passes(seconds, watched=False)
        self.true.wanted, self.true.apart = True, 0
        self.look()

    @rule(offset=st.sampled_from([60, 120, 180, -300]))
    def local_time_changes(self, offset: int) -> None:
        wanted = self.true.wanted
        self.ward.clock.change_offset(offset)
        self.look()
        assert (Due.BED_CHECK in self.sees().due) is wanted

    @precondition(lambda self: self.true.apart == 0)
    @rule(down=st.sampled_from([0, 30, 600]))
    def the_program_dies_and_is_started_again(self, down: int) -> None:
        """Of a step too small to be asked about nothing is on record: then the time down is known to a minute only."""
        self.ward.desk.watch()
        self.ward.clock.advance(minutes(16))
        self.true.passes(16, watched=True)
        self.look()
        self.ward.kill()
        self.ward.clock.advance(minutes(down))
        self.true.passes(down, watched=False)
        self.ward.desk.take_up(NURSE)
        self.true.wanted, self.true.apart = True, 0

    # ---- the nurse

    @rule()
    def vital_signs_are_taken(self) -> None:
        assert refusals(self.ward.desk.handle(ONE, observe(), NURSE)) == []
        self.true.last_set = self.true.now or None

    @precondition(lambda self: self.true.given > 0)
    @rule(jumps=st.sampled_from([0, -3600, 3600]))
    def it_is_held_at_the_moment_of_a_jump(self, jumps: int) -> None:
        """S11: HOLD before the desk has looked."""
        self.jumps(jumps)
        assert refusals(self.ward.desk.handle(ONE, do.HoldInfusion(), NURSE)) == []
        self.true.given = 0

    @precondition(lambda self: self.true.given == 0 and self.true.volume < ORDERED)
    @rule()
    def it_goes_on(self) -> None:
        self.the_bed_is_confirmed()
        assert refusals(self.ward.desk.handle(ONE, do.ResumeInfusion(), NURSE)) == []
        self.true.given = 7

    @rule()
    def the_bed_is_confirmed(self) -> None:
        found = do.ConfirmAtBed(weight=Kilograms.of("24"), rate=MlPerHour(Fraction(self.true.given)))
        assert refusals(self.ward.desk.handle(ONE, found, NURSE)) == []
        self.true.wanted = False

    # ---- what must be true whatever the clock did

    @invariant()
    def the_true_volume_is_inside_what_is_told(self) -> None:
        seen = self.sees()
        assert seen.infused.value == Fraction(self.true.volume, 3600)
        assert seen.infused.value - seen.unwatched.value == Fraction(self.true.volume_seen, 3600)

    @invariant()
    def no_time_that_nobody_watched_counts_for_the_rung(self) -> None:
        seen = self.sees()
        assert seen.on_rung == minutes(self.true.on_rung)
        assert ("rung-time" in {kind.value for kind in seen.missing}) is (self.true.on_rung < RUNG)
        assert not (seen.may_raise and (self.true.on_rung < RUNG or self.true.wanted))

    @invariant()
    def vital_signs_are_asked_for_when_they_are_truly_due(self) -> None:
        is_due = self.true.now >= self.true.due_at
        by_rung = self.true.given > 0 and self.true.on_rung >= RUNG
        said = Due.VITAL_SIGNS in self.sees().due
        assert said if is_due else said <= by_rung

    @invariant()
    def the_bed_is_asked_about_until_it_is_confirmed(self) -> None:
        assert (Due.BED_CHECK in self.sees().due) is self.true.wanted

    @invariant()
    def the_record_never_goes_back(self) -> None:
        moments = [entry.at for entry in self.ward.journal.read(ONE)]
        assert moments == sorted(moments)

    # ---- in few words

    def look(self) -> None:
        self.ward.desk.follow_clock(NURSE)
        self.ward.desk.watch()

    def sees(self) -> Guidance:
        guidance = self.ward.look(ONE).guidance
        assert guidance is not None
        return guidance

    def jumps(self, seconds: int) -> bool:
        """Set the wall, and let a second pass until the next look; return whether that is asked about."""
        self.ward.clock.jump(minutes(seconds))
        self.ward.clock.advance(minutes(1))
        self.true.apart += seconds
        strays = abs(self.true.apart) > ASKED_ABOUT
        self.true.passes(1, watched=not strays)
        if strays:
            self.true.wanted, self.true.apart = True, 0
        return strays


def minutes(seconds: int) -> Minutes:
    return Minutes(Fraction(seconds, 60))


ClockMachine.TestCase.settings = settings(
    max_examples=40, stateful_step_count=40, phases=[Phase.explicit, Phase.generate], report_multiple_bugs=False
)
TestAnyClock = ClockMachine.TestCase
