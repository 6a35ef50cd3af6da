"""Infusions handed on some at a time: the questions to the records take as long for ten as for one."""

from collections.abc import Callable
from typing import Final

from ivig_desk.adapters.exports.forms import ReadInfusion
from ivig_desk.adapters.exports.naming import Naming
from ivig_desk.adapters.exports.view_rows import Row, Table, ViewRows

TOGETHER: Final = 8
"""So many are read at once: few enough that whoever waits for the next step can look after a bed meanwhile."""

Write = Callable[[Table, list[Row]], None]


class Portions:
    """Collects infusions and writes their rows, table by table."""

    def __init__(self, rows: ViewRows, naming: Naming, write: Write) -> None:
        """Read by `rows`, and hand each table's on to `write`."""
        self._rows = rows
        self._naming = naming
        self._write = write
        self._waiting: dict[str, str] = {}

    def add(self, read: ReadInfusion) -> None:
        """Take one more; of one without a plan the patient is not known."""
        plan = read.plan
        self._waiting[read.infusion_id] = "" if plan is None else self._naming.patient_id(plan.patient)
        if len(self._waiting) >= TOGETHER:
            self.finish()

    def finish(self) -> None:
        """Write those that wait."""
        waiting, self._waiting = self._waiting, {}
        if waiting:
            for table, rows in self._rows.of(waiting):
                self._write(table, rows)
