"""The desk's own record in the records file: one chain of entries that are only ever added."""

_ENTRIES = """CREATE TABLE desk_events (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    recorded_at_us INTEGER NOT NULL,
    utc_offset_min INTEGER NOT NULL,
    monotonic_us INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    by_id TEXT NOT NULL,
    program TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    link TEXT NOT NULL CHECK (length(link) = 64 AND link NOT GLOB '*[^0-9a-f]*')
) STRICT"""

_HEAD = """CREATE TABLE desk_head (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    number INTEGER NOT NULL CHECK (number >= 1),
    link TEXT NOT NULL CHECK (length(link) = 64)
) STRICT"""


def _names_the_last(name: str, statement: str) -> str:
    return f"""CREATE TRIGGER {name} BEFORE {statement} ON desk_head
WHEN NOT EXISTS (SELECT 1 FROM desk_events WHERE number = NEW.number AND link = NEW.link)
    OR EXISTS (SELECT 1 FROM desk_events WHERE number > NEW.number)
BEGIN SELECT RAISE(ABORT, 'the head is the last entry of the desk'); END"""  # noqa: S608 - Two words of ours are put in.


_GUARDS = (
    """CREATE TRIGGER desk_events_are_never_updated BEFORE UPDATE ON desk_events
BEGIN SELECT RAISE(ABORT, 'entries of the desk are only ever added'); END""",
    """CREATE TRIGGER desk_events_are_never_deleted BEFORE DELETE ON desk_events
BEGIN SELECT RAISE(ABORT, 'entries of the desk are only ever added'); END""",
    """CREATE TRIGGER desk_events_are_never_replaced BEFORE INSERT ON desk_events
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM desk_events)
BEGIN SELECT RAISE(ABORT, 'an entry of the desk follows the last'); END""",
    """CREATE TRIGGER desk_events_move_their_head AFTER INSERT ON desk_events
BEGIN
    INSERT INTO desk_head (only, number, link) VALUES (1, NEW.number, NEW.link)
    ON CONFLICT (only) DO UPDATE SET number = excluded.number, link = excluded.link;
END""",
    _names_the_last("desk_head_is_only_moved_on", "UPDATE"),
    _names_the_last("desk_head_is_never_invented", "INSERT"),
    """CREATE TRIGGER desk_head_is_never_deleted BEFORE DELETE ON desk_head
BEGIN SELECT RAISE(ABORT, 'the head is the last entry of the desk'); END""",
)

DESK_DEFINITIONS = (_ENTRIES, _HEAD, *_GUARDS)
"""Every table and guard of the desk's own record, word for word as SQLite keeps it."""
