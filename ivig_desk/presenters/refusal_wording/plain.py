"""Reasons that need no number: one sentence each."""

from typing import Literal

from ivig_desk.domain.infusion.refusals import RefusalKind

PlainKind = Literal[
    RefusalKind.NOT_PLANNED,
    RefusalKind.NOT_RUNNING,
    RefusalKind.NOT_HELD,
    RefusalKind.NOT_ENDED,
    RefusalKind.ALREADY_STARTED,
    RefusalKind.ALREADY_ENDED,
    RefusalKind.IGA_DEFICIENT,
    RefusalKind.SECOND_CHECKER_MISSING,
    RefusalKind.SECOND_CHECKER_SAME,
    RefusalKind.SOUND_NOT_ANSWERED,
    RefusalKind.OBSERVATION_EMPTY,
    RefusalKind.NO_SUCH_OBSERVATION,
    RefusalKind.NO_SUCH_TREATMENT,
    RefusalKind.NOTHING_TO_REPORT,
    RefusalKind.NOTHING_TO_OVERRIDE,
    RefusalKind.REASON_MISSING,
    RefusalKind.NAME_MISSING,
    RefusalKind.BOTTLE_UNIDENTIFIED,
    RefusalKind.TIME_BEFORE_LAST,
    RefusalKind.TIME_IN_FUTURE,
]


def plain_text(kind: PlainKind) -> str:
    """Return the sentence of a reason that has no amount."""
    return _SENTENCES[kind]


_SENTENCES: dict[PlainKind, str] = {
    RefusalKind.NOT_PLANNED: "no plan has been agreed yet",
    RefusalKind.NOT_RUNNING: "the infusion is not running",
    RefusalKind.NOT_HELD: "the infusion is not held",
    RefusalKind.NOT_ENDED: "the infusion has not ended yet",
    RefusalKind.ALREADY_STARTED: "the infusion has already started",
    RefusalKind.ALREADY_ENDED: "the infusion has already ended",
    RefusalKind.IGA_DEFICIENT: "IgA deficiency is a contraindication – a prescriber’s reason and name are needed",
    RefusalKind.SECOND_CHECKER_MISSING: "a second person reads the plan back – their name is missing",
    RefusalKind.SECOND_CHECKER_SAME: "the second checker is the nurse at the bed – another person reads the plan back",
    RefusalKind.SOUND_NOT_ANSWERED: "the alarm sound is not answered – press Sound test, then say what was heard",
    RefusalKind.OBSERVATION_EMPTY: "no vital sign was entered",
    RefusalKind.NO_SUCH_OBSERVATION: "there is no set of vital signs to correct",
    RefusalKind.NO_SUCH_TREATMENT: "no such medicine was given for a reaction",
    RefusalKind.NOTHING_TO_REPORT: "no adverse event is on record to report",
    RefusalKind.NOTHING_TO_OVERRIDE: "nothing that a reason and a name could pass was refused last",
    RefusalKind.REASON_MISSING: "the reason is missing",
    RefusalKind.NAME_MISSING: "the name of who answers for it is missing",
    RefusalKind.BOTTLE_UNIDENTIFIED: "every bottle needs its volume and its batch, or the reason why there is no batch",
    RefusalKind.TIME_BEFORE_LAST: "the time is before what was last recorded of the rate or the volume",
    RefusalKind.TIME_IN_FUTURE: "the time has not come yet",
}
