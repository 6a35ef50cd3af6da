"""Why a command is refused: data, never a sentence."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Quantity


@unique
class RefusalKind(Enum):
    """Every reason the desk refuses for; kebab-case names are stable (glossary)."""

    RUNG_TIME = "rung-time"
    OBSERVATION_STALE = "observation-stale"
    OBSERVATION_INCOMPLETE = "observation-incomplete"
    OBSERVATION_CONCERNING = "observation-concerning"
    ADVERSE_EVENT_OPEN = "adverse-event-open"
    AT_CEILING = "at-ceiling"
    ABOVE_HARD_LIMIT = "above-hard-limit"
    ABOVE_SOFT_LIMIT = "above-soft-limit"
    ABOVE_NEXT_RUNG = "above-next-rung"
    NOT_CONFIRMED = "not-confirmed"
    WEIGHT_UNCONFIRMED = "weight-unconfirmed"
    WEIGHT_DIFFERS = "weight-differs"
    NOT_PLANNED = "not-planned"
    NOT_RUNNING = "not-running"
    NOT_HELD = "not-held"
    NOT_ENDED = "not-ended"
    ALREADY_STARTED = "already-started"
    ALREADY_ENDED = "already-ended"
    DROPS_TOO_SLOW = "drops-too-slow"
    PUMP_TOO_COARSE = "pump-too-coarse"
    NOT_SETTABLE = "not-settable"
    NOT_LOWER = "not-lower"
    OTHER_DROP_FACTOR = "other-drop-factor"
    WEIGHT_UNUSUAL = "weight-unusual"
    WEIGHT_IMPLAUSIBLE = "weight-implausible"
    WEIGHT_CHANGED = "weight-changed"
    IDENTIFIER_IN_USE = "identifier-in-use"
    EARLIER_DIFFERS = "earlier-differs"
    BRAND_CHANGED_TODAY = "brand-changed-today"
    DOSE_IMPLAUSIBLE = "dose-implausible"
    DOSE_UNUSUAL = "dose-unusual"
    CYCLE_IMPLAUSIBLE = "cycle-implausible"
    CYCLE_UNUSUAL = "cycle-unusual"
    DOSING_FACTOR_OUTSIDE = "dosing-factor-outside"
    NOT_WHOLE_BOTTLES = "not-whole-bottles"
    IGA_DEFICIENT = "iga-deficient"
    CONTRAINDICATION = "contraindication"
    CHECK_OPEN = "check-open"
    CHECK_REASON_MISSING = "check-reason-missing"
    CHECK_TIME_MISSING = "check-time-missing"
    DILUTION_NOT_IN_LABEL = "dilution-not-in-label"
    OTHER_INFUSION = "other-infusion"
    OTHER_INDICATION = "other-indication"
    SECOND_CHECKER_MISSING = "second-checker-missing"
    SECOND_CHECKER_SAME = "second-checker-same"
    SOUND_NOT_ANSWERED = "sound-not-answered"
    BASELINE_CONCERNING = "baseline-concerning"
    PRESCRIBER_CEILING_NEEDED = "prescriber-ceiling-needed"
    ORDERED_VOLUME_REACHED = "ordered-volume-reached"
    ABOVE_ORDERED_VOLUME = "above-ordered-volume"
    VOLUME_NEGATIVE = "volume-negative"
    NO_DRIP = "no-drip"
    TAPS_TOO_FEW = "taps-too-few"
    DROP_MISSED = "drop-missed"
    TAPS_IRREGULAR = "taps-irregular"
    DRIP_TOO_FAST = "drip-too-fast"
    OBSERVATION_EMPTY = "observation-empty"
    OBSERVATION_IMPLAUSIBLE = "observation-implausible"
    SIGN_UNKNOWN = "sign-unknown"
    NO_SUCH_ADVERSE_EVENT = "no-such-adverse-event"
    NO_SUCH_TREATMENT = "no-such-treatment"
    NOTHING_TO_REPORT = "nothing-to-report"
    NO_SUCH_VISIT = "no-such-visit"
    VISIT_TOO_EARLY = "visit-too-early"
    VISIT_NOT_OPEN = "visit-not-open"
    VISIT_EMPTY = "visit-empty"
    VISIT_BEFORE_BIRTH = "visit-before-birth"
    VISIT_IN_FUTURE = "visit-in-future"
    SCORE_MISSING = "score-missing"
    SCORE_NOT_WHOLE = "score-not-whole"
    SCORE_OUTSIDE_RANGE = "score-outside-range"
    SIGNS_WITHOUT_AREA = "signs-without-area"
    AREA_WITHOUT_SIGNS = "area-without-signs"
    CDLQI_TOO_YOUNG = "cdlqi-too-young"
    CDLQI_TOO_OLD = "cdlqi-too-old"
    LABORATORY_VALUE_MISSING = "laboratory-value-missing"
    LABORATORY_VALUE_NEGATIVE = "laboratory-value-negative"
    LABORATORY_LIMIT_MISSING = "laboratory-limit-missing"
    LABORATORY_LIMIT_NOT_POSITIVE = "laboratory-limit-not-positive"
    LABORATORY_OTHER_UNIT = "laboratory-other-unit"
    NO_SUCH_OBSERVATION = "no-such-observation"
    NOTHING_TO_OVERRIDE = "nothing-to-override"
    REASON_MISSING = "reason-missing"
    NAME_MISSING = "name-missing"
    TEXT_MISSING = "text-missing"
    BOTTLE_UNIDENTIFIED = "bottle-unidentified"
    BOTTLE_EXPIRED = "bottle-expired"
    BOTTLE_EXPIRES_TODAY = "bottle-expires-today"
    BOTTLE_ALREADY_THERE = "bottle-already-there"
    MIXED_BRANDS = "mixed-brands"
    TIME_BEFORE_LAST = "time-before-last"
    TIME_IN_FUTURE = "time-in-future"


OVERRIDABLE = frozenset(
    {
        RefusalKind.ABOVE_SOFT_LIMIT,
        RefusalKind.BASELINE_CONCERNING,
        RefusalKind.PRESCRIBER_CEILING_NEEDED,
        RefusalKind.ORDERED_VOLUME_REACHED,
        RefusalKind.ABOVE_ORDERED_VOLUME,
        RefusalKind.MIXED_BRANDS,
    }
)
"""Refusals that a reason and a name can pass (S2); AT_CEILING joins them where the bound that binds is soft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One reason for a refusal, with the amount there is and the amount it would take."""

    kind: RefusalKind
    have: Quantity | None = None
    wants: Quantity | None = None
    about: str = ""

    @property
    def question(self) -> str:
        """What an answer is kept under: the kind, and of several contraindications which one (S17)."""
        return f"{self.kind.value}:{self.about}" if self.kind is RefusalKind.CONTRAINDICATION else self.kind.value
