"""What a plan is made from beside its texts: the ward’s files, the last visits on record, and today."""

from dataclasses import replace

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.on_file import Sought
from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.presenters.earlier_patients import sought_by
from ivig_desk.presenters.formats import clock_text
from ivig_desk.presenters.plan_reading import PlanSources
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.ward_files import WardFiles


class PlanShelf:
    """The sources of one plan page; the records are read anew when somebody else may be meant."""

    def __init__(self, desk: Desk, files: WardFiles) -> None:
        """Take the desk that knows the visits, and the files as the ward has them now."""
        self._desk = desk
        self._files = files
        self._on_record: tuple[Sought, tuple[Visit, ...]] | None = None

    def sources(self, texts: Texts) -> PlanSources:
        """Return everything a plan is read with, as of now, with the last visits of who may be meant by its texts."""
        reading, references = self._desk.now(), self._files.references
        return PlanSources(
            profiles=self._files.formulary.profiles,
            under_the_skin=self._files.subcutaneous.profiles,
            rules=self._files.rules,
            references=replace(references, visits=self._visits(texts), utc_offset_minutes=reading.utc_offset_minutes),
            ward_ceiling=self._files.ward_ceiling,
            today=reading.wall.day(reading.utc_offset_minutes),
            clock=clock_text(reading.wall, reading.utc_offset_minutes),
        )

    def _visits(self, texts: Texts) -> tuple[Visit, ...]:
        """The last visits; none while the records cannot be read."""
        sought = sought_by(texts)
        if self._on_record is None or self._on_record[0] != sought:
            try:
                self._on_record = sought, self._desk.visits(sought)
            except RecordsFault:
                return ()
        return self._on_record[1]
