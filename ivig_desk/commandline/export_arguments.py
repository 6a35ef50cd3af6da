"""The words of `records export`: in which form, of which infusions, under which names."""

import argparse
from datetime import date
from pathlib import Path

from ivig_desk.commandline.wanted import Chosen, ExportWanted, ReadableExportWanted
from ivig_desk.commandline.who import Who
from ivig_desk.commandline.wrong_use import WrongUse, not_accepted
from ivig_desk.desk.ports.exports import ExportForm, ExportNames

_FORMS = (
    (ExportForm.FHIR, "DIR", "FHIR R4B: one transaction Bundle an infusion"),
    (ExportForm.NDJSON, "DIR", "FHIR R4B: one file a type of resource, a resource a line"),
    (ExportForm.CSV, "DIR", "one CSV file a reading view"),
    (ExportForm.SQLITE, "FILE", "one plain SQLite file with the reading views as tables"),
)


def add_export_words(export: argparse.ArgumentParser) -> None:
    """Add what `export_wanted` reads."""
    forms = export.add_mutually_exclusive_group(required=True)
    forms.add_argument("--sealed", type=Path, metavar="FILE", help="all of the records, for a passphrase of their own")
    for form, metavar, says in _FORMS:
        forms.add_argument(f"--{form.value}", type=Path, metavar=metavar, help=f"{says}; not there yet")
    which = export.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="every infusion on record")
    which.add_argument("--infusion", action="append", default=[], metavar="ID", help="this one; as often as wanted")
    which.add_argument("--find", metavar="TEXT", help="those with each word of it in name, identifier or batch")
    which.add_argument("--since", metavar="DATE", help="those with anything written down on this day or later")
    which.add_argument("--search-on-input", action="store_true", help=argparse.SUPPRESS)
    names = export.add_mutually_exclusive_group()
    names.add_argument("--pseudonyms", action="store_true", help="no names and nothing that somebody typed")
    names.add_argument("--plain-names", action="store_true", help="with names; left out, a terminal is asked")
    export.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    export.add_argument("--checked", action="store_true", help="hold each FHIR resource against fhir.resources first")


def export_wanted(typed: argparse.Namespace, who: Who) -> ExportWanted | ReadableExportWanted:
    """Return what is wanted; raises WrongUse where the words do not go together."""
    chosen = [typed.all, typed.infusion, typed.find is not None, typed.since is not None, typed.search_on_input]
    if typed.sealed is not None:
        if any([*chosen, typed.pseudonyms, typed.plain_names, typed.checked]):
            raise WrongUse("records export: --sealed is all of the records, with names")
        return ExportWanted(data=typed.data, who=who, sealed=typed.sealed.absolute())
    form = next(form for form, _, _ in _FORMS if getattr(typed, form.value) is not None)
    if not any(chosen):
        raise WrongUse("records export: which infusions is missing: --all, --infusion, --find or --since")
    if typed.checked and not form.is_fhir:
        raise WrongUse("records export: --checked goes with --fhir and --ndjson")
    target: Path = getattr(typed, form.value)
    return ReadableExportWanted(
        data=typed.data,
        who=who,
        form=form,
        target=target.absolute(),
        chosen=Chosen(
            infusion_ids=tuple(typed.infusion),
            find=typed.find,
            since=_day(typed.since),
            is_on_input=typed.search_on_input,
        ),
        names=_names(typed),
        is_checked=typed.checked,
        is_beside=typed.beside,
    )


def _names(typed: argparse.Namespace) -> ExportNames | None:
    if typed.pseudonyms:
        return ExportNames.PSEUDONYMS
    return ExportNames.PLAIN if typed.plain_names else None


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise not_accepted("--since", typed, "a day as 2026-11-22") from error
