"""What is said of the checks before the start: headings, answers, what was not done, what is open."""

from collections.abc import Mapping, Sequence

from ivig_desk.domain.infusion.checks import CheckGroup, CheckKind
from ivig_desk.domain.infusion.plan import Check, CheckAnswer

DONE = CheckAnswer.DONE.value
"""What is said of a check that was done and gave no value."""
_MOST_NAMED = 4
_GROUPS: Mapping[CheckGroup, str] = {
    CheckGroup.CONTRAINDICATIONS: "Contraindications",
    CheckGroup.HISTORY: "History by organ system",
    CheckGroup.LABORATORY: "Laboratory",
    CheckGroup.SEROLOGY: "Viral serology",
    CheckGroup.CONSENT: "Consent and label",
    CheckGroup.MEDICINES: "Medicines before",
    CheckGroup.THROMBOSIS: "Because of the thromboembolic risk",
    CheckGroup.WARD: "The ward’s own",
}

# Records of before the list was a file hold these names without their label.
_EARLIER: Mapping[str, str] = {
    "history": "History by organ system",
    "laboratory": "Liver, kidney, glucose, blood count, coagulation, IgA, serology",
    "consent": "Signed consent",
    "contraindications": "No contraindication (hypersensitivity, severe kidney failure, IgA deficiency)",
    "premedication": "Premedication given",
    "hydration": "Hydration, thromboprophylaxis where a risk asks for it",
}


def group_text(group: CheckGroup) -> str:
    """Return the heading over a group of checks."""
    return _GROUPS[group]


def answer_label(answer: CheckAnswer, kind: CheckKind) -> str:
    """Return an answer as it is pressed: a medicine is given, everything else done."""
    if kind is CheckKind.MEDICINE and answer is CheckAnswer.DONE:
        return "given"
    return _words(answer.value)


def check_name(check: Check) -> str:
    """Return what was checked, by the label it had then."""
    return check.label.removesuffix(" (if any)") or _EARLIER.get(check.name, check.name)


def check_text(check: Check) -> str:
    """Return how a check was answered, with its value, its time and its reason."""
    value = f": {check.value} {check.unit}" if check.value else ""
    answer = f"given {check.given_at}" if check.given_at else f"{_words(check.answer.value)}{value}"
    return f"{answer}: {check.reason}" if check.reason else answer


def open_text(labels: Sequence[str]) -> str:
    """Return the checks that are open, the first of them by name: `Signed consent, HIV and 3 more`."""
    named, rest = labels[:_MOST_NAMED], len(labels) - _MOST_NAMED
    return f"{', '.join(named)} and {rest} more" if rest > 0 else ", ".join(named)


def _words(name: str) -> str:
    return name.replace("-", " ")
