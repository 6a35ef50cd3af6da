"""What is said while somebody is asked who they are."""

from collections.abc import Iterable
from typing import assert_never

from ivig_desk.desk.faults import Fault, KeyStoreFault, KeyStoreFaultCode, RecordsFault
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.people.name import LONGEST as LONGEST_NAME
from ivig_desk.domain.people.name import NameProblem
from ivig_desk.domain.people.passphrase import SHORTEST as SHORTEST_PASSPHRASE
from ivig_desk.domain.people.passphrase import PassphraseProblem
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.domain.people.pin import LONGEST as LONGEST_PIN
from ivig_desk.domain.people.pin import SHORTEST as SHORTEST_PIN
from ivig_desk.domain.people.pin import TRIES, PinProblem
from ivig_desk.domain.people.recovery_key import DRAWN, GROUPS, MistypedGroups, WrongLength
from ivig_desk.presenters.formats import countdown_text
from ivig_desk.presenters.records_wording import fault_text

CHECKING = "Checking … this takes about a second."
MAKING = "Making the key … this takes a few seconds."
DIFFERS = "The two are not the same: type both again."
BY_PAPER = "IVIG Desk guides nothing until somebody has signed in: go by the paper chart until then."
LOCKED = "The record is hidden. HOLD and STOP answer without a PIN and are recorded as done at the locked desk."
LAST_KEEPER = "The only keeper stays one: make somebody else a keeper first."
NAMES_UNREAD = "The desk’s own record cannot be read now, so nobody knows which names are in use. Nothing was changed."
NOT_THE_PIN = "Not the PIN: that is enough only once you have signed in here."
NO_SUCH_RECOVERY = "This is a recovery key, but not the one of this desk."


def role_text(role: Role) -> str:
    """Return a role in words."""
    match role:
        case Role.NURSE:
            return "nurse"
        case Role.SECOND_CHECKER:
            return "second checker"
        case Role.PHARMACIST:
            return "pharmacist"
        case Role.KEEPER:
            return "keeper"
        case _:
            assert_never(role)


def roles_text(person: Person) -> str:
    """Return every role of somebody, in one order."""
    return ", ".join(role_text(role) for role in Role if role in person.roles)


def locked_by_text(name: str) -> str:
    """Return by whom something was done while the desk was locked: nobody knows, and the record says so."""
    return f"somebody at the locked desk of {name}"


def handed_over_text(name: str) -> str:
    """Return whose desk it is until somebody takes over."""
    return f"{name} is signed in until somebody takes over. Nothing stops meanwhile; what is typed stays."


def keepers_text(people: Iterable[Person]) -> str:
    """Return who adds and changes people, for everybody else."""
    keepers = "; ".join(person.name for person in people if Role.KEEPER in person.roles)
    return f"People are added and changed by a keeper: {keepers}."


def name_text(problem: NameProblem) -> str:
    """Return why a name may not be somebody's here, and how to go on."""
    match problem:
        case NameProblem.EMPTY:
            return "Name: missing."
        case NameProblem.TOO_LONG:
            return f"A name has at most {LONGEST_NAME} characters here."
        case NameProblem.UNPRINTABLE:
            return "There is a character in it that cannot be seen: type the name anew."
        case NameProblem.TAKEN:
            return "Somebody has this name already. Add what tells the two apart on paper, such as a staff number."
        case NameProblem.BORNE:
            return "The record has this name for somebody else: add what tells them apart, such as a staff number."
        case _:
            assert_never(problem)


def passphrase_text(problem: PassphraseProblem) -> str:
    """Return why a passphrase may not be chosen."""
    match problem:
        case PassphraseProblem.EMPTY:
            return "Passphrase: missing."
        case PassphraseProblem.SHORT:
            return f"At least {SHORTEST_PASSPHRASE} characters: a short sentence is easiest."
        case PassphraseProblem.IS_NAME:
            return "The name is known to everybody: choose something else."
        case _:
            assert_never(problem)


def pin_text(problem: PinProblem) -> str:
    """Return why a PIN may not be chosen."""
    match problem:
        case PinProblem.EMPTY:
            return "PIN: missing."
        case PinProblem.NOT_DIGITS:
            return "A PIN is of digits alone."
        case PinProblem.SHORT | PinProblem.LONG:
            return f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits."
        case PinProblem.ALL_ONE_DIGIT:
            return "The same digit throughout is guessed first: choose another."
        case PinProblem.RUN:
            return "A run such as 1 2 3 4 is guessed first: choose another."
        case _:
            assert_never(problem)


def wrong_passphrase_text(in_a_row: int) -> str:
    """Return that a passphrase was wrong, and how many have been."""
    return "Wrong passphrase." if in_a_row == 1 else f"Wrong passphrase, {in_a_row} in a row."


def wait_text(in_a_row: int, left: Minutes) -> str:
    """Return how long it is until the next is looked at."""
    return f"{wrong_passphrase_text(in_a_row)} The next one is looked at in {countdown_text(left)}."


def wrong_pin_text(wrong: int) -> str:
    """Return that a PIN was wrong, and what is left."""
    left = TRIES - wrong
    if left <= 0:
        return f"{TRIES} wrong PINs: only the passphrase opens it now."
    return f"Wrong PIN. {_times(left)} more, then only the passphrase opens it."


def mistyped_text(problem: MistypedGroups | WrongLength) -> str:
    """Return which group of a recovery key is not as it was printed."""
    if isinstance(problem, WrongLength):
        letters = GROUPS * (DRAWN + 1)
        return f"{problem.typed} characters; the key has {letters}, {GROUPS} groups of {DRAWN + 1}."
    named = ", ".join(str(group) for group in problem.groups)
    return f"Not as printed: group {named}." if len(problem.groups) == 1 else f"Not as printed: groups {named}."


def opening_text(fault: Fault) -> str:
    """Return why the desk could not be opened, whoever asked."""
    if isinstance(fault, KeyStoreFault):
        return f"The key store {fault.file}: {_KEY_TEXTS.get(fault.code, fault.detail)}. Nothing was changed."
    if isinstance(fault, RecordsFault):
        return f"The record cannot be opened: {fault_text(fault.code)}. Nothing was changed."
    return f"The desk cannot be opened: {fault}."


_KEY_TEXTS = {
    KeyStoreFaultCode.MISSING: "it is missing, and nothing else opens these records",
    KeyStoreFaultCode.DAMAGED: "it is damaged; bring it back from a backup",
    KeyStoreFaultCode.CHANGED: "another program changed a name, a role or a key in it; bring it back from a backup",
    KeyStoreFaultCode.TOO_NEW: "a later version of this program made it",
    KeyStoreFaultCode.UNREACHABLE: "it cannot be read or written",
    KeyStoreFaultCode.SIGN_IN_NEEDED: "somebody has to sign in",
    KeyStoreFaultCode.IN_PLACE: "it was made before",
}
"""What is refused at the command line alone is not among them."""


def _times(count: int) -> str:
    return "One" if count == 1 else str(count)
