"""When a backup is made: after each infusion that was closed, and so often as the ward says."""

from dataclasses import dataclass

from ivig_desk.desk.faults import Fault
from ivig_desk.desk.ports.backups import BackupRunner, KeptBackups, WardRecords
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import Command
from ivig_desk.domain.infusion.decide import Decision
from ivig_desk.domain.infusion.events import InfusionClosed
from ivig_desk.domain.record.backup_rules import BackupRules

AFTER_START = Minutes.of("1")
"""How long the desk is open before the first that is due for its age: opening comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """Where backups go, None for nowhere; when the last good one was made, and why the last try failed."""

    folder: str | None
    last: Instant | None
    fault: str | None
    rules: BackupRules

    def is_due(self, now: Instant) -> bool:
        """Whether the last good one is too old, or there is none."""
        return self.rules.is_due(self.last, now)


class BackingUp:
    """Begins backups at their time, one after the other, and tells how they stand; no fault of theirs is raised."""

    def __init__(self, runner: BackupRunner | None, rules: BackupRules) -> None:
        """Without a runner there is no folder, and none is made."""
        self._runner = runner
        self._rules = rules
        self._is_wanted = self._is_under_way = False
        self._opened_at: Instant | None = None
        self._tried_at: Instant | None = None
        self._last: Instant | None = None
        self._fault: str | None = None

    @classmethod
    def of(cls, records: WardRecords) -> "BackingUp":
        """Return what backs up these records by their own rules; raises BadDataFile, RecordsFault, KeyStoreFault."""
        return cls(records.runner(), records.backup_rules())

    @property
    def standing(self) -> BackupStanding:
        """How backups stood at the last look."""
        folder = None if self._runner is None else self._rules.folder
        return BackupStanding(folder=folder, last=self._last, fault=self._fault, rules=self._rules)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is asked for or under way."""
        return self._is_wanted or self._is_under_way

    def want(self) -> None:
        """Ask for one at the next look; where one is under way it is made after that."""
        self._is_wanted = self._runner is not None

    def kept(self) -> KeptBackups | None:
        """Return what lies in the folder; None where none is named. Raises RecordsFault, KeyStoreFault."""
        return None if self._runner is None else self._runner.kept()

    def hear(self, infusion_id: str, command: Command, decision: Decision) -> None:  # noqa: ARG002 # A listener's.
        """Note that an infusion was closed; told of every decision of the desk."""
        if any(isinstance(event, InfusionClosed) for event in decision.events):
            self._is_wanted = True

    def look(self, now: Instant) -> None:
        """See how the one under way ended, or begin one where it is time; called at every look of the desk."""
        if self._runner is None:
            return
        if self._opened_at is None:
            self._opened_at = now
            self._ask(self._runner, now)
        if self._is_under_way:
            self._see_end(self._runner, now)
        elif self._is_time(now):
            self._is_wanted, self._is_under_way, self._tried_at = False, True, now
            self._runner.begin()

    def _see_end(self, runner: BackupRunner, now: Instant) -> None:
        ended = runner.ended()
        if ended is None:
            return
        self._is_under_way = False
        self._ask(runner, now)
        if ended.fault is not None:
            self._fault = ended.fault

    def _ask(self, runner: BackupRunner, now: Instant) -> None:
        """Ask the folder for the last good one; where it cannot be reached, what was known of it stays."""
        try:
            last = runner.kept().last(now)
        except Fault as fault:
            self._fault = str(fault)
        else:
            self._last, self._fault = None if last is None else last.made_at, None

    def _is_time(self, now: Instant) -> bool:
        if self._is_wanted:
            return True
        if self._is_sooner(self._opened_at, now, AFTER_START):
            return False
        # After a try that made none the last is as old as before it; a clock set back is no reason to wait for it.
        return self._rules.is_due(self._last, now) and not self._is_sooner(self._tried_at, now, self._rules.again_after)

    @staticmethod
    def _is_sooner(then: Instant | None, now: Instant, wait: Minutes) -> bool:
        return then is not None and then <= now and now.since(then) < wait
