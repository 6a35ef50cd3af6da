"""How domain values become JSON and come back: every number as exact text, nothing guessed, nothing left over."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from ivig_desk.adapters.misread import Misread, NotKnown, kind_of, other_keys
from ivig_desk.adapters.unions import Read, Write, is_quantity, is_union, read_union, write_union
from ivig_desk.domain.amounts.exact import canonical, exact
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Quantity

Build = Callable[[Mapping[str, object], object], object]

_REMEMBERED_AMOUNTS = 4096


Added = Mapping[type, frozenset[str]]
"""Fields a class got after the first records of it were written: where one is missing, its default was true."""


NOTHING_ADDED: Added = MappingProxyType({})


def make_converter(*, built: tuple[type, ...] = (), added: Added = NOTHING_ADDED) -> Converter:
    """Return a converter between domain values and JSON; values of the classes in `built` may stand among the JSON.

    Raises Misread on reading a key too many or too few, a value of another type, a number that is not exact text.
    """
    converter = Converter(detailed_validation=False)
    _know_composites(converter, built, added)
    _know_scalars(converter)
    return converter


def _know_composites(converter: Converter, built: tuple[type, ...], added: Added) -> None:
    def read_dataclass(cls: type) -> Read:
        return _read_dataclass(cls, converter, built, added.get(cls, frozenset()))

    converter.register_structure_hook_factory(is_dataclass, read_dataclass)
    converter.register_structure_hook_factory(_is_tuple, lambda cls: _read_tuple(cls, converter))
    converter.register_structure_hook_factory(_is_set, lambda cls: _read_set(cls, converter))
    converter.register_unstructure_hook_factory(_is_set, lambda cls: _write_set(cls, converter))
    converter.register_structure_hook_factory(is_union, lambda cls: read_union(cls, converter))
    converter.register_unstructure_hook_factory(is_union, lambda cls: write_union(cls, converter))


def _know_scalars(converter: Converter) -> None:
    converter.register_structure_hook_factory(_is_enum, _read_enum)
    converter.register_unstructure_hook_factory(_is_enum, lambda _: _write_enum)
    converter.register_structure_hook_factory(is_quantity, _read_quantity)
    converter.register_unstructure_hook_factory(is_quantity, lambda _: _write_quantity)
    converter.register_structure_hook(str, _read_text)
    converter.register_structure_hook(bool, _read_bool)
    converter.register_structure_hook(int, lambda value, _: _whole(_number(value)))
    converter.register_structure_hook(Fraction, lambda value, _: _number(value))
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(_read_text(value, str)))
    converter.register_structure_hook(Instant, lambda value, _: Instant.of(_read_text(value, str)))
    converter.register_unstructure_hook(bool, lambda value: value)
    converter.register_unstructure_hook(int, str)
    converter.register_unstructure_hook(Fraction, canonical)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Instant, lambda instant: instant.text)


def _is_tuple(cls: object) -> bool:
    return get_origin(cls) is tuple


def _is_set(cls: object) -> bool:
    return get_origin(cls) is frozenset


def _is_enum(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, Enum)


def _read_dataclass(cls: type, converter: Converter, built: tuple[type, ...], may_lack: frozenset[str]) -> Read:
    """Read every field and nothing else; a default is for callers, never for a record with a hole in it.

    Only a field that came later, `may_lack`, may be missing.
    """
    hooks = {field.name: converter.get_structure_hook(field.type) for field in fields(cls)}
    wanted = frozenset(hooks)
    build: Build = make_dict_structure_fn(cls, converter, _cattrs_detailed_validation=False)
    may_be_built = cls in built

    def read(value: object, _: object) -> object:
        if may_be_built and type(value) is cls:
            return value
        if type(value) is not dict:
            raise Misread(f"{cls.__name__} cannot be {kind_of(value)}")
        if value.keys() != wanted and value.keys() | may_lack != wanted:
            raise other_keys(cls, value.keys(), wanted)
        try:
            return build(value, cls)
        except (ValueError, TypeError) as error:
            raise _placed(cls, value, hooks) from error

    return read


def _placed(cls: type, value: dict[str, object], hooks: Mapping[str, Read]) -> Misread:
    """Find the field that cannot be read, for whoever has to mend the record; only asked once reading has failed."""
    for name, hook in hooks.items():
        if name not in value:
            continue
        try:
            hook(value[name], None)
        except NotKnown as error:
            return NotKnown(f"{name}: {error}")
        except ValueError as error:
            return Misread(f"{name}: {error}")
        except TypeError:
            # Only what was remembered is looked up before it is looked at.
            return Misread(f"{name}: text is wanted, not {kind_of(value[name])}")
    return Misread(f"the fields of {cls.__name__} contradict each other")


def _read_tuple(cls: object, converter: Converter) -> Read:
    members = get_args(cls)
    hooks = [converter.get_structure_hook(member) for member in members if member is not Ellipsis]

    def read_all(value: object, _: object) -> object:
        return tuple([hook(entry, member) for entry in _listed(value)])

    def read_each(value: object, _: object) -> object:
        listed = _listed(value)
        if len(listed) != len(hooks):
            raise Misread(f"{len(hooks)} values are wanted, not {len(listed)}")
        return tuple([read(entry, one) for read, entry, one in zip(hooks, listed, members, strict=True)])

    hook, member = hooks[0], members[0]
    return read_all if Ellipsis in members else read_each


def _read_set(cls: object, converter: Converter) -> Read:
    (member,) = get_args(cls)
    hook = converter.get_structure_hook(member)
    return lambda value, _: frozenset([hook(entry, member) for entry in _listed(value)])


def _write_set(cls: object, converter: Converter) -> Write:
    """In one order: a set has none, and what is written is hashed."""
    (member,) = get_args(cls)
    hook = converter.get_unstructure_hook(member)

    def write(value: object) -> object:
        return sorted(hook(entry) for entry in value) if isinstance(value, frozenset) else value

    return write


def _listed(value: object) -> list[object]:
    if type(value) is not list:
        raise Misread(f"a list is wanted, not {kind_of(value)}")
    return value


def _read_enum(cls: type[Enum]) -> Read:
    members = {_write_enum(member): member for member in cls}

    def read(value: object, _: object) -> object:
        member = members.get(_read_text(value, str))
        if member is None:
            raise NotKnown(f"{cls.__name__} {value} is not one of {', '.join(members)}")
        return member

    return read


def _write_enum(member: Enum) -> str:
    return str(member.value)


def _read_quantity(cls: type[Quantity]) -> Read:
    """Read exact text; the same few hundred amounts come again and again, so what was read is remembered."""

    @lru_cache(maxsize=_REMEMBERED_AMOUNTS)
    def read(value: object, _: object) -> object:
        return cls(_number(value))

    return read


def _write_quantity(quantity: Quantity) -> str:
    return quantity.text


def _read_text(value: object, _: object) -> str:
    if type(value) is not str:
        raise Misread(f"text is wanted, not {kind_of(value)}")
    return value


def _read_bool(value: object, _: object) -> bool:
    if type(value) is not bool:
        raise Misread(f"true or false is wanted, not {kind_of(value)}")
    return value


def _number(value: object) -> Fraction:
    text = _read_text(value, str)
    try:
        return exact(text)
    except ValueError as error:
        raise Misread(f"{text} is not one exact number, as text") from error


def _whole(number: Fraction) -> int:
    if number.denominator != 1:
        raise Misread(f"a whole number is wanted, not {canonical(number)}")
    return number.numerator
