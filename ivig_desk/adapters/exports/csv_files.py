"""Tables as CSV files (RFC 4180): UTF-8 with the mark Excel knows it by, units in the heads."""

import csv
import io
import os
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from ivig_desk.adapters.exports.columns import NUMBERS
from ivig_desk.adapters.exports.forms import ReadInfusion
from ivig_desk.adapters.exports.in_portions import Portions
from ivig_desk.adapters.exports.naming import Naming
from ivig_desk.adapters.exports.view_rows import Cell, Row, Table, ViewRows, tables
from ivig_desk.desk.ports.exports import ExportNames

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
"""Before a text that a spreadsheet would take for a formula: whatever was typed at the bed is only shown."""


class CsvFiles:
    """Writes `TABLE.csv` into a folder for each table, those without a row too."""

    def __init__(self, folder: Path, rows: ViewRows, naming: Naming, names: ExportNames) -> None:
        """Make the files with their heads."""
        self._portions = Portions(rows, naming, self._write)
        self._files: dict[str, io.TextIOWrapper] = {}
        with ExitStack() as opened:
            for table in tables(names):
                path = folder / f"{table.view.name}.csv"
                file = opened.enter_context(path.open("x", encoding="utf-8", newline="", errors="replace"))
                file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
                csv.writer(file, lineterminator="\r\n").writerow([column.name for column in table.columns])
                self._files[table.view.name] = file
            self._open = opened.pop_all()

    def add(self, read: ReadInfusion) -> None:
        """Take one more infusion."""
        self._portions.add(read)

    def finish(self) -> None:
        """Write those that are left, and have every file on the disk."""
        self._portions.finish()
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Close every file, also where one of them has no room for what it still has to write."""
        self._open.close()

    def _write(self, table: Table, rows: Iterable[Row]) -> None:
        may_guard = [column.sort not in NUMBERS for column in table.columns]
        writer = csv.writer(self._files[table.view.name], lineterminator="\r\n")
        writer.writerows(
            [_guarded(cell) if may else cell for may, cell in zip(may_guard, row, strict=True)] for row in rows
        )


def _guarded(cell: Cell) -> Cell:
    return f"{GUARD}{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_FORMULA) else cell
