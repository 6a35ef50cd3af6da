"""The list of records as every journal keeps it, in a file and in memory alike: who is under way, what finds whom."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.desk.ports import Journal
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Millilitres, MlPerHour
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import PAST
from ivig_desk.domain.infusion.listed_words import Condition, Most, Search, begins, graded, not_over, of_batch, on_day
from ivig_desk.domain.infusion.reaction_events import AdverseEventRegraded
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.records import PUMP_PLAN, notes, recorded
from tests.helpers.sealed import journal_at

OPENED: dict[str, Callable[[Path], Journal]] = {
    "sqlite": lambda folder: journal_at(folder / "desk.sqlite"),
    "memory": lambda _: MemoryJournal(),
}
STARTED = events.InfusionStarted(rate=MlPerHour.of("7.3"), second_checker="B. Pop")


@pytest.fixture(params=OPENED)
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    opened = OPENED[str(request.param)](tmp_path)
    yield opened
    opened.close()


def planned(name: str, identifier: str) -> Event:
    return events.InfusionPlanned(
        plan=replace(PUMP_PLAN, patient=replace(PUMP_PLAN.patient, name=name, identifier=identifier))
    )


def hung(batch: str) -> Event:
    return events.BottleHung(bottle=Bottle(volume=Millilitres.of("100"), batch=batch, expiry=None))


def write(journal: Journal, infusion_id: str, *happened: Event) -> None:
    journal.append([recorded(number, event, infusion_id=infusion_id) for number, event in enumerate(happened, start=1)])


@pytest.fixture
def three(journal: Journal) -> Journal:
    """One running, one closed, one only typed; begun in this order."""
    write(journal, "a", planned("Țurcanu, Ștefan", "44 71-2"), STARTED, hung("LOT-7a"))
    write(journal, "b", planned("Ionescu, Măria", "4480"), STARTED, hung("LOT-8"), events.InfusionClosed())
    write(journal, "c", events.PlanKept(fields=(("name", "Turcan"), ("identifier", "99"))))
    return journal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("turcanu", ["a"]),
        ("ȚURCANU ștef", ["a"]),
        ("tur", ["c", "a"]),
        ("stefan turcanu", ["a"]),
        ("urcanu", []),  # no word of the name begins so
        ("4471", ["a"]),
        ("712", ["a"]),  # any part of an identifier
        ("44", ["b", "a"]),
        ("lot7a", ["a"]),
        ("LOT-8", ["b"]),
        ("lot", ["a", "b"][::-1]),
        ("ionescu 4471", []),
        ("99", ["c"]),
        ("", []),
        (" – ", []),
    ],
)
def test_each_word_of_a_text_begins_a_word_of_name_or_batch_or_stands_in_the_identifier(
    three: Journal, text: str, found: list[str]
) -> None:
    assert [row.infusion_id for row in three.find(text, 50)] == found


def test_no_more_are_found_than_asked_for_and_the_last_begun_come_first(three: Journal) -> None:
    assert [row.infusion_id for row in three.find("tur", 1)] == ["c"]


def test_an_identifier_is_the_whole_of_it_whatever_stands_between(three: Journal) -> None:
    assert [row.infusion_id for row in three.of_identifier("4471 2")] == ["a"]
    assert three.of_identifier("4471") == ()
    assert three.of_identifier("") == ()


def test_who_is_in_a_phase_is_there_the_last_written_first(three: Journal) -> None:
    """S7: by the list alone somebody is known to be under way."""
    assert [row.infusion_id for row in three.listed(frozenset({Phase.RUNNING}), 9)] == ["a"]
    three.append([recorded(4, events.InfusionHeld(), infusion_id="a")])

    assert three.listed(frozenset({Phase.RUNNING}), 9) == ()
    assert [row.infusion_id for row in three.listed(frozenset(Phase), 9)] == ["a", "c", "b"]
    assert [row.infusion_id for row in three.listed(frozenset(Phase), 2)] == ["a", "c"]


def test_an_entry_that_changes_nothing_else_of_a_row_makes_it_the_last_written(three: Journal) -> None:
    write(three, "d", events.PlanDiscarded(reason="the order was changed"))
    three.append([recorded(5, events.NoteWritten(text="asked for the sheet"), infusion_id="b")])
    three.append([recorded(4, events.NoteWritten(text="asleep"), infusion_id="a")])

    rows = three.listed(frozenset(Phase), 9)

    assert [(row.infusion_id, row.version) for row in rows] == [("a", 4), ("b", 5), ("d", 1), ("c", 1)]
    assert [row.infusion_id for row in three.listed(PAST, 9)] == ["b", "d"]
    assert [row.infusion_id for row in three.listed(PAST, 1)] == ["b"]


def test_the_last_moment_of_a_row_is_not_that_of_an_entry_made_late(three: Journal) -> None:
    late = replace(recorded(4, events.NoteWritten(text="slept at seven"), infusion_id="a"), at=Instant(7))
    before = three.listed(frozenset({Phase.RUNNING}), 1)[0]

    three.append([late])

    after = three.listed(frozenset({Phase.RUNNING}), 1)[0]
    assert (after.version, after.last_at) == (4, before.last_at)


def test_a_name_that_was_typed_over_finds_nobody_any_more(three: Journal) -> None:
    three.append([recorded(2, events.PlanKept(fields=(("name", "Albu"),)), infusion_id="c")])

    assert [row.infusion_id for row in three.find("turcan", 9)] == ["a"]
    assert [row.infusion_id for row in three.find("albu", 9)] == ["c"]


def test_what_was_refused_leaves_the_list_as_it_was(three: Journal) -> None:
    before = three.listed(frozenset(Phase), 9)

    with pytest.raises(ValueError, match="follow"):
        three.append(notes(9, infusion_id="a"))

    assert three.listed(frozenset(Phase), 9) == before


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ((), ["c", "b", "a"]),
        ((of_batch("lot 7A"),), ["a"]),
        ((of_batch("lot7"),), []),
        ((of_batch("P1"),), ["b", "a"]),  # read into the plan
        ((not_over(),), ["c", "a"]),
        ((not_over(), (begins("tur"),)), ["c", "a"]),
        ((not_over(), (begins("44"), begins("99"))), ["c", "a"]),
        ((on_day(date(2026, 3, 1)),), ["c", "b", "a"]),
        ((on_day(date(2026, 3, 2)),), []),
        ((graded(Grade.MILD),), []),
    ],
)
def test_a_row_is_found_that_meets_every_condition(
    three: Journal, conditions: tuple[Condition, ...], found: list[str]
) -> None:
    search = Search(conditions=conditions)

    assert [row.infusion_id for row in three.search(search, "", Most(rows=9)).rows] == found
    assert three.count(search, 9) == len(found)


def test_rows_go_on_behind_the_last_one_seen_and_no_more_are_counted_than_asked(three: Journal) -> None:
    every = Search(conditions=())
    words = Search(conditions=((begins("tur"),),))

    assert [row.infusion_id for row in three.search(every, "", Most(rows=2)).rows] == ["c", "b"]
    assert [row.infusion_id for row in three.search(every, "b", Most(rows=2)).rows] == ["a"]
    assert [row.infusion_id for row in three.search(words, "c", Most(rows=2)).rows] == ["a"]
    assert three.search(every, "a", Most(rows=2)).rows == ()
    assert three.count(every, 2) == 2


def test_a_grade_that_was_put_right_is_found_by_the_right_one(three: Journal) -> None:
    flagged = events.AdverseEventFlagged(sign="rash", grade=Grade.SEVERE, rate=MlPerHour.of("7.3"), batch="")
    three.append([recorded(4, flagged, infusion_id="a")])
    severe = Search(conditions=(graded(Grade.SEVERE),))
    before = [row.infusion_id for row in three.search(severe, "", Most(rows=9)).rows]

    three.append([recorded(5, AdverseEventRegraded(of_version=4, grade=Grade.MILD, reason="misread"), infusion_id="a")])

    assert before == ["a"]
    assert three.search(severe, "", Most(rows=9)).rows == ()
    assert [
        row.infusion_id for row in three.search(Search(conditions=(graded(Grade.MILD),)), "", Most(rows=9)).rows
    ] == ["a"]


@pytest.mark.parametrize("name", ["℡ Ĳsel", "مريم العلي", "李 小龙", "Ω" * 80, "O’Neill-İnan", "Ǆuro ﬀ"])
def test_a_name_in_any_script_is_found_as_it_was_typed(journal: Journal, name: str) -> None:
    write(journal, "one", events.PlanKept(fields=(("name", name),)))

    assert [row.infusion_id for row in journal.find(name, 9)] == ["one"]
    assert [row.infusion_id for row in journal.find(name.upper(), 9)] == ["one"]
