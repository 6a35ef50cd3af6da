"""The records file read by other programs: plain views with units, and nothing that can be changed."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite
from sqlite_utils import Database

from ivig_desk.adapters import schema
from ivig_desk.adapters.codec import KINDS
from ivig_desk.adapters.connection import Access, connect, salt_of
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Celsius, DropsPerMl, Kilograms, Millilitres, MlPerHour, MmHg, Percent
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.reaction_events import AdverseEventResolved
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.records import EIGHT, OBSERVATION, PUMP_PLAN, recorded
from tests.helpers.sealed import KEY, journal_at, with_key

GRAVITY_PLAN = replace(PUMP_PLAN, giving_set=Gravity(drop_factor=DropsPerMl.of("60")))
MISREAD = replace(OBSERVATION, temperature=Celsius.of("38.6"))

# One headache from plan to stop; the place of each event is its version and its minute after eight.
HEADACHE: tuple[Event, ...] = (
    events.PlanKept(fields=(("weight_kg", "24,5"),)),
    events.InfusionPlanned(plan=GRAVITY_PLAN),
    events.InfusionPlanned(plan=PUMP_PLAN),
    events.ObservationRecorded(observation=MISREAD),
    events.ObservationCorrected(of_version=4, observation=replace(MISREAD, spo2=None), reason="a slip"),
    events.ObservationCorrected(of_version=4, observation=OBSERVATION, reason="38.6 was the neighbour"),
    events.BottleHung(bottle=PUMP_PLAN.bottles[0]),
    events.InfusionStarted(rate=MlPerHour.of("7.3"), second_checker="B. Pop"),
    events.RateRaised(to=MlPerHour.of("14.7")),
    events.AdverseEventFlagged(sign="headache", grade=Grade.MODERATE, rate=MlPerHour.of("14.7"), batch="P1"),
    events.RateLowered(to=MlPerHour.of("7.3")),
    events.InfusionHeld(),
    events.MedicineGiven(name="paracetamol", dose="360 mg by mouth"),
    events.ObservationRecorded(observation=Observation(systolic=MmHg.of("95"), spo2=Percent.of("97.5"))),
    events.AdverseEventFlagged(sign="rash", grade=Grade.MILD, rate=MlPerHour.of("0"), batch=""),
    AdverseEventResolved(sign="headache"),
    events.InfusionResumed(rate=MlPerHour.of("7.3")),
    DeskReopened(last_alive=EIGHT),
    events.ConfirmedAtBed(weight=Kilograms.of("24.5"), rate=MlPerHour.of("7.2")),
    events.BottleHung(
        bottle=Bottle(volume=Millilitres.of("12.5"), batch="", expiry=None, not_available="the label is torn")
    ),
    events.AdverseEventFlagged(sign="headache", grade=Grade.SEVERE, rate=MlPerHour.of("7.2"), batch=""),
    events.InfusionStopped(reason=""),
    events.StopReasonGiven(reason="headache came back"),
    events.NoteWritten(text='asleep, "fine"'),
    events.InfusionClosed(),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One headache, and another infusion that was only begun to be planned."""
    path = tmp_path_factory.mktemp("records") / "desk.sqlite"
    journal = journal_at(path)
    journal.append([recorded(version, event) for version, event in enumerate(HEADACHE, start=1)])
    journal.append([recorded(1, HEADACHE[0], infusion_id="infusion-2")])
    journal.close()
    return path


@pytest.fixture
def other_program(file: Path) -> Iterator[sqlite.Connection]:
    """Another program's connection: none of our pragmas."""
    connection = with_key(file, KEY)
    yield connection
    connection.close()


@pytest.fixture
def desk(file: Path) -> Iterator[sqlite.Connection]:
    """The desk's own connection."""
    db = connect(file, KEY, Access.WRITE)
    yield db.conn
    db.close()


def test_observations_show_vital_signs_and_say_what_was_corrected(other_program: sqlite.Connection) -> None:
    """S25: the corrected row shows what it now reads, says so, and by whom and why."""
    assert _rows(other_program, "observations") == [
        {
            "infusion_id": "infusion-1",
            "version": 4,
            "at": "2026-03-01T08:04:00.000000Z",
            "systolic_mmhg": "100",
            "diastolic_mmhg": "60",
            "heart_rate_per_min": "90",
            "temperature_c": "36.8",
            "spo2_percent": "98",
            "respiratory_rate_per_min": "20",
            "consciousness": "alert",
            "oxygen": "air",
            "says": "nothing-new",
            "recorded_at": "2026-03-01T08:04:02.000000Z",
            "by": "A. Rus",
            "corrected": "yes",
            "corrected_at": "2026-03-01T08:06:02.000000Z",
            "corrected_by": "A. Rus",
            "correction_reason": "38.6 was the neighbour",
        },
        {
            "infusion_id": "infusion-1",
            "version": 14,
            "at": "2026-03-01T08:14:00.000000Z",
            "systolic_mmhg": "95",
            "diastolic_mmhg": None,
            "heart_rate_per_min": None,
            "temperature_c": None,
            "spo2_percent": "97.5",
            "respiratory_rate_per_min": None,
            "consciousness": None,
            "oxygen": None,
            "says": None,
            "recorded_at": "2026-03-01T08:14:02.000000Z",
            "by": "A. Rus",
            "corrected": "no",
            "corrected_at": None,
            "corrected_by": None,
            "correction_reason": None,
        },
    ]


