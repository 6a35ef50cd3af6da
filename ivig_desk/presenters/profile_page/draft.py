"""A profile that is being changed or written anew: what it began from and what is typed so far."""

from dataclasses import dataclass, replace
from enum import Enum, unique

from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.presenters.profile_page.form_texts import texts_of
from ivig_desk.presenters.typed import Texts


@unique
class DraftKind(Enum):
    """Whether a draft is to stand in for the profile it began from, or beside it under an id of its own."""

    CHANGE = "change"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is typed of one profile, kept as long as the program runs; nothing of it counts before it is saved."""

    kind: DraftKind
    base: Profile
    texts: Texts
    step: int = 0

    @property
    def name(self) -> str:
        """What it is kept and opened by."""
        return draft_name(self.kind, self.base.id)

    @property
    def profile_id(self) -> str:
        """The id it would be saved by."""
        return self.base.id if self.kind is DraftKind.CHANGE else self.texts.of("id").strip()

    @property
    def is_touched(self) -> bool:
        """Whether anything is typed that the profile it began from has not."""
        return _typed(self.texts) != _typed(texts_of(self.base))

    def with_text(self, field: str, text: str) -> "Draft":
        """Return the draft with one field typed in."""
        return replace(self, texts=self.texts.with_text(field, text))

    def at_step(self, step: int) -> "Draft":
        """Return the draft turned to another step."""
        return replace(self, step=step)


def draft_name(kind: DraftKind, profile_id: str) -> str:
    """Return what a draft is kept and opened by."""
    return f"{kind.value}:{profile_id}"


def draft_of(kind: DraftKind, base: Profile) -> Draft:
    """Return a draft in which nothing is changed yet."""
    return Draft(kind=kind, base=base, texts=texts_of(base))


def _typed(texts: Texts) -> dict[str, str]:
    return {name: text.strip() for name, text in texts.by_field.items() if text.strip()}
