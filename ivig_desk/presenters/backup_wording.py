"""What is said of backups of the records."""

from ivig_desk.desk.ports.backups import Backup, Restored
from ivig_desk.presenters.flaw_wording import counted_text, flaw_text, flaws_text


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
