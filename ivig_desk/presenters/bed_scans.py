"""What a scan at the bed, or a press on a planned bottle, puts into the form of a new bottle."""

from ivig_desk.desk.look import Look
from ivig_desk.desk.ports import Labels
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.open_forms import OpenForms
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.run_scans import PLANNED, RunScans, planned_texts
from ivig_desk.presenters.screens import Line
from ivig_desk.presenters.wishes import Typed


class BedScans:
    """Fills the form of a new bottle; the bottle is connected once that is said."""

    def __init__(self, forms: OpenForms, labels: Labels) -> None:
        """Take the forms of one infusion, and the reader with what the ward has taught of its labels."""
        self._forms = forms
        self._labels = labels

    def take(self, text: str, look: Look, plan: Plan) -> Line | None:
        """Fill the form with what was scanned; return why the bottle is not to be connected, where it is not."""
        today = look.reading.wall.day(look.reading.utc_offset_minutes)
        scans = RunScans(infusion=look.infusion, plan=plan, labels=self._labels, today=today)
        read = scans.scanned(text)
        if isinstance(read, Line):
            return read
        self._forms.empty(RunForm.BOTTLE)
        self._forms.fill(RunForm.BOTTLE, read)
        return None

    def take_planned(self, wish: Typed, look: Look, plan: Plan) -> bool:
        """Fill the form with the planned bottle that was pressed; say whether one was."""
        planned = planned_texts(look.infusion, plan, wish.text) if wish.field == PLANNED else None
        if planned is None:
            return False
        self._forms.empty(RunForm.BOTTLE)
        self._forms.fill(RunForm.BOTTLE, planned)
        return True
