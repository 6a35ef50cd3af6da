"""An export beside the window, done by a second start of this program that ends when this one does."""

from pathlib import Path

from ivig_desk.adapters.durable import free_place
from ivig_desk.adapters.program_beside import KEY_ON_INPUT, ProgramBeside, program_words
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.export_errand import ExportAsked, ExportEnd, ExportEnded
from ivig_desk.desk.ports.exports import ExportForm, ExportSoFar
from ivig_desk.domain.infusion.listed_words import Search, search_line

_ENDS = {0: ExportEnd.WHOLE, 1: ExportEnd.LACKING}


class ExportBeside:
    """Fulfils `desk.ports.export_errand.ExportErrand` for the records in one data folder."""

    def __init__(self, data: Path, key: RecordsKey) -> None:
        """Take the data folder and the key of its records."""
        self._data = data
        self._beside = ProgramBeside(key)

    def begin(self, asked: ExportAsked) -> str:
        """Begin it; what is looked for may be a patient's name, so it goes through the pipe of the key."""
        day = asked.at.wall.day(asked.at.utc_offset_minutes).isoformat()
        suffix = ".sqlite" if asked.form is ExportForm.SQLITE else ""
        target = str(free_place(Path(asked.folder), f"ivig-desk-{asked.form.value}-{day}", suffix))
        chosen, line = _chosen(asked.chosen)
        words = ("records", "export", f"--{asked.form.value}", target, f"--{asked.names.value}", *chosen)
        ours = ("--data", str(self._data), "--for", asked.person_id, "--beside", KEY_ON_INPUT)
        self._beside.begin_held(program_words(*words, *ours), *line)
        return target

    def so_far(self) -> ExportSoFar | None:
        """Return how far it is; None where that is not known."""
        return ExportSoFar.in_line(self._beside.said_last())

    def ended(self) -> ExportEnded | None:
        """Return how the one that was begun ended, once; None while it runs, and where none was begun."""
        ended = self._beside.ended()
        if ended is None:
            return None
        return ExportEnded(end=_ENDS.get(ended.code, ExportEnd.NONE), lines=ended.lines)

    def give_up(self) -> None:
        """Let nothing come of it; that it ended is told as ever."""
        self._beside.let_go()


def _chosen(chosen: str | Search) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that say which, and what goes through the pipe."""
    if isinstance(chosen, Search):
        return ("--search-on-input",), (search_line(chosen),)
    return ("--infusion", chosen), ()
