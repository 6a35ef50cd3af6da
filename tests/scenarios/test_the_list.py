"""The row of the list of records beside the infusion folded whole, entry by entry."""

from functools import reduce
from pathlib import Path

import pytest

from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.listed import Listed, listed_after
from ivig_desk.rehearsal.rehearse import rehearse
from tests.helpers.records import ONE_OF_EACH, recorded
from tests.scenarios.players import SCENARIOS, pages, scenario_of


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_row_says_after_each_entry_what_the_infusion_is(name: str, tmp_path: Path) -> None:
    """S7: whoever is under way by the events is under way in the list."""
    playing = pages(tmp_path)
    rehearse(scenario_of(name), playing)

    listed: Listed | None = None
    infusion: Infusion | None = None
    for entry in playing.entries():
        listed, infusion = listed_after(listed, entry), evolve(infusion, entry)
        assert _said(listed) == _true(infusion)


def test_a_row_follows_every_kind_of_event() -> None:
    entries = [recorded(version, event) for version, event in enumerate(ONE_OF_EACH, start=1)]

    listed = listed_after(None, *entries)

    assert _said(listed) == _true(reduce(evolve, entries[1:], evolve(None, entries[0])))


def _said(row: Listed) -> tuple[object, ...]:
    plan = None if row.plan is None else (row.plan.name, row.plan.identifier, row.plan.born, row.plan.preparation)
    return row.infusion_id, row.version, row.phase, row.last_at, row.started, row.ended, row.discarded, plan


def _true(infusion: Infusion) -> tuple[object, ...]:
    plan = infusion.plan
    patient = None if plan is None else plan.patient
    known = None
    if plan is not None and patient is not None:
        known = (patient.name, patient.identifier, patient.born, plan.profile.preparation)
    return (
        infusion.id,
        infusion.version,
        infusion.phase,
        infusion.last_at,
        infusion.started,
        infusion.ended,
        infusion.discarded,
        known,
    )
