"""Infusions written out of the records of one folder, recorded before they leave, whole or not at all."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.exports.csv_files import CsvFiles
from ivig_desk.adapters.exports.fhir_check import check_of_models, unchecked
from ivig_desk.adapters.exports.fhir_files import BundleFiles, LineFiles
from ivig_desk.adapters.exports.forms import ExportWriter, ReadInfusion
from ivig_desk.adapters.exports.naming import Naming, plain_names_with, pseudonyms_with
from ivig_desk.adapters.exports.sqlite_copy import SqliteCopy
from ivig_desk.adapters.exports.view_rows import ViewRows
from ivig_desk.adapters.exports.written_whole import file_written_whole, folder_written_whole, require_free
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.desk.faults import Fault, RecordsFault, RecordsFaultCode
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.exports import ExportDone, ExportForm, ExportNames, ExportSoFar, ExportWish
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.listed_words import Most, Search, search_of
from ivig_desk.domain.record.desk_events import DeskEvent, ExportFailed, RecordsExported, names_borne

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsExports:
    """Fulfils `desk.ports.exports.Exports` for the records at `records`, over a journal that has them open.

    `note` writes into the desk's own record; it raises RecordsFault.
    """

    journal: SqliteJournal
    records: Path
    key: RecordsKey
    note: Callable[[DeskEvent], None]

    def every(self) -> tuple[str, ...]:
        """Return every infusion on record, the last written first."""
        return tuple(one.infusion_id for one in self.journal.entries())

    def found_by(self, text: str) -> tuple[str, ...]:
        """Return those that every word of a text finds by name, identifier or batch."""
        search = search_of(text)
        return self.searched(search) if search.conditions else ()

    def searched(self, search: Search) -> tuple[str, ...]:
        """Return those that meet every condition, the last begun first; so many are asked for as one question takes."""
        found: list[str] = []
        while True:
            rows = self.journal.search(search, found[-1] if found else "", Most(rows=_AT_ONCE)).rows
            found += [row.infusion_id for row in rows]
            if len(rows) < _AT_ONCE:
                return tuple(found)

    def written_since(self, moment: Instant) -> tuple[str, ...]:
        """Return those of which an entry was written down at this moment or later."""
        return tuple(one.infusion_id for one in self.journal.entries() if one.last_recorded_at >= moment)

    def export(self, wish: ExportWish) -> Generator[ExportSoFar | ExportDone, None, None]:
        """Write them one step at a time; raises RecordsFault, ExportFault, and then nothing of it is left."""
        target = Path(wish.target)
        self._require_elsewhere(target)
        require_free(target)
        check = check_of_models() if wish.is_checked else unchecked
        naming = self._naming(wish.names)
        self.note(
            RecordsExported(
                what=wish.target,
                count=len(wish.infusion_ids),
                readable=True,
                named=wish.names is ExportNames.PLAIN,
                form=wish.form.value,
            )
        )
        with self._failure_noted(wish):
            place = file_written_whole if wish.form is ExportForm.SQLITE else folder_written_whole
            tally = _Tally()
            with place(target) as unfinished:
                with ExitStack() as opened:
                    writer = self._writer(wish, unfinished, naming, check, opened)
                    yield from self._steps(wish, writer, tally)
                    writer.finish()
                files, octets = _measured(unfinished)
            done = tally.done(wish, files, octets)
        yield done

    def _steps(self, wish: ExportWish, writer: ExportWriter, tally: "_Tally") -> Iterator[ExportSoFar]:
        for number, infusion_id in enumerate(wish.infusion_ids, start=1):
            try:
                read = self._read(infusion_id)
            except RecordsFault as fault:
                tally.unreadable.append((infusion_id, str(fault)))
            else:
                if wish.form.is_fhir and read.plan is None:
                    tally.unplanned.append(infusion_id)
                writer.add(read)
            yield ExportSoFar(read=number, of=len(wish.infusion_ids))

    def _read(self, infusion_id: str) -> ReadInfusion:
        entries, head = self.journal.read(infusion_id), self.journal.head(infusion_id)
        if not entries or head is None:
            raise RecordsFault(RecordsFaultCode.DAMAGED, str(self.records), f"infusion {infusion_id} is not on record")
        return ReadInfusion(infusion_id=infusion_id, entries=entries, head=head)

    def _naming(self, names: ExportNames) -> Naming:
        if names is ExportNames.PSEUDONYMS:
            return pseudonyms_with(self.key)
        borne = names_borne(self.journal.desk_record().read())
        return plain_names_with(self.key, {one.name: one.person_id for one in borne})

    def _writer(
        self,
        wish: ExportWish,
        unfinished: Path,
        naming: Naming,
        check: Callable[[str, str], None],
        opened: ExitStack,
    ) -> ExportWriter:
        match wish.form:
            case ExportForm.FHIR:
                return opened.enter_context(closing(BundleFiles(unfinished, naming, check)))
            case ExportForm.NDJSON:
                return opened.enter_context(closing(LineFiles(unfinished, naming, check)))
            case ExportForm.CSV | ExportForm.SQLITE:
                rows = opened.enter_context(closing(ViewRows(self.records, self.key, naming, wish.names)))
                form = CsvFiles if wish.form is ExportForm.CSV else SqliteCopy
                return opened.enter_context(closing(form(unfinished, rows, naming, wish.names)))

    def _require_elsewhere(self, target: Path) -> None:
        """Raise RecordsFault for a place among the records, by any name of it: plain files would lie beside them."""
        if target.resolve().is_relative_to(self.records.parent.resolve()):
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, str(target), "it is inside the desk’s own folder")

    @contextmanager
    def _failure_noted(self, wish: ExportWish) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            with suppress(RecordsFault):
                # What stopped the export may stop this too, and is what is told.
                self.note(ExportFailed(what=wish.target, form=wish.form.value, why=_why(error)))
            raise


class _Tally:
    """What could not be written, so far."""

    def __init__(self) -> None:
        self.unplanned: list[str] = []
        self.unreadable: list[tuple[str, str]] = []

    def done(self, wish: ExportWish, files: int, octets: int) -> ExportDone:
        left_out = len(self.unplanned) + len(self.unreadable)
        return ExportDone(
            target=wish.target,
            infusions=len(wish.infusion_ids) - left_out,
            files=files,
            octets=octets,
            unplanned=tuple(self.unplanned),
            unreadable=tuple(self.unreadable),
        )


def _why(error: BaseException) -> str:
    """What is written down of a failure: never the text of one that nobody foresaw."""
    if isinstance(error, GeneratorExit):
        return "it was given up"
    return str(error) if isinstance(error, Fault) else type(error).__name__


def _measured(written: Path) -> tuple[int, int]:
    """How many files there are, and how many bytes in them."""
    sizes = [one.stat().st_size for one in (written.iterdir() if written.is_dir() else (written,))]
    return len(sizes), sum(sizes)
