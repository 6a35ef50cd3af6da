"""The buttons that lead from one infusion to everybody who had the same batch."""

from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.presenters.records_page.names import OF_BATCH
from ivig_desk.presenters.screens import Button


def batch_buttons(row: Listed) -> tuple[Button, ...]:
    """Return for each batch of an infusion the button that shows everybody who had it."""
    batches = tuple(dict.fromkeys((*row.batches, *row.planned_batches)))
    return tuple(Button(name=f"{OF_BATCH}:{batch}", label=f"Batch {batch}") for batch in batches)
