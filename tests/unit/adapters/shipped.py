"""The ids of every shipped profile, as issue and label table name them, and the seal that makes a folder shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.adapters.toml_profiles import CHECKSUMS, checksum_of

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED_IDS = [
    "asceniv-10-us-pi",
    "bivigam-10-us-pi",
    "flebogamma-5-eu",
    "flebogamma-5-review",
    "gammagard-liquid-10-us-cidp",
    "gammagard-liquid-10-us-mmn",
    "gammagard-liquid-10-us-pi",
    "gammaplex-10-us",
    "gammaplex-5-us",
    "gamunex-c-10-us-cidp",
    "gamunex-c-10-us-itp",
    "gamunex-c-10-us-pi",
    "kiovig-10-eu",
    "octagam-10-us-dm",
    "octagam-10-us-itp",
    "octagam-5-us-pi",
    "panzyga-10-us-cidp",
    "panzyga-10-us-itp",
    "panzyga-10-us-pi",
    "privigen-10-eu",
    "privigen-10-review",
    "privigen-10-us-cidp",
    "privigen-10-us-itp",
    "privigen-10-us-pi",
    "qivigy-10-us-pi",
]


def seal(folder: Path) -> None:
    """List the files of a folder with their checksums, as the shipped ones are."""
    lines = [f'{path.stem} = "{checksum_of(path.read_bytes())}"' for path in sorted(folder.glob("*.toml"))]
    (folder / CHECKSUMS).write_text("\n".join(lines), encoding="utf-8")
