"""An export over real records: recorded before its first byte, whole or not at all, and what is damaged is named."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.exports import exporting
from ivig_desk.adapters.exports.csv_files import GUARD
from ivig_desk.adapters.exports.export_views import EXPORT_VIEWS
from ivig_desk.adapters.exports.exporting import RecordsExports
from ivig_desk.adapters.reading_views import VIEWS
from ivig_desk.desk.faults import ExportFault, ExportFaultCode, RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.exports import ExportDone, ExportForm, ExportSoFar
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.events import NoteWritten, PlanKept
from ivig_desk.domain.infusion.listed_words import Search, any_at_all
from ivig_desk.domain.record.desk_events import ExportFailed, RecordsExported
from tests.end_to_end.small_disk import small_disk
from tests.helpers.chained import tampering
from tests.helpers.exported import done, exports_over, journal_with, of_infusion, wish
from tests.helpers.played import eight_hours, headache_child
from tests.helpers.records import ONE_OF_EACH, recorded
from tests.helpers.sealed import KEY, with_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ivig_desk.domain.record.desk_events import DeskEvent

CHILD, ADULT, TYPED, KINDS = "child-1", "adult-1", "typed-1", "kinds-1"
EVERY = (CHILD, ADULT, TYPED, KINDS)
FOLDERS = (ExportForm.FHIR, ExportForm.NDJSON, ExportForm.CSV)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return tmp_path / "ward" / "desk.sqlite"


@pytest.fixture
def exports(records: Path) -> Iterator[RecordsExports]:
    """A child, an adult, one of which only a plan was begun, and one with an entry of every kind."""
    typed = recorded(1, PlanKept(fields=(("name", "Pop"),)), infusion_id=TYPED)
    kinds = tuple(recorded(version, event, infusion_id=KINDS) for version, event in enumerate(ONE_OF_EACH, start=1))
    infusions = (
        of_infusion(headache_child().entries, CHILD),
        of_infusion(eight_hours().entries, ADULT),
        (typed,),
        kinds,
    )
    with closing(journal_with(records, *infusions)) as journal:
        yield exports_over(journal, records)


def noted(exports: RecordsExports) -> list[DeskEvent]:
    return [entry.event for entry in exports.journal.desk_record().read()]


@pytest.mark.parametrize("form", ExportForm)
def test_it_is_on_record_before_the_first_byte_and_lies_there_when_it_is_done(
    exports: RecordsExports, tmp_path: Path, form: ExportForm
) -> None:
    """S33."""
    target = tmp_path / "out"
    steps = exports.export(wish(form, target, *EVERY))

    first = next(steps)
    assert first == ExportSoFar(read=1, of=4)
    assert noted(exports) == [RecordsExported(what=str(target), count=4, readable=True, named=True, form=form.value)]
    assert not target.exists()
    *_, last = steps
    assert isinstance(last, ExportDone)
    assert (last.infusions, last.unreadable) == (3 if form.is_fhir else 4, ())
    assert last.unplanned == ((TYPED,) if form.is_fhir else ())
    files = [target] if form is ExportForm.SQLITE else list(target.iterdir())
    assert (last.files, last.octets) == (len(files), sum(file.stat().st_size for file in files))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("form", ExportForm)
def test_what_cannot_be_written_down_does_not_leave(records: Path, tmp_path: Path, form: ExportForm) -> None:
    """S33."""

    def refuse(event: DeskEvent) -> None:
        raise RecordsFault(RecordsFaultCode.DISK_FULL, str(records), str(type(event)))

    with closing(journal_with(records, of_infusion(headache_child().entries, CHILD))) as journal:
        exports = RecordsExports(journal=journal, records=records, key=KEY, note=refuse)
        with pytest.raises(RecordsFault):
            done(exports, wish(form, tmp_path / "out", CHILD))

    assert [path.name for path in tmp_path.iterdir()] == ["ward"]


@pytest.mark.parametrize("form", ExportForm)
def test_given_up_half_way_nothing_is_left_and_that_is_on_record(
    exports: RecordsExports, tmp_path: Path, form: ExportForm
) -> None:
    steps = exports.export(wish(form, tmp_path / "out", *EVERY))
    next(steps)

    steps.close()

    assert [path.name for path in tmp_path.iterdir()] == ["ward"]
    assert noted(exports)[1:] == [ExportFailed(what=str(tmp_path / "out"), form=form.value, why="it was given up")]


@pytest.mark.parametrize("form", ExportForm)
def test_a_record_that_was_changed_is_named_and_the_others_are_there(
    exports: RecordsExports, records: Path, tmp_path: Path, form: ExportForm
) -> None:
    """S25: its link does not fit any more, so nothing of it is told as if it were true."""
    with tampering(records) as hand:
        hand.execute("UPDATE events SET at_us = at_us + 1 WHERE infusion_id = ? AND version = 3", (CHILD,))

    last = done(exports, wish(form, tmp_path / "out", *EVERY))

    [(infusion_id, why)] = last.unreadable
    assert infusion_id == CHILD
    assert "version 3" in why
    assert last.infusions == (2 if form.is_fhir else 3)
    content = b"".join(read_all(tmp_path / "out"))
    assert b"Ionescu, Maria" not in content
    assert "Țurcanu".encode() in content


def test_what_is_there_stays_and_the_desks_own_folder_is_no_place(
    exports: RecordsExports, records: Path, tmp_path: Path
) -> None:
    """S33."""
    there = tmp_path / "there"
    there.mkdir()
    (there / "kept.txt").write_text("the keeper’s own")
    link = tmp_path / "link"
    link.symlink_to(records.parent)

    for form, target in (
        (ExportForm.CSV, there),
        (ExportForm.SQLITE, there / "kept.txt"),
        (ExportForm.SQLITE, records),
        (ExportForm.CSV, records.parent / "csv"),
        (ExportForm.CSV, link / "csv"),
        (ExportForm.CSV, tmp_path / "nowhere" / "csv"),
    ):
        with pytest.raises(RecordsFault):
            done(exports, wish(form, target, CHILD))

    assert noted(exports) == []
    assert (there / "kept.txt").read_text() == "the keeper’s own"
    assert {path.name for path in records.parent.iterdir() if path.suffix in {".csv", ".part"}} == set()


def test_an_empty_folder_is_filled(exports: RecordsExports, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert done(exports, wish(ExportForm.NDJSON, tmp_path / "out", CHILD)).files == 8


@pytest.mark.parametrize("form", ExportForm)
def test_a_full_disk_leaves_nothing_half_and_is_named(
    exports: RecordsExports, tmp_path: Path, form: ExportForm
) -> None:
    with small_disk(tmp_path / "stick", "16k") as stick:
        with pytest.raises(RecordsFault) as raised:
            done(exports, wish(form, stick / "out", CHILD, ADULT))
        left = list(stick.iterdir())

    assert raised.value.code is RecordsFaultCode.DISK_FULL
    assert left == []
    assert [type(event) for event in noted(exports)] == [RecordsExported, ExportFailed]


def test_a_file_of_lines_has_each_resource_once_however_many_share_it(exports: RecordsExports, tmp_path: Path) -> None:
    done(exports, wish(ExportForm.NDJSON, tmp_path / "out", CHILD, ADULT))

    lines = {file.stem: file.read_text().splitlines() for file in (tmp_path / "out").iterdir()}
    assert set(lines) == {
        "AdverseEvent",
        "Medication",
        "MedicationAdministration",
        "MedicationRequest",
        "Observation",
        "Patient",
        "Practitioner",
        "Provenance",
    }
    for kind, each in lines.items():
        read = [json.loads(line) for line in each]
        assert {one["resourceType"] for one in read} == {kind}
        assert len({one["id"] for one in read}) == len(read)
    # A. Pop, I. Rusu and Dr D. Marin took part in both.
    assert (len(lines["Patient"]), len(lines["Practitioner"])) == (2, 3)


def test_checked_without_the_models_nothing_leaves(
    exports: RecordsExports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(exporting.__dict__, "check_of_models", _no_models)
    wanted = replace(wish(ExportForm.FHIR, tmp_path / "out", CHILD), is_checked=True)

    with pytest.raises(ExportFault):
        done(exports, wanted)

    assert noted(exports) == []


def _no_models() -> None:
    raise ExportFault(ExportFaultCode.NO_MODELS, "not here")


def test_csv_read_again_is_what_the_views_say(exports: RecordsExports, records: Path, tmp_path: Path) -> None:
    done(exports, wish(ExportForm.CSV, tmp_path / "out", *EVERY))

    with closing(with_key(records, KEY)) as program:
        for name in own_views():
            cursor = program.execute(f"SELECT * FROM {name} ORDER BY 1, 2")  # noqa: S608 - Our views.
            heads = [column[0] for column in cursor.description]
            expected = [
                {head: "" if cell is None else str(cell) for head, cell in zip(heads, row, strict=True)}
                for row in cursor
            ]
            found = sorted(
                ({head: row[head].removeprefix(GUARD) for head in heads} for row in rows_of(tmp_path / "out", name)),
                key=lambda row: [row[heads[0]], int(row["version"]) if "version" in row else 0],
            )
            assert found == expected, name


def test_a_csv_begins_with_the_mark_of_utf_8_and_ends_its_lines_as_the_rfc_has_it(
    exports: RecordsExports, tmp_path: Path
) -> None:
    done(exports, wish(ExportForm.CSV, tmp_path / "out", CHILD))
    content = (tmp_path / "out" / "infusions.csv").read_bytes()

    assert content.startswith(b"\xef\xbb\xbfinfusion_id,patient_id,patient_identifier,")
    assert content.count(b"\r\n") == content.count(b"\n") == 2


@pytest.mark.parametrize("typed", ["=1+1", "+40 721", "-", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_only_shown(records: Path, tmp_path: Path, typed: str) -> None:
    note = recorded(1, NoteWritten(text=typed), infusion_id=CHILD)
    with closing(journal_with(records, [note])) as journal:
        done(exports_over(journal, records), wish(ExportForm.CSV, tmp_path / "out", CHILD))

    assert [row["text"] for row in rows_of(tmp_path / "out", "notes")] == [f"'{typed}"]


def test_every_column_of_the_reading_views_is_thought_of(records: Path) -> None:
    """A view that grows gets its column, or a reason why not: `medicines` here says more than the file's."""
    of = {view.name: [column.name for column in view.columns if column.name != "patient_id"] for view in EXPORT_VIEWS}
    with (
        closing(journal_with(records, [recorded(1, NoteWritten(text="x"))])),
        closing(with_key(records, KEY)) as program,
    ):
        for name in own_views():
            heads = [column[0] for column in program.execute(f"SELECT * FROM {name}").description]  # noqa: S608 - Ours.
            assert set(heads) <= set(of[name]), name


