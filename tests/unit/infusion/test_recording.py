"""What is written down: vital signs with their corrections, volumes read, medicines, notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.events import LimitOverridden, ObservationCorrected, ObservationRecorded, RateRefused
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.monitoring.observation import Observation
from tests.unit.infusion.bed import (
    CALM,
    RACING,
    WARM_ONLY,
    ml,
    moment,
    observe,
    on_rung,
    planned,
    raise_to,
    refusals,
    started,
)
from tests.unit.ward import measured

ANSWERED = do.OverrideLimit(reason="the bottle was overfull", name="Dr D. Marin")


@pytest.mark.parametrize(
    ("sign", "below", "lowest", "highest", "above"),
    [
        ("systolic", "29", "30", "300", "301"),
        ("diastolic", "9", "10", "200", "201"),
        ("heart_rate", "-1", "0", "350", "351"),
        ("temperature_c", "24.9", "25", "45", "45.1"),
        ("spo2", "-1", "0", "100", "101"),
        ("respiratory_rate", "-1", "0", "120", "121"),
    ],
)
def test_what_cannot_be_true_is_retyped_and_what_can_is_kept(
    sign: str, below: str, lowest: str, highest: str, above: str
) -> None:
    """S16: monitoring.md, implausible; both ends are kept, however grave they are."""
    said = {value: refusals(started().ask("5", observe(measured(**{sign: value})))) for value in (lowest, highest)}
    wrong = [refusals(started().ask("5", observe(measured(**{sign: value})))) for value in (below, above)]

    assert said == {lowest: [], highest: []}
    assert wrong == [["observation-implausible"], ["observation-implausible"]]


@pytest.mark.parametrize(("diastolic", "says"), [("99", []), ("100", ["observation-implausible"])])
def test_the_diastolic_pressure_is_below_the_systolic_one(diastolic: str, says: list[str]) -> None:
    """S16: never at it."""
    pair = measured(systolic="100", diastolic=diastolic)

    assert refusals(started().ask("5", observe(pair))) == says


def test_every_sign_that_cannot_be_true_is_named() -> None:
    """S16."""
    decision = started().ask("5", observe(measured(heart_rate="900", temperature_c="368", spo2="98")))

    assert isinstance(decision, Refused)
    assert [(unmet.about, unmet.have) for unmet in decision.unmet] == [
        ("heart_rate", measured(heart_rate="900").heart_rate),
        ("temperature", measured(temperature_c="368").temperature),
    ]


def test_what_is_worrying_is_kept_and_acted_on() -> None:
    """S16: a fever of 40.1 °C is neither retyped nor lost; it calls."""
    bed = started().does("20", observe(replace(CALM, temperature=measured(temperature_c="40.1").temperature)))

    assert isinstance(bed.last, ObservationRecorded)
    assert bed.alarms("20") == ["critical-vital-sign high new"]


def test_a_set_with_nothing_in_it_is_not_recorded() -> None:
    """S13."""
    assert refusals(started().ask("5", observe(Observation()))) == ["observation-empty"]


def test_a_corrected_concerning_set_no_longer_blocks_a_rise_and_the_mistake_stays_on_record() -> None:
    """S25: 135 a minute was a slip for 95."""
    bed = started().does("29", observe(RACING))
    before = refusals(bed.ask("30", raise_to("14")))
    right = replace(CALM, heart_rate=measured(heart_rate="95").heart_rate)
    bed.does("31", do.CorrectObservation(of_version=None, observation=right, reason="95, misread"))

    assert bed.last == ObservationCorrected(of_version=5, observation=right, reason="95, misread")
    assert bed.record[4].event == ObservationRecorded(observation=RACING)
    assert (before, refusals(bed.ask("31", raise_to("14")))) == (["observation-concerning"], [])


def test_a_correction_keeps_the_moment_of_the_measurement() -> None:
    """S9, S25: measured at minute 20, corrected at 31: still 11 min old."""
    bed = started().does("20", observe(RACING))
    bed.does("31", do.CorrectObservation(of_version=5, observation=CALM, reason="misread"))

    assert refusals(bed.ask("31", raise_to("14"))) == ["observation-stale"]


def test_a_set_corrected_into_a_worrying_one_calls_from_then_on() -> None:
    bed = started().does("20", observe())
    bed.does("22", do.CorrectObservation(of_version=5, observation=RACING, reason="typed from another monitor"))

    assert bed.alarms("22") == ["concerning-vital-sign medium new"]


def test_a_set_corrected_into_a_partial_one_is_partial() -> None:
    """S13: five of the six signs were another patient's."""
    bed = started().does("29", observe())
    bed.does("29", do.CorrectObservation(of_version=5, observation=WARM_ONLY, reason="another bed's"))

    assert refusals(bed.ask("30", raise_to("14"))) == ["observation-incomplete"]


