"""Tables as a plain SQLite file: for sqlite-utils, Datasette or a statistician."""

from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlite

from ivig_desk.adapters.exports.columns import NUMBERS, Column
from ivig_desk.adapters.exports.forms import ReadInfusion
from ivig_desk.adapters.exports.in_portions import Portions
from ivig_desk.adapters.exports.naming import Naming
from ivig_desk.adapters.exports.view_rows import Row, Table, ViewRows, tables
from ivig_desk.desk.ports.exports import ExportNames

_READ_ME = """CREATE TABLE read_me (
    place INTEGER PRIMARY KEY,
    "table" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    says TEXT NOT NULL
)"""
_NAMES: Final = {
    ExportNames.PLAIN: "with names: health data that whoever has this file can read",
    ExportNames.PSEUDONYMS: "under pseudonyms: no names, no free text, of a birth the year; times are as they were",
}
_PRAGMAS = (
    "PRAGMA cipher_log_level=NONE",
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA temp_store=MEMORY",
)
"""It has its name only when all of it is written: nothing is ever rolled back."""


class SqliteCopy:
    """Writes the tables into an empty file that is there."""

    def __init__(self, file: Path, rows: ViewRows, naming: Naming, names: ExportNames) -> None:
        """Make the tables, and one that says what each column is."""
        self._portions = Portions(rows, naming, self._write)
        with ExitStack() as opened:
            self._db = opened.enter_context(closing(sqlite.connect(file, isolation_level=None)))
            for pragma in _PRAGMAS:
                self._db.execute(pragma)
            self._db.execute("BEGIN")
            self._db.execute(_READ_ME)
            self._db.executemany("INSERT INTO read_me VALUES (?, ?, ?, ?)", read_me_rows(names))
            for table in tables(names):
                self._db.execute(_definition(table))
            self._open = opened.pop_all()

    def add(self, read: ReadInfusion) -> None:
        """Take one more infusion."""
        self._portions.add(read)

    def finish(self) -> None:
        """Write those that are left; whoever gives the file its name has it on the disk."""
        self._portions.finish()
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    def _write(self, table: Table, rows: Iterable[Row]) -> None:
        places = ", ".join("?" * len(table.columns))
        self._db.executemany(f'INSERT INTO "{table.view.name}" VALUES ({places})', rows)  # noqa: S608 - Our own table.


def read_me_rows(names: ExportNames) -> list[tuple[int, str, str, str]]:
    """Return the rows of `read_me`: what the file is, then every table and column."""
    said = [
        ("", "", f"A plain copy out of the records of IVIG Desk, {_NAMES[names]}."),
        ("", "", "Numbers are for reckoning with; where every digit counts, the CSV export and the records have it."),
    ]
    for table in tables(names):
        said.append((table.view.name, "", table.view.says))
        said += [(table.view.name, column.name, column.says) for column in table.columns]
    return [(place, *row) for place, row in enumerate(said, start=1)]


def _definition(table: Table) -> str:
    view = table.view
    keys = ", ".join(f'"{key}"' for key in view.key)
    parts = [_column(column) for column in table.columns]
    parts.append(f"PRIMARY KEY ({keys})")
    if view.name != "infusions":
        parts.append("FOREIGN KEY (infusion_id) REFERENCES infusions (infusion_id)")
    inside = ",\n    ".join(parts)
    return f'CREATE TABLE "{view.name}" (\n    {inside}\n)'


def _column(column: Column) -> str:
    return f'"{column.name}" {"NUMERIC" if column.sort in NUMBERS else "TEXT"}'
