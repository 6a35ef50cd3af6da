"""Whole infusions at random, through the real desk, each moment of them held against an oracle of its own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import reduce

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Kilograms, Millilitres, Minutes, MlPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.alarms import Seen
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.volume import ahead_along_ramp, ran_since_reading
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade
from tests.properties.infusion_oracle import HARD, SLOWEST, Oracle
from tests.properties.oracle_state import HOUR, ORDERED, Vitals
from tests.unit.desk.journals import UnwritableJournal
from tests.unit.desk.ward import NURSE, with_infusion
from tests.unit.infusion.bed import CALM, moment, refusals
from tests.unit.ward import measured

ONE = "infusion-1"
RATES = st.sampled_from([0, 1, 2, 3, 5, 7, 8, 14, 15, 20, 28, 30, 57, 60, 115, 116, 200])
LATE = st.sampled_from([0, 0, 0, 60, 300, 600])
SIGNS = st.sampled_from(["headache", "headache", "flushing", "urticaria", "dyspnoea", "hypotension"])
_OVERDUE = "vital-signs-overdue"
COMES_BACK_NEW = {
    "severe-reaction",
    "critical-vital-sign",
    "concerning-vital-sign",
    "rate-above-hard-limit",
    _OVERDUE,
    "bottle-empty",
    "ordered-volume-reached",
    "held-long",
    "bed-check-wanted",
}
"""Alarms whose acknowledgement is followed from step to step; the rest have rows of their own in the unit tests."""


def rate(ml_h: int) -> MlPerHour:
    return MlPerHour(Fraction(ml_h))


def volume(of_3600: int) -> Millilitres:
    return Millilitres(Fraction(of_3600, HOUR))


def at(second: int) -> Instant:
    return Instant(moment("0").microseconds + second * 1_000_000)


class InfusionMachine(RuleBasedStateMachine):
    """A child on a drip and a nurse who does anything, in any order, on time and late, through kills and full disks."""

    def __init__(self) -> None:
        super().__init__()
        self.journal = UnwritableJournal()
        self.ward = with_infusion(self.journal)
        self.oracle = Oracle()
        self.seen: set[str] = set()
        self.before = 0
        self.may_fall = False
        self.was_found = False

    @initialize(rises=st.integers(0, 4))
    def some_rungs_are_behind(self, rises: int) -> None:
        for _ in range(rises):
            self.the_rung_is_held_and_left()

    # ---- what the nurse does

    @rule(seconds=st.one_of(st.integers(1, 59), st.integers(1, 40).map(lambda minutes: 60 * minutes)))
    def time_passes(self, seconds: int) -> None:
        given = self.oracle.given
        self.ward.clock.advance(Minutes(Fraction(seconds, 60)))
        self.oracle.pass_seconds(seconds)
        self.ward.desk.watch()
        assert self.guidance().given.ml_per_h == rate(given)

    @precondition(lambda self: self.oracle.given <= 14)
    @rule()
    def nobody_comes_for_an_hour(self) -> None:
        self.time_passes(HOUR + 1)

    @precondition(lambda self: self.oracle.now > 4 * HOUR or self.oracle.phase != "running")
    @rule()
    def nobody_comes_for_a_day(self) -> None:
        self.time_passes(24 * HOUR)

    @rule(heart_rate=st.sampled_from([90, 90, 90, 129, 130, 150]), late=LATE)
    def all_signs_are_measured(self, heart_rate: int, late: int) -> None:
        self.measure(heart_rate, late, complete=True)

    @rule(heart_rate=st.sampled_from([None, 90, 130]), late=LATE)
    def some_signs_are_measured(self, heart_rate: int | None, late: int) -> None:
        self.measure(heart_rate, late, complete=False)

    @rule(heart_rate=st.sampled_from([90, 135]))
    def the_last_set_is_corrected(self, heart_rate: int) -> None:
        command = do.CorrectObservation(of_version=None, observation=signs(heart_rate, complete=True), reason="misread")
        assert self.ask(command) == []
        last = self.oracle.vitals[-1]
        last.heart_rate, last.complete = heart_rate, True
        self.seen -= {"concerning-vital-sign", "critical-vital-sign"}

    @rule(off=st.sampled_from([0, 0, 0, 0, -1, 1]))
    def a_rise_is_confirmed(self, off: int) -> None:
        oracle, to = self.oracle, self.oracle.next_rung
        said = set(self.ask(do.RaiseRate(confirmed=rate((to or 99) + off))))
        if oracle.phase != "running":
            assert said == {"not-running"}
            return
        missing = oracle.missing() | ({"not-confirmed"} if to is not None and off else set())
        assert said == missing
        if to is None or missing:
            self.asked(missing)
        else:
            oracle.runs(to)

    @precondition(lambda self: self.oracle.phase == "running" and not self.oracle.bed_wanted)
    @rule()
    def the_rung_is_held_and_left(self) -> None:
        self.time_passes(max(1, 30 * 60 - self.oracle.on_rung))
        self.measure(90, 0, complete=True)
        self.a_rise_is_confirmed(0)

    @precondition(lambda self: self.oracle.phase == "running")
    @rule(seconds=st.sampled_from([1, 120, 600, 601]))
    def it_is_held_for_a_while(self, seconds: int) -> None:
        self.it_is_held(0)
        self.time_passes(seconds)
        self.it_is_resumed()

    @precondition(lambda self: self.oracle.phase == "running")
    @rule(sign=SIGNS, seconds=st.sampled_from([60, 300, 900]))
    def a_reaction_is_waited_for_to_go(self, sign: str, seconds: int) -> None:
        self.a_sign_is_flagged(sign, 2, 0)
        self.it_is_held(0)
        self.time_passes(seconds)
        self.it_is_resumed()
        self.a_sign_has_gone()
        self.it_is_resumed()

    @rule()
    def a_limit_is_met_and_answered_for(self) -> None:
        self.a_rise_is_confirmed(0)
        self.somebody_answers_for_it()
        self.a_rise_is_confirmed(0)

    @rule(to=RATES)
    def a_rate_is_typed(self, to: int) -> None:
        oracle = self.oracle
        said, given = self.ask(do.SetRate(to=rate(to))), oracle.given
        if oracle.phase != "running":
            assert said == ["not-running"]
        elif to > HARD:
            assert said == ["above-hard-limit"]
            oracle.asked = {"hard"}
        elif to < SLOWEST:
            assert said == ["drops-too-slow"]
        elif to == given:
            assert said == []
            oracle.stayed = oracle.now
        elif to < given:
            assert said == []
            oracle.runs(to)
        else:
            self.a_higher_rate_is_typed(to, said)

    def a_higher_rate_is_typed(self, to: int, said: list[str]) -> None:
        oracle = self.oracle
        is_soft = to > oracle.ceiling
        missing = oracle.missing() - ({"at-ceiling"} if is_soft else set()) | (
            {"above-soft-limit"} if is_soft else set()
        )
        if not is_soft and oracle.next_rung is not None and to > oracle.next_rung:
            missing.add("above-next-rung")
        assert set(said) == missing
        if missing:
            self.asked(missing)
        else:
            oracle.runs(to)

    @rule()
    def she_stays(self) -> None:
        if self.ask(do.KeepRung()) == []:
            self.oracle.stayed = self.oracle.now

    @rule(to=st.one_of(st.none(), RATES))
    def it_is_lowered(self, to: int | None) -> None:
        oracle = self.oracle
        said = self.ask(do.LowerRate(to=None if to is None else rate(to)))
        target = oracle.lower_target() if to is None else to
        if oracle.phase != "running":
            assert said == ["not-running"]
        elif target >= oracle.given:
            assert said == ["not-lower"]
        elif target > HARD or target < SLOWEST:
            assert said == ["above-hard-limit" if target > HARD else "drops-too-slow"]
            oracle.asked = {"hard"} if target > HARD else oracle.asked
        else:
            assert said == []
            oracle.runs(target)

    @rule(late=LATE)
    def it_is_held(self, late: int) -> None:
        oracle, when = self.oracle, self.oracle.now - late
        said = self.ask(do.HoldInfusion(), late)
        if oracle.phase == "running" and when >= oracle.reckoned:
            assert said == []
            self.may_fall = late > 0
            oracle.holds(when)
        else:
            assert said != []

    @rule()
    def it_is_resumed(self) -> None:
        oracle, said = self.oracle, self.ask(do.ResumeInfusion())
        if oracle.phase != "held":
            assert said == ["not-held"]
            return
        to = oracle.resume_rate()
        wants = set() if to is not None else {"drops-too-slow"}
        wants |= {"adverse-event-open"} if any(sign.grade >= 2 for sign in oracle.open_signs) else set()
        wants |= {"weight-unconfirmed", "not-confirmed"} if oracle.bed_wanted else set()
        wants |= {"ordered-volume-reached"} if oracle.volume >= ORDERED and not oracle.more_allowed else set()
        assert set(said) == wants
        if to is None or wants:
            self.asked(wants)
        else:
            oracle.runs(to)

    @precondition(lambda self: self.oracle.now > HOUR)
    @rule(ends=st.sampled_from(["stopped", "completed"]))
    def it_ends(self, ends: str) -> None:
        said = self.ask(do.StopInfusion(reason="") if ends == "stopped" else do.CompleteInfusion())
        assert said == ([] if self.oracle.under_way else ["already-ended"])
        if not said:
            self.oracle.ends(ends)

    @rule(sign=SIGNS, grade=st.sampled_from([1, 1, 2, 2, 3]), late=LATE)
    def a_sign_is_flagged(self, sign: str, grade: int, late: int) -> None:
        late = min(late, self.oracle.now)
        assert self.ask(do.FlagAdverseEvent(sign=sign, grade=Grade(grade)), late) == []
        self.oracle.flags(sign, grade, self.oracle.now - late)
        self.seen.discard("severe-reaction")

    @rule()
    def a_sign_has_gone(self) -> None:
        open_now = self.oracle.open_signs
        name = open_now[0].name if open_now else "headache"
        assert self.ask(do.ResolveAdverseEvent(sign=name)) == ([] if open_now else ["no-such-adverse-event"])
        for sign in open_now:
            sign.gone = self.oracle.now if sign.name == name else None

    @rule(off=st.integers(-30, 30))
    def the_volume_is_read_a_little_off(self, off: int) -> None:
        self.the_volume_is_read(max(0, self.oracle.volume * 10 // HOUR + off))

    @precondition(lambda self: self.oracle.now > HOUR)
    @rule(tenths=st.sampled_from([0, 700, 719, 720, 721, 800]))
    def the_volume_is_read(self, tenths: int) -> None:
        read = tenths * HOUR // 10
        said = self.ask(do.ReadVolume(read=volume(read)))
        if read > ORDERED and not self.oracle.reading_allowed:
            assert said == ["above-ordered-volume"]
            self.oracle.asked = {"reading"}
        else:
            assert said == []
            self.may_fall = True
            self.oracle.reads(read)
            self.seen -= {"bottle-empty"} if self.oracle.bottle_left() else set()

    @precondition(lambda self: self.oracle.now > HOUR)
    @rule()
    def a_reading_above_the_order_is_answered_for(self) -> None:
        self.the_volume_is_read(730)
        self.somebody_answers_for_it()
        self.the_volume_is_read(730)
        self.the_volume_is_read(700)

    @precondition(lambda self: self.oracle.given >= 7)
    @rule()
    def a_small_bottle_runs_empty(self) -> None:
        self.a_bottle_is_hung(1)
        self.time_passes(HOUR // self.oracle.given + 1)
        self.every_alarm_is_acknowledged()
        self.time_passes(60)

    @rule(millilitres=st.sampled_from([1, 2, 10, 50, 100]))
    def a_bottle_is_hung(self, millilitres: int) -> None:
        bottle = Bottle(volume=volume(millilitres * HOUR), batch="P2", expiry=None)
        assert self.ask(do.HangBottle(bottle=bottle)) == []
        self.oracle.hangs(millilitres * HOUR)
        self.seen.discard("bottle-empty")

    @rule()
    def somebody_answers_for_it(self) -> None:
        said = self.ask(do.OverrideLimit(reason="agreed", name="Dr D. Marin"))
        assert (said == []) is self.oracle.answers()

    @rule()
    def every_alarm_is_acknowledged(self) -> None:
        for kind in self.oracle.alarms():
            assert self.ask(do.AcknowledgeAlarm(kind=kind)) == []
            self.seen.add(kind)
        self.time_passes(1)

    # ---- what the world does

    @rule()
    def the_disk_fills_up(self) -> None:
        self.journal.code = RecordsFaultCode.DISK_FULL

    @rule()
    def there_is_room_again(self) -> None:
        self.journal.code = None
        assert self.ward.desk.watch().waiting == 0

    @precondition(lambda self: self.journal.code is None)
    @rule(seconds=st.sampled_from([1, 30, 600]))
    def the_program_is_killed_and_opened_again(self, seconds: int) -> None:
        before = self.ward.desk.look(ONE)
        assert self.ward.kill().desk.look(ONE) == before, "replay equals live"
        self.time_passes(seconds)
        taken = [infusion.id for infusion in self.ward.desk.take_up(NURSE)]
        assert taken == ([ONE] if self.oracle.under_way else [])
        if taken:
            self.oracle.bed_wanted = True
            self.seen.discard("bed-check-wanted")

    @precondition(lambda self: self.journal.code is None and self.oracle.under_way)
    @rule(seconds=st.sampled_from([1, 300]))
    def the_program_is_killed_and_the_bed_checked(self, seconds: int) -> None:
        self.the_program_is_killed_and_opened_again(seconds)
        self.the_bed_is_checked(None, 24)

    @rule(found=st.sampled_from([None, None, None, 0, 7, 20, 116, 200]), kg=st.sampled_from([24, 24, 24, 60]))
    def the_bed_is_checked(self, found: int | None, kg: int) -> None:
        oracle = self.oracle
        to = oracle.given if found is None else found
        said = self.ask(do.ConfirmAtBed(weight=Kilograms(Fraction(kg)), rate=rate(to)))
        if not oracle.under_way:
            assert said == ["not-running"]
        elif kg != 24:
            assert said == ["weight-differs"]
        elif to != oracle.given and (not oracle.bed_wanted or to == 0 or oracle.phase == "held"):
            assert said == ["not-confirmed"]
        else:
            assert said == []
            oracle.bed_wanted = False
            if to != oracle.given:
                oracle.runs(to)
                self.was_found = to > HARD
                self.seen.discard("rate-above-hard-limit")

    # ---- what must be true after each of it

    @invariant()
    def everything_is_as_the_oracle_says(self) -> None:
        seen = self.guidance()
        self.the_volume_is_what_ran_second_by_second(seen)
        self.it_ends_when_the_rest_has_run(seen)
        self.the_given_rate_is_what_was_confirmed_last(seen)
        self.the_page_names_what_a_rise_lacks(seen)
        self.no_alarm_is_missing_and_none_is_false(seen)
        self.nothing_entered_is_lost_and_replay_equals_live()

    def the_volume_is_what_ran_second_by_second(self, seen: Guidance) -> None:
        """S6, S7, S27."""
        oracle = self.oracle
        assert seen.infused == volume(oracle.volume)
        assert seen.left == volume(max(0, ORDERED - oracle.volume))
        infusion = self.ward.desk.infusion(ONE)
        assert infusion is not None
        read = infusion.readings[-1].what if infusion.readings else Millilitres.of("0")
        assert sum((ran.volume for ran in ran_since_reading(infusion, seen.now)), start=read) == seen.infused
        assert seen.bottle is not None
        assert seen.bottle.left == volume(oracle.bottle_left())
        assert oracle.volume >= self.before or self.may_fall, (
            "only a reading, or a hold entered late, takes volume back"
        )
        self.before, self.may_fall = oracle.volume, False

    def it_ends_when_the_rest_has_run(self, seen: Guidance) -> None:
        """S6: left ÷ rate, to the microsecond below."""
        left, given = max(0, ORDERED - self.oracle.volume), self.oracle.given
        ends = at(self.oracle.now).microseconds + left * 1_000_000 // given if given else None
        assert seen.ends_at == (None if ends is None else Instant(ends))
        infusion = self.ward.desk.infusion(ONE)
        assert infusion is not None
        ahead = ahead_along_ramp(infusion, seen.now)
        in_all = sum((stretch.volume for stretch in ahead), start=Millilitres.of("0"))
        assert in_all == (seen.left if given else Millilitres.of("0"))

    def the_given_rate_is_what_was_confirmed_last(self, seen: Guidance) -> None:
        """S1, S6, S8: and never above the hard limit, unless it was found so at the bed."""
        given = seen.given.ml_per_h
        assert given == rate(self.oracle.given)
        assert given.value <= HARD or self.was_found
        assert seen.phase.value == self.oracle.phase

    def the_page_names_what_a_rise_lacks(self, seen: Guidance) -> None:
        """S9, S10, S12."""
        if self.oracle.under_way:
            next_rung = None if seen.next_rise is None else seen.next_rise.rung.rate.ml_per_h.value
            assert {kind.value for kind in seen.missing} == self.oracle.missing()
            assert next_rung == self.oracle.next_rung
            assert seen.on_rung == Minutes(Fraction(self.oracle.on_rung, 60))

    def no_alarm_is_missing_and_none_is_false(self, seen: Guidance) -> None:
        """S23."""
        alarms = {alarm.kind.value: alarm.seen for alarm in seen.alarms}
        assert set(alarms) == self.oracle.alarms()
        # While the ordered volume is in, an empty bottle is not told; it is as empty, and as seen, as it was.
        self.seen &= set(alarms) | (set() if self.oracle.bottle_left() else {"bottle-empty"})
        if alarms.get(_OVERDUE) is Seen.NEW:
            # Two sets can be overdue at once: with the one she saw gone, the other, overdue since, calls anew.
            self.seen.discard(_OVERDUE)
        for kind in COMES_BACK_NEW & set(alarms):
            assert alarms[kind] is (Seen.ACKNOWLEDGED if kind in self.seen else Seen.NEW), kind

    def nothing_entered_is_lost_and_replay_equals_live(self) -> None:
        """S7, S25, S30: what is on record and what waits is all there is, and makes what is shown."""
        entries, saving = self.ward.desk.entries(ONE), self.ward.desk.saving()
        replayed: Infusion | None = None
        assert reduce(evolve, entries, replayed) == self.ward.desk.infusion(ONE)
        assert [entry.version for entry in entries] == list(range(1, len(entries) + 1))
        assert len(MemoryJournal.read(self.journal, ONE)) + saving.waiting == len(entries)
        assert saving.fault is not None or saving.waiting == 0

    # ---- in few words

    def guidance(self) -> Guidance:
        look = self.ward.desk.look(ONE)
        assert look is not None
        assert look.guidance is not None
        return look.guidance

    def ask(self, command: do.Command, late: int = 0) -> list[str]:
        when = None if late == 0 else at(self.oracle.now - late)
        return refusals(self.ward.desk.handle(ONE, command, NURSE, at=when))

    def asked(self, kinds: set[str]) -> None:
        """What the desk noted of a refusal, where a limit was met."""
        if kinds & {"at-ceiling", "above-soft-limit", "ordered-volume-reached"}:
            oracle = self.oracle
            is_capped = oracle.ceiling < 115 or (oracle.ceiling == 115 and oracle.cap == 115)
            cap = {"cap"} if is_capped and kinds & {"at-ceiling", "above-soft-limit"} else set()
            oracle.asked = cap | ({"order"} if "ordered-volume-reached" in kinds else set())

    def measure(self, heart_rate: int | None, late: int, *, complete: bool) -> None:
        late = min(late, self.oracle.now)
        assert self.ask(do.RecordObservation(observation=signs(heart_rate, complete=complete)), late) == []
        self.oracle.observes(Vitals(self.oracle.now - late, heart_rate, complete))
        self.seen -= {"concerning-vital-sign", "critical-vital-sign"}


def signs(heart_rate: int | None, *, complete: bool) -> Observation:
    """A set like the baseline but for the heart rate, or a temperature with or without one."""
    measured_rate = None if heart_rate is None else measured(heart_rate=str(heart_rate)).heart_rate
    return replace(CALM if complete else measured(temperature_c="36.9"), heart_rate=measured_rate)


# Shrinking a whole day at a bed takes minutes; the steps that failed are printed in words, and read as they are.
InfusionMachine.TestCase.settings = settings(
    max_examples=120, stateful_step_count=50, phases=[Phase.explicit, Phase.generate], report_multiple_bugs=False
)
TestAnyInfusion = InfusionMachine.TestCase
