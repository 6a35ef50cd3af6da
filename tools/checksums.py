"""Renew resources/profiles/checksums.toml after a shipped profile was changed and read by a second person."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

PROFILES = Path(__file__).resolve().parent.parent / "resources" / "profiles"
CHECKSUMS = PROFILES / "checksums.toml"


def main() -> int:
    """Write the list and name what changed in it."""
    before = CHECKSUMS.read_text(encoding="utf-8") if CHECKSUMS.exists() else ""
    lines = [
        f'{path.stem} = "{hashlib.sha256(path.read_bytes()).hexdigest()}"'
        for path in sorted(PROFILES.glob("*.toml"))
        if path != CHECKSUMS
    ]
    heading = "# sha256 of each shipped profile; a file that differs is blocked. Written by tools/checksums.py."
    CHECKSUMS.write_text("\n".join([heading, *lines, ""]), encoding="utf-8", newline="\n")
    changed = [line.partition(" ")[0] for line in lines if line not in before.splitlines()]
    sys.stdout.write(f"{CHECKSUMS.name}: {len(lines)} profiles, changed: {', '.join(changed) or 'none'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
