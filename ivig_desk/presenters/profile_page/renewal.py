"""A figure that was changed cannot stand in the document as it was read before it was changed (S4)."""

from collections.abc import Iterator, Mapping

from ivig_desk.domain.formulary.profile import FigureStatus
from ivig_desk.presenters.profile_page.draft import Draft
from ivig_desk.presenters.profile_page.fault_wording import old_source_text
from ivig_desk.presenters.profile_page.form_texts import sources_of, texts_of
from ivig_desk.presenters.profile_page.rows import LIMIT_PARTS, RUNG_PARTS, SOURCE_PARTS, filled
from ivig_desk.presenters.typed import Texts


def old_sources(draft: Draft) -> Mapping[str, str]:
    """Return, by the field of the source, what is said where a changed figure still names what was read before it.

    Local practice is what the ward says it is, and needs no reading.
    """
    before = texts_of(draft.base)
    sources = {str(number): source for number, source in enumerate(sources_of(draft.base), start=1)}
    said = {}
    for figures, cited in _figures(draft.texts):
        source = sources.get(draft.texts.of(cited))
        if source is None or source.status is FigureStatus.LOCAL or not _differs(before, draft.texts, figures):
            continue
        if not _differs(before, draft.texts, _source_fields(draft.texts.of(cited))):
            said[cited] = old_source_text(source)
    return said


def _figures(texts: Texts) -> Iterator[tuple[tuple[str, ...], str]]:
    """The fields of each figure, and the one that names its source."""
    yield ("concentration_mg_per_ml", "drop_factor_drops_per_ml"), "source"
    for name in ("rung", "later_rung"):
        for row in filled(texts, name, RUNG_PARTS):
            yield (f"{name}_unit", f"{name}_{row}_rate", f"{name}_{row}_hold"), f"{name}_{row}_source"
    at_risk = (f"at_risk_{row}" for row in filled(texts, "at_risk", LIMIT_PARTS))
    for limit in ("maximum", "tolerated_faster", "first_infusion", *at_risk):
        if texts.of(f"{limit}_rate").strip():
            yield (f"{limit}_rate", f"{limit}_unit"), f"{limit}_source"
    yield ("observe_ordinary_min", "observe_longer_min"), "observe_source"


def _source_fields(number: str) -> tuple[str, ...]:
    return tuple(f"source_{number}_{part}" for part in SOURCE_PARTS)


def _differs(before: Texts, after: Texts, names: tuple[str, ...]) -> bool:
    return any(before.of(name).strip() != after.of(name).strip() for name in names)
