"""The one place where the connection to a records file is made; its key will come in here."""

import sqlite3
from pathlib import Path

from ivig_desk.adapters.without_numpy import without_numpy

with without_numpy():
    from sqlite_utils import Database

__all__ = ["PRAGMAS", "WAIT_FOR_A_LOCK_S", "Database", "connect"]

WAIT_FOR_A_LOCK_S = 0.5
"""How long another program may hold the file before the nurse is told: she knows within a second (S30)."""

PRAGMAS = (
    "PRAGMA synchronous=FULL",  # NORMAL can lose an acknowledged event at power loss (S25).
    "PRAGMA recursive_triggers=ON",  # INSERT OR REPLACE slips past the append-only triggers otherwise.
    "PRAGMA foreign_keys=ON",
    "PRAGMA cell_size_check=ON",  # A damaged page is found when it is read, not when it misleads.
    "PRAGMA journal_mode=WAL",
)


def connect(path: Path) -> Database:
    """Open the SQLite file that is at `path`, durable and append-only as the records need it; it is never made here.

    Raises sqlite3.Error as it comes.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=WAIT_FOR_A_LOCK_S
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return Database(connection, recursive_triggers=False, execute_plugins=False)
