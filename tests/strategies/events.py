"""Hypothesis strategies for every event, built from its fields; the ward's rules are the shipped ones."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import MappingProxyType, NoneType, UnionType
from typing import TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.course.cdlqi import QUESTIONS, CdlqiAnswers
from ivig_desk.domain.course.laboratory import LaboratoryReport, LaboratoryTest
from ivig_desk.domain.infusion.events import Event
from ivig_desk.domain.monitoring.rules import WardRules
from tests.unit.ward import rules

Built = TypeVar("Built")

LONGEST_RECORD_US = 4_000_000_000_000_000

EVENT_CLASSES: tuple[type[Event], ...] = get_args(Event)

_FRACTIONS = st.one_of(
    st.fractions(min_value=0, max_value=10_000, max_denominator=1000),
    st.decimals(min_value=0, max_value=10_000, places=3).map(Fraction),
    st.fractions(),
)
_LEAVES: MappingProxyType[type, SearchStrategy[object]] = MappingProxyType(
    {
        str: st.text(),
        int: st.integers(min_value=1),
        Fraction: _FRACTIONS,
        date: st.dates(),
        Instant: st.integers(min_value=0, max_value=LONGEST_RECORD_US).map(Instant),
        NoneType: st.none(),
    }
)


def _any(wanted: object) -> SearchStrategy[object]:
    """Return values of a field's type."""
    if get_origin(wanted) in {Union, UnionType}:
        return st.one_of([_any(member) for member in get_args(wanted)])
    if get_origin(wanted) is tuple:
        first, *others = get_args(wanted)
        if first is LaboratoryReport:
            return _of_two_tests()
        if others == [Ellipsis]:
            return st.lists(_any(first), max_size=3).map(tuple)
        return st.tuples(_any(first), *[_any(other) for other in others])
    assert isinstance(wanted, type), wanted
    return _of_class(wanted)


def _of_class(wanted: type) -> SearchStrategy[object]:
    if wanted is WardRules:
        return st.builds(rules)
    if wanted is CdlqiAnswers:
        answers = st.lists(st.none() | _FRACTIONS, min_size=QUESTIONS, max_size=QUESTIONS)
        return answers.map(lambda ten: CdlqiAnswers(answers=tuple(ten)))
    if wanted in _LEAVES:
        return _LEAVES[wanted]
    if issubclass(wanted, Enum):
        return st.sampled_from(list(wanted))
    if issubclass(wanted, Quantity):
        return _FRACTIONS.map(wanted)
    assert is_dataclass(wanted), wanted
    return _built(wanted)


def _of_two_tests() -> SearchStrategy[object]:
    """One line for each test at the most."""
    return st.lists(_built(LaboratoryReport), max_size=len(LaboratoryTest), unique_by=lambda line: line.test).map(tuple)


def _built(cls: type[Built]) -> SearchStrategy[Built]:
    assert is_dataclass(cls)
    return st.builds(cls, **{field.name: _any(field.type) for field in fields(cls)})


ANY_OF: MappingProxyType[type[Event], SearchStrategy[Event]] = MappingProxyType(
    {cls: _built(cls) for cls in EVENT_CLASSES}
)
"""Any event of a class, by the class."""
