"""Whether two names or identifiers are the same, however they were typed: letters and digits, no case, no accents."""

from datetime import date
from functools import lru_cache
from unicodedata import combining, normalize

_REMEMBERED = 8192
_WITHOUT_PARTS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "\u0131": "i", "æ": "ae", "œ": "oe"})
"""Letters that are no letter with an accent, and are typed without it all the same."""


@lru_cache(maxsize=_REMEMBERED)
def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and accents, as they stand.

    >>> folded_words("Țurcanu-Bălăceanu, Ștefan")
    ('turcanu', 'balaceanu', 'stefan')
    """
    # Some signs come apart into capitals only then: ℡ is TEL.
    plain = "".join(sign for sign in normalize("NFKD", text.casefold()).casefold() if not combining(sign))
    return tuple("".join(sign if sign.isalnum() else " " for sign in plain.translate(_WITHOUT_PARTS)).split())


def initials(name: str) -> str:
    """Return the first letters of a name, given names first; empty where it has no letter.

    >>> initials("Ionescu-Pop, Maria Ana")
    'M. A. I. P.'
    """
    family, _, given = normalize("NFC", name).partition(",")
    words = f"{given} {family}".replace("-", " ").split()
    letters = [letter for word in words if (letter := next(filter(str.isalpha, word), ""))]
    return " ".join(f"{letter.upper()}." for letter in letters)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names have the same words, in whatever order: "Ionescu, Maria" is "maria ionescu"."""
    return sorted(folded_words(one)) == sorted(folded_words(other))


def is_same_identifier(one: str, other: str) -> bool:
    """Whether two identifiers are the same but for case, spaces and signs between; an empty one is nobody's."""
    folded = "".join(folded_words(one))
    return folded != "" and folded == "".join(folded_words(other))


def is_found(text: str, *, name: str, identifier: str) -> bool:
    """Whether every word of a text begins a word of the name, or stands in the identifier."""
    names, digits = folded_words(name), "".join(folded_words(identifier))
    return all(any(one.startswith(word) for one in names) or word in digits for word in folded_words(text))


def person_key(identifier: str, name: str, born: date) -> tuple[str, tuple[str, ...], date]:
    """Return what tells one person from another: identifier, words of the name, day of birth."""
    return "".join(folded_words(identifier)), tuple(sorted(folded_words(name))), born
