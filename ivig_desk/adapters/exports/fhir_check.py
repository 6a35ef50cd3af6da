"""What is written held against the FHIR R4B models of `fhir.resources`, where that is installed."""

import importlib
from collections.abc import Callable
from functools import cache
from typing import Protocol, cast

from ivig_desk.desk.faults import ExportFault, ExportFaultCode

_MODELS = "fhir.resources.R4B"


class _Model(Protocol):
    def model_validate_json(self, json_data: str) -> object: ...


def unchecked(kind: str, json_text: str) -> None:
    """Let everything pass."""
    del kind, json_text


def check_of_models() -> Callable[[str, str], None]:
    """Return what raises ExportFault for a resource that its model does not take; raises it where there are none."""
    try:
        models = importlib.import_module(_MODELS)
    except ImportError as error:
        raise ExportFault(
            ExportFaultCode.NO_MODELS, "fhir.resources is not installed: pip install ivig-desk[fhir]"
        ) from error
    find = cast("Callable[[str], _Model]", models.get_fhir_model_class)

    @cache
    def model_of(kind: str) -> _Model:
        return find(kind)

    def check(kind: str, json_text: str) -> None:
        try:
            model_of(kind).model_validate_json(json_text)
        except ValueError as error:
            # Its text quotes what it refuses, which may be a patient's.
            raise ExportFault(ExportFaultCode.NOT_FHIR, f"a {kind} that FHIR R4B does not take") from error

    return check
