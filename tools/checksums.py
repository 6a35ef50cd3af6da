"""Renew the checksums beside the shipped profiles after one was changed and read by a second person."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

PROFILES = Path(__file__).resolve().parent.parent / "resources" / "profiles"
FOLDERS = (PROFILES, PROFILES / "subcutaneous")


def main() -> int:
    """Write each list and name what changed in it."""
    for folder in FOLDERS:
        renew(folder)
    return 0


def renew(folder: Path) -> None:
    """Write the list of one folder."""
    checksums = folder / "checksums.toml"
    before = checksums.read_text(encoding="utf-8") if checksums.exists() else ""
    lines = [
        f'{path.stem} = "{hashlib.sha256(path.read_bytes()).hexdigest()}"'
        for path in sorted(folder.glob("*.toml"))
        if path != checksums
    ]
    heading = "# sha256 of each shipped profile; a file that differs is blocked. Written by tools/checksums.py."
    checksums.write_text("\n".join([heading, *lines, ""]), encoding="utf-8", newline="\n")
    changed = [line.partition(" ")[0] for line in lines if line not in before.splitlines()]
    sys.stdout.write(f"{folder.name}: {len(lines)} profiles, changed: {', '.join(changed) or 'none'}\n")


if __name__ == "__main__":
    sys.exit(main())
