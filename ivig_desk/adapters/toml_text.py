"""Text as TOML has it."""

_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_DELETE = 0x7F


def quoted(text: str) -> str:
    """Return a TOML basic string; whatever a person can type comes back as it was."""
    return f'"{"".join(_escaped(sign) for sign in text)}"'


def _escaped(sign: str) -> str:
    if sign in _SHORT:
        return _SHORT[sign]
    return f"\\u{ord(sign):04x}" if sign < " " or ord(sign) == _DELETE else sign
