"""What is said of infusions that leave for other systems."""

from ivig_desk.desk.ports.exports import ExportDone, ExportNames

_THOUSAND = 1000


def asked_text(count: int, target: str) -> str:
    """What is asked before anything readable leaves."""
    return (
        f"{infusions_text(count)} to {target}: whoever has it can read it.\n"
        "With names, or under pseudonyms without any text that was typed? names or pseudonyms: "
    )


def done_text(done: ExportDone, names: ExportNames) -> str:
    """What lies where, and whether people can be read off it."""
    files = "1 file" if done.files == 1 else f"{done.files} files"
    written = f"exported to {done.target}: {infusions_text(done.infusions)} in {files}, {_size(done.octets)}"
    match names:
        case ExportNames.PLAIN:
            return f"{written}\nwith names, not encrypted: whoever has it can read it"
        case ExportNames.PSEUDONYMS:
            return f"{written}\nunder pseudonyms, not encrypted: times, doses and batches are as they were"


def unplanned_text(count: int) -> str:
    """Of how many there is nothing to say in FHIR."""
    return f"left out, since no plan was ever agreed: {infusions_text(count)}"


def unreadable_text(infusion_id: str, why: str) -> str:
    """Which infusion is not there, and why."""
    return f"{infusion_id}: left out: {why}"


def infusions_text(count: int) -> str:
    """Return so many infusions in words, their thousands parted."""
    return "1 infusion" if count == 1 else f"{count:,} infusions"


def _size(octets: int) -> str:
    """Whole kB, rounded up, and MB from 10 of them on."""
    kilobytes = -(-octets // _THOUSAND)
    return f"{kilobytes} kB" if kilobytes < 10 * _THOUSAND else f"{-(-kilobytes // _THOUSAND)} MB"