def test_the_plain_copy_opens_anywhere_and_says_what_each_column_is(exports: RecordsExports, tmp_path: Path) -> None:
    done(exports, wish(ExportForm.SQLITE, tmp_path / "out.sqlite", *EVERY))

    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as copy:
        names = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        said = set(copy.execute('SELECT "table", "column" FROM read_me WHERE "column" <> \'\''))
        columns = {
            (name, column[1]) for name in names - {"read_me"} for column in copy.execute(f'PRAGMA table_info("{name}")')
        }
        assert names == {view.name for view in EXPORT_VIEWS} | {"read_me"}
        assert said == columns
        assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        # 24 kg and 70 kg as numbers, not as texts; rung by rung to 57 mL/h.
        assert copy.execute("SELECT sum(weight_kg) FROM infusions WHERE infusion_id <> ?", (KINDS,)).fetchone() == (94,)
        assert copy.execute(
            "SELECT max(rate_ml_per_h) FROM rate_changes WHERE infusion_id = ?", (CHILD,)
        ).fetchone() == (57,)
        first = copy.execute("SELECT says FROM read_me WHERE place = 1").fetchone()[0]
    assert "with names" in first
    assert not list(tmp_path.glob("out.sqlite-*"))


def test_what_the_file_has_no_view_for_is_there_too(exports: RecordsExports, tmp_path: Path) -> None:
    """ONE_OF_EACH has one of each of these; the plan of it five bottles, checks and questions by its own list."""
    done(exports, wish(ExportForm.CSV, tmp_path / "out", KINDS))

    def row(name: str) -> dict[str, str]:
        [only] = rows_of(tmp_path / "out", name)
        return only

    assert (row("rates_refused")["kinds"], row("rates_refused")["attempted_ml_per_h"]) == ("rung-time at-ceiling", "")
    passed = row("limits_passed")
    assert (passed["kinds"], passed["bounds"], passed["name"], passed["reason"]) == (
        "above-soft-limit",
        "ward",
        "Dr D. Marin",
        "agreed",
    )
    assert row("reaction_steps")["step"] == "call-for-help"
    assert row("drip_counts")["used_as"] == "checked"
    assert row("questions")["question"] == "weight"


