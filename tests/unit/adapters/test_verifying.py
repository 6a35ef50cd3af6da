"""Every kind of tampering with a records file is found, and named by infusion and event (S25)."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters import schema
from ivig_desk.adapters.verifying import verify_records
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.domain.formulary.profile import Checked
from ivig_desk.domain.infusion.events import InfusionPlanned
from ivig_desk.domain.record.flaw import Flaw, FlawKind, Verification
from tests.helpers.chained import chain_by_hand, link_by_hand, tampering
from tests.helpers.records import PUMP_PLAN, SOURCE, notes, recorded
from tests.helpers.sealed import KEY, journal_at, with_key

GOLDEN = Path(__file__).parents[2] / "golden" / "format-1" / "desk.sqlite"
ONE, TWO = "infusion-1", "infusion-2"
FIFTH = "infusion_id = 'infusion-1' AND version = 5"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two infusions of nine entries each, a plan first."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        for infusion_id, text in ((ONE, "note"), (TWO, "another’s")):
            journal.append([recorded(1, InfusionPlanned(plan=PUMP_PLAN), infusion_id=infusion_id)])
            journal.append(notes(*range(2, 10), infusion_id=infusion_id, text=text))
    return path


def test_in_records_as_they_were_written_nothing_is_wrong(records: Path) -> None:
    assert verify_records(records, KEY, ()) == Verification(infusions=2, events=18, documents=2, flaws=())


def test_in_the_records_of_an_earlier_format_nothing_is_wrong(tmp_path: Path) -> None:
    path = Path(shutil.copy(GOLDEN, tmp_path / "desk.sqlite"))

    # 30 + 17 + 32 events, as tests/golden/format-1/expected.toml counts them.
    assert verify_records(path, KEY, ()) == Verification(infusions=3, events=79, documents=3, flaws=())


def test_new_records_have_nothing_wrong_in_them(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    journal_at(path).close()

    assert verify_records(path, KEY, ()) == Verification(infusions=0, events=0, documents=0, flaws=())


@pytest.mark.parametrize(
    "change",
    [
        'body = \'{"text":"slept well"}\'',
        "\"by\" = 'someone else'",
        "at_us = at_us - 60000000",
        "recorded_at_us = recorded_at_us - 60000000",
        "utc_offset_min = 0",
        "monotonic_us = monotonic_us + 1",
        "program = '0.1.1'",
        "kind = 'stop-reason-given', body = '{\"reason\":\"note 5\"}'",
        'body = \'{"text": "note 5"}\'',
    ],
)
def test_one_column_changed_is_named(records: Path, change: str) -> None:
    """The last of them reads the same, and is one space longer."""
    with tampering(records) as program:
        program.execute(f"UPDATE events SET {change} WHERE {FIFTH}")  # noqa: S608 - Written above.

    assert _flaws(records) == [(FlawKind.ENTRY_CHANGED, ONE, 5, 5)]


def test_what_two_rows_say_swapped_is_named_twice(records: Path) -> None:
    with tampering(records) as program:
        bodies = "SELECT body FROM events WHERE infusion_id = 'infusion-1' AND version"
        (five, six) = (program.execute(f"{bodies} = {version}").fetchone()[0] for version in (5, 6))
        program.execute("UPDATE events SET body = ? WHERE infusion_id = 'infusion-1' AND version = 5", (six,))
        program.execute("UPDATE events SET body = ? WHERE infusion_id = 'infusion-1' AND version = 6", (five,))

    assert _flaws(records) == [(FlawKind.ENTRY_CHANGED, ONE, 5, 5), (FlawKind.ENTRY_CHANGED, ONE, 6, 6)]


def test_two_rows_whose_places_were_swapped_are_named(records: Path) -> None:
    """Their links went with them: nothing in either fits any more, nor does the one that followed them."""
    with tampering(records) as program:
        for before, after in ((5, 99), (6, 5), (99, 6)):
            program.execute(
                "UPDATE events SET version = ? WHERE infusion_id = 'infusion-1' AND version = ?", (after, before)
            )

    assert _flaws(records) == [(FlawKind.ENTRY_CHANGED, ONE, version, version) for version in (5, 6, 7)]


def test_a_row_moved_to_another_patient_is_named_at_both(records: Path) -> None:
    """S29."""
    with tampering(records) as program:
        program.execute("DELETE FROM events WHERE infusion_id = 'infusion-2' AND version = 5")
        program.execute(f"UPDATE events SET infusion_id = 'infusion-2' WHERE {FIFTH}")  # noqa: S608 - Written above.

    # In the second neither it nor the one after it follows on what is there.
    assert _flaws(records) == [
        (FlawKind.ENTRY_GONE, ONE, 5, 5),
        (FlawKind.ENTRY_CHANGED, TWO, 5, 5),
        (FlawKind.ENTRY_CHANGED, TWO, 6, 6),
    ]


@pytest.mark.parametrize(("gone", "first", "last"), [("= 5", 5, 5), ("BETWEEN 3 AND 7", 3, 7), ("= 1", 1, 1)])
def test_rows_removed_from_the_middle_are_named(records: Path, gone: str, first: int, last: int) -> None:
    with tampering(records) as program:
        program.execute(f"DELETE FROM events WHERE infusion_id = 'infusion-1' AND version {gone}")  # noqa: S608 - Above.

    assert _flaws(records) == [(FlawKind.ENTRY_GONE, ONE, first, last)]


def test_rows_removed_and_the_rest_numbered_anew_are_named(records: Path) -> None:
    with tampering(records) as program:
        program.execute(f"DELETE FROM events WHERE {FIFTH}")  # noqa: S608 - Written above.
        for version in range(6, 10):
            program.execute(
                "UPDATE events SET version = ? WHERE infusion_id = 'infusion-1' AND version = ?", (version - 1, version)
            )

    # Each carries a number it was not written with; the head knows of a ninth.
    changed = [(FlawKind.ENTRY_CHANGED, ONE, version, version) for version in range(5, 9)]
    assert _flaws(records) == [*changed, (FlawKind.END_GONE, ONE, 9, 9)]


@pytest.mark.parametrize("first", [9, 6, 2])
def test_a_removed_end_is_named_by_the_head_that_is_left(records: Path, first: int) -> None:
    """The chain before it is whole; only the head knows how far the record once reached."""
    with tampering(records) as program:
        program.execute("DELETE FROM events WHERE infusion_id = 'infusion-1' AND version >= ?", (first,))

    assert _flaws(records) == [(FlawKind.END_GONE, ONE, first, 9)]


def test_a_whole_infusion_removed_is_named_by_the_head_that_is_left(records: Path) -> None:
    with tampering(records) as program:
        program.execute("DELETE FROM events WHERE infusion_id = 'infusion-1'")

    assert _flaws(records) == [(FlawKind.END_GONE, ONE, 1, 9)]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM heads WHERE infusion_id = 'infusion-1'",
        "UPDATE heads SET version = 8 WHERE infusion_id = 'infusion-1'",
        "UPDATE heads SET link = (SELECT link FROM events WHERE version = 8) WHERE infusion_id = 'infusion-1'",
    ],
)
def test_a_head_removed_or_changed_is_named(records: Path, change: str) -> None:
    with tampering(records) as program:
        program.execute(change)

    assert _flaws(records) == [(FlawKind.HEAD_CHANGED, ONE, 9, 9)]


def test_a_row_added_by_another_program_is_named(records: Path) -> None:
    """The guards let it in: it is the next. Only its link cannot be guessed without the definition."""
    with closing(with_key(records, KEY)) as program:
        row = (ONE, 10, 8, 8, 0, 8, "someone else", "0.1.0", "note-written", '{"text":"agreed"}')
        program.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, "ab" * 32))

    assert _flaws(records) == [(FlawKind.ENTRY_CHANGED, ONE, 10, 10)]


def test_a_link_alone_changed_is_named_once(records: Path) -> None:
    """What follows it was linked to what was written, and still is."""
    with tampering(records) as program:
        program.execute(f"UPDATE events SET link = '{'ab' * 32}' WHERE {FIFTH}")  # noqa: S608 - Written above.

    assert _flaws(records) == [(FlawKind.ENTRY_CHANGED, ONE, 5, 5)]


def test_a_row_changed_and_linked_anew_is_betrayed_by_the_one_after_it(records: Path) -> None:
    with tampering(records) as program:
        program.execute(f"UPDATE events SET \"by\" = 'someone else' WHERE {FIFTH}")  # noqa: S608 - Written above.
        (fifth,) = [link for version, link in enumerate(chain_by_hand(records, ONE), start=1) if version == 5]
        program.execute(f"UPDATE events SET link = ? WHERE {FIFTH}", (fifth,))  # noqa: S608 - Written above.

    assert _flaws(records) == [(FlawKind.ENTRY_CHANGED, ONE, 6, 6)]


def test_a_whole_chain_forged_with_its_head_is_not_found_here_and_has_another_head(records: Path) -> None:
    """What no file can prove about itself: whoever may write all of it may forge it. The head on paper differs."""
    with closing(journal_at(records)) as journal:
        on_paper = journal.head(ONE)
    with tampering(records) as program:
        program.execute(f"UPDATE events SET \"by\" = 'someone else' WHERE {FIFTH}")  # noqa: S608 - Written above.
        forged = chain_by_hand(records, ONE)
        for version, link in enumerate(forged, start=1):
            program.execute("UPDATE events SET link = ? WHERE infusion_id = ? AND version = ?", (link, ONE, version))
        program.execute("UPDATE heads SET link = ? WHERE infusion_id = ?", (forged[-1], ONE))

    assert _flaws(records) == []
    with closing(journal_at(records)) as journal:
        assert journal.head(ONE) != on_paper


def test_a_document_changed_is_named_at_every_event_that_names_it(records: Path) -> None:
    with tampering(records) as program:
        program.execute("UPDATE documents SET body = replace(body, '\"proline\"', '\"glucose\"')")

    found = verify_records(records, KEY, ()).flaws
    assert [(flaw.kind, flaw.infusion_id, flaw.version) for flaw in found] == [
        (FlawKind.DOCUMENT_CHANGED, ONE, 1),
        (FlawKind.DOCUMENT_CHANGED, TWO, 1),
    ]
    assert {flaw.detail for flaw in found} == {_profile_document(records)}


def test_a_document_removed_is_named(records: Path) -> None:
    checksum = _profile_document(records)
    with tampering(records) as program:
        program.execute("DELETE FROM documents WHERE sha256 = ?", (checksum,))

    gone = Flaw(kind=FlawKind.DOCUMENT_GONE, infusion_id=ONE, version=1, until=1, detail=checksum)
    assert verify_records(records, KEY, ()).flaws == (gone, replace(gone, infusion_id=TWO))


def test_a_document_that_no_event_names_and_whose_checksum_is_another_is_named(records: Path) -> None:
    with closing(with_key(records, KEY)) as program:
        program.execute("INSERT INTO documents VALUES (?, '{}')", ("ab" * 32,))

    assert verify_records(records, KEY, ()).flaws == (Flaw(kind=FlawKind.DOCUMENT_CHANGED, detail="ab" * 32),)


def test_a_document_exchanged_and_named_anew_changes_the_event_that_names_it(records: Path) -> None:
    """The checksums of the documents are under the link too."""
    with tampering(records) as program:
        read = "SELECT sha256, body FROM documents WHERE body LIKE '%proline%'"
        before, body = program.execute(read).fetchone()
        forged = str(body).replace('"proline"', '"glucose"')
        after = sha256(forged.encode()).hexdigest()
        program.execute("INSERT INTO documents VALUES (?, ?)", (after, forged))
        program.execute("UPDATE events SET body = replace(body, ?, ?)", (before, after))

    assert _flaws(records) == [(FlawKind.ENTRY_CHANGED, ONE, 1, 1), (FlawKind.ENTRY_CHANGED, TWO, 1, 1)]


def test_a_profile_under_a_shipped_version_with_another_checksum_is_named(records: Path) -> None:
    """S4: a figure changed in the installed file before the infusion was planned."""
    shipped = replace(PUMP_PLAN.profile, checksum="decade")

    found = verify_records(records, KEY, (shipped,)).flaws

    named = Flaw(kind=FlawKind.PROFILE_NOT_AS_SHIPPED, infusion_id=ONE, version=1, until=1, detail="a-preparation 3")
    assert found == (named, replace(named, infusion_id=TWO))


@pytest.mark.parametrize(
    "shipped",
    [
        PUMP_PLAN.profile,
        replace(PUMP_PLAN.profile, version="4", checksum="decade"),
        replace(PUMP_PLAN.profile, id="another", checksum="decade"),
    ],
)
def test_a_profile_as_shipped_or_of_a_version_not_known_here_is_no_flaw(records: Path, shipped: object) -> None:
    assert verify_records(records, KEY, (shipped,)).flaws == ()  # type: ignore[arg-type] # A profile each.


def test_a_ward_s_own_profile_is_held_against_no_shipped_one(tmp_path: Path) -> None:
    """Two people stand for it by name."""
    checked = Checked(by=("A. Pop", "B. Rus"), on=SOURCE.read_on)
    plan = replace(PUMP_PLAN, profile=replace(PUMP_PLAN.profile, checked=checked, checksum="decade"))
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append([recorded(1, InfusionPlanned(plan=plan))])

    assert verify_records(path, KEY, (PUMP_PLAN.profile,)).flaws == ()


def test_an_event_that_cannot_be_understood_is_named(records: Path) -> None:
    """A later version wrote it, and its link is right."""
    with closing(with_key(records, KEY)) as program:
        row = (ONE, 10, 8, 8, 0, 8, "A. Rus", "9.0.0", "rate-doubled", "{}")
        link = link_by_hand(chain_by_hand(records, ONE)[-1], *row)
        program.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, link))

    [flaw] = verify_records(records, KEY, ()).flaws
    assert (flaw.kind, flaw.version) == (FlawKind.ENTRY_UNREADABLE, 10)
    assert flaw.detail == "rate-doubled: this kind of event is not known"


@pytest.mark.parametrize(
    "definition", [one for one in schema.DEFINITIONS if "TABLE" not in one.split("(")[0]], ids=schema.name_of
)
def test_a_guard_a_view_or_an_index_taken_away_is_named(records: Path, definition: str) -> None:
    _, sort, name, *_ = definition.split()
    with closing(with_key(records, KEY)) as program:
        program.execute(f"DROP {sort} {name}")

    assert verify_records(records, KEY, ()).flaws == (Flaw(kind=FlawKind.GUARD_CHANGED, detail=name),)


def test_a_damaged_page_is_a_flaw_and_hides_no_other(records: Path) -> None:
    with tampering(records) as program:
        program.execute("UPDATE events SET utc_offset_min = 0 WHERE version = 5")
        (root,) = program.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'alive'").fetchone()
    whole = records.read_bytes()
    at = (root - 1) * 4096
    records.write_bytes(whole[:at] + b"\xff" * 64 + whole[at + 64 :])

    found = _flaws(records)

    assert found[0][0] is FlawKind.PAGE_DAMAGED
    assert found[-2:] == [(FlawKind.ENTRY_CHANGED, ONE, 5, 5), (FlawKind.ENTRY_CHANGED, TWO, 5, 5)]


def test_a_damaged_page_of_one_patient_s_record_is_said_of_that_and_the_other_is_verified(tmp_path: Path) -> None:
    """S25: SQLCipher reads nothing well through a connection that met one, and verification opens another."""
    path = tmp_path / "desk.sqlite"
    with closing(journal_at(path)) as journal:
        journal.append(notes(*range(1, 101), infusion_id=ONE))
        journal.append(notes(*range(1, 101), infusion_id=TWO))
    whole = path.read_bytes()
    found = set()

    for at in range(4096 + 40, len(whole), 4096):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        try:
            verification = verify_records(path, KEY, ())
        except RecordsFault as fault:
            assert fault.code is RecordsFaultCode.DAMAGED  # noqa: PT017 - Where it opens, its flaws are looked at.
            continue
        assert {flaw.kind for flaw in verification.flaws} <= {FlawKind.PAGE_DAMAGED}
        places = [(flaw.infusion_id, flaw.version, flaw.until) for flaw in verification.flaws if flaw.infusion_id]
        found.add((verification.events, *places))

    # One infusion's page: its hundred entries cannot be read, and the other's hundred are.
    assert {(100, (ONE, 1, 100)), (100, (TWO, 1, 100))} <= found


def test_verifying_changes_nothing(records: Path) -> None:
    before = records.read_bytes()

    verify_records(records, KEY, ())

    assert records.read_bytes() == before
    assert [path.name for path in records.parent.iterdir()] == ["desk.sqlite"]


def test_a_file_that_is_not_ours_is_a_fault_and_no_flaw(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_text("a letter")

    with pytest.raises(RecordsFault) as raised:
        verify_records(path, KEY, ())

    assert raised.value.code is RecordsFaultCode.NOT_OURS


CHANGED: list[Callable[[sqlite.Connection], object]] = [
    lambda program: program.execute(f"UPDATE events SET \"by\" = 'someone else' WHERE {FIFTH}"),  # noqa: S608 - Above.
    lambda program: program.execute("DELETE FROM events WHERE infusion_id = 'infusion-1' AND version > 5"),
    lambda program: program.execute("DELETE FROM events WHERE infusion_id = 'infusion-1'"),
]


@pytest.mark.parametrize("change", CHANGED)
def test_the_desk_itself_reads_no_record_that_was_changed(
    records: Path, change: Callable[[sqlite.Connection], object]
) -> None:
    """S25: it says so instead of showing it; the other patient's is read."""
    with tampering(records) as program:
        change(program)

    with closing(journal_at(records)) as journal:
        with pytest.raises(RecordsFault) as raised:
            journal.read(ONE)
        assert len(journal.read(TWO)) == 9
    assert raised.value.code is RecordsFaultCode.DAMAGED


