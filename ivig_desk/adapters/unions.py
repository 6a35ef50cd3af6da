"""Unions in JSON: nothing is null, a quantity names its unit, any other part its kind."""

from collections.abc import Callable, Mapping
from types import MappingProxyType, NoneType, UnionType
from typing import Union, get_args, get_origin

from cattrs import Converter

from ivig_desk.adapters.misread import Misread, NotKnown, kind_of, other_keys
from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp
from ivig_desk.domain.formulary.giving_set import Gravity, Pump

PART_KINDS: Mapping[type, str] = MappingProxyType(
    {Pump: "pump", Gravity: "gravity", CycleVisit: "cycle", FollowUp: "follow-up"}
)
"""The members of unions of dataclasses by the stable name their JSON has under `kind`."""

Read = Callable[[object, object], object]
Write = Callable[[object], object]

_KIND = "kind"
_UNIT = "unit"
_VALUE = "value"


def is_union(cls: object) -> bool:
    """Whether this is a union, `X | None` among them."""
    return get_origin(cls) in {Union, UnionType}


def is_quantity(cls: object) -> bool:
    """Whether this is one class of amounts."""
    return isinstance(cls, type) and issubclass(cls, Quantity)


def read_union(cls: object, converter: Converter) -> Read:
    """Return the hook that reads a union; it raises Misread for null where null is no member, and for another tag."""
    members = [member for member in get_args(cls) if member is not NoneType]
    read = converter.get_structure_hook(members[0]) if len(members) == 1 else _read_tagged(members, converter)
    if NoneType not in get_args(cls):
        return read
    return lambda value, _: None if value is None else read(value, None)


def write_union(cls: object, converter: Converter) -> Write:
    """Return the hook that writes a member of a union with its tag, where it needs one."""
    members = [member for member in get_args(cls) if member is not NoneType]
    write = converter.get_unstructure_hook(members[0]) if len(members) == 1 else _write_tagged(members, converter)
    return lambda value: None if value is None else write(value)


def _read_tagged(members: list[type], converter: Converter) -> Read:
    """Read the member that the tag names: a quantity by its unit, another part by its kind."""
    tag = _tag_of(members)
    hooks = {_name_of(member): converter.get_structure_hook(member) for member in members}

    def read(value: object, _: object) -> object:
        if type(value) is not dict:
            raise Misread(f"a value with its {tag} is wanted, not {kind_of(value)}")
        rest = dict(value)
        name = rest.pop(tag, None)
        hook = hooks.get(name) if type(name) is str else None
        if hook is None:
            raise NotKnown(f"{tag} {name} is not one of {', '.join(sorted(hooks))}")
        return hook(_amount(rest) if tag == _UNIT else rest, None)

    return read


def _write_tagged(members: list[type], converter: Converter) -> Write:
    tag = _tag_of(members)
    hooks = {member: (_name_of(member), converter.get_unstructure_hook(member)) for member in members}

    def write(value: object) -> object:
        name, hook = hooks[type(value)]
        written = hook(value)
        return {tag: name, _VALUE: written} if tag == _UNIT else {tag: name, **written}

    return write


def _tag_of(members: list[type]) -> str:
    return _UNIT if all(is_quantity(member) for member in members) else _KIND


def _name_of(member: type) -> str:
    return member.unit if issubclass(member, Quantity) else PART_KINDS[member]


def _amount(rest: dict[str, object]) -> object:
    if rest.keys() != {_VALUE}:
        raise other_keys(Quantity, rest.keys(), {_VALUE})
    return rest[_VALUE]
