"""Rows of the export's tables, read from the records, with names or under pseudonyms."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ivig_desk.adapters.connection import Access, Database, connect
from ivig_desk.adapters.exports.columns import Column, ExportView, Sort
from ivig_desk.adapters.exports.export_views import EXPORT_VIEWS
from ivig_desk.adapters.exports.naming import Naming, is_one_word
from ivig_desk.adapters.exports.visit_totals import add_totals
from ivig_desk.adapters.sqlite_faults import faults_named
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.exports import ExportNames

Cell = str | int | None
Row = tuple[Cell, ...]

_YEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it leaves, and the places of its columns among those that are read."""

    view: ExportView
    columns: tuple[Column, ...]
    places: tuple[int, ...]


def tables(names: ExportNames) -> tuple[Table, ...]:
    """Return every table with the columns that leave under these names; one of key and times alone does not leave."""
    return tuple(_table(view, names) for view in EXPORT_VIEWS)


class ViewRows:
    """Reads the tables of some infusions at a time through a connection of its own."""

    def __init__(self, records: Path, key: RecordsKey, naming: Naming, names: ExportNames) -> None:
        """Open the records that are there; raises RecordsFault."""
        self._records = records
        self._naming = naming
        self._names = names
        with faults_named(records):
            self._db: Database = connect(records, key, Access.WRITE)
        add_totals(self._db)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def of(self, patients: Mapping[str, str]) -> list[tuple[Table, list[Row]]]:
        """Return the rows of infusions, given the patient's identifier by each; of one moment all of them.

        Raises RecordsFault.
        """
        wanted = json.dumps(list(patients))
        read = []
        with faults_named(self._records):
            self._db.execute("BEGIN")
            try:
                for table in tables(self._names):
                    rows = self._db.execute(table.view.select(), [wanted]).fetchall()
                    read.append((table, [self._outgoing(table, row, patients) for row in rows]))
            finally:
                self._db.execute("ROLLBACK")
        return read

    def _outgoing(self, table: Table, row: Sequence[Cell], patients: Mapping[str, str]) -> Row:
        pairs = zip(table.columns, table.places, strict=True)
        return tuple([self._cell(column, row[place], patients) for column, place in pairs])

    def _cell(self, column: Column, cell: Cell, patients: Mapping[str, str]) -> Cell:
        match column.sort:
            case Sort.INFUSION:
                return self._naming.infusion(str(cell))
            case Sort.PATIENT:
                return patients[str(cell)]
            case Sort.BORN if cell is not None and self._names is ExportNames.PSEUDONYMS:
                return str(cell)[:_YEAR]
            case Sort.WORD if self._names is ExportNames.PSEUDONYMS:
                return cell if is_one_word(str(cell or "")) else None
            case _:
                return cell


def _table(view: ExportView, names: ExportNames) -> Table:
    kept = [(place, column) for place, column in enumerate(view.columns) if _leaves(column, names)]
    return Table(
        view=view,
        columns=tuple(_named_for(column, names) for _, column in kept),
        places=tuple(place for place, _ in kept),
    )


def _leaves(column: Column, names: ExportNames) -> bool:
    return names is ExportNames.PLAIN or column.sort not in {Sort.NAMED, Sort.AGED}


def _named_for(column: Column, names: ExportNames) -> Column:
    """A column of years is not called as if it held days."""
    is_year = column.sort is Sort.BORN and names is ExportNames.PSEUDONYMS
    return replace(column, name=f"{column.name}_year", says="year of birth") if is_year else column
