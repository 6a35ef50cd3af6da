"""What became of the bottles of one batch: on the line, in a pooled bag, or never connected."""

from dataclasses import replace
from datetime import date
from functools import reduce

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres, Minutes, MlPerHour
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.batch_use import batch_use
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion
from tests.helpers.records import EIGHT, PUMP_PLAN, recorded

STARTED = events.InfusionStarted(rate=MlPerHour.of("60"), second_checker="B. Pop")
NOON = Instant.of("2026-03-01T12:00:00Z")


def bottle(batch: str, serial: str = "") -> Bottle:
    return Bottle(volume=Millilitres.of("100"), batch=batch, expiry=date(2027, 5, 31), serial=serial)


def after(*happened: tuple[int, Event]) -> Infusion:
    """An infusion after these events, each so many minutes after eight."""
    entries = [
        replace(recorded(version, event), at=EIGHT.plus(Minutes.of(str(minute))))
        for version, (minute, event) in enumerate(happened, start=1)
    ]
    return reduce(evolve, entries[1:], evolve(None, entries[0]))


def planned(*bottles: Bottle) -> Event:
    return events.InfusionPlanned(plan=replace(PUMP_PLAN, bottles=bottles))


def hung(one: Bottle) -> Event:
    return events.BottleHung(bottle=one)


def test_a_bottle_stands_with_its_time_on_the_line_and_what_came_out_of_it() -> None:
    """60 mL/h: 30 min of the first are 30 mL, 20 min of the second 20 mL."""
    one, two = bottle("LOT 7a"), bottle("LOT 8")
    infusion = after(
        (0, planned(one, two)), (0, STARTED), (0, hung(one)), (30, hung(two)), (50, events.InfusionStopped(reason=""))
    )

    [given] = batch_use(infusion, "lot-7A", NOON).given
    [other] = batch_use(infusion, "LOT 8", NOON).given

    assert (given.since, given.until) == (EIGHT, EIGHT.plus(Minutes.of("30")))
    assert given.used == Millilitres.of("30")
    assert (other.until, other.used) == (EIGHT.plus(Minutes.of("50")), Millilitres.of("20"))
    assert batch_use(infusion, "LOT 7a", NOON).not_given == ()


def test_a_bottle_that_still_runs_has_no_end_and_what_came_out_by_now() -> None:
    infusion = after((0, planned(bottle("P1"))), (0, STARTED), (0, hung(bottle("P1"))))

    [given] = batch_use(infusion, "P1", EIGHT.plus(Minutes.of("15"))).given

    assert (given.until, given.used) == (None, Millilitres.of("15"))


def test_a_bottle_of_the_plan_that_was_never_connected_stands_apart() -> None:
    infusion = after((0, planned(bottle("P1"), bottle("P1"))), (0, STARTED), (0, hung(bottle("P1"))))

    use = batch_use(infusion, "P1", NOON)

    assert (len(use.given), use.not_given) == (1, (bottle("P1"),))


def test_of_two_bottles_of_a_batch_the_one_with_the_other_serial_is_not_given() -> None:
    one, two = bottle("P1", "s-1"), bottle("P1", "s-2")
    infusion = after((0, planned(one, two)), (0, STARTED), (0, hung(two)))

    assert batch_use(infusion, "P1", NOON).not_given == (one,)


def test_before_the_start_every_bottle_of_the_batch_is_only_planned() -> None:
    infusion = after((0, planned(bottle("P1"), bottle("P2"))))

    use = batch_use(infusion, "P1", NOON)

    assert (use.given, use.not_given) == ((), (bottle("P1"),))


def test_every_bottle_of_a_pooled_bag_was_given_from_its_start_to_its_end_and_of_none_is_the_volume_known() -> None:
    one, two = bottle("P1"), bottle("P2")
    plan = events.InfusionPlanned(plan=replace(PUMP_PLAN, bottles=(one, two), pooled_at=EIGHT))
    infusion = after((0, plan), (0, STARTED), (0, hung(one)), (40, events.InfusionCompleted()))

    [given] = batch_use(infusion, "P2", NOON).given

    assert (given.since, given.until, given.used) == (EIGHT, EIGHT.plus(Minutes.of("40")), None)
    assert batch_use(infusion, "P1", NOON).given[0].used is None
    assert batch_use(infusion, "P2", NOON).not_given == ()


def test_another_batch_that_only_begins_so_is_another() -> None:
    infusion = after((0, planned(bottle("P10"))), (0, STARTED), (0, hung(bottle("P10"))))

    use = batch_use(infusion, "P1", NOON)

    assert (use.given, use.not_given) == ((), ())
