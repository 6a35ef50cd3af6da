"""What was ordered beside what went in, what is missing of it, and why."""

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import EndKind
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.dose_wording import dose_text, dosing_weight_text, whole_bottles_text
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.run_wording import dilution_text
from ivig_desk.presenters.summary_document import Column, Grid, Section, Side

_RIGHT = Side.RIGHT


def amount_section(summary: Summary) -> Section:
    """Dose, dose per weight and volume, ordered and given side by side; g/kg on the weight the dose is reckoned on."""
    columns = (
        Column(head="", share=14),
        Column(head="Dose", share=10, side=_RIGHT),
        Column(head="By weight", share=10, side=_RIGHT),
        Column(head="Volume", share=10, side=_RIGHT),
        Column(head="", share=8, side=_RIGHT),
        Column(head="", share=48),
    )
    rows = (_ordered(summary), _given(summary), *_unwatched(summary), *_missing(summary))
    return Section(heading="", blocks=(Grid(columns=columns, rows=rows),))


def why_missing(summary: Summary) -> str:
    """Return why what is missing did not go in."""
    ended = summary.giving.ended
    if ended is None:
        return {Phase.RUNNING: "still running", Phase.HELD: "held"}.get(summary.phase, "not started")
    if ended.kind is EndKind.COMPLETED:
        return "left when it was completed"
    return f"stopped: {ended.reason}" if ended.reason else "stopped, no reason given"


def _ordered(summary: Summary) -> tuple[str, ...]:
    plan, amounts = summary.plan, summary.amounts
    said = (
        dosing_weight_text(plan.order.dosing_weight, plan.patient.weight),
        whole_bottles_text(plan.order),
        dilution_text(plan),
    )
    return (
        words.agreed_text(plan.order).capitalize(),
        dose_text(amounts.ordered_dose),
        quantity_text(amounts.ordered_per_kg, words.PER_KG_PLACES),
        quantity_text(amounts.ordered_volume, words.VOLUME_PLACES),
        "",
        "; ".join(filter(None, said)),
    )


def _given(summary: Summary) -> tuple[str, ...]:
    amounts = summary.amounts
    basis = "by the last reading and the rate since" if summary.readings else "reckoned from the given rates"
    return (
        "Given",
        quantity_text(amounts.given_dose, words.DOSE_PLACES),
        quantity_text(amounts.given_per_kg, words.PER_KG_PLACES),
        quantity_text(amounts.given_volume, words.VOLUME_PLACES),
        words.share_text(amounts.share),
        basis if amounts.missing_volume.value else f"{basis}; nothing missing",
    )


def _unwatched(summary: Summary) -> tuple[tuple[str, ...], ...]:
    if not summary.unwatched:
        return ()
    volume = quantity_text(summary.amounts.unwatched, words.VOLUME_PLACES)
    return (("Of it not watched", "", "", volume, "", "assumed at the given rate"),)


def _missing(summary: Summary) -> tuple[tuple[str, ...], ...]:
    amounts = summary.amounts
    if amounts.missing_volume.value == 0:
        return ()
    row = (
        "Missing",
        quantity_text(amounts.missing_dose, words.DOSE_PLACES),
        "",
        quantity_text(amounts.missing_volume, words.VOLUME_PLACES),
        words.share_text(amounts.missing_volume.over(amounts.ordered_volume)),
        why_missing(summary),
    )
    return (row,)
