"""A records file of format 3, opened as a later version opens it: what its list says of each infusion."""

import shutil
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from fractions import Fraction
from functools import reduce
from pathlib import Path

import pytest

from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.domain.course.laboratory import LaboratoryTest
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp
from ivig_desk.domain.infusion.course_events import VisitAssessed, VisitCalledOff
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.listed_words import Condition, Most, Search, graded, of_batch, on_day
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.record.desk_events import ExportFailed, RecordsExported
from tests.golden.facts import facts_of, later_facts_of
from tests.helpers.sealed import journal_at
from tests.unit.commandline.typed import typed

KEPT = Path(__file__).parent / "format-3"
EACH_KIND = 36
"""How many kinds of event there were; one of each stands in the infusion `one-of-each`."""
AT_THE_DESK = 18
"""How many kinds there were in the desk's own record."""
EXPECTED = tomllib.loads((KEPT / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("desk.sqlite", "keys.json"):
        shutil.copy(KEPT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def journal(data: Path) -> Iterator[SqliteJournal]:
    with closing(journal_at(data / "desk.sqlite")) as opened:
        yield opened


@pytest.mark.parametrize("infusion_id", EXPECTED)
def test_an_infusion_is_read_as_its_scenario_was_played(journal: SqliteJournal, infusion_id: str) -> None:
    """S7, S24, S25."""
    happened = journal.read(infusion_id)
    infusion = reduce(evolve, happened[1:], evolve(None, happened[0]))

    assert {"entries": len(happened), **facts_of(infusion), **later_facts_of(infusion)} == EXPECTED[infusion_id]


def test_an_event_of_each_kind_is_understood(journal: SqliteJournal) -> None:
    """S25: a kind that was ever written is read for ever."""
    happened = journal.read("one-of-each")
    (entered,) = [entry.event for entry in happened if isinstance(entry.event, VisitAssessed)]
    (called_off,) = [entry.event for entry in happened if isinstance(entry.event, VisitCalledOff)]

    assert len({type(entry.event) for entry in happened}) == len(happened) == EACH_KIND
    measured = entered.assessment
    assert (measured.place, measured.day, measured.cdlqi is None) == (CycleVisit(4), date(2026, 3, 1), False)
    assert [(line.test, line.value, line.upper, line.unit) for line in measured.laboratory] == [
        (LaboratoryTest.TOTAL_IGE, Fraction("1840.5"), Fraction(90), "units/mL")
    ]
    assert (called_off.place, called_off.reason, called_off.name) == (FollowUp(3), "moved away", "Dr D. Marin")


def test_what_happened_at_the_desk_itself_is_understood(journal: SqliteJournal) -> None:
    """S25, S33: one of each kind; an export says its form, and one that failed what went wrong."""
    events = [entry.event for entry in journal.desk_record().read()]
    exported = [(one.what, one.form, one.named) for one in events if isinstance(one, RecordsExported)]
    (failed,) = [one for one in events if isinstance(one, ExportFailed)]

    assert len({type(one) for one in events}) == AT_THE_DESK
    assert exported == [("infusions", "", False), ("/media/drive/out", "csv", True)]
    assert (failed.what, failed.why) == ("/media/drive/out", "disk-full")


def test_a_row_says_what_the_infusion_was_without_an_event_being_read(journal: SqliteJournal) -> None:
    """From tests/scenarios/headache_child.toml: a headache of grade 1, one bottle, the clock an hour east."""
    [row] = [one for one in journal.find("ionescu maria", 9) if one.infusion_id == "headache_child"]
    plan = row.plan
    assert plan is not None

    assert (row.infusion_id, row.day, row.utc_offset_minutes) == ("headache_child", date(2026, 11, 22), 60)
    assert (plan.indication, plan.cycle, plan.cycles, plan.dose.text) == ("atopic-dermatitis", None, None, "7.2")
    assert [(one.sign, one.grade) for one in row.reactions] == [("headache", Grade.MILD)]
    assert (row.batches, row.planned_batches) == (("P100234567",), ("P100234567",))


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (graded(Grade.MILD), ["a_treated_reaction", "headache_child"]),
        (graded(Grade.MODERATE), ["a_treated_reaction"]),
        (graded(Grade.SEVERE), []),
        (of_batch("p100-234567"), ["a_counted_drip", "headache_child"]),
        (on_day(date(2026, 3, 1)), ["one-of-each"]),
    ],
)
def test_rows_are_found_by_grade_batch_and_day(journal: SqliteJournal, condition: Condition, found: list[str]) -> None:
    rows = journal.search(Search(conditions=(condition,)), "", Most(rows=9)).rows

    assert [row.infusion_id for row in rows] == found


def test_nothing_is_wrong_with_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """S25: 30 + 10 + 13 + 18 + 36 entries."""
    answer = typed(capsys, "records", "verify", "--data", str(data))

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("nothing wrong: 5 infusions, 107 entries, ")
