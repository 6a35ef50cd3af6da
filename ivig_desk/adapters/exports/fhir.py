"""One infusion as FHIR R4B (4.3.0) resources, and these as a Bundle that a server takes as often as one likes."""

from collections.abc import Sequence

from ivig_desk.adapters.exports.exported_infusion import ExportedInfusion
from ivig_desk.adapters.exports.fhir_giving import given_of, medicines_of
from ivig_desk.adapters.exports.fhir_json import Resource, encoded
from ivig_desk.adapters.exports.fhir_order import medication_of, order_of, preparation_of
from ivig_desk.adapters.exports.fhir_provenance import provenance_of
from ivig_desk.adapters.exports.fhir_reactions import adverse_events_of
from ivig_desk.adapters.exports.fhir_signs import observations_of
from ivig_desk.adapters.exports.fhir_visits import assessments_of


def resources_of(told: ExportedInfusion) -> list[Resource]:
    """Return every resource of an infusion, each once; whatever one refers to is among them, and stands before it."""
    clinical = [
        preparation_of(told),
        order_of(told),
        # Those agreed too: of a batch that is called back, none may be missing that was planned and never hung.
        *(medication_of(told, bottle) for bottle in told.plan.bottles),
        *given_of(told),
        *medicines_of(told),
        *observations_of(told),
        *adverse_events_of(told),
        *assessments_of(told),
    ]
    clinical += provenance_of(told, clinical)
    everything = [told.naming.patient(told.plan.patient), *told.practitioners(), *clinical]
    return list({(one["resourceType"], one["id"]): one for one in everything}.values())


def bundle_text(told: ExportedInfusion, resources: Sequence[Resource]) -> str:
    """Return the JSON of a transaction that puts each resource in its place: taken twice it changes nothing."""
    head = encoded(
        {
            "resourceType": "Bundle",
            "id": told.id_of("bundle", told.entries[-1].version),
            "type": "transaction",
            "timestamp": told.entries[-1].recorded.wall.text,
        }
    )
    return f'{head[:-1]},"entry":[{",".join(map(_entry_text, resources))}]}}'


def _entry_text(resource: Resource) -> str:
    """No identifier and no type of a resource has a letter that JSON would write in another way."""
    kind, its_id = resource["resourceType"], resource["id"]
    request = f'{{"method":"PUT","url":"{kind}/{its_id}"}}'
    return f'{{"fullUrl":"urn:uuid:{its_id}","resource":{encoded(resource)},"request":{request}}}'
