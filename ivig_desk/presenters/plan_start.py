"""From the read-back to the start: plan, baseline, first rung, one after the other; the first refusal is said."""

from dataclasses import dataclass, replace

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.commands import (
    Command,
    OverrideLimit,
    PlanInfusion,
    RecordObservation,
    StartInfusion,
)
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters import run_forms
from ivig_desk.presenters.bed_wording import FULL
from ivig_desk.presenters.beds import MOST_AT_ONCE, is_looked_after
from ivig_desk.presenters.message_wording import plan_refused_text
from ivig_desk.presenters.plan_kept import KeptPlan
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_reading import PlanReader

_VITAL_SIGNS = frozenset(field.name for field in run_forms.VITAL_SIGNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Starting:
    """One plan on its way to the start; each step returns why it was refused, empty where it is done."""

    desk: Desk
    kept: KeptPlan
    reader: PlanReader
    preview: Preview
    references: PlanReferences

    def agree(self, plan: Plan) -> str:
        """Put the plan on record for the read-back, once for each change of it."""
        asked = self.reader.answered(tuple(question.question for question in self.preview.asked))
        agreed = replace(plan, asked=asked)
        if agreed == self.kept.infusion().plan:
            return ""
        return self._try(PlanInfusion(plan=agreed, references=self.references))

    def agree_if_whole(self) -> None:
        """Put on record what is whole; what stands in its way is kept with it, to be asked."""
        plan = self.reader.plan()
        if plan is not None:
            self.agree(plan)

    def start(self, plan: Plan, baseline: Observation) -> str:
        """Agree, record the baseline, run the first rung; the first refusal leaves the rest undone."""
        return self._room() or self.agree(plan) or self._record(baseline) or self._run()

    def _room(self) -> str:
        """One more than has a key and a place on the board is not started; records that cannot be read refuse none."""
        try:
            infusions = self.desk.on_file().infusions
        except RecordsFault:
            return ""
        return FULL if sum(map(is_looked_after, infusions)) >= MOST_AT_ONCE else ""

    def _record(self, baseline: Observation) -> str:
        """Record the baseline once, as of when it was typed: pressing Start later does not make it younger (S9)."""
        now = self.desk.now().wall
        typed = [
            at for name, at in self.kept.typed_at.items() if name in _VITAL_SIGNS and self.kept.texts.of(name).strip()
        ]
        at = min((now, *typed))
        last = self.kept.infusion().last_observation
        is_known = last is not None and last.observation == baseline and last.at == at
        if is_known or baseline == Observation():
            return ""
        return self._try(RecordObservation(observation=baseline), at)

    def _run(self) -> str:
        first = self.preview.first
        start = StartInfusion(
            confirmed=None if first is None else first.ml_per_h,
            nurse=self.kept.nurse(),
            second_checker=self.kept.texts.of(fields.SECOND_CHECKER.name).strip(),
            sound=self.reader.sound(),
        )
        refused = self._try(start)
        if not refused:
            return ""
        reason, name = (self.kept.texts.of(field.name).strip() for field in (fields.START_REASON, fields.START_NAME))
        if self.kept.infusion().asked is None or not reason or not name:
            return refused
        return self._try(OverrideLimit(reason=reason, name=name)) or self._try(start)

    def _try(self, command: Command, at: Instant | None = None) -> str:
        decision = self.kept.hand_in(command, at)
        if not isinstance(decision, Refused):
            return ""
        self.reader.mark(decision.kinds)
        return plan_refused_text(decision.unmet, self.preview.plan)
