"""Where a page says who has signed in, and has the ways to hand over, to lock, and to the people of the desk."""

from dataclasses import replace

from ivig_desk.domain.people.person import Person, Role, keeps_records
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.screens import Ability, Button, Footer, Line, Page, Tone, WhoBar, WindowScreen
from ivig_desk.presenters.start_page import PROFILES

SWITCH = "switch-nurse"
LOCK = "lock"
PEOPLE = "people"
BACKUPS = "backups"


def with_who(screen: WindowScreen, person: Person, ward: str, others: Ability) -> WindowScreen:
    """Return the window with who is in; the foot of a bed's page has its own place for it, others a line under them.

    `others` says whether there is anybody to hand over to.
    """
    switch = Button(name=SWITCH, label="Switch nurse", key="Ctrl+T", ability=others)
    lock = Button(name=LOCK, label="Lock", key="Ctrl+L")
    if screen.run is not None:
        return replace(screen, run=replace(screen.run, footer=_foot(screen.run.footer, person, switch, lock)))
    if screen.after is not None:
        return replace(screen, after=replace(screen.after, footer=_foot(screen.after.footer, person, switch, lock)))
    own = _own_pages(person) if screen.page is Page.START else ()
    who = f"{person.name} ({words.roles_text(person)})"
    bar = WhoBar(ward=ward, who=who, buttons=(*own, switch, lock))
    return replace(_for_roles(screen, person), who=bar)


def may_change_profiles(person: Person) -> bool:
    """Whether the ward's profiles are this person's to change."""
    return Role.PHARMACIST in person.roles


def _own_pages(person: Person) -> tuple[Button, ...]:
    people = Button(name=PEOPLE, label="People", key="Ctrl+E")
    return (people, Button(name=BACKUPS, label="Backups", key="Ctrl+B")) if keeps_records(person) else (people,)


def _for_roles(screen: WindowScreen, person: Person) -> WindowScreen:
    """Profiles are a pharmacist's; whoever is none reads on the control whose they are."""
    start = screen.start
    if start is None or start.profiles.ability is not Ability.READY or may_change_profiles(person):
        return screen
    profiles = Button(name=PROFILES, label="Profiles", detail="a pharmacist signs in", ability=Ability.OFF)
    return replace(screen, start=replace(start, profiles=profiles))


def _foot(footer: Footer, person: Person, *controls: Button) -> Footer:
    nurse = Line(text=f"nurse {person.name}", tone=Tone.QUIET)
    return replace(footer, parts=(*footer.parts[:-1], nurse), controls=controls)