def test_rate_changes_show_every_rate_that_ran(other_program: sqlite.Connection) -> None:
    """S6."""
    changes = [
        (row["version"], row["at"], row["change"], row["rate_ml_per_h"]) for row in _rows(other_program, "rate_changes")
    ]

    assert changes == [
        (8, "2026-03-01T08:08:00.000000Z", "infusion-started", "7.3"),
        (9, "2026-03-01T08:09:00.000000Z", "rate-raised", "14.7"),
        (11, "2026-03-01T08:11:00.000000Z", "rate-lowered", "7.3"),
        (12, "2026-03-01T08:12:00.000000Z", "infusion-held", "0"),
        (17, "2026-03-01T08:17:00.000000Z", "infusion-resumed", "7.3"),
        (19, "2026-03-01T08:19:00.000000Z", "confirmed-at-bed", "7.2"),
        (22, "2026-03-01T08:22:00.000000Z", "infusion-stopped", "0"),
    ]


def test_adverse_events_show_sign_grade_rate_batch_and_when_each_was_gone(other_program: sqlite.Connection) -> None:
    shown = [
        (row["version"], row["sign"], row["grade"], row["rate_ml_per_h"], row["batch"], row["resolved_at"])
        for row in _rows(other_program, "adverse_events")
    ]

    assert shown == [
        (10, "headache", "2", "14.7", "P1", "2026-03-01T08:16:00.000000Z"),
        (15, "rash", "1", "0", "", None),
        (21, "headache", "3", "7.2", "", None),
    ]


def test_bottles_show_volume_batch_and_expiry(other_program: sqlite.Connection) -> None:
    """S25: each bottle is identified, or says why not."""
    shown = [
        (row["at"], row["volume_ml"], row["batch"], row["expiry"], row["not_available"])
        for row in _rows(other_program, "bottles")
    ]

    assert shown == [
        ("2026-03-01T08:07:00.000000Z", "100", "P1", "2027-05-31", ""),
        ("2026-03-01T08:20:00.000000Z", "12.5", "", None, "the label is torn"),
    ]


def test_medicines_and_notes_show_the_nurses_words(other_program: sqlite.Connection) -> None:
    assert _rows(other_program, "medicines") == [
        {
            "infusion_id": "infusion-1",
            "version": 13,
            "at": "2026-03-01T08:13:00.000000Z",
            "name": "paracetamol",
            "dose": "360 mg by mouth",
            "recorded_at": "2026-03-01T08:13:02.000000Z",
            "by": "A. Rus",
        }
    ]
    assert _rows(other_program, "notes") == [
        {
            "infusion_id": "infusion-1",
            "version": 24,
            "at": "2026-03-01T08:24:00.000000Z",
            "text": 'asleep, "fine"',
            "recorded_at": "2026-03-01T08:24:02.000000Z",
            "by": "A. Rus",
        }
    ]


def test_times_are_shown_to_the_microsecond(tmp_path: Path) -> None:
    """S24: when it happened and when it was written down."""
    path = tmp_path / "desk.sqlite"
    note = recorded(1, events.NoteWritten(text="late"))
    at = Instant.of("2026-03-01T07:59:59.000001Z")
    wall = Instant.of("2026-12-31T23:59:59.999999Z")
    with closing(journal_at(path)) as journal:
        journal.append([replace(note, at=at, recorded=replace(note.recorded, wall=wall))])
    connection = with_key(path, KEY)

    (shown,) = _rows(connection, "notes")
    connection.close()

    assert (shown["at"], shown["recorded_at"]) == ("2026-03-01T07:59:59.000001Z", "2026-12-31T23:59:59.999999Z")
    assert (shown["at"], shown["recorded_at"]) == (at.text, wall.text)


