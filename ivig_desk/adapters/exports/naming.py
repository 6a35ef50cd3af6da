"""Under which names people leave the desk: their own, or pseudonyms that only this desk's records could tie to them."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ivig_desk.adapters.exports.fhir_json import Resource, said, text
from ivig_desk.adapters.exports.stable_ids import as_uuid, joined, stable_id
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.domain.patient.identity import person_key
from ivig_desk.domain.patient.patient import Patient, Sex

_PSEUDONYMS_OF = b"pseudonyms in exports of ivig-desk"
_DESK_OF = b"the people of one ivig-desk in exports"
_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_GENDERS = {Sex.FEMALE: "female", Sex.MALE: "male"}


class Naming(Protocol):
    """How an export names whom it is about, and whether it repeats what somebody typed."""

    def infusion(self, infusion_id: str) -> str:
        """Return what an infusion is called."""

    def patient_id(self, patient: Patient) -> str:
        """Return the identifier of a patient, the same in every export, of whatever form."""

    def patient(self, patient: Patient) -> Resource:
        """Return the Patient resource."""

    def practitioner(self, name: str) -> Resource | None:
        """Return the Practitioner resource of somebody by name; None where nobody is to be named."""

    def free(self, typed: str) -> str:
        """Return a text that somebody typed; empty where it is not to leave."""

    def unique(self, number: str) -> str:
        """Return a number of one pack or one record; empty where it is not to leave."""

    def aged(self, parts: list[Resource]) -> list[Resource]:
        """Return what beside a total tells the age on its day; empty where it is not to leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainNames:
    """Everybody under their own name, and every text as it was typed.

    `borne` has the id for good of those who sign in at this desk, by name. Of the others a name stands for one person
    at one desk: two people of one name in two wards are not one.
    """

    borne: Mapping[str, str]
    desk: str

    def infusion(self, infusion_id: str) -> str:
        """Return its own identifier."""
        return infusion_id

    def patient_id(self, patient: Patient) -> str:
        """Return one of identifier, name and day of birth: the same from every desk."""
        identifier, words, born = person_key(patient.identifier, patient.name, patient.born)
        return stable_id("patient", identifier, " ".join(words), born.isoformat())

    def patient(self, patient: Patient) -> Resource:
        """Return name, identifier, sex and day of birth; what stands before a comma is the family name."""
        name = text(patient.name)
        family, comma, given = (part.strip() for part in name.partition(","))
        parts: Resource = {"family": family, "given": given.split()} if comma and family else {}
        identifier = text(patient.identifier)
        named: Resource = {"type": {"text": "identifier as the ward has it"}, "value": identifier}
        return said(
            {
                "resourceType": "Patient",
                "id": self.patient_id(patient),
                "identifier": [named] if identifier else [],
                "name": [said({"text": name, **parts})] if name else [],
                "gender": _GENDERS[patient.sex],
                "birthDate": patient.born.isoformat(),
            }
        )

    def practitioner(self, name: str) -> Resource | None:
        """Return somebody by name."""
        if not text(name):
            return None
        person = self.borne.get(name)
        whose = (self.desk, name) if person is None else (person,)
        return {"resourceType": "Practitioner", "id": stable_id("person", *whose), "name": [{"text": text(name)}]}

    def free(self, typed: str) -> str:
        """Return the text."""
        return text(typed)

    def unique(self, number: str) -> str:
        """Return the number."""
        return text(number)

    def aged(self, parts: list[Resource]) -> list[Resource]:
        """Return all of it."""
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pseudonyms:
    """Nobody's name: a patient is a number made with the records key, and whoever works here is not told apart.

    Without the key no pseudonym can be found by trying names. The same patient has the same one in every export of
    this desk, and of a copy restored from its backups.
    """

    key: bytes = field(repr=False)

    def infusion(self, infusion_id: str) -> str:
        """Return a number made with the key: the infusion's own stands on papers beside a name."""
        return self._keyed("infusion", infusion_id)

    def patient_id(self, patient: Patient) -> str:
        """Return the pseudonym."""
        identifier, words, born = person_key(patient.identifier, patient.name, patient.born)
        return self._keyed("patient", identifier, " ".join(words), born.isoformat())

    def patient(self, patient: Patient) -> Resource:
        """Return sex and year of birth: ages at several visits would close in on the birthday."""
        return {
            "resourceType": "Patient",
            "id": self.patient_id(patient),
            "gender": _GENDERS[patient.sex],
            "birthDate": f"{patient.born.year:04}",
        }

    def practitioner(self, name: str) -> None:
        """Name nobody."""
        del name

    def free(self, typed: str) -> str:
        """Repeat nothing: a name may stand in any text that somebody typed."""
        del typed
        return ""

    def unique(self, number: str) -> str:
        """Tell nothing by which a pharmacy or a paper finds the patient."""
        del number
        return ""

    def aged(self, parts: list[Resource]) -> list[Resource]:
        """Tell nothing: of two visits it would say between which of them a birthday is."""
        del parts
        return []

    def _keyed(self, *facts: str) -> str:
        return as_uuid(hmac.digest(self.key, joined(facts), hashlib.sha256).hex())


def is_one_word(typed: str) -> bool:
    """Whether a text is a name out of a list of ours, `atopic-dermatitis`, and nothing that somebody made up.

    >>> is_one_word("atopic-dermatitis"), is_one_word("for Maria")
    (True, False)
    """
    return _WORD.fullmatch(typed) is not None


def pseudonyms_with(key: RecordsKey) -> Pseudonyms:
    """Return the pseudonyms of one desk's records."""
    return Pseudonyms(key=hmac.digest(key.octets, _PSEUDONYMS_OF, hashlib.sha256))


def plain_names_with(key: RecordsKey, borne: Mapping[str, str]) -> PlainNames:
    """Return the names at one desk; `borne` is the id of each who signs in, by name."""
    return PlainNames(borne=borne, desk=as_uuid(hmac.digest(key.octets, _DESK_OF, hashlib.sha256).hex()))
