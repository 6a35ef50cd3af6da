"""What a patient is told for the time at home, from a data file, and the ward's own laid over it."""

from pathlib import Path

from ivig_desk.adapters.gathering import gathered_each
from ivig_desk.adapters.toml_records import made, record_of
from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.domain.reactions.at_home import AtHome, Called, HomeSign

AT_HOME = "at_home.toml"
_SIGNS, _CALLED, _EMERGENCY = "signs", "called", "emergency"


def load_at_home(shipped: Path, ward: Path | None) -> AtHome:
    """Return the shipped signs, the ward's in place of ours or after them, and whom the ward says to call.

    Raises BadDataFile with file, key, found and accepted. Nobody is named where the ward has no such file.
    """
    ours = _signs(_top(shipped / AT_HOME))
    if ward is None or not (ward / AT_HOME).exists():
        return AtHome(signs=ours, called=())
    top = _top(ward / AT_HOME)
    theirs = {sign.id: sign for sign in made(lambda: AtHome(signs=_signs(top), called=()), top).signs}
    ids = [sign.id for sign in ours]
    return AtHome(
        signs=(*(theirs.get(sign.id, sign) for sign in ours), *(theirs[one] for one in theirs if one not in ids)),
        called=gathered_each(lambda table: record_of(Called, table), _tables(top, _CALLED)),
        emergency=top.text(_EMERGENCY) if _EMERGENCY in top.entries else None,
    )


def _top(path: Path) -> TomlTable:
    top = toml_table(str(path), file_bytes(path))
    top.hold_to(required=(), optional=(_SIGNS, _CALLED, _EMERGENCY))
    return top


def _signs(top: TomlTable) -> tuple[HomeSign, ...]:
    return gathered_each(lambda table: record_of(HomeSign, table), _tables(top, _SIGNS))


def _tables(top: TomlTable, key: str) -> tuple[TomlTable, ...]:
    return tuple(top.tables(key)) if key in top.entries else ()