def test_infusions_show_who_what_and_how_it_ended(other_program: sqlite.Connection) -> None:
    """S29: the last agreed plan counts."""
    headache, begun = _rows(other_program, "infusions")

    assert headache == {
        "infusion_id": "infusion-1",
        "patient_identifier": "4471",
        "patient_name": "Ionescu, Măria",
        "born": "2018-05-02",
        "sex": "F",
        "weight_kg": "24.5",
        "preparation": "A preparation 10 %",
        "profile_id": "a-preparation",
        "profile_version": "3",
        "profile_checksum": "c0ffee",
        "indication": "atopic-dermatitis",
        "dose_g": "7.2",
        "prescriber": "Dr D. Marin",
        "giving_set": "pump",
        "pump_increment_ml_per_h": "0.1",
        "drop_factor_drops_per_ml": None,
        "planned_at": "2026-03-01T08:03:00.000000Z",
        "started_at": "2026-03-01T08:08:00.000000Z",
        "second_checker": "B. Pop",
        "ended_at": "2026-03-01T08:22:00.000000Z",
        "ending": "stopped",
        "stop_reason": "headache came back",
        "closed_at": "2026-03-01T08:25:00.000000Z",
    }
    assert {name for name, value in begun.items() if value is not None} == {"infusion_id"}


@pytest.mark.parametrize("ending", [events.InfusionCompleted(), events.InfusionStopped(reason="fever")])
def test_infusions_on_gravity_show_their_drop_factor_and_ending(tmp_path: Path, ending: Event) -> None:
    """S21."""
    path = tmp_path / "desk.sqlite"
    journal = journal_at(path)
    journal.append([recorded(1, HEADACHE[1]), recorded(2, ending)])
    journal.close()
    connection = with_key(path, KEY)

    (shown,) = _rows(connection, "infusions")
    connection.close()

    assert (shown["giving_set"], shown["drop_factor_drops_per_ml"]) == ("gravity", "60")
    assert (shown["ending"], shown["stop_reason"]) in {("completed", None), ("stopped", "fever")}


def test_the_profile_and_the_rules_are_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    journal = journal_at(path)
    for number in range(3):
        journal.append([recorded(1, events.InfusionPlanned(plan=PUMP_PLAN), infusion_id=f"infusion-{number}")])
    journal.close()
    connection = with_key(path, KEY)

    kept = connection.execute("SELECT count(*) FROM documents").fetchone()
    longest = connection.execute("SELECT max(length(body)) FROM events").fetchone()
    connection.close()

    assert kept == (2,)
    assert longest[0] < 1500


def test_views_name_only_kinds_that_there_are() -> None:
    named = set(re.findall(r"'([a-z]+(?:-[a-z]+)+)'", schema.SCRIPT))

    assert named - set(KINDS.values()) == set()
    assert "observation-recorded" in named


