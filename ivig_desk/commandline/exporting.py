"""`records export` for other systems: FHIR, CSV or a plain SQLite copy, never silently with names."""

import gc
import sys
from collections.abc import Iterable, Sequence

from ivig_desk.commandline.beside import done_beside
from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.places import require_elsewhere, require_new_file
from ivig_desk.commandline.wanted import Chosen, ReadableExportWanted
from ivig_desk.commandline.who import next_line
from ivig_desk.commandline.wrong_use import WrongUse, not_accepted
from ivig_desk.desk.ports import Clock
from ivig_desk.desk.ports.exports import ExportDone, ExportForm, ExportNames, Exports, ExportSoFar, ExportWish
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.listed_words import search_in
from ivig_desk.presenters.export_wording import asked_text, done_text, unplanned_text, unreadable_text

_ANSWERS = {"names": ExportNames.PLAIN, "pseudonyms": ExportNames.PSEUDONYMS}


def export_readable(wanted: ReadableExportWanted, doors: Doors) -> int:
    """Write them and say what lies there; 1 where one could not be read. Raises as an export does, KeyStoreFault."""
    require_elsewhere(f"--{wanted.form.value}", wanted.target, doors.records_file(wanted.data))
    _require_free(wanted)
    if wanted.names is None and not sys.stdin.isatty():
        raise WrongUse(
            "records export: whoever has it can read it, so say which of the two: --pseudonyms or --plain-names"
        )
    records = doors.ward_records(wanted.data, wanted.who)
    with records.exports_of_one() if wanted.chosen.is_one else records.exports() as exports:
        chosen = _chosen(wanted.chosen, exports, doors.system_clock())
        names = wanted.names or _asked(len(chosen), str(wanted.target))
        wish = ExportWish(
            form=wanted.form,
            names=names,
            target=str(wanted.target),
            infusion_ids=chosen,
            is_checked=wanted.is_checked,
        )
        # What was loaded so far is looked through no more, each time some memory is to be given back.
        gc.freeze()
        steps = exports.export(wish)
        done = done_beside(steps, doors.system_clock()) if wanted.is_beside else _done(steps)
    print(done_text(done, names))
    if done.unplanned:
        print(unplanned_text(len(done.unplanned)))
    sys.stdout.flush()
    for infusion_id, why in done.unreadable:
        print(unreadable_text(infusion_id, why), file=sys.stderr)
    return 1 if done.unreadable else 0


def _done(steps: Iterable[ExportSoFar | ExportDone]) -> ExportDone:
    return [step for step in steps if isinstance(step, ExportDone)][-1]


def _require_free(wanted: ReadableExportWanted) -> None:
    option, target = f"--{wanted.form.value}", wanted.target
    if wanted.form is ExportForm.SQLITE:
        require_new_file(option, target)
    elif target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise not_accepted(option, str(target), "a new or empty folder; what is there stays")


def _chosen(chosen: Chosen, exports: Exports, clock: Clock) -> tuple[str, ...]:
    """Return which infusions; raises WrongUse where there are none, or one is not on record."""
    if chosen.infusion_ids:
        return _named(chosen.infusion_ids, exports)
    if chosen.is_on_input:
        found = exports.searched(search_in(next_line()))
        if not found:
            raise WrongUse("records export: nothing is found by it any more")
        return found
    if chosen.find is not None:
        found = exports.found_by(chosen.find)
        if not found:
            raise not_accepted("--find", chosen.find, "words that find an infusion; these find none")
        return found
    if chosen.since is not None:
        start = Instant.on_clock(chosen.since, "00:00", clock.read().utc_offset_minutes)
        return exports.written_since(start)
    return exports.every()


def _named(infusion_ids: Sequence[str], exports: Exports) -> tuple[str, ...]:
    known = frozenset(exports.every())
    for infusion_id in infusion_ids:
        if infusion_id not in known:
            raise not_accepted("--infusion", infusion_id, "an infusion on record, as `records list` names them")
    return tuple(dict.fromkeys(infusion_ids))


def _asked(count: int, target: str) -> ExportNames:
    """Return what whoever is at the terminal says; raises WrongUse where that is neither."""
    sys.stderr.write(asked_text(count, target))
    sys.stderr.flush()
    answer = next_line().strip().casefold()
    if answer not in _ANSWERS:
        raise WrongUse("records export: nothing was written, for neither names nor pseudonyms was answered")
    return _ANSWERS[answer]
