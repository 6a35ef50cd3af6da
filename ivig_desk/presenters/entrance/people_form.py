"""The forms of the page of people: one's own passphrase and PIN, somebody new, somebody's name and roles."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ivig_desk.domain.people.name import BorneName, borne_by_others, is_one_name
from ivig_desk.domain.people.person import Person, Role
from ivig_desk.presenters.entrance import fields
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entrance.asking import PERSON
from ivig_desk.presenters.entrance.fields import as_typed, group
from ivig_desk.presenters.screens import Button, FieldKind, Form, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts

__all__ = ["FORM", "NEW", "NOW", "OWN", "Choice", "added", "as_typed", "changed", "form", "rows", "texts_of", "wrong"]

FORM = "people"
OWN = "own"
NEW = "new"
Choice = Person | str
"""Who is chosen: somebody to be changed, OWN for oneself, NEW for somebody who is not there yet."""

NOW = FieldPlan(name="now", label="Your passphrase as it is now", kind=FieldKind.CONCEALED)
_ROLES = FieldPlan(
    name="roles",
    label="Roles",
    kind=FieldKind.CHOICES,
    options=tuple(Option(value=role.value, label=words.role_text(role)) for role in Role),
)
_THEIR_OWN = "They choose passphrase and PIN themselves."
_NAME = replace(fields.NAME, label="Name")
_NEW_PASSPHRASE = (replace(fields.PASSPHRASE, label="New passphrase (if any)"), fields.AGAIN)
_NEW_PIN = (replace(fields.PIN, label="New PIN (if any)"), fields.PIN_AGAIN)


def rows(people: Sequence[Person], choice: Choice) -> tuple[tuple[Button, ...], int]:
    """Return everybody to choose from, oneself first and somebody new last, and the place of who is chosen."""
    values = [OWN, *(person.id for person in people), NEW]
    labels = ["My passphrase and PIN", *(person.name for person in people), "Somebody new"]
    details = ["", *(words.roles_text(person) for person in people), ""]
    buttons = tuple(
        Button(name=f"{PERSON}:{value}", label=label, detail=detail)
        for value, label, detail in zip(values, labels, details, strict=True)
    )
    return buttons, values.index(choice.id if isinstance(choice, Person) else choice)


def form(choice: Choice, texts: Texts, problems: dict[str, str]) -> Form:
    """Return the form of whoever is chosen."""
    title, label, plans = _parts(choice)
    return Form(
        name=FORM,
        title=title,
        lines=(Line(text=_THEIR_OWN),) if choice == NEW else (),
        groups=tuple(group(texts, problems, *row) for row in plans),
        submit=Button(name=f"submit:{FORM}", label=label, tone=Tone.GOOD),
        cancel=None,
        focus=plans[0][0].name,
    )


def wrong(choice: Choice, texts: Texts, people: Sequence[Person], borne: Iterable[BorneName]) -> dict[str, str]:
    """Return what is wrong in which field; `borne` are the names that the desk's own record has."""
    if isinstance(choice, Person):
        others = [person for person in people if person.id != choice.id]
        is_kept = is_one_name(texts.of(_NAME.name), choice.name)
        taken = () if is_kept else borne_by_others(borne, choice.id)
        return {**fields.name_wrong(texts, others, taken), **_roles_wrong(texts)}
    if choice == NEW:
        of_secrets = {**fields.passphrase_wrong(texts, texts.of(_NAME.name)), **fields.pin_wrong(texts)}
        of_name = fields.name_wrong(texts, people, (one.name for one in borne))
        return {**of_name, **_roles_wrong(texts), **of_secrets}
    found = {} if texts.of(NOW.name) else {NOW.name: "Your passphrase as it is now: missing."}
    if texts.of(fields.PASSPHRASE.name) or texts.of(fields.AGAIN.name):
        found |= fields.passphrase_wrong(texts, "")
    if texts.of(fields.PIN.name) or texts.of(fields.PIN_AGAIN.name):
        found |= fields.pin_wrong(texts)
    return found


def texts_of(person: Person) -> Texts:
    """Return the fields of somebody as they are on file."""
    roles = " ".join(role.value for role in Role if role in person.roles)
    return Texts(by_field={_NAME.name: person.name, _ROLES.name: roles})


def changed(person: Person, texts: Texts) -> Person:
    """Return somebody with the name and the roles that are typed."""
    return replace(person, name=texts.of(_NAME.name).strip(), roles=_roles(texts))


def added(texts: Texts, person_id: str) -> Person:
    """Return somebody new."""
    return Person(id=person_id, name=texts.of(_NAME.name).strip(), roles=_roles(texts))


def _roles(texts: Texts) -> frozenset[Role]:
    return frozenset(map(Role, texts.of(_ROLES.name).split()))


def _roles_wrong(texts: Texts) -> dict[str, str]:
    return {} if texts.of(_ROLES.name) else {_ROLES.name: "Roles: choose at least one."}


def _parts(choice: Choice) -> tuple[str, str, tuple[tuple[FieldPlan, ...], ...]]:
    if isinstance(choice, Person):
        return choice.name, "Change", ((_NAME,), (_ROLES,))
    if choice == NEW:
        secrets = (fields.CHOOSING, fields.CHOOSING_PIN, (fields.SHOW,))
        return "Somebody new", "Add", ((_NAME,), (_ROLES,), *secrets)
    return "My passphrase and PIN", "Change", ((NOW,), _NEW_PASSPHRASE, _NEW_PIN, (fields.SHOW,))
