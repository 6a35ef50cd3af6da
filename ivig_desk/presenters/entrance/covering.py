"""What stands in place of a page while somebody is asked who they are."""

from ivig_desk.domain.people.person import Person
from ivig_desk.presenters.alarm_bar import ACKNOWLEDGE, PAUSE_SOUND
from ivig_desk.presenters.closing import LOSE, STAY
from ivig_desk.presenters.control_names import pressed_on_card
from ivig_desk.presenters.covered import Names
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.asking import Asking
from ivig_desk.presenters.entrance.who import LOCK
from ivig_desk.presenters.screens import Ability, Button, EntranceScreen, Line

SOMEBODY_ELSE = "somebody-else"


def locked_screen(asking: Asking, person: Person, others: Ability) -> EntranceScreen:
    """Return the lock of this person's desk; `others` says whether there is anybody else to come in."""
    return EntranceScreen(
        title="Locked",
        lines=(Line(text=words.LOCKED),),
        form=asking.form(person.name, "Unlock", None),
        buttons=(Button(name=SOMEBODY_ELSE, label="Somebody else", key="Ctrl+T", ability=others),),
    )


def hand_over_screen(asking: Asking, person: Person, names: Names) -> EntranceScreen:
    """Return who may take over from this person.

    Whoever asked for the next nurse may walk away meanwhile, and lock; over a lock there is nothing to hide.
    """
    lock = (Button(name=LOCK, label="Lock", key="Ctrl+L"),) if names is Names.SHOWN else ()
    title = "Who takes over?" if asking.asked is None else asking.asked.name
    return EntranceScreen(
        title="Switch nurse",
        lines=(Line(text=words.handed_over_text(person.name)),),
        people=asking.people,
        chosen=asking.chosen,
        form=asking.form(title, "Take over", Button(name="cancel", label="Back", key="Esc")),
        buttons=lock,
    )


def is_for_everybody(name: str) -> bool:
    """Whether a control answers whoever stands there, covered or not."""
    return name in {PAUSE_SOUND, STAY, LOSE} or name.startswith(f"{ACKNOWLEDGE}:") or pressed_on_card(name) is not None
