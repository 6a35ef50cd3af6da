"""`records verify`: whether the records are what was written, and of each thing that is wrong where and what."""

import json

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import Form, VerifyWanted
from ivig_desk.domain.record.flaw import Flaw, Verification
from ivig_desk.presenters.flaw_wording import flaw_text, flaws_text, verified_text


def verify_records(wanted: VerifyWanted, doors: Doors) -> int:
    """Print a line for each thing that is wrong, or one that nothing is; 1 where anything is. Raises RecordsFault."""
    file = doors.records_file(wanted.data)
    if file.exists():
        verification = doors.ward_records(wanted.data, wanted.who).verify()
    else:
        verification = Verification(infusions=0, events=0, documents=0, flaws=())
    if wanted.form is Form.JSON:
        print(json.dumps(_object(verification), ensure_ascii=False, indent=2))
    elif verification.flaws:
        print("\n".join((*map(flaw_text, verification.flaws), flaws_text(verification))))
    else:
        print(verified_text(verification) if file.exists() else f"no records yet at {file}")
    return 1 if verification.flaws else 0


def _object(verification: Verification) -> dict[str, object]:
    return {
        "infusions": str(verification.infusions),
        "entries": str(verification.events),
        "documents": str(verification.documents),
        "wrong": [flaw_object(flaw) for flaw in verification.flaws],
    }


def flaw_object(flaw: Flaw) -> dict[str, str | None]:
    """One flaw; entry and until are the first and the last of the entries it is of, null where it is of none."""
    return {
        "kind": flaw.kind.value,
        "infusion": flaw.infusion_id or None,
        "entry": None if flaw.version is None else str(flaw.version),
        "until": None if flaw.until is None else str(flaw.until),
        "detail": flaw.detail,
        "text": flaw_text(flaw),
    }