def test_which_infusions_are_written_since_a_moment(exports: RecordsExports) -> None:
    """The child's last entry was written at 238 min, 12:00 UTC; the adult's at 482 min, 16:04 UTC, of 22 November."""
    of_day = {CHILD: "2026-11-22T12:00:00Z", ADULT: "2026-11-22T16:04:00Z"}
    assert set(exports.written_since(Instant.of(of_day[ADULT]))) == {ADULT}
    assert set(exports.written_since(Instant.of(of_day[CHILD]))) == {CHILD, ADULT}
    assert exports.written_since(Instant.of("2026-11-22T16:04:00.000001Z")) == ()
    assert set(exports.every()) == set(EVERY)
    assert set(exports.found_by("ionescu maria")) == {CHILD, KINDS}


def own_views() -> list[str]:
    """The reading views of the file but the events themselves, by the names they are made with."""
    return [name for definition in VIEWS if (name := definition.split()[2]) != "happened"]


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_all(target: Path) -> list[bytes]:
    return [file.read_bytes() for file in (sorted(target.rglob("*")) if target.is_dir() else [target])]


@pytest.mark.parametrize("at_once", [1, 2, 3, 4])
def test_a_search_finds_each_once_however_few_are_asked_for_at_once(
    exports: RecordsExports, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """One question takes 32,766 places at most, and a ward has more infusions."""
    monkeypatch.setattr(exporting, "_AT_ONCE", at_once)

    assert sorted(exports.searched(Search(conditions=(any_at_all(),)))) == sorted(EVERY)
    assert exports.found_by("ionescu") == (KINDS, CHILD)
    assert exports.found_by("–") == ()
