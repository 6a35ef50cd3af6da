"""The forms of the page of backups: one now, one elsewhere, an export, and a verification."""

from collections.abc import Callable, Mapping
from enum import Enum, unique
from types import MappingProxyType

from ivig_desk.presenters.entrance import fields
from ivig_desk.presenters.entrance.asking import PERSON
from ivig_desk.presenters.entrance.fields import as_typed, group
from ivig_desk.presenters.handing_out_wording import folder_text
from ivig_desk.presenters.paper_door import FolderTrouble
from ivig_desk.presenters.screens import Ability, Button, FieldGroup, Form, Line, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts

__all__ = [
    "FORM",
    "NOT_DONE",
    "UNDER_WAY",
    "Choice",
    "as_typed",
    "folder_of",
    "form",
    "passphrase_of",
    "rows",
    "wrong",
    "wrong_while_typed",
]

FORM = "backups"


@unique
class Choice(Enum):
    """What a keeper may have done."""

    NOW = "now"
    ELSEWHERE = "elsewhere"
    EXPORT = "export"
    VERIFY = "verify"


FOLDER = FieldPlan(name="folder", label="Folder", hint="The whole path of one that is there, such as on a drive")
UNDER_WAY: Mapping[Choice, str] = MappingProxyType(
    {
        Choice.NOW: "A backup is being made; it counts once it was opened, verified and replayed.",
        Choice.ELSEWHERE: "A backup is being made there; leave the drive plugged in until it is said that it counts.",
        Choice.EXPORT: "The file is being written; leave the drive plugged in until it is said that it is whole.",
        Choice.VERIFY: "Every entry is being held against its chain …",
    }
)
NOT_DONE: Mapping[Choice, str] = MappingProxyType(
    {
        Choice.NOW: "No good backup.",
        Choice.ELSEWHERE: "No good backup there.",
        Choice.EXPORT: "Not exported, or not without a fault.",
        Choice.VERIFY: "The records are not as they were written.",
    }
)
_LABELS: Mapping[Choice, tuple[str, str, str]] = MappingProxyType(
    {
        Choice.NOW: ("Back up now", "into the folder of backups.toml", "Back up now"),
        Choice.ELSEWHERE: ("Back up to another folder", "such as a drive that leaves the ward", "Back up there"),
        Choice.EXPORT: ("Export, encrypted", "all in one file, for the archive", "Export"),
        Choice.VERIFY: ("Verify the records", "every entry against its chain", "Verify"),
    }
)
_TEXTS: Mapping[Choice, str] = MappingProxyType(
    {
        Choice.NOW: "The desk goes on meanwhile. It is made by itself after each infusion and once a day.",
        Choice.ELSEWHERE: "It opens to the people of this desk, with their passphrases. The desk goes on meanwhile.",
        Choice.EXPORT: (
            "Whoever has the file and this passphrase reads every record; a lost passphrase cannot be replaced. "
            "That it left the desk is recorded under your name."
        ),
        Choice.VERIFY: "Nothing is changed. The desk goes on meanwhile.",
    }
)
_NO_FOLDER = "No folder for backups is named. A copy of backups.toml in the data folder names one (README)."


def rows(choice: Choice) -> tuple[tuple[Button, ...], int]:
    """Return all there is to choose from, and the place of what is chosen."""
    buttons = tuple(
        Button(name=f"{PERSON}:{one.value}", label=_LABELS[one][0], detail=_LABELS[one][1], key=f"Alt+{place}")
        for place, one in enumerate(Choice, start=1)
    )
    return buttons, list(Choice).index(choice)


def form(choice: Choice, texts: Texts, problems: Mapping[str, str], named: str | None) -> Form:
    """Return the form of what is chosen; `named` is the folder backups go to."""
    title, _, label = _LABELS[choice]
    is_nowhere = choice is Choice.NOW and named is None
    about = Line(text=_NO_FOLDER, tone=Tone.MEDIUM) if is_nowhere else Line(text=_TEXTS[choice])
    groups = _groups(choice, texts, problems)
    return Form(
        name=FORM,
        title=title,
        groups=groups,
        submit=Button(
            name=f"submit:{FORM}",
            label=label,
            tone=Tone.GOOD,
            ability=Ability.OFF if is_nowhere else Ability.READY,
        ),
        cancel=None,
        focus=FOLDER.name if groups else "",
        lines=(about,),
    )


def wrong(choice: Choice, texts: Texts, trouble: Callable[[str], FolderTrouble | None]) -> dict[str, str]:
    """Return what is wrong in which field when the form is taken; `trouble` says what is wrong with a folder."""
    if choice in {Choice.NOW, Choice.VERIFY}:
        return {}
    return {**_folder_wrong(texts, trouble), **wrong_while_typed(choice, texts)}


def wrong_while_typed(choice: Choice, texts: Texts) -> dict[str, str]:
    """Return what is wrong without a look at any disk."""
    return fields.passphrase_wrong(texts, "") if choice is Choice.EXPORT else {}


def folder_of(texts: Texts) -> str:
    """Return the folder that is typed."""
    return texts.of(FOLDER.name).strip()


def passphrase_of(texts: Texts) -> str:
    """Return the passphrase that is typed."""
    return texts.of(fields.PASSPHRASE.name)


def _folder_wrong(texts: Texts, trouble: Callable[[str], FolderTrouble | None]) -> dict[str, str]:
    folder = folder_of(texts)
    if not folder:
        return {FOLDER.name: "Folder: missing."}
    found = trouble(folder)
    return {} if found is None else {FOLDER.name: folder_text(found)}


def _groups(choice: Choice, texts: Texts, problems: Mapping[str, str]) -> tuple[FieldGroup, ...]:
    match choice:
        case Choice.NOW | Choice.VERIFY:
            return ()
        case Choice.ELSEWHERE:
            return (group(texts, problems, FOLDER),)
        case Choice.EXPORT:
            return tuple(group(texts, problems, *row) for row in ((FOLDER,), fields.CHOOSING, (fields.SHOW,)))
