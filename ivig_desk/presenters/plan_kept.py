"""The texts of one plan: on record as soon as they are typed, and there again whatever happens."""

from ivig_desk.desk.desk import Desk
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.commands import Command, KeepPlan
from ivig_desk.domain.infusion.decide import Decision
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.nurse import UNSIGNED
from ivig_desk.presenters.plan_typing import typed_at
from ivig_desk.presenters.typed import Texts


class KeptPlan:
    """What stands in every field of a plan and since when; what changes is kept by `keep`."""

    def __init__(self, desk: Desk, infusion_id: str) -> None:
        """Go on with what was typed before; raises LookupError where nothing is on record."""
        self._desk = desk
        self.infusion_id = infusion_id
        self.texts = Texts(by_field=dict(self.infusion().kept))
        self.typed_at = typed_at(desk.entries(infusion_id))
        self._filled = ""
        self.fill_in_nurse()

    def fill_in_nurse(self) -> None:
        """Let whoever signed in be the nurse at the bed, until another name is typed there; a hand-over changes it.

        A plan in which nothing is typed yet stays empty.
        """
        nurse, is_touched = self.texts.of(fields.NURSE.name), any(self.texts.by_field.values())
        if is_touched and self._desk.signed_in and nurse in {"", self._filled}:
            self._filled = self._desk.signed_in
            self.texts = self.texts.with_text(fields.NURSE.name, self._filled)

    def infusion(self) -> Infusion:
        """Return the infusion as it stands; raises LookupError where nothing is on record."""
        infusion = self._desk.infusion(self.infusion_id)
        if infusion is None:
            raise LookupError(self.infusion_id)
        return infusion

    def nurse(self) -> str:
        """Return who types, as far as a name is typed."""
        return self.texts.of(fields.NURSE.name).strip() or UNSIGNED

    def change(self, texts: Texts, field: str) -> None:
        """Let the fields hold these texts; `field` is the one that was typed in just now."""
        self.texts = texts
        self.typed_at[field] = self._desk.now().wall

    def keep(self) -> None:
        """Put on record what changed since the last time."""
        self.fill_in_nurse()
        kept = dict(self.infusion().kept)
        typed = {name: text for name, text in self.texts.by_field.items() if text != kept.get(name, "")}
        if typed:
            self.hand_in(KeepPlan(fields=tuple(sorted(typed.items()))))

    def hand_in(self, command: Command, at: Instant | None = None) -> Decision:
        """Have the desk decide a command in the nurse's name, as of `at` or now."""
        return self._desk.handle(self.infusion_id, command, self.nurse(), at)
