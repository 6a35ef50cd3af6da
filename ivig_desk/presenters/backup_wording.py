"""What is said of backups of the records."""

from ivig_desk.desk.backing_up import BackupStanding
from ivig_desk.desk.ports.backups import Backup, KeptBackups, Restored
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.record.flaw import Verification
from ivig_desk.presenters.flaw_wording import counted_text, flaw_text, flaws_text
from ivig_desk.presenters.formats import minutes_text, moment_text
from ivig_desk.presenters.screens import Line, Tone

_DAY_MIN = 24 * 60
_IN_DAYS = 2


def backup_text(backup: Backup) -> str:
    """Where a backup lies and that it was proved, or what is wrong in it, a line each."""
    verification = backup.verification
    if verification.flaws:
        lines = [*map(flaw_text, verification.flaws), flaws_text(verification)]
        lines.append(f"no good backup: the copy is kept at {backup.place}, and no older one went for it")
    else:
        counted = counted_text(verification)
        lines = [f"backup at {backup.place}", f"opened, verified and replayed: {counted}"]
    lines += [f"an older backup could not be removed: {place}" for place in backup.not_removed]
    return "\n".join(lines)


def restored_text(restored: Restored) -> str:
    """What was put back, and where the records are that were there before."""
    lines = [f"restored to {restored.place}: {counted_text(restored.verification)}"]
    if restored.kept_aside is not None:
        lines.append(f"the records that were there are kept as {restored.kept_aside}")
    return "\n".join(lines)


def exported_text(file: str, verification: Verification) -> str:
    """Which file has the whole of the records, and that nothing is wrong with them, or what is, a line each."""
    lines = [f"exported to {file}: {counted_text(verification)}", "its passphrase opens it, and nothing else does"]
    if verification.flaws:
        lines += [*map(flaw_text, verification.flaws), flaws_text(verification)]
    return "\n".join(lines)


def backup_line(standing: BackupStanding, now: Instant) -> Line:
    """How old the last good backup is, for the first page; a fault or an old one is not said quietly."""
    if standing.folder is None:
        return Line(text="No backups: no folder for them is named in backups.toml.", tone=Tone.MEDIUM)
    last = standing.last
    age = "No good backup yet" if last is None else f"Last good backup {_age_text(last, now)} ago"
    if standing.fault is not None:
        return Line(text=f"{age}. The last try failed: {standing.fault}", tone=Tone.MEDIUM)
    return Line(text=age, tone=Tone.MEDIUM if standing.is_due(now) else Tone.QUIET)


def kept_lines(
    standing: BackupStanding, kept: KeptBackups | None, not_read: str, reading: ClockReading
) -> tuple[Line, ...]:
    """How old the last good one is, the folder, which good ones lie there and what does not count; or why not known."""
    lines = [backup_line(standing, reading.wall)]
    if standing.folder is not None:
        lines.append(Line(text=f"They go to {standing.folder}"))
    if not_read:
        lines.append(Line(text=f"What lies there cannot be read now: {not_read}", tone=Tone.MEDIUM))
    if kept is not None:
        lines.append(_good_line(kept, reading.utc_offset_minutes))
        lines += [Line(text=f"Does not count: {place}", tone=Tone.MEDIUM) for place in kept.bad]
    return tuple(lines)


def _good_line(kept: KeptBackups, utc_offset_minutes: int) -> Line:
    """Each by when it was made, the last first."""
    if not kept.good:
        return Line(text="No good one lies there.", tone=Tone.MEDIUM)
    made = " · ".join(moment_text(one.made_at, utc_offset_minutes) for one in reversed(kept.good))
    count = len(kept.good)
    return Line(text=f"{'1 good one lies' if count == 1 else f'{count} good ones lie'} there, made {made}")


def _age_text(last: Instant, now: Instant) -> str:
    """Whole days from two on: nobody counts in hours then."""
    age = now.since(last)
    days = int(age.value // _DAY_MIN)
    return minutes_text(age) if days < _IN_DAYS else f"{days} days"
