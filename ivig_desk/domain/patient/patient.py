"""Who is treated, and what about them changes the rate."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.patient.last_visit import LastVisit

MONTHS_IN_A_YEAR = 12
AT_RISK_FROM_YEARS = 65
"""From this age in completed years on, labels ask for their lowest practicable rate."""


@unique
class Sex(Enum):
    """Sex as the growth reference uses it."""

    FEMALE = "F"
    MALE = "M"


@unique
class Risk(Enum):
    """What makes a label ask for its lowest practicable rate (review.md, "Care needed", and labels)."""

    AGE_65 = "age-65"
    KIDNEY = "kidney"
    HEART = "heart"
    THROMBOSIS = "thrombosis"
    DIABETES = "diabetes"
    SEPSIS = "sepsis"
    PARAPROTEIN = "paraprotein"
    VOLUME_DEPLETION = "volume-depletion"
    NEPHROTOXIC_DRUGS = "nephrotoxic-drugs"
    HYPERCOAGULABILITY = "hypercoagulability"
    LUPUS = "lupus"
    MIGRAINE = "migraine"
    RHEUMATOID_ARTHRITIS = "rheumatoid-arthritis"


@unique
class Iga(Enum):
    """Serum immunoglobulin A; deficiency with antibodies risks anaphylaxis (review.md)."""

    NORMAL = "normal"
    DEFICIENT = "deficient"
    UNKNOWN = "unknown"


@unique
class Pregnancy(Enum):
    """Whether the patient is pregnant; NEWS2 does not apply then (S15)."""

    NO = "no"
    YES = "yes"


@unique
class Earlier(Enum):
    """Immunoglobulin before today; a gap over eight weeks counts as a first infusion (preparations.md)."""

    NEVER = "never"
    SAME_WITHIN_8_WEEKS = "same-within-8-weeks"
    LONGER_AGO = "longer-ago"
    OTHER_PRODUCT = "other-product"

    @property
    def counts_as_first(self) -> bool:
        """Whether this infusion is observed and limited as a first one."""
        return self is not Earlier.SAME_WITHIN_8_WEEKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """One person, as identified at the bed before the start (S29).

    `last_visit` is what this desk has on record, None for a new patient; `last_time` is what was told beside it.
    """

    identifier: str
    name: str
    born: date
    sex: Sex
    weight: Kilograms
    pregnancy: Pregnancy = Pregnancy.NO
    risks: tuple[Risk, ...] = ()
    iga: Iga = Iga.UNKNOWN
    earlier: Earlier = Earlier.NEVER
    last_time: str = ""
    last_visit: LastVisit | None = None

    def age_in_months(self, on: date) -> int:
        """Return completed months of age on a day; negative before birth."""
        return _completed_months(self.born, on)

    def age_in_years(self, on: date) -> int:
        """Return completed years of age on a day; someone born on 29 February has their birthday on 1 March."""
        return completed_years(self.born, on)


def completed_years(born: date, on: date) -> int:
    """Return completed years of age on a day; someone born on 29 February has their birthday on 1 March."""
    return _completed_months(born, on) // MONTHS_IN_A_YEAR


def with_age_risk(patient: Patient, on: date) -> Patient:
    """Return the patient with the risk that their age on the day is by itself, whether it was ticked or not."""
    if Risk.AGE_65 in patient.risks or patient.age_in_years(on) < AT_RISK_FROM_YEARS:
        return patient
    return replace(patient, risks=(Risk.AGE_65, *patient.risks))


def _completed_months(born: date, on: date) -> int:
    months = (on.year - born.year) * MONTHS_IN_A_YEAR + on.month - born.month
    return months if on.day >= born.day else months - 1
