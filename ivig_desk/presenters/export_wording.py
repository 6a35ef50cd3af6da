"""What is said of infusions that leave for other systems."""

from ivig_desk.desk.ports.exports import ExportDone, ExportNames
from ivig_desk.presenters.formats import many_text

_THOUSAND = 1000


def asked_text(count: int, target: str) -> str:
    """What is asked before anything readable leaves."""
    return (
        f"{many_text(count, 'infusion')} to {target}: whoever has it can read it.\n"
        "With names, or under pseudonyms without any text that was typed? names or pseudonyms: "
    )


def done_text(done: ExportDone, names: ExportNames) -> str:
    """What lies where, and whether people can be read off it."""
    infusions, files = many_text(done.infusions, "infusion"), many_text(done.files, "file")
    written = f"exported to {done.target}: {infusions} in {files}, {_size(done.octets)}"
    match names:
        case ExportNames.PLAIN:
            return f"{written}\nwith names, not encrypted: whoever has it can read it"
        case ExportNames.PSEUDONYMS:
            return f"{written}\nunder pseudonyms, not encrypted: times, doses and batches are as they were"


def unplanned_text(count: int) -> str:
    """Of how many there is nothing to say in FHIR."""
    return f"left out, since no plan was ever agreed: {many_text(count, 'infusion')}"


def unreadable_text(infusion_id: str, why: str) -> str:
    """Which infusion is not there, and why."""
    return f"{infusion_id}: left out: {why}"


def _size(octets: int) -> str:
    """Whole kB, rounded up, and MB from 10 of them on."""
    kilobytes = -(-octets // _THOUSAND)
    return f"{kilobytes} kB" if kilobytes < 10 * _THOUSAND else f"{-(-kilobytes // _THOUSAND)} MB"
