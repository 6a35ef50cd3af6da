"""The alarm bar: every alarm with its cause and patient, acknowledged once, the sound paused for a bounded time."""

from __future__ import annotations

from ivig_desk.domain.infusion.events import AlarmAcknowledged, AlarmsSilenced
from ivig_desk.presenters.screens import Page, Tone
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT, BASELINE, adult_signs

DUE = "acknowledge:infusion-1:vital-signs-due"


def running() -> Bedside:
    bed = Bedside()
    bed.start()
    return bed


def kept(bed: Bedside, kind: type) -> int:
    return sum(isinstance(entry.event, kind) for entry in bed.desk.entries("infusion-1"))


def test_while_nothing_calls_the_bar_says_so_if_anybody_is_watched() -> None:
    bed = Bedside()
    assert (bed.alarms, bed.screen.alarms.calm) == ([], "")

    bed.start()
    assert (bed.alarms, bed.screen.alarms.pause, bed.screen.alarms.calm) == ([], None, "No alarm")
    bed.wait("17")
    assert bed.screen.alarms.calm == ""


def test_an_alarm_names_its_cause_its_patient_and_since_when() -> None:
    """S23, S29."""
    bed = running()
    bed.wait("17")

    row = bed.alarm("Vital signs due")
    assert (row.text, row.since, row.priority, row.seen) == (
        "Vital signs due – Ionescu, Maria",
        "since 10:15",
        Tone.LOW,
        "",
    )


def test_an_alarm_in_brief_is_what_and_whose() -> None:
    """S29."""
    bed = running()
    bed.flag("collapse", "4")

    assert bed.alarm("Severe reaction").brief == "Severe reaction – Ionescu, Maria"


def test_an_alarm_that_was_seen_stays_until_its_cause_goes() -> None:
    """S23."""
    bed = running()
    bed.wait("17")
    bed.press(DUE)
    row = bed.alarm("Vital signs due")
    assert (row.seen, row.acknowledge) == ("seen", None)

    bed.observe()
    assert bed.alarms == []


def test_an_alarm_that_comes_again_is_new() -> None:
    """S23."""
    bed = running()
    bed.wait("17")
    bed.press(DUE)
    bed.observe()

    bed.wait("30")

    assert bed.alarm("Vital signs due").acknowledge is not None


def test_an_alarm_pressed_twice_is_seen_once_in_the_record() -> None:
    bed = running()
    bed.wait("17")

    bed.press(DUE)
    bed.press(DUE)

    assert kept(bed, AlarmAcknowledged) == 1


def test_an_alarm_that_had_just_gone_was_written_down_as_seen() -> None:
    """The record said “alarm seen: vital signs due” of a time when none were."""
    bed = running()
    bed.wait("17")
    bed.observe()

    bed.press(DUE)

    assert kept(bed, AlarmAcknowledged) == 0


def test_the_highest_priority_stands_first_and_the_oldest_first_within_it() -> None:
    """S23."""
    bed = running()
    bed.wait("1")
    bed.observe(temperature="38.4")
    bed.wait("1")
    bed.flag("urticaria", "3")
    bed.wait("80")

    assert [(row.priority, row.text) for row in bed.screen.alarms.rows] == [
        (Tone.HIGH, "Severe reaction – STOP, call for help – Ionescu, Maria"),
        (Tone.MEDIUM, "Vital signs not within limits: temperature up 1.6 °C – Ionescu, Maria"),
        (Tone.MEDIUM, "Vital signs overdue – Ionescu, Maria"),
    ]


def test_a_critical_vital_sign_is_named_in_its_alarm() -> None:
    bed = running()
    bed.wait("1")
    bed.observe(temperature="39.2")

    assert bed.alarms[0] == "Vital signs critical: temperature 39.2 °C – Ionescu, Maria"


def test_the_sound_is_paused_for_two_minutes_at_most_and_counts_down() -> None:
    """S23."""
    bed = running()
    bed.wait("17")
    pauses = []
    bed.press("pause-sound")
    for step in ("0", "0.5", "1.5"):
        bed.wait(step)
        assert bed.screen.alarms.pause is not None
        pauses.append(bed.screen.alarms.pause.label)

    assert pauses == ["Sound paused 2:00", "Sound paused 1:30", "Pause sound"]


def test_the_record_names_the_nurse_who_saw_an_alarm() -> None:
    """S33."""
    bed = running()
    bed.wait("17")
    bed.press(DUE)

    assert bed.desk.entries("infusion-1")[-1].by == "A. Pop"


def test_nothing_calls_once_the_infusion_is_closed() -> None:
    bed = running()
    bed.press("stop")
    bed.type("stop-reason", {"reason": "patient asked"})
    bed.submit("stop-reason")
    bed.wait("119")
    assert bed.alarms == ["Vital signs overdue – Ionescu, Maria"]
    bed.press("close-confirm")
    bed.submit("close-confirm")

    assert bed.alarms == []
    bed.press("pause-sound")
    assert kept(bed, AlarmsSilenced) == 0


def two_patients() -> Bedside:
    """The child first, the adult five minutes later, the adult's page open."""
    bed = running()
    bed.press("leave")
    bed.wait("5")
    bed.start(ADULT)
    return bed


def test_of_two_infusions_each_alarm_names_its_patient() -> None:
    """S29."""
    bed = two_patients()
    bed.wait("16")

    assert bed.alarms == ["Vital signs due – Ionescu, Maria", "Vital signs due – Marinescu, Ion"]


def test_two_patients_of_one_name_are_told_apart_by_their_identifier() -> None:
    """S29."""
    bed = running()
    bed.press("leave")
    bed.start(ADULT, name="Ionescu, Maria")
    bed.wait("16")

    assert bed.alarms == ["Vital signs due – Ionescu, Maria, ID 4471", "Vital signs due – Ionescu, Maria, ID 8150"]


def test_an_alarm_of_the_other_patient_is_acknowledged_without_leaving_this_one() -> None:
    bed = two_patients()
    bed.wait("16")

    bed.press(DUE)

    assert [(row.text, row.seen) for row in bed.screen.alarms.rows] == [
        ("Vital signs due – Ionescu, Maria", "seen"),
        ("Vital signs due – Marinescu, Ion", ""),
    ]
    assert (bed.screen.page, bed.run_page.strip.name) == (Page.RUN, "Marinescu, Ion")


def test_pausing_the_sound_pauses_it_for_every_patient_whose_alarm_is_heard() -> None:
    """S23."""
    bed = two_patients()
    bed.wait("11")

    bed.press("pause-sound")

    assert [bed.infusion(number).silenced_at is not None for number in (1, 2)] == [True, False]


def test_each_infusion_keeps_its_own_rate_form_and_texts() -> None:
    bed = two_patients()
    bed.press("note")
    bed.type("note", {"note": "of the adult"})
    bed.press("leave")
    bed.open("infusion-1")
    assert (bed.now, bed.run_page.strip.name) == ("7 drops/min", "Ionescu, Maria")
    bed.wait("30")
    bed.observe(BASELINE)

    bed.press("leave")
    bed.open("infusion-2")
    assert (bed.now, bed.run_page.strip.name) == ("21 mL/h", "Marinescu, Ion")
    bed.press("note")
    assert bed.form.groups[0].fields[0].text == "of the adult"
    bed.observe(adult_signs())
    assert [len(bed.infusion(number).observations) for number in (1, 2)] == [2, 2]
