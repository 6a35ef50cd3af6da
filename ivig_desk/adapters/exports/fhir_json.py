"""FHIR resources as plain JSON values, their numbers exact to the last digit and their texts such as FHIR allows."""

import json
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from json.encoder import encode_basestring
from types import MappingProxyType

from ivig_desk.domain.amounts.exact import canonical, decimal_places
from ivig_desk.domain.amounts.quantities import Quantity

Resource = dict[str, object]
"""One FHIR resource, or a part of one; a number that is not whole stands in it as `number` marks it."""

UCUM = "http://unitsofmeasure.org"
_CODES: Mapping[str, str] = MappingProxyType({"mmHg": "mm[Hg]", "°C": "Cel"})
"""UCUM's name of a unit, where it is not ours (interop.md)."""

_REMEMBERED = 4096
"""So many amounts are kept as they were written: a ward measures the same ones over and over."""

_MARK = "\x01"
_ESCAPED_MARK = '"\\u0001'
_MARKED = re.compile(r'"\\u0001(-?[0-9]+(?:\.[0-9]+)?)"')
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_HALF = Fraction(1, 2)


def text(typed: str) -> str:
    """Return a typed text without what FHIR refuses in one: control characters, lone surrogates, space around it."""
    return _NOT_ALLOWED.sub("?", typed).strip()


def number(value: Fraction, places: int) -> object:
    """Return a number for a resource: exact where so many decimals are enough, else rounded half up to them."""
    if value.denominator == 1:
        return value.numerator
    return _MARK + decimal_text(value, places)


def decimal_text(value: Fraction, places: int) -> str:
    """Return a number as decimal text: exact where so many decimals are enough, else rounded half up to them.

    >>> decimal_text(Fraction(141875, 1000), 2), decimal_text(Fraction(1, 3), 2), decimal_text(Fraction(72), 2)
    ('141.88', '0.33', '72')
    """
    needed = decimal_places(value)
    if needed is not None and needed <= places:
        return canonical(value)
    return canonical(Fraction((value * 10**places + _HALF) // 1, 10**places))


def said(resource: Resource) -> Resource:
    """Return the resource without what was not said: FHIR knows no empty text and no empty list."""
    return {key: value for key, value in resource.items() if value or value == 0}


class Shared(dict[str, object]):
    """A part that many resources have: its JSON is made once. Nothing is put into it later."""

    def __init__(self, part: Mapping[str, object]) -> None:
        super().__init__(part)
        self.json = _text_of(part)


class SharedList(list[object]):
    """The same of a list."""

    def __init__(self, parts: Iterable[object]) -> None:
        super().__init__(parts)
        self.json = _text_of(list(self))


def quantity(amount: Quantity, places: int) -> Shared:
    """Return an amount with its UCUM unit."""
    # By its two whole numbers: to find a fraction among others takes longer than to write it.
    return _quantity(amount.value.numerator, amount.value.denominator, amount.unit, places)


def encoded(resource: Mapping[str, object]) -> str:
    """Return the JSON of a resource in one line, in UTF-8 letters, each number with the digits it has."""
    # What `_text_of` gives of the whole, in a third of its time: most of a resource is shared or plain text.
    parts = []
    for key, value in resource.items():
        kind = type(value)
        if kind is Shared or kind is SharedList:
            parts.append(f'"{key}":{value.json}')  # type: ignore[attr-defined] # Mypy narrows nothing by `type`.
        else:
            parts.append(f'"{key}":{encode_basestring(str(value)) if kind is str else _text_of(value)}')
    return f"{{{','.join(parts)}}}"


@lru_cache(maxsize=_REMEMBERED)
def _quantity(numerator: int, denominator: int, unit: str, places: int) -> Shared:
    value = number(Fraction(numerator, denominator), places)
    return Shared({"value": value, "unit": unit, "system": UCUM, "code": _CODES.get(unit, unit)})


def _text_of(value: object) -> str:
    text_of = _encoder().encode(value)
    return _MARKED.sub(r"\1", text_of) if _ESCAPED_MARK in text_of else text_of


@cache
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=False)
