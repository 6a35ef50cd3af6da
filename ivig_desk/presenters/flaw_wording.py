"""What is said of records that were held against their chains, a line for each thing that is wrong."""

from collections.abc import Mapping
from types import MappingProxyType

from ivig_desk.domain.record.flaw import Flaw, FlawKind, Verification

_SAID: Mapping[FlawKind, str] = MappingProxyType(
    {
        FlawKind.GUARD_CHANGED: "{detail}: this table, guard or view of the file is gone, or not as it was made",
        FlawKind.PAGE_DAMAGED: "the file is damaged: {detail}",
        FlawKind.ENTRY_GONE: "gone, though later ones are there",
        FlawKind.ENTRY_CHANGED: "not as it was written, or not written by this program: its link does not fit",
        FlawKind.END_GONE: "gone from the end of the record, which once reached so far",
        FlawKind.HEAD_CHANGED: "the last there is, and the head kept of the record is gone or another",
        FlawKind.ENTRY_UNREADABLE: "cannot be read: {detail}",
        FlawKind.DOCUMENT_GONE: "names document {detail}, which is gone",
        FlawKind.DOCUMENT_CHANGED: "document {detail} is not as it was written",
        FlawKind.PROFILE_NOT_AS_SHIPPED: "profile {detail} is not the one that was shipped under this version",
    }
)


def verified_text(verification: Verification) -> str:
    """That nothing is wrong with the records, and how much was looked at."""
    return f"nothing wrong: {counted_text(verification)}"


def flaws_text(verification: Verification) -> str:
    """How much is wrong with the records, below the lines that say what."""
    return f"{len(verification.flaws)} wrong in {counted_text(verification)}"


def flaw_text(flaw: Flaw) -> str:
    """One thing that is wrong with the records, and of which infusion and entry, in one line."""
    said = _SAID[flaw.kind].format(detail=flaw.detail)
    return " ".join(f"{_place_text(flaw)}{said}".split())


def counted_text(verification: Verification) -> str:
    """How much was looked at: infusions, entries and documents."""
    parts = (
        (verification.infusions, "infusion", "infusions"),
        (verification.events, "entry", "entries"),
        (verification.documents, "document", "documents"),
    )
    return ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in parts)


def _place_text(flaw: Flaw) -> str:
    if flaw.version is None:
        return ""
    entries = f"entry {flaw.version}" if flaw.until == flaw.version else f"entries {flaw.version} to {flaw.until}"
    return f"infusion {flaw.infusion_id}, {entries}: " if flaw.infusion_id else f"the desk’s record, {entries}: "
