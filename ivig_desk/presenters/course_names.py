"""What the parts of a course are called: its visits, and every score and value of one."""

from typing import assert_never

from ivig_desk.domain.course.cycles import DayT
from ivig_desk.domain.course.easi import Region, SkinSign
from ivig_desk.domain.course.laboratory import LaboratoryTest
from ivig_desk.domain.course.outline import Outline
from ivig_desk.domain.course.visit_place import CycleVisit, FollowUp, VisitPlace

_REGIONS = {
    Region.HEAD_AND_NECK: "head and neck",
    Region.UPPER_LIMBS: "arms",
    Region.TRUNK: "trunk",
    Region.LOWER_LIMBS: "legs",
}
_TESTS = {LaboratoryTest.EOSINOPHILS: "eosinophils", LaboratoryTest.TOTAL_IGE: "total IgE"}
_BY_NAME = {
    **{region.value: text for region, text in _REGIONS.items()},
    **{sign.value: sign.value for sign in SkinSign},
    **{test.value: text for test, text in _TESTS.items()},
    "area": "area",
    "cdlqi": "CDLQI",
}


def region_text(region: Region) -> str:
    """Return a region of the body; `arms` and `legs` are the limbs of the score."""
    return _REGIONS[region]


def laboratory_text(test: LaboratoryTest) -> str:
    """Return what the laboratory measured."""
    return _TESTS[test]


def place_text(place: VisitPlace) -> str:
    """Return which visit it is: `cycle 4`, `3-month follow-up`."""
    match place:
        case CycleVisit(number=number):
            return f"cycle {number}"
        case FollowUp(months=months):
            return f"{months}-month follow-up"
        case _:
            assert_never(place)


def place_of_text(place: VisitPlace, course: Outline[DayT]) -> str:
    """Return which visit of how many it is, `cycle 4 of 6`, where it is known how many are planned."""
    is_cycle = isinstance(place, CycleVisit) and course.planned is not None
    return f"{place_text(place)} of {course.planned}" if is_cycle else place_text(place)


def place_name(place: VisitPlace) -> str:
    """Return the stable name of a visit: `cycle-4`, `follow-up-3`."""
    match place:
        case CycleVisit(number=number):
            return f"cycle-{number}"
        case FollowUp(months=months):
            return f"follow-up-{months}"
        case _:
            assert_never(place)


def score_name(field: str) -> str:
    """Return what a score's stable name means: `trunk, area`, `CDLQI, question 3`; empty for what is none."""
    part, _, rest = field.partition(":")
    if part not in _BY_NAME:
        return ""
    if rest.isdecimal():
        return f"{_BY_NAME[part]}, question {rest}"
    return f"{_BY_NAME[part]}, {_BY_NAME[rest]}" if rest in _BY_NAME else _BY_NAME[part]
