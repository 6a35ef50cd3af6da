"""What is said of backups of the records."""

from pathlib import PurePath

from ivig_desk.desk.backing_up import BackupStanding
from ivig_desk.desk.ports.backups import Backup, KeptBackups, Restored
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.record.flaw import Verification
from ivig_desk.presenters.flaw_wording import counted_text, flaw_text, flaws_text
from ivig_desk.presenters.formats import minutes_text, moment_text
from ivig_desk.presenters.screens import Line, Tone

_DAY_MIN = 24 * 60
_IN_DAYS = 2
_BEFORE_TIME = 3


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


def standing_lines(standing: BackupStanding, now: Instant) -> tuple[Line, ...]:
    """How old the last good one is, and where they go."""
    folder = () if standing.folder is None else (Line(text=f"They go to {standing.folder}"),)
    return (backup_line(standing, now), *folder)


def kept_lines(kept: KeptBackups | None, not_read: str, utc_offset_minutes: int) -> tuple[Line, ...]:
    """What does not count of what lies in the folder, and the good ones, the last first; or why that is not known."""
    if not_read:
        return (Line(text=f"What lies there cannot be read now: {not_read}", tone=Tone.MEDIUM),)
    if kept is None:
        return ()
    bad = (Line(text=f"Does not count: {_short_name(place)}", tone=Tone.MEDIUM) for place in kept.bad)
    return (*bad, *_good_lines(kept, utc_offset_minutes))


def _good_lines(kept: KeptBackups, utc_offset_minutes: int) -> tuple[Line, ...]:
    """How many there are, and each by when it was made, the last first."""
    if not kept.good:
        return (Line(text="No good one lies there.", tone=Tone.MEDIUM),)
    count = len(kept.good)
    head = "1 good one lies there, made" if count == 1 else f"{count} good ones lie there, made"
    return (Line(text=head), *(Line(text=moment_text(one.made_at, utc_offset_minutes)) for one in reversed(kept.good)))


def _short_name(place: str) -> str:
    """The end of its name, from when it was made: what stands before is the same for all of a desk's."""
    return f"…{PurePath(place).name.split('-', _BEFORE_TIME)[-1]}"


def _age_text(last: Instant, now: Instant) -> str:
    """Whole days from two on: nobody counts in hours then."""
    age = now.since(last)
    days = int(age.value // _DAY_MIN)
    return minutes_text(age) if days < _IN_DAYS else f"{days} days"