@pytest.mark.parametrize(
    ("of_version", "reason", "observation", "says"),
    [
        (5, "misread", CALM, []),
        (None, "misread", CALM, []),
        (5, "", CALM, ["reason-missing"]),
        (5, " ", CALM, ["reason-missing"]),
        (99, "misread", CALM, ["no-such-observation"]),
        (3, "misread", CALM, ["no-such-observation"]),
        (5, "misread", Observation(), ["observation-empty"]),
        (5, "misread", measured(heart_rate="900"), ["observation-implausible"]),
    ],
)
def test_a_correction_names_its_set_and_its_reason(
    of_version: int | None, reason: str, observation: Observation, says: list[str]
) -> None:
    """S25: version 2 is the baseline, 3 and 4 are the start and its bottle, 5 the set of minute 20."""
    bed = started().does("20", observe())
    command = do.CorrectObservation(of_version=of_version, observation=observation, reason=reason)

    assert refusals(bed.ask("21", command)) == says


def test_with_no_set_on_record_there_is_none_to_correct() -> None:
    command = do.CorrectObservation(of_version=None, observation=CALM, reason="misread")

    assert refusals(planned().ask("-10", command)) == ["no-such-observation"]


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("-0.1", ["volume-negative"]),
        ("0", []),
        ("71.9", []),
        ("72", []),
        ("72.1", ["above-ordered-volume"]),
        ("720", ["above-ordered-volume"]),
    ],
)
def test_a_volume_read_is_none_or_more_and_above_the_order_it_asks(read: str, says: list[str]) -> None:
    """S27: 7.2 g of 100 mg/mL are 72 mL ordered."""
    assert refusals(on_rung(2).ask("40", do.ReadVolume(read=ml(read)))) == says


def test_a_reading_above_the_order_is_taken_with_a_reason_and_a_name() -> None:
    """S27, S2: both outcomes on record; the volume is what was read."""
    bed = on_rung(2)
    bed.ask("40", do.ReadVolume(read=ml("75")))
    asked = bed.last
    bed.does("40", ANSWERED)
    answered = bed.last
    bed.does("40", do.ReadVolume(read=ml("75")))

    kinds = (RefusalKind.ABOVE_ORDERED_VOLUME,)
    assert asked == RateRefused(attempted=None, kinds=kinds, bounds=())
    assert answered == LimitOverridden(kinds=kinds, bounds=(), reason="the bottle was overfull", name="Dr D. Marin")
    assert bed.sees("40").infused == ml("75")


def test_a_slip_after_an_answered_reading_is_asked_about_again() -> None:
    """S27: 75 mL were answered for; 750, typed ten minutes later, were not."""
    bed = on_rung(2)
    bed.ask("40", do.ReadVolume(read=ml("75")))
    bed.does("40", ANSWERED, do.ReadVolume(read=ml("75")))

    assert refusals(bed.ask("50", do.ReadVolume(read=ml("750")))) == ["above-ordered-volume"]


@pytest.mark.parametrize(
    ("name", "dose", "says"),
    [("paracetamol", "360 mg orally", []), ("", "360 mg", ["text-missing"]), (" ", "360 mg", ["text-missing"])],
)
def test_a_medicine_has_a_name(name: str, dose: str, says: list[str]) -> None:
    assert refusals(started().ask("5", do.GiveMedicine(name=name, dose=dose))) == says


@pytest.mark.parametrize(("text", "says"), [("asleep", []), ("", ["text-missing"]), (" \n", ["text-missing"])])
def test_a_note_has_words(text: str, says: list[str]) -> None:
    assert refusals(started().ask("5", do.WriteNote(text=text))) == says


def test_what_was_said_and_given_is_kept_in_order_with_its_time() -> None:
    """S25."""
    paracetamol, ibuprofen = (do.GiveMedicine(name=name, dose="") for name in ("paracetamol", "ibuprofen"))
    bed = started().does("5", paracetamol, do.WriteNote(text="asleep")).does("9", ibuprofen)

    assert [(one.at, one.what.name) for one in bed.infusion.medicines] == [
        (moment("5"), "paracetamol"),
        (moment("9"), "ibuprofen"),
    ]
    assert [(one.by, one.what.text) for one in bed.infusion.notes] == [("A. Pop", "asleep")]
