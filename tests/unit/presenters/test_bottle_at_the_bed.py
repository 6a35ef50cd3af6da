"""A bottle typed at the bed: read twice, with why it was not scanned, and with its own time where that was earlier."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion.bottles.bottle import HowRead
from ivig_desk.domain.infusion.commands import FlagAdverseEvent
from ivig_desk.domain.infusion.decide import Accepted
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.labels import OCTAGAM, PRIVIGEN, label, labels_in_memory
from tests.unit.presenters.bedside import NINE, Bedside, fields_of, problems_of

TYPED = {"batch": "Q7", "batch_again": "Q7", "not_scanned": "label wet", "bottle_ml": "50"}


def running(minutes: str = "20") -> Bedside:
    """The child's infusion, begun at 10:00 by the clock on the wall, some minutes later."""
    bed = Bedside(labels=labels_in_memory(PRIVIGEN, OCTAGAM))
    bed.start()
    bed.wait(minutes)
    return bed


def hung(bed: Bedside) -> list[tuple[str, str]]:
    """Each bottle with the minutes from 10:00 at which it was connected."""
    return [(one.bottle.batch, one.at.since(NINE).text) for one in bed.infusion().bottles]


def test_a_typed_bottle_keeps_why_it_was_not_scanned() -> None:
    """S25."""
    bed = running()

    bed.fill("bottle", TYPED)

    bottle = bed.infusion().bottles[-1].bottle
    assert (bottle.batch, bottle.not_scanned, bottle.entered) == ("Q7", "label wet", HowRead.TYPED)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"batch_again": "Q1"}, {"batch_again": "Batch, read again: Q1 is not Q7. Read the label again."}),
        ({"batch_again": ""}, {"batch_again": "Batch, read again: missing."}),
        ({"not_scanned": " "}, {"not_scanned": "Why it cannot be scanned: missing."}),
    ],
)
def test_a_label_read_once_or_two_ways_connects_nothing(changed: dict[str, str], problem: dict[str, str]) -> None:
    """S25."""
    bed = running()

    bed.fill("bottle", {**TYPED, **changed})

    assert problems_of(bed.form) == problem
    assert len(bed.infusion().bottles) == 1


def test_a_batch_that_cannot_be_had_is_not_read_twice() -> None:
    bed = running()

    bed.fill("bottle", {"bottle_ml": "50", "not_available": "label torn"})

    assert bed.infusion().bottles[-1].bottle.not_available == "label torn"


def test_a_scanned_label_is_not_asked_for_again() -> None:
    bed = running()
    bed.scan(label(serial="S2", batch="LOT8"))

    assert {"batch_again", "not_scanned"} & fields_of(bed.form).keys() == set()


def test_without_a_time_a_bottle_is_connected_now() -> None:
    bed = running()

    bed.fill("bottle", TYPED)

    assert hung(bed) == [("P100234567", "0"), ("Q7", "20")]


@pytest.mark.parametrize(("time", "minute"), [("10:20", "20"), ("10:19", "19"), ("10:00", "0")])
def test_a_bottle_connected_earlier_has_its_own_time(time: str, minute: str) -> None:
    """S25."""
    bed = running()

    bed.fill("bottle", {**TYPED, "connected_at": time})

    assert hung(bed)[-1] == ("Q7", minute)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("10:21", "Not recorded: the time has not come yet"),
        ("09:59", "Not recorded: the time is before what was last recorded of the rate or the volume"),
    ],
)
def test_a_time_to_come_or_from_before_the_start_is_refused_and_the_text_stays(time: str, said: str) -> None:
    """S25."""
    bed = running()

    bed.fill("bottle", {**TYPED, "connected_at": time})

    assert bed.message == said
    assert fields_of(bed.form)["connected_at"].text == time
    assert len(bed.infusion().bottles) == 1


def test_once_the_time_has_come_the_refusal_is_no_longer_said() -> None:
    bed = running()
    bed.fill("bottle", {**TYPED, "connected_at": "10:21"})

    bed.wait("1")

    assert bed.message == ""
    bed.submit("bottle")
    assert hung(bed)[-1] == ("Q7", "21")


def test_a_time_that_is_none_is_said_at_its_field() -> None:
    """S18."""
    bed = running()

    bed.fill("bottle", {**TYPED, "connected_at": "1020"})

    assert problems_of(bed.form) == {
        "connected_at": "Connected at: “1020” is not a time. Type hour:minute, such as 08:40."
    }


def test_a_time_before_midnight_is_of_the_day_before() -> None:
    """Begun 10:00; 850 min later it is 00:10, and 23:50 was 830 min after the start."""
    bed = running("850")

    bed.fill("bottle", {**TYPED, "connected_at": "23:50"})

    assert hung(bed)[-1] == ("Q7", "830")


def test_a_reaction_of_before_the_change_is_tied_to_the_bottle_of_before() -> None:
    """S25: connected 10:10, entered 10:20; then a headache of 10:05 and one of 10:12 are entered."""
    bed = running()
    bed.fill("bottle", {**TYPED, "connected_at": "10:10"})

    for sign, minutes in (("headache", 5), ("flushing", 12)):
        at = type(NINE)(NINE.microseconds + minutes * 60_000_000)
        flag = FlagAdverseEvent(sign=sign, grade=Grade.MILD)
        assert isinstance(bed.desk.handle("infusion-1", flag, "A. Pop", at), Accepted)

    assert [event.batch for event in bed.infusion().adverse_events] == ["P100234567", "Q7"]


def test_another_brand_connected_earlier_keeps_its_time_through_the_prescriber_s_answer() -> None:
    """S2."""
    bed = running()
    bed.scan(label(gtin=OCTAGAM.gtin, serial="S3"))
    bed.type("bottle", {"connected_at": "10:15"})
    bed.submit("bottle")
    bed.type("override", {"reason": "none left", "name": "Dr D. Marin"})
    bed.submit("override")
    bed.submit("bottle")

    assert hung(bed)[-1] == ("LOT7", "15")
