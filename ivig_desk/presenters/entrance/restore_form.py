"""What the page that restores a backup asks and says."""

from collections.abc import Sequence
from pathlib import PurePath

from ivig_desk.desk.faults import BadBackup, BadBackupCode, Fault, RecordsFault
from ivig_desk.desk.ports.backups import KeptBackup, Restored
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.people.person import Person
from ivig_desk.presenters.backup_wording import restored_text
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.fields import group
from ivig_desk.presenters.formats import begun_large, moment_text
from ivig_desk.presenters.handing_out_wording import folder_text
from ivig_desk.presenters.paper_door import FolderTrouble
from ivig_desk.presenters.records_wording import fault_text, to_do_text
from ivig_desk.presenters.screens import Button, EntranceScreen, Form, Line, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts

FORM = "restore"
WHO = "restore-who"
PLACE = "backup"
BEGIN = "begin-anew"
RESTORE = "restore-backup"
"""The control that leads here."""

TITLE = "Restore a backup"
KEEPER = "A keeper signs in: backups are a keeper’s."
NOBODY = "Nobody who may sign in to this backup is a keeper: restore it with ivig-desk records restore."
RESTORING = "The backup is being copied, verified and replayed …"
MISSING = "Choose a backup, or type the path of one."
NOT_WHOLE = folder_text(FolderTrouble.NOT_WHOLE)
GONE = (
    "There are no records in the data folder, though people sign in to them. Where a drive is not plugged in, or "
    "somebody took the file away, put that right first and start IVIG Desk again. On a desk that was only just set up "
    "there are none yet: begin with none."
)
OPENS = Button(name=RESTORE, label="Restore a backup", key="Ctrl+B")
BEGIN_ANEW = Button(name=BEGIN, label="Begin with no records", key="Ctrl+N")

_WILL = (
    "The backup is copied, verified and replayed first. What is here now is kept beside it by another name. What was "
    "entered after the backup was made is not in it."
)
ITS_KEYS = "There is no key store here: the one of the backup is taken, and its people sign in with their passphrases."
_NONE_THERE = "No good backup lies in the folder that backups.toml names: type the path of one."
_PATH = FieldPlan(
    name=PLACE, label="Or the path of a backup", hint="Its folder, from the drive on, such as /media/…/ivig-desk-…"
)


def rows(good: Sequence[KeptBackup], chosen: str, reading: ClockReading) -> tuple[tuple[Button, ...], int]:
    """Return the good backups, each by when it was made, and the place of the one that is chosen."""
    buttons = tuple(
        Button(
            name=f"{PLACE}:{one.place}",
            label=moment_text(one.made_at, reading.utc_offset_minutes),
            detail=PurePath(one.place).name,
        )
        for one in good
    )
    places = [one.place for one in good]
    return buttons, places.index(chosen) if chosen in places else -1


def about(good: Sequence[KeptBackup], not_read: str) -> tuple[Line, ...]:
    """Return what will happen, and why there may be nothing to choose from."""
    lines = [Line(text=_WILL)]
    if not_read:
        lines.append(Line(text=f"The folder for backups cannot be read now: {not_read}", tone=Tone.MEDIUM))
    elif not good:
        lines.append(Line(text=_NONE_THERE))
    return tuple(lines)


def choosing(texts: Texts, problem: str, back: Button | None) -> Form:
    """Return the form that takes a backup."""
    return Form(
        name=FORM,
        title="",
        groups=(group(texts, {PLACE: problem} if problem else {}, _PATH),),
        submit=Button(name=f"submit:{FORM}", label="Restore", tone=Tone.GOOD),
        cancel=back,
        focus=PLACE,
    )


def asking_title(asked: Person | None) -> str:
    """Return who is asked."""
    return "Choose who you are" if asked is None else asked.name


def cancel() -> Button:
    """Return the way back."""
    return Button(name="cancel", label="Back", key="Esc")


def restored_screen(restored: Restored) -> EntranceScreen:
    """Return the page that says what was put back, and where the records are that were there."""
    first, *rest = map(begun_large, restored_text(restored).splitlines())
    return EntranceScreen(
        title="Restored",
        lines=(Line(text=first, tone=Tone.GOOD), *(Line(text=text) for text in rest)),
        form=Form(
            name=FORM,
            title="",
            groups=(),
            submit=Button(name=f"submit:{FORM}", label="Sign in", key="Return", tone=Tone.GOOD),
            cancel=None,
        ),
    )


def no_keeper_text(name: str) -> str:
    """Return that somebody else has to sign in."""
    return f"{name} is no keeper."


def not_restored_text(fault: Fault) -> str:
    """Return why nothing was restored, and what to do."""
    match fault:
        case BadBackup(code=BadBackupCode.NOT_A_BACKUP):
            return f"This is no backup of IVIG Desk: {fault.detail}. Nothing was changed."
        case BadBackup(code=BadBackupCode.OTHER_DESK):
            return "This is a backup of another desk: it is encrypted with another key. Nothing was changed."
        case BadBackup(code=BadBackupCode.TOO_NEW):
            return "A later version of IVIG Desk made this backup: restore it with that one. Nothing was changed."
        case BadBackup(code=BadBackupCode.DAMAGED):
            return f"This backup is damaged: {fault.detail}. Choose another one. Nothing was changed."
        case RecordsFault():
            return f"Not restored: {fault_text(fault.code)}. {to_do_text(fault.code)}."
        case _:
            return words.opening_text(fault)
