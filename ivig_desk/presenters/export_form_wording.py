"""What is said in the window of infusions that leave for other systems."""

from collections.abc import Mapping

from ivig_desk.desk.ports.export_errand import ExportEnd
from ivig_desk.desk.ports.exports import ExportForm, ExportNames, ExportSoFar
from ivig_desk.presenters.formats import begun_large, counted, many_text

ONE = "Export this infusion"
NOT_HERE = "Nothing is exported from here: what was practised would lie among real records wherever it is loaded."
KEEPERS = "What a search finds is a keeper’s to export. One infusion is anybody’s: open it, and export it from there."
NOTHING_FOUND = "Nothing is found that could be exported."
TOO_LONG = "So long a search cannot be handed over: look for fewer words."
STOPPING = "The export is being stopped."
RECORDED = "That it leaves, and who let it, is written into the desk’s own record first."
MEANWHILE = (
    "It goes on while other pages are shown. Leave the drive plugged in. Closing the window stops it, and nothing "
    "half is left."
)
FORMS: Mapping[ExportForm, str] = {
    ExportForm.CSV: "CSV tables",
    ExportForm.SQLITE: "SQLite copy",
    ExportForm.FHIR: "FHIR, a file an infusion",
    ExportForm.NDJSON: "FHIR, a line a resource",
}
NAMES: Mapping[ExportNames, str] = {
    ExportNames.PLAIN: "With names",
    ExportNames.PSEUDONYMS: "Under pseudonyms",
}
ANY_FORM = "Tables are for a spreadsheet, for statistics and for questions; FHIR is for other systems of the hospital."
PURPOSES: Mapping[ExportForm, str] = {
    ExportForm.FHIR: "FHIR, a file an infusion: for a hospital’s FHIR server, which takes each file as it is.",
    ExportForm.NDJSON: "FHIR, a line a resource: for loading very many at once, one file for each kind of entry.",
    ExportForm.CSV: "CSV tables: for a spreadsheet or for statistics, one file a table, units in the heads.",
    ExportForm.SQLITE: "SQLite copy: the same tables in one file, for whoever asks questions of them.",
}
LEFT: Mapping[ExportNames, str] = {
    ExportNames.PLAIN: "With names: not encrypted. Anyone who has the file can read it, and whom it is about.",
    ExportNames.PSEUDONYMS: (
        "Under pseudonyms: no name, identifier, birthday, staff or typed text. "
        "Year of birth, times, doses and batches stay."
    ),
}
_ENDS: Mapping[ExportEnd, tuple[str, ...]] = {
    ExportEnd.WHOLE: (),
    ExportEnd.LACKING: ("Exported, but not all of it could be read.",),
    ExportEnd.NONE: ("Not exported, and nothing half is left.",),
}
_MOST_LINES = 6
_SECONDS_IN_A_MINUTE = 60


def title_text(count: int, on_file: int) -> str:
    """Return how many are about to leave, of how many there are."""
    if count == on_file:
        return f"Export all on file: {many_text(count, 'infusion')}"
    return f"Export what is found: {many_text(count, 'infusion')} of {counted(on_file)}"


def so_far_text(count: int, target: str, so_far: ExportSoFar | None, seconds: int) -> str:
    """Return how far it is, or for how long it has been under way."""
    if so_far is not None:
        return f"Exporting {counted(so_far.read)} of {counted(so_far.of)} to {target}"
    return f"Exporting {many_text(count, 'infusion')} to {target}, for {_since_text(seconds)} now"


def ended_texts(end: ExportEnd, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return what came of it, the first lines of what was said."""
    left = len(lines) - _MOST_LINES
    more = (f"and {counted(left)} more: ivig-desk records export says them all",) if left > 0 else ()
    return (*_ENDS[end], *map(begun_large, lines[:_MOST_LINES]), *more)


def _since_text(seconds: int) -> str:
    minutes, rest = divmod(seconds, _SECONDS_IN_A_MINUTE)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