SOMEONE_ELSES = (
    "SELECT infusion_id, version, at_us, recorded_at_us, utc_offset_min, monotonic_us, 'someone else', program, kind, "
    "body, link FROM events WHERE infusion_id = 'infusion-1' AND version = 25"
)
REPLACING = "INSERT OR REPLACE INTO events " + SOMEONE_ELSES
CHANGES = [
    "UPDATE events SET body = '{}' WHERE version = 8",
    "UPDATE OR REPLACE events SET version = 8 WHERE version = 9",
    "UPDATE OR IGNORE events SET \"by\" = 'someone else'",
    "DELETE FROM events WHERE version = 25",
    "DELETE FROM events",
    REPLACING,
    "REPLACE INTO events " + SOMEONE_ELSES,
    "INSERT INTO events " + SOMEONE_ELSES + " ON CONFLICT DO UPDATE SET \"by\" = 'someone else'",
    "INSERT INTO events " + SOMEONE_ELSES.replace("version,", "version + 2,"),
    "UPDATE documents SET body = '{}'",
    "DELETE FROM documents",
    "REPLACE INTO documents SELECT sha256, '{}' FROM documents",
    "UPDATE heads SET version = version - 1",
    "UPDATE heads SET link = (SELECT link FROM events WHERE version = 24)",
    "UPDATE heads SET (version, link) = (SELECT version, link FROM events WHERE version = 24)",
    "REPLACE INTO heads SELECT infusion_id, version, link, at_us FROM events WHERE version = 24",
    "INSERT INTO heads SELECT 'infusion-9', version, link, at_us FROM events WHERE version = 24",
    "DELETE FROM heads",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_nothing_on_record_can_be_changed_by_another_program(other_program: sqlite.Connection, statement: str) -> None:
    """S25: not even by INSERT OR REPLACE from a connection that knows nothing of recursive triggers."""
    before = _everything(other_program)

    with pytest.raises(sqlite.IntegrityError):
        other_program.execute(statement)

    assert _everything(other_program) == before


@pytest.mark.parametrize("statement", CHANGES)
def test_nothing_on_record_can_be_changed_by_the_desk(desk: sqlite.Connection, statement: str) -> None:
    """S25."""
    before = _everything(desk)

    with pytest.raises(sqlite.IntegrityError):
        desk.execute(statement)

    assert _everything(desk) == before


def test_without_the_guard_on_inserting_a_replaced_row_still_meets_the_guard_on_deleting(file: Path) -> None:
    """S25: two locks, since recursive_triggers is off in most programs."""
    db = connect(file, KEY, Access.WRITE)
    db.execute("BEGIN")
    db.execute("DROP TRIGGER events_are_never_replaced")

    with pytest.raises(sqlite.IntegrityError, match="only ever added"):
        db.conn.execute(REPLACING)

    db.execute("ROLLBACK")
    db.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("infusion_id", ""),
        ("infusion_id", None),
        ("version", 0),
        ("at_us", "eight"),
        ("at_us", b"8"),
        ("recorded_at_us", None),
        ("utc_offset_min", "+02:00"),
        ("monotonic_us", b"8"),
        ("by", None),
        ("program", None),
        ("kind", b"infusion-held"),
        ("body", "{"),
        ("body", None),
        ("link", None),
        ("link", "ab" * 31 + "a"),
        ("link", "AB" * 32),
    ],
)
def test_the_file_takes_only_what_an_event_is(file: Path, column: str, value: str | bytes | int | None) -> None:
    """S25: STRICT, and JSON that is JSON."""
    event = {
        "infusion_id": "infusion-3",
        "version": 1,
        "at_us": 8,
        "recorded_at_us": 8,
        "utc_offset_min": 0,
        "monotonic_us": 8,
        "by": "A. Rus",
        "program": "0.1.0",
        "kind": "infusion-held",
        "body": "{}",
        "link": "ab" * 32,
    }
    db = connect(file, KEY, Access.WRITE)
    events_table = db.table("events")

    with pytest.raises(sqlite.IntegrityError):
        events_table.insert({**event, column: value})

    db.begin()
    events_table.insert(event)
    db.rollback()
    db.close()


def test_the_desk_writes_durably(desk: sqlite.Connection) -> None:
    """S25: synchronous=FULL (2) and WAL, so that an acknowledged event outlives a power loss."""
    pragmas = ("journal_mode", "synchronous", "recursive_triggers", "foreign_keys", "busy_timeout")

    assert [desk.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas] == ["wal", 2, 1, 1, 500]


def test_a_connection_makes_no_file(tmp_path: Path) -> None:
    """S25: a file that was just removed is not replaced by an empty one."""
    with pytest.raises(sqlite.OperationalError, match="unable to open"):
        connect(tmp_path / "desk.sqlite", KEY, Access.WRITE)

    assert list(tmp_path.iterdir()) == []


def test_a_name_that_would_mean_something_in_an_address_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "ward 3 #1?mode=memory&100%.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append([recorded(1, HEADACHE[0])])

    assert path.stat().st_size > 0
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_the_file_says_whose_it_is_and_nothing_else_before_it_is_unlocked(file: Path) -> None:
    """S33: the first sixteen bytes are the key's own mark; what was `SQLite format 3` is noise like all the rest."""
    body = file.read_bytes()

    assert body[:16] == salt_of(KEY)
    assert b"SQLite" not in body
    assert b"IVIG" not in body[:100]


def _rows(connection: sqlite.Connection, view: str) -> list[dict[str, object]]:
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    return list(db.view(view).rows_where(order_by="infusion_id"))


_ALL_OF = {
    "events": "SELECT rowid, * FROM events",
    "documents": "SELECT rowid, * FROM documents",
    "alive": "SELECT rowid, * FROM alive",
    "heads": "SELECT rowid, * FROM heads",
    "desk_events": "SELECT rowid, * FROM desk_events",
    "desk_head": "SELECT rowid, * FROM desk_head",
    "listed": "SELECT * FROM listed",
    "found": "SELECT rowid FROM found",
    **{name: f"SELECT * FROM {name}" for name in ("found_data", "found_idx", "found_docsize", "found_config")},  # noqa: S608 - Ours.
}


def _everything(connection: sqlite.Connection) -> dict[str, list[object]]:
    """Every definition, and every row of every table."""
    schema_rows = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
    tables = [name for sort, name, _ in schema_rows if sort == "table"]
    return {
        "sqlite_schema": schema_rows,
        **{name: connection.execute(_ALL_OF[name]).fetchall() for name in tables},
    }
