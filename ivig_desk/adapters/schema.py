"""The records file: events that are only ever added, and plain views of them for who has the key."""

from ivig_desk.adapters.desk_schema import DESK_DEFINITIONS
from ivig_desk.adapters.reading_views import VIEWS

APPLICATION_ID = 0x49564947
"""`IVIG` in the file's header: this program made it."""

FORMAT_VERSION = 3
"""Raised when an older program could no longer read the file, or would find other definitions than its own."""

VERSION_TAKEN = "this version is taken"
"""What the file says to an event in a place that is not free."""

VERSION_GAP = "this version does not follow on"
"""What the file says to an event that leaves a place free."""

EVENTS = """CREATE TABLE events (
    infusion_id TEXT NOT NULL CHECK (infusion_id <> ''),
    version INTEGER NOT NULL CHECK (version >= 1),
    at_us INTEGER NOT NULL,
    recorded_at_us INTEGER NOT NULL,
    utc_offset_min INTEGER NOT NULL,
    monotonic_us INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    program TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    link TEXT NOT NULL CHECK (length(link) = 64 AND link NOT GLOB '*[^0-9a-f]*'),
    PRIMARY KEY (infusion_id, version)
) STRICT"""
"""Every event with its link of the chain, which SQL cannot work out: `records verify` does."""

HEADS = """CREATE TABLE heads (
    infusion_id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version >= 1),
    link TEXT NOT NULL CHECK (length(link) = 64),
    last_at_us INTEGER NOT NULL
) STRICT"""
"""The last event of each infusion once more: a chain that lost its end is whole by itself.

`last_at_us` is of the event that happened last, which may be another where one was entered late. It is for the list,
and stands here since each event writes this row, and the page it is on, anyway.
"""

_DOCUMENTS = """CREATE TABLE documents (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT"""

LISTED = """CREATE TABLE listed (
    place INTEGER PRIMARY KEY,
    infusion_id TEXT NOT NULL UNIQUE,
    phase TEXT NOT NULL,
    identifier TEXT NOT NULL,
    written INTEGER,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT"""
"""The list of records, reckoned from the events: what most of these leave as it is, so that they write no row here.

`written` is the rowid of the last event of an infusion that is past; of the few others there are, it is looked up.
"""

FOUND = """CREATE VIRTUAL TABLE found USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize='ascii'
)"""
"""What each row of the list, by its place, is found by, without case and accents.

Words and beginnings of words that nearly every row has are kept with their places in order, so that any of them are
looked for together without reading them all.
"""

_ALIVE = """CREATE TABLE alive (
    infusion_id TEXT NOT NULL PRIMARY KEY,
    alive_us INTEGER NOT NULL
) STRICT"""

# The list of infusions, the plans and the corrections are found without reading every event.
_INDEXES = (
    "CREATE INDEX listed_by_phase ON listed (phase)",
    "CREATE INDEX listed_past ON listed (written) WHERE written IS NOT NULL",
    "CREATE INDEX listed_by_identifier ON listed (identifier)",
    "CREATE INDEX first_events ON events (infusion_id) WHERE version = 1",
    "CREATE INDEX plans ON events (infusion_id, version) WHERE kind = 'infusion-planned'",
    "CREATE INDEX corrections ON events (infusion_id, version) WHERE kind = 'observation-corrected'",
)


def _names_the_last(name: str, statement: str) -> str:
    return f"""CREATE TRIGGER {name} BEFORE {statement} ON heads
WHEN NOT EXISTS (
    SELECT 1 FROM events WHERE infusion_id = NEW.infusion_id AND version = NEW.version AND link = NEW.link
) OR EXISTS (SELECT 1 FROM events WHERE infusion_id = NEW.infusion_id AND version > NEW.version)
BEGIN SELECT RAISE(ABORT, 'a head is the last event of its infusion'); END"""  # noqa: S608 - Two words of ours are put in.


# The guards on INSERT hold in any program, also in one that has not set recursive_triggers.
_GUARDS = (
    """CREATE TRIGGER events_are_never_updated BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END""",
    """CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END""",
    f"""CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
BEGIN
    SELECT CASE
        WHEN NEW.version <= last THEN RAISE(ABORT, '{VERSION_TAKEN}')
        WHEN NEW.version > last + 1 THEN RAISE(ABORT, '{VERSION_GAP}')
    END FROM (SELECT coalesce(max(version), 0) AS last FROM events WHERE infusion_id = NEW.infusion_id);
END""",  # noqa: S608 - Two sentences of ours are put in, nothing that was typed.
    """CREATE TRIGGER documents_are_never_updated BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are only ever added'); END""",
    """CREATE TRIGGER documents_are_never_deleted BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are only ever added'); END""",
    """CREATE TRIGGER documents_are_never_replaced BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE sha256 = NEW.sha256 AND body <> NEW.body)
BEGIN SELECT RAISE(ABORT, 'documents are only ever added'); END""",
    """CREATE TRIGGER events_move_their_head AFTER INSERT ON events
BEGIN
    INSERT INTO heads (infusion_id, version, link, last_at_us)
    VALUES (NEW.infusion_id, NEW.version, NEW.link, NEW.at_us)
    ON CONFLICT (infusion_id) DO UPDATE
    SET version = excluded.version, link = excluded.link, last_at_us = max(last_at_us, excluded.last_at_us);
END""",
    _names_the_last("heads_are_only_moved_on", "UPDATE"),
    _names_the_last("heads_are_never_invented", "INSERT"),
    """CREATE TRIGGER heads_are_never_deleted BEFORE DELETE ON heads
BEGIN SELECT RAISE(ABORT, 'a head is the last event of its infusion'); END""",
)

DEFINITIONS = (EVENTS, _DOCUMENTS, _ALIVE, HEADS, LISTED, FOUND, *_INDEXES, *_GUARDS, *DESK_DEFINITIONS, *VIEWS)
"""Every table, index, guard and view of a records file, word for word as SQLite keeps it."""

SCRIPT = ";\n".join(
    (
        "BEGIN",
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {FORMAT_VERSION}",
        *DEFINITIONS,
        "COMMIT",
    )
)
"""All of a new records file, in one transaction."""


def name_of(definition: str) -> str:
    """Return the name that a definition gives."""
    return definition.removeprefix("CREATE VIRTUAL").removeprefix("CREATE").split()[1]
