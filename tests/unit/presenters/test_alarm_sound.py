"""What the window sounds, and what it says and flashes where nothing can be heard."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ivig_desk.desk.ports import SoundState
from ivig_desk.desk.ports.power import PowerState
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.domain.infusion.events import InfusionStarted
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.presenters.event_wording import event_text
from ivig_desk.presenters.screens import Flash, Hue, Light, Tone
from tests.unit.presenters.bedside import Bedside, problems_of
from tests.unit.presenters.test_alarm_bar import DUE, running
from tests.unit.presenters.test_unsaved_records import full_at_the_bed
from tests.unit.presenters.typed_plans import ADULT

LOW, MEDIUM, HIGH = Priority.LOW, Priority.MEDIUM, Priority.HIGH
# 0.5 turns a second, bright for 37.5 % of each.
MEDIUM_LIGHT = Light(hue=Hue.YELLOW, flash=Flash(turn_us=2_000_000, bright_us=750_000))
NO_DEVICE = "No sound device – alarms are seen here, not heard: keep this window in sight"
NO_LIBRARY = "No sound in this installation – alarms are seen here, not heard: keep this window in sight"
LOST = "Sound device lost – alarms are seen here, not heard: keep this window in sight"


def overdue() -> Bedside:
    """Nothing recorded since the start: due after 15 min, overdue after 30."""
    bed = running()
    bed.wait("31")
    return bed


def test_an_alarm_sounds_until_it_is_acknowledged() -> None:
    """S23: and stays on the screen."""
    bed = running()
    before = list(bed.sounder.asked)
    bed.wait("17")
    bed.press(DUE)

    assert (before, bed.sounder.asked) == ([], [LOW, None])
    assert bed.alarms == ["Vital signs due – Ionescu, Maria"]


def test_a_second_look_at_the_same_alarm_does_not_begin_it_anew() -> None:
    bed = overdue()
    for _ in range(3):
        bed.wait("0.02")

    assert bed.sounder.asked == [MEDIUM]


def test_a_pause_is_quiet_for_two_minutes_and_then_it_sounds_again() -> None:
    """S23."""
    bed = overdue()
    bed.press("pause-sound")
    bed.wait("1.9")
    quiet = list(bed.sounder.asked)
    bed.wait("0.1")

    assert (quiet, bed.sounder.asked) == ([MEDIUM, None], [MEDIUM, None, MEDIUM])


def test_a_new_higher_alarm_breaks_the_pause_and_the_countdown_is_gone() -> None:
    """S23."""
    bed = overdue()
    bed.press("pause-sound")
    bed.flag("urticaria", "3")

    assert bed.sounder.asked == [MEDIUM, None, HIGH]
    assert bed.screen.alarms.pause is not None
    assert bed.screen.alarms.pause.label == "Pause sound"


def test_records_that_are_not_saved_sound_as_medium_and_can_be_paused() -> None:
    """S23, S30."""
    bed, journal = full_at_the_bed()
    journal.is_full = True
    bed.observe()
    sounding = bed.sounder.asked[-1]

    bed.press("pause-sound")

    assert (sounding, bed.sounder.asked[-1]) == (MEDIUM, None)


def test_with_a_device_and_no_alarm_nothing_is_said_of_the_sound() -> None:
    bed = running()

    assert (bed.alarms, bed.screen.alarms.frame) == ([], None)


@pytest.mark.parametrize(
    ("state", "said"),
    [(SoundState.NO_DEVICE, NO_DEVICE), (SoundState.NO_LIBRARY, NO_LIBRARY), (SoundState.LOST, LOST)],
)
def test_without_a_device_that_is_a_low_alarm_and_the_whole_window_flashes_for_what_calls(
    state: SoundState, said: str
) -> None:
    """S23: pulled out in the middle."""
    bed = running()
    bed.sounder.pull_out(state)
    bed.look()
    quiet = (bed.alarms, bed.screen.alarms.frame)
    bed.wait("31")

    assert quiet == ([said], None)
    assert bed.alarms == ["Vital signs overdue – Ionescu, Maria", said]
    assert bed.screen.alarms.rows[-1].priority is Tone.LOW
    assert bed.screen.alarms.frame == MEDIUM_LIGHT


def test_the_window_flashes_no_more_once_the_alarm_is_seen_or_heard_again() -> None:
    bed = overdue()
    bed.sounder.pull_out(SoundState.LOST)
    bed.look()
    lost = bed.screen.alarms.frame

    bed.sounder.put_back()
    bed.look()

    assert (lost, bed.screen.alarms.frame, len(bed.alarms)) == (MEDIUM_LIGHT, None, 1)


def test_nobody_is_watched_and_the_device_is_not_asked_for() -> None:
    bed = Bedside()
    bed.sounder.pull_out(SoundState.NO_DEVICE)
    bed.look()

    assert bed.alarms == []


def seconds(bed: Bedside, number: int) -> None:
    """Let so many seconds pass, with a look at each, as the ticker has it: a second is a sixtieth of a minute."""
    for _ in range(number):
        bed.clock.advance(Minutes(Fraction(1, 60)))
        bed.look()


def test_the_sound_test_plays_each_tone_once_the_highest_first() -> None:
    """S23: 4 s each, then nothing."""
    bed = Bedside()
    bed.read_back()
    bed.press("sound-test")
    begun = (bed.message, list(bed.sounder.asked))
    seconds(bed, 11)
    playing = list(bed.sounder.asked)
    seconds(bed, 1)

    assert begun == ("Sound test: listen for high, then medium, then low.", [HIGH])
    assert (playing, bed.sounder.asked) == ([HIGH, MEDIUM, LOW], [HIGH, MEDIUM, LOW, None])


def test_an_alarm_of_another_patient_ends_the_sound_test() -> None:
    """S23: a test never stands in front of an alarm, nor comes back after it."""
    bed = overdue()
    bed.press("leave")
    bed.read_back(ADULT)
    bed.press("sound-test")
    seconds(bed, 6)
    bed.press("acknowledge:infusion-1:vital-signs-overdue")
    seconds(bed, 3)

    assert bed.sounder.asked == [MEDIUM, None, MEDIUM, None]


def test_the_sound_test_without_a_device_says_so() -> None:
    bed = Bedside()
    bed.sounder.pull_out(SoundState.NO_DEVICE)
    bed.read_back()
    bed.press("sound-test")

    assert bed.message == "Sound test: no sound device – alarms are seen, not heard."


@pytest.mark.parametrize(
    ("answer", "kept", "said"),
    [
        ("heard", SoundCheck.HEARD, "second checker C. Radu, alarm sound heard"),
        ("by-sight", SoundCheck.BY_SIGHT, "second checker C. Radu, alarm sound not heard: by sight"),
    ],
)
def test_what_was_heard_is_recorded_with_the_start(answer: str, kept: SoundCheck, said: str) -> None:
    """S23."""
    bed = Bedside()
    bed.start(sound=answer)

    (started,) = (one.event for one in bed.desk.entries("infusion-1") if isinstance(one.event, InfusionStarted))
    assert started.sound is kept
    assert event_text(started).endswith(said)


def test_the_sound_test_stands_on_the_last_step_alone() -> None:
    bed = Bedside()
    bed.plan()
    early = bed.plan_page.sound_test
    bed.press("sound-test")
    bed.press("step:4")

    assert (early, bed.sounder.asked) == (None, [])
    assert bed.plan_page.sound_test is not None


def test_a_pause_of_something_lower_is_broken_by_records_that_cannot_be_saved() -> None:
    """S23, S30: vital signs due are low, unsaved records medium."""
    bed, journal = full_at_the_bed()
    journal.is_full = False
    bed.wait("16")
    bed.press("pause-sound")
    journal.is_full = True
    bed.fill("note", {"note": "asleep"})

    assert bed.sounder.asked == [LOW, None, MEDIUM]
    assert bed.screen.alarms.pause is not None
    assert bed.screen.alarms.pause.label == "Pause sound"


def test_a_clock_set_back_while_the_sound_is_paused_prolongs_no_pause() -> None:
    """S23, S24: by an hour after a minute of it; the jump itself is new, and as high."""
    bed = overdue()
    bed.press("pause-sound")
    bed.wait("1")
    bed.clock.jump(Minutes.of("-60"))
    bed.look()
    quiet = bed.sounder.asked[-1]
    bed.wait("1")

    assert (quiet, bed.sounder.asked[-1]) == (None, MEDIUM)


def test_a_low_battery_is_a_low_alarm_until_there_is_power() -> None:
    """S23."""
    bed = running()
    bed.power.now = PowerState.LOW
    bed.look()
    calling = [(row.text, row.priority) for row in bed.screen.alarms.rows]
    bed.power.now = PowerState.ENOUGH
    bed.look()

    assert calling == [("Battery low – connect the computer to the mains", Tone.LOW)]
    assert (bed.alarms, bed.sounder.asked) == ([], [LOW, None])


def test_nothing_starts_before_it_is_said_whether_the_alarms_were_heard() -> None:
    """S23: the button says so before it is pressed, the field after it; the answer ends both."""
    bed = Bedside()
    bed.read_back(sound="")
    detail = bed.plan_page.form.submit.detail
    bed.submit("plan")
    refused = (bed.infusion().phase, bed.message, problems_of(bed.plan_page.form))
    bed.type("plan", {"sound": "by-sight"})
    answered = bed.plan_page.form.submit.detail
    bed.submit("plan")

    assert (detail, answered) == ("alarm sound: not answered", "")
    assert refused == (
        Phase.PREPARING,
        "Not started: the alarm sound is not answered – press Sound test, then say what was heard",
        {"sound": "Alarm sound: press Sound test, then say what was heard."},
    )
    assert bed.infusion().phase is Phase.RUNNING


@pytest.mark.parametrize(
    ("state", "said"),
    [(SoundState.NO_DEVICE, "no sound device"), (SoundState.LOST, "no sound"), (SoundState.NO_LIBRARY, "no sound")],
)
def test_the_foot_of_the_page_says_whether_there_is_sound(state: SoundState, said: str) -> None:
    """S23: between what is saved and the nurse."""
    bed = overdue()
    feet = [bed.run_page.footer.parts[-2]]
    bed.press("pause-sound")
    bed.wait("0.25")
    feet.append(bed.run_page.footer.parts[-2])
    bed.sounder.pull_out(state)
    bed.look()
    feet.append(bed.run_page.footer.parts[-2])

    assert [(part.text, part.tone) for part in feet] == [
        ("sound", Tone.GOOD),
        ("sound paused 1:45", Tone.LOW),
        (said, Tone.LOW),
    ]
