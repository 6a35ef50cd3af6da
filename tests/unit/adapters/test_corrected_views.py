"""What was put right later is shown in the plain views as it now reads, with who, when and why."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from ivig_desk.domain.amounts.quantities import Millilitres, MlPerHour
from ivig_desk.domain.infusion import events
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.infusion.reaction_events import AdverseEventRegraded, AdverseEventStruck
from ivig_desk.domain.monitoring.observation import Observation, PatientSays
from ivig_desk.domain.reactions.grading import Grade
from tests.helpers.records import recorded
from tests.helpers.sealed import KEY, journal_at, with_key

RATE = MlPerHour.of("14.7")

# The place of each event is its version and its minute after eight; each is written down two seconds later.
HAPPENED: tuple[Event, ...] = (
    events.AdverseEventFlagged(sign="headache", grade=Grade.MODERATE, rate=RATE, batch="P1"),
    events.AdverseEventFlagged(sign="rash", grade=Grade.MILD, rate=RATE, batch="P1"),
    AdverseEventRegraded(of_version=1, grade=Grade.SEVERE, reason="seen again"),
    AdverseEventRegraded(of_version=1, grade=Grade.MILD, reason="wrong key"),
    AdverseEventStruck(of_version=2, reason="another patient’s"),
    events.BottleHung(
        bottle=Bottle(
            volume=Millilitres.of("100"),
            batch="P1",
            expiry=date(2027, 5, 31),
            gtin="04150012345678",
            serial="77A",
        )
    ),
    events.ObservationRecorded(observation=Observation(says=PatientSays.NOTHING_NEW)),
)


@pytest.fixture
def views(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append([recorded(version, event) for version, event in enumerate(HAPPENED, start=1)])
    with closing(with_key(path, KEY)) as program:
        yield Database(program, recursive_triggers=False, execute_plugins=False)


def test_a_regraded_reaction_shows_the_last_grade_the_first_and_why(views: Database) -> None:
    """S25."""
    first, _ = views.view("adverse_events").rows_where(order_by="version")

    assert (first["grade"], first["first_grade"], first["regraded"]) == ("1", "2", "yes")
    assert (first["regraded_at"], first["regraded_by"]) == ("2026-03-01T08:04:02.000000Z", "A. Rus")
    assert first["regrade_reason"] == "wrong key"
    assert (first["struck"], first["struck_at"], first["strike_reason"]) == ("no", None, None)


def test_a_struck_reaction_stays_and_says_so(views: Database) -> None:
    """S25: nothing is ever deleted."""
    _, second = views.view("adverse_events").rows_where(order_by="version")

    assert (second["sign"], second["grade"], second["regraded"]) == ("rash", "1", "no")
    assert (second["struck"], second["struck_at"], second["struck_by"]) == (
        "yes",
        "2026-03-01T08:05:02.000000Z",
        "A. Rus",
    )
    assert second["strike_reason"] == "another patient’s"


def test_a_bottle_shows_what_its_label_was_read_as(views: Database) -> None:
    [bottle] = views.view("bottles").rows

    assert (bottle["gtin"], bottle["serial"], bottle["batch"]) == ("04150012345678", "77A", "P1")


def test_what_the_patient_said_is_shown_with_the_vital_signs(views: Database) -> None:
    [taken] = views.view("observations").rows

    assert (taken["says"], taken["systolic_mmhg"]) == ("nothing-new", None)
