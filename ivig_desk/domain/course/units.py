"""What a course is measured in: the class is the unit, as of every other amount."""

from ivig_desk.domain.amounts.quantities import Quantity


class EasiPoints(Quantity):
    """Points of the eczema area and severity index, in tenths, since region weights are."""

    __slots__ = ()
    unit = "points"


class CdlqiPoints(Quantity):
    """Points of the children's dermatology life quality index."""

    __slots__ = ()
    unit = "points"


class RegionWeight(Quantity):
    """Share of the whole that one region of the body counts for in the EASI; a bare number."""

    __slots__ = ()


class CellsPerMm3(Quantity):
    """Eosinophil count of the blood."""

    __slots__ = ()
    unit = "/mm³"


class UnitsPerMl(Quantity):
    """Total serum IgE in international units, written out: an I is read as 1."""

    __slots__ = ()
    unit = "units/mL"
