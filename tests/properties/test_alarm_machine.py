"""Three patients' alarms at random, through the real desk and window, each moment of them held against an oracle."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.desk.ports import SoundState
from ivig_desk.desk.ports.power import PowerState
from ivig_desk.domain.amounts.quantities import Minutes, MlPerKgPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.presenters.screens import AlarmRow, Hue
from tests.properties.alarm_oracle import DESK, LOW, MINUTE, ORDER, PRIORITIES, Bed, Oracle
from tests.unit.desk.journals import UnwritableJournal
from tests.unit.desk.ward import NURSE
from tests.unit.infusion.bed import ADULT, ml_h, references, refusals
from tests.unit.presenters.bedside import NINE, Bedside
from tests.unit.ward import measured

NAMES = ("Ionescu, Maria", "Popescu, Andrei", "Marin, Ioana")
TEMPERATURES = {0: "36.8", 1: "38", 2: "39"}
"""Of a baseline of 36.8 °C: a rise of 1.2 °C to 38 °C is concerning, 39 °C critical (monitoring.md)."""
ONE_OF_THREE = st.integers(0, 2)
LONGEST = 8 * 60 * MINUTE
"""Of the 400 mL bottle 21 mL/h leave most by then."""
SEVERE = "headache"
NO_SOUND = "no-sound"
HUES = {"high": Hue.RED, "medium": Hue.YELLOW, "low": Hue.CYAN}


class AlarmMachine(RuleBasedStateMachine):
    """Nurses who enter, acknowledge and pause in any order; a disk, a battery and a sound device that come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.journal = UnwritableJournal()
        self.bed = Bedside(self.journal)
        self.has_device = True
        self.oracle = Oracle(beds=[])

    @initialize()
    def three_infusions_begin_a_minute_apart(self) -> None:
        for number, name in enumerate(NAMES):
            infusion_id = self.bed.desk.new_infusion(NURSE)
            order = replace(ADULT.order, ceiling=MlPerKgPerHour.of("0.3"))
            patient = replace(ADULT.patient, identifier=str(4471 + number), name=name)
            plan = replace(ADULT, order=order, patient=patient)
            self.oracle.beds.append(Bed(name=infusion_id, began=self.oracle.now, last=self.oracle.now))
            self.ask(number, do.PlanInfusion(plan=plan, references=references()))
            self.ask(number, do.RecordObservation(observation=signs(0)))
            heard = SoundCheck.HEARD
            start = do.StartInfusion(confirmed=ml_h("21"), nurse=NURSE, second_checker="I. Rusu", sound=heard)
            self.ask(number, start)
            self.bed.open(infusion_id)
            self.pass_seconds(MINUTE)

    @precondition(lambda self: self.oracle.now < LONGEST)
    @rule(seconds=st.one_of(st.integers(1, 150), st.integers(1, 31).map(lambda minutes: MINUTE * minutes)))
    def time_passes(self, seconds: int) -> None:
        self.pass_seconds(seconds)

    @rule(number=ONE_OF_THREE, worry=st.sampled_from([0, 0, 1, 2]), late=st.sampled_from([0, 0, 60, 900]))
    def a_set_is_taken(self, number: int, worry: int, late: int) -> None:
        bed = self.oracle.beds[number]
        taken = max(self.oracle.now - late, bed.last + 1)
        if taken > self.oracle.now:
            return
        self.ask(number, do.RecordObservation(observation=signs(worry)), self.oracle.now - taken)
        bed.last, bed.worry = taken, worry
        self.oracle.forget((bed.name, "critical-vital-sign"), (bed.name, "concerning-vital-sign"))
        self.oracle.entered()

    @rule(number=ONE_OF_THREE, late=st.sampled_from([0, 0, 300]))
    def a_severe_reaction_begins(self, number: int, late: int) -> None:
        bed = self.oracle.beds[number]
        onset = max(self.oracle.now - late, bed.began + 1, (bed.reacted or 0) + 1)
        if bed.is_severe or onset > self.oracle.now:
            return
        self.ask(number, do.FlagAdverseEvent(sign=SEVERE, grade=Grade.SEVERE), self.oracle.now - onset)
        bed.reacted, bed.is_severe = onset, True
        self.oracle.forget((bed.name, "severe-reaction"))
        self.oracle.entered()

    @rule(number=ONE_OF_THREE, choice=st.integers(0, 20))
    def what_was_seen_is_explained_by_late_entries(self, number: int, choice: int) -> None:
        """A set of 25 min ago ends what was overdue; a reaction of 20 min ago was overdue before that was seen."""
        self.an_alarm_is_acknowledged(choice)
        self.it_has_gone(number)
        self.a_set_is_taken(number, 0, 1500)
        self.a_severe_reaction_begins(number, 1200)

    @rule(number=ONE_OF_THREE)
    def it_has_gone(self, number: int) -> None:
        bed = self.oracle.beds[number]
        if bed.is_severe:
            self.ask(number, do.ResolveAdverseEvent(sign=SEVERE))
            bed.is_severe = False
            self.oracle.entered()

    @rule(number=ONE_OF_THREE)
    def it_is_held(self, number: int) -> None:
        bed = self.oracle.beds[number]
        if bed.held is None and bed.ended is None:
            self.ask(number, do.HoldInfusion())
            bed.held = self.oracle.now
            self.oracle.entered()

    @rule(number=ONE_OF_THREE)
    def it_is_stopped(self, number: int) -> None:
        bed = self.oracle.beds[number]
        if bed.ended is None and self.oracle.now > LONGEST // 4:
            self.ask(number, do.StopInfusion(reason="enough"))
            bed.held, bed.ended = None, self.oracle.now
            self.oracle.entered()

    @rule(choice=st.integers(0, 20))
    def an_alarm_is_acknowledged(self, choice: int) -> None:
        offered = [row for row in self.rows() if row.acknowledge is not None]
        if not offered:
            return
        row = offered[choice % len(offered)]
        assert row.acknowledge is not None
        self.bed.press(row.acknowledge.name)
        name, kind = row.name.split(":")
        self.oracle.seen[(name, kind)] = self.oracle.now

    @rule()
    def the_sound_is_paused(self) -> None:
        pause = self.bed.screen.alarms.pause
        if pause is not None:
            self.bed.press(pause.name)
            self.oracle.pause()

    @rule()
    def the_disk_fills_up_or_has_room_again(self) -> None:
        self.journal.code = RecordsFaultCode.DISK_FULL if self.journal.code is None else None
        # What waits is tried again with the next entry.
        self.ask(0, do.WriteNote(text="looked in"))
        self.pass_seconds(MINUTE)
        self.is_of_the_desk("records-not-saved", calls=self.journal.code is not None)

    @rule()
    def the_battery_runs_low_or_is_charged(self) -> None:
        is_low = self.bed.power.now is not PowerState.LOW
        self.bed.power.now = PowerState.LOW if is_low else PowerState.ENOUGH
        self.is_of_the_desk("battery-low", calls=is_low)
        self.bed.look()

    @rule(state=st.sampled_from([SoundState.NO_DEVICE, SoundState.LOST]))
    def the_device_is_pulled_out_or_put_back(self, state: SoundState) -> None:
        if self.has_device:
            self.bed.sounder.pull_out(state)
        else:
            self.bed.sounder.put_back()
        self.has_device = not self.has_device
        self.bed.look()

    # ---- what holds at every moment

    @invariant()
    def every_condition_is_in_the_list_and_nothing_else(self) -> None:
        """S23: the highest first, the oldest first within one; none lingers after its cause."""
        shown = [(row.name, row.priority.value) for row in self.rows()]
        wanted = {(f"{name}:{kind}", PRIORITIES[kind]) for name, kind in self.oracle.calling()}
        wanted |= {(kind, PRIORITIES[kind]) for kind in self.oracle.of_desk}
        wanted |= set() if self.has_device else {(NO_SOUND, LOW)}
        assert set(shown) == wanted
        assert len(shown) == len(wanted)
        assert [priority for _, priority in shown] == sorted((one for _, one in shown), key=ORDER.index)

    @invariant()
    def what_was_seen_says_so_and_nothing_else_does(self) -> None:
        """S23: acknowledged is not gone, and what is new was seen by nobody."""
        new = {tuple(row.name.split(":")) for row in self.rows() if row.acknowledge is not None}
        assert new == {call for call in self.oracle.unseen() if call[0] != DESK}

    @invariant()
    def each_alarm_names_its_patient(self) -> None:
        """S29."""
        names = {bed.name: name for bed, name in zip(self.oracle.beds, NAMES, strict=False)}
        for row in self.rows():
            assert ":" not in row.name or names[row.name.split(":")[0]] in row.text

    @invariant()
    def what_sounds_is_the_highest_that_nobody_has_seen(self) -> None:
        """S23: unless it is paused; a higher one breaks through."""
        asked = self.bed.sounder.asked
        last = asked[-1] if asked else None
        assert (None if last is None else last.value) == self.oracle.sounding()

    @invariant()
    def a_pause_shows_its_countdown_and_ends_within_two_minutes(self) -> None:
        """S23."""
        left, pause = self.oracle.pause_left(), self.bed.screen.alarms.pause
        assert left is None or 0 < left <= 2 * MINUTE
        if pause is not None:
            assert pause.label == ("Pause sound" if left is None else f"Sound paused {left // 60}:{left % 60:02}")

    @invariant()
    def without_a_device_the_window_flashes_for_what_nobody_has_seen(self) -> None:
        """S23."""
        highest = min((PRIORITIES[kind] for _, kind in self.oracle.unseen()), key=ORDER.index, default=None)
        wanted = None if self.has_device or highest is None else HUES[highest]
        shown = self.bed.screen.alarms.frame
        assert (None if shown is None else shown.hue) is wanted

    # ---- in few words

    def rows(self) -> tuple[AlarmRow, ...]:
        return self.bed.screen.alarms.rows

    def pass_seconds(self, seconds: int) -> None:
        self.oracle.now += seconds
        self.bed.wait(f"{seconds}/60")

    def ask(self, number: int, command: do.Command, late: int = 0) -> None:
        """Have a command accepted, and the window look."""
        at = None if late == 0 else NINE.plus(Minutes(Fraction(self.oracle.now - late, MINUTE)))
        assert refusals(self.bed.desk.handle(self.oracle.beds[number].name, command, NURSE, at)) == []
        self.bed.look()

    def is_of_the_desk(self, kind: str, *, calls: bool) -> None:
        (self.oracle.of_desk.add if calls else self.oracle.of_desk.discard)(kind)


def signs(worry: int) -> Observation:
    """A complete set of the adult, with a temperature that worries so much."""
    return measured(
        systolic="118",
        diastolic="74",
        heart_rate="72",
        temperature_c=TEMPERATURES[worry],
        spo2="98",
        respiratory_rate="15",
    )


AlarmMachine.TestCase.settings = settings(
    max_examples=30, stateful_step_count=40, phases=[Phase.explicit, Phase.generate], report_multiple_bugs=False
)
TestAnyAlarms = AlarmMachine.TestCase
