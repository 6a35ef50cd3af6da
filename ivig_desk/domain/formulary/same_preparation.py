"""Which shipped profiles are of the preparation that a ward's own profile is for."""

from collections.abc import Sequence
from itertools import takewhile

from ivig_desk.domain.formulary.profile import Profile


def rows_of_preparation(profile: Profile, shipped: Sequence[Profile]) -> tuple[Profile, ...]:
    """Return the shipped profiles of the same brand and concentration or, where none is, of the same brand.

    However the ward writes it: a space less in a name must not part a profile from the label it is held against.
    """
    of_brand = tuple(row for row in shipped if brand_of(row.preparation) == brand_of(profile.preparation))
    as_strong = tuple(row for row in of_brand if row.concentration == profile.concentration)
    return as_strong or of_brand


def brand_of(preparation: str) -> str:
    """Return the brand in a preparation's name: its letters up to the first digit.

    >>> brand_of("Privigen 10 %"), brand_of("PRIVIGEN® 100 mg/mL"), brand_of("Gamunex-C 10%")
    ('privigen', 'privigen', 'gamunexc')
    """
    before = takewhile(lambda sign: not sign.isdigit(), preparation.casefold())
    return "".join(sign for sign in before if sign.isalpha())
