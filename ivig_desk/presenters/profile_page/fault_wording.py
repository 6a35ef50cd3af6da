"""What is said of a fault in the form: the fields stand there, so no key of the file is named."""

from collections.abc import Sequence

from ivig_desk.desk.faults import MISSING, BadDataFile
from ivig_desk.domain.formulary.profile import RaisedLimit, Source
from ivig_desk.domain.formulary.profile_checks import ProfileProblemKind
from ivig_desk.presenters.formats import date_text, quantity_text

_EMPTY = {MISSING, '""'}
_PLACES = 4
_TWO_NAMES = "Two different names are wanted"


def fault_text(fault: BadDataFile, kind: ProfileProblemKind | None, raised: Sequence[RaisedLimit]) -> str:
    """Say what was found and what is accepted; `raised` are the limits above the shipped ones."""
    match kind:
        case ProfileProblemKind.NOT_CHECKED:
            return f"{_TWO_NAMES}: the pharmacist and a second reader."
        case ProfileProblemKind.RAISED_BY_TOO_FEW:
            return f"{_TWO_NAMES} for a limit above the shipped one."
        case ProfileProblemKind.LIMIT_RAISED:
            return (
                f"{fault.found}{_shipped_text(fault, raised)} – lower it, or two people answer for it in the last step."
            )
        case ProfileProblemKind.TEN_FOLD:
            near = fault.accepted.partition(", or two names")[0]
            return f"{fault.found} reads like a slip. Accepted is {near}, or two people answer for it in the last step."
        case _:
            pass
    if fault.name == "indications":
        return "Choose at least one."
    if fault.found in _EMPTY:
        return "Missing."
    return f"{fault.found}: accepted is {fault.accepted}."


def id_taken_text(profile_id: str) -> str:
    """Say that a new profile cannot have this id."""
    return f"“{profile_id}” is the id of another profile. Change that one, or type another id."


def version_text(version: str, in_use: str) -> str:
    """Say that a changed profile needs a version of its own; empty where it has one."""
    if not version:
        return f"Missing; “{in_use}” is in use now."
    return f"“{version}” is in use now. A changed profile has a new version." if version == in_use else ""


def old_source_text(source: Source) -> str:
    """Say that a changed figure cannot stand in the document as it was read before."""
    return (
        f"The figure is changed, and this source was read on {date_text(source.read_on)} without it: "
        "choose another, or renew the day in step 5."
    )


def _shipped_text(fault: BadDataFile, raised: Sequence[RaisedLimit]) -> str:
    key = fault.name.partition(" ")[0]
    shipped = [limit.shipped for limit in raised if limit.kind.value == key]
    return f" is above the shipped {quantity_text(shipped[0], _PLACES)}" if shipped else " is above the shipped limit"