def _flaws(records: Path) -> list[tuple[FlawKind, str, int | None, int | None]]:
    return [(flaw.kind, flaw.infusion_id, flaw.version, flaw.until) for flaw in verify_records(records, KEY, ()).flaws]


def _profile_document(records: Path) -> str:
    with closing(with_key(records, KEY)) as program:
        (body,) = program.execute("SELECT body FROM events WHERE version = 1").fetchone()
    return str(json.loads(body)["plan"]["profile"]["sha256"])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE listed SET phase = 'closed' WHERE infusion_id = 'infusion-1'",
        "UPDATE listed SET identifier = '1' WHERE infusion_id = 'infusion-1'",
        "UPDATE listed SET body = replace(body, 'Ionescu', 'Popescu') WHERE infusion_id = 'infusion-1'",
        "UPDATE listed SET written = 1 WHERE infusion_id = 'infusion-1'",
        "UPDATE heads SET last_at_us = 1 WHERE infusion_id = 'infusion-1'",
        "DELETE FROM listed WHERE infusion_id = 'infusion-1'",
        "DELETE FROM found WHERE rowid = 1",
        "INSERT INTO found (rowid, words) VALUES (1, 'popescu')",
    ],
)
def test_a_list_that_is_not_what_the_events_come_to_is_named(records: Path, change: str) -> None:
    with closing(with_key(records, KEY)) as program:
        program.execute(change)

    found = _flaws(records)

    assert found[0] == (FlawKind.LISTING_CHANGED, ONE, 1, 9)
    assert {kind for kind, *_ in found} == {FlawKind.LISTING_CHANGED}


def test_a_row_of_no_infusion_is_named(records: Path) -> None:
    with closing(with_key(records, KEY)) as program:
        program.execute("INSERT INTO found (rowid, words) VALUES (77, 'nobody')")

    assert _flaws(records) == [(FlawKind.LISTING_CHANGED, "", None, None)]


def test_a_row_that_cannot_be_read_keeps_no_entry_from_being_written_and_is_reckoned_anew(records: Path) -> None:
    """S30."""
    with closing(with_key(records, KEY)) as program:
        program.execute("UPDATE listed SET body = '{}' WHERE infusion_id = 'infusion-1'")
    with closing(journal_at(records)) as journal:
        journal.append(notes(10, infusion_id=ONE))
        assert [row.version for row in journal.find("ionescu", 9) if row.infusion_id == ONE] == [10]

    assert _flaws(records) == []


def test_a_row_whose_head_is_gone_is_still_in_the_list(records: Path) -> None:
    """S7: nobody under way is out of sight; that the record is damaged is found where it is read."""
    with tampering(records) as program:
        program.execute("DELETE FROM heads WHERE infusion_id = 'infusion-1'")
    with closing(journal_at(records)) as journal:
        assert ONE in [row.infusion_id for row in journal.find("ionescu", 9)]
