"""The form before infusions leave for other systems: in what form, under which names, into which folder."""

from collections.abc import Mapping
from dataclasses import dataclass

from ivig_desk.desk.ports.exports import ExportForm, ExportNames
from ivig_desk.domain.infusion.listed_words import Search
from ivig_desk.presenters import export_form_wording as words
from ivig_desk.presenters.screens import Button, FieldGroup, FieldKind, Form, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, choice_problem, field_of

EXPORT_FORM = "export"
FORM = FieldPlan(
    name="form",
    label="What it is to be",
    kind=FieldKind.CHOICE,
    options=tuple(Option(value=form.value, label=label) for form, label in words.FORMS.items()),
)
NAMES = FieldPlan(
    name="names",
    label="Who is named",
    kind=FieldKind.CHOICE,
    options=tuple(Option(value=names.value, label=label) for names, label in words.NAMES.items()),
)
FOLDER = FieldPlan(name="folder", label="Folder", hint="The whole path of one that is there, a removable drive’s too")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToExport:
    """One infusion, or those a search finds; how many there are, of how many on file."""

    chosen: str | Search
    count: int
    on_file: int

    @property
    def is_search(self) -> bool:
        """Whether it is whatever a search finds, and not one that was opened."""
        return isinstance(self.chosen, Search)


def export_form(wanted: ToExport, texts: Texts, problems: Mapping[str, str]) -> Form:
    """Return the form; neither what it is to be nor who is named is chosen beforehand."""
    rows = ((FORM,), (NAMES,), (FOLDER,))
    return Form(
        name=EXPORT_FORM,
        title=words.title_text(wanted.count, wanted.on_file) if wanted.is_search else words.ONE,
        groups=tuple(
            FieldGroup(heading="", fields=tuple(field_of(one, texts, problems) for one in row)) for row in rows
        ),
        submit=Button(name=f"submit:{EXPORT_FORM}", label="Export", tone=Tone.MEDIUM),
        cancel=Button(name="cancel", label="Close", key="Esc"),
        focus=FORM.name,
        lines=_lines(texts),
    )


def form_of(texts: Texts) -> ExportForm | None:
    """Return the form that is chosen."""
    return None if choice_problem(FORM, texts) else ExportForm(texts.of(FORM.name))


def names_of(texts: Texts) -> ExportNames | None:
    """Return under which names people are to leave."""
    return None if choice_problem(NAMES, texts) else ExportNames(texts.of(NAMES.name))


def folder_of(texts: Texts) -> str:
    """Return the folder that is typed."""
    return texts.of(FOLDER.name).strip()


def wrong(texts: Texts) -> dict[str, str]:
    """Return what is wrong in which field, without a look at any disk."""
    found = {plan.name: choice_problem(plan, texts) for plan in (FORM, NAMES)}
    found[FOLDER.name] = "" if folder_of(texts) else "Folder: missing."
    return {name: said for name, said in found.items() if said}


def _lines(texts: Texts) -> tuple[Line, ...]:
    """What each answer comes to, that of whoever is named before one is chosen too."""
    form, names = form_of(texts), names_of(texts)
    return (
        Line(text=words.ANY_FORM if form is None else words.PURPOSES[form]),
        *(Line(text=words.LEFT[one], tone=Tone.MEDIUM if one is names else Tone.PLAIN) for one in ExportNames),
        Line(text=words.RECORDED, tone=Tone.QUIET),
    )
