"""The page under the skin: a calculator with its sources; nothing is started and nothing is kept."""

from ivig_desk.domain.amounts.formulas import dose_per_weight, volume_of_dose
from ivig_desk.domain.formulary.subcutaneous import (
    SiteBounds,
    SubcutaneousProfile,
    SubcutaneousRefused,
    subcutaneous_plan,
)
from ivig_desk.presenters import subcutaneous_reading as fields
from ivig_desk.presenters import subcutaneous_wording as words
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.screens import Ability, Button, FieldGroup, Form, Line, SubcutaneousScreen, Table, Tone
from ivig_desk.presenters.subcutaneous_reading import SubcutaneousReader
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of, with_hint
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.wishes import PageWish, Pressed, Typed

FORM = "under-the-skin"
LEAVE = "leave"


class SubcutaneousPresenter:
    """One sitting at the page: what is typed lives as long as the page is open."""

    def __init__(self, files: WardFiles) -> None:
        """Begin with empty fields."""
        self._files = files
        self._texts = Texts()

    def screen(self) -> SubcutaneousScreen:
        """Return the page: what is typed at the left, what follows from it at the right."""
        reader = SubcutaneousReader(self._texts, self._profiles, self._files.formulary.profiles)
        headline, table, cautions = self._result(reader)
        return SubcutaneousScreen(
            form=_form(reader, self._texts, self._profiles),
            headline=headline,
            table=table,
            cautions=tuple(Line(text=text, tone=Tone.MEDIUM) for text in cautions),
            label_heading="" if reader.profile is None else words.profile_text(reader.profile),
            label=_label(reader),
            review_heading="The review",
            review=tuple(Line(text=text) for text in words.review_texts()),
            statement=Line(text=words.STATEMENT, tone=Tone.QUIET),
            leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        )

    def handle(self, wish: PageWish) -> Turn:
        """Take what is typed, or leave; nothing else can be wanted of this page."""
        match wish:
            case Typed(form=form) if form == FORM:
                self._texts = self._texts.with_text(wish.field, wish.text)
            case Pressed(name=name) if name == LEAVE:
                return Turn.LEAVE
            case _:
                pass
        return Turn.STAY

    @property
    def _profiles(self) -> tuple[SubcutaneousProfile, ...]:
        return self._files.subcutaneous.profiles

    def _result(self, reader: SubcutaneousReader) -> tuple[Line, Table | None, tuple[str, ...]]:
        """The headline, the table under it, and what is to be looked at again."""
        if not self._profiles:
            return Line(text=words.NO_PROFILE, tone=Tone.HIGH), None, ()
        order, profile = reader.order(), reader.profile
        if order is None or profile is None:
            return Line(text=words.wanting_text(reader.wanting), tone=Tone.QUIET), None, ()
        plan = subcutaneous_plan(profile, order, self._files.references.posology.day)
        if isinstance(plan, SubcutaneousRefused):
            refused = f"No rate: {words.refused_text(profile, plan)}."
            return Line(text=refused, tone=Tone.HIGH), None, ()
        table = Table(heads=words.RESULT_HEADS, rows=(words.result_texts(plan),))
        return Line(text=words.total_text(plan)), table, words.caution_texts(plan)


def _form(reader: SubcutaneousReader, texts: Texts, profiles: tuple[SubcutaneousProfile, ...]) -> Form:
    rows = (
        (fields.profile_field(profiles),),
        (fields.WEIGHT, with_hint(fields.DOSE, _dose_hint(reader))),
        (fields.SITES, fields.INFUSION),
        (with_hint(fields.RATE, _rate_hint(reader)),),
    )
    return Form(
        name=FORM,
        title="Under the skin: rate per site, rate of all sites",
        groups=tuple(_group(row, texts, reader) for row in rows),
        submit=Button(name=f"submit:{FORM}", label="", ability=Ability.OFF),
        cancel=None,
        focus="profile",
    )


def _group(row: tuple[FieldPlan, ...], texts: Texts, reader: SubcutaneousReader) -> FieldGroup:
    return FieldGroup(heading="", fields=tuple(field_of(plan, texts, reader.problems) for plan in row))


def _dose_hint(reader: SubcutaneousReader) -> str:
    """The dose in its other units, worked out as it is typed."""
    if reader.dose is None or reader.weight is None:
        return ""
    per_kg = quantity_text(dose_per_weight(reader.dose, reader.weight), 3)
    if reader.profile is None:
        return per_kg
    volume = volume_of_dose(reader.dose, reader.profile.concentration)
    return f"{per_kg} · {quantity_text(volume, words.VOLUME_PLACES)}"


def _rate_hint(reader: SubcutaneousReader) -> str:
    bounds = _bounds(reader)
    return "" if bounds is None else f"Label: {words.label_rate_text(bounds)}"


def _label(reader: SubcutaneousReader) -> tuple[Line, ...]:
    """What the label prints, once it is known for whom, and what was not read in it."""
    profile, bounds = reader.profile, _bounds(reader)
    if profile is None:
        return ()
    printed = () if bounds is None else words.label_texts(profile, bounds)
    return tuple(Line(text=text) for text in (*printed, *profile.notes))


def _bounds(reader: SubcutaneousReader) -> SiteBounds | None:
    if reader.profile is None or reader.weight is None or reader.infusion is None:
        return None
    return reader.profile.bounds_for(reader.weight, reader.infusion)
