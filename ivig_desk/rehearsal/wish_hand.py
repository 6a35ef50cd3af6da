"""A hand that works the presenters alone: it wishes, and sees the screens that come of it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ivig_desk.presenters.screens import Ability, Button, FieldKind, Form, Page, WindowScreen
from ivig_desk.presenters.window import WindowPresenter
from ivig_desk.presenters.wishes import Opened, Pressed, Submitted, Typed


class WishHand:
    """Presses only what is on the screen, and types only into a form that is open."""

    def __init__(self, presenter: WindowPresenter) -> None:
        """Sit down before the window as it is."""
        self._presenter = presenter
        self._screen = presenter.look()

    def offers(self, name: str) -> bool:
        """Whether a control of this name is on the screen and answers."""
        return any(button.name == name and button.ability is not Ability.OFF for button in _buttons(self._screen))

    def press(self, name: str) -> None:
        """Press a control; raises LookupError where it is not on the screen."""
        if not self.offers(name):
            raise LookupError(name)
        self._screen = self._presenter.handle(Pressed(name=name))

    def fill(self, form: str, field: str, text: str) -> None:
        """Type a text, or press options one after the other; raises LookupError where the field is not there."""
        if self._kind(form, field) is FieldKind.CHOICES:
            chosen = text.split(" ")
            for count in range(1, len(chosen) + 1):
                self._type(form, field, " ".join(chosen[:count]))
            return
        self._type(form, field, text)

    def submit(self, form: str) -> None:
        """Take a form; raises LookupError where it is not open."""
        self._require(form)
        self._screen = self._presenter.handle(Submitted(form=form))

    def open(self, infusion_id: str) -> None:
        """Open an infusion from the start page."""
        self._screen = self._presenter.handle(Opened(infusion_id=infusion_id))

    def look(self) -> None:
        """See what the passing of time changed."""
        self._screen = self._presenter.look()

    def picture(self, name: str) -> None:
        """There is nothing to be seen."""

    def leave(self) -> None:
        """Nothing is held open here."""

    def _type(self, form: str, field: str, text: str) -> None:
        self._screen = self._presenter.handle(Typed(form=form, field=field, text=text))

    def _kind(self, form: str, field: str) -> FieldKind:
        for group in self._require(form).groups:
            for drawn in group.fields:
                if drawn.name == field:
                    return drawn.kind
        raise LookupError(f"{form}.{field}")

    def _require(self, form: str) -> Form:
        opened = _form_of(self._screen)
        if opened is None or opened.name != form:
            raise LookupError(form)
        return opened


def _form_of(screen: WindowScreen) -> Form | None:
    if screen.page is Page.PLAN and screen.plan is not None:
        return screen.plan.form
    if screen.page is Page.RUN and screen.run is not None:
        return screen.run.form
    return None if screen.after is None else screen.after.form


def _buttons(part: object) -> Iterator[Button]:
    """Every control of a screen, wherever in it."""
    if isinstance(part, Button):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _buttons(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _buttons(getattr(part, field.name))
