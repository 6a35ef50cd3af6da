"""Two names that are not one name written twice."""

PEOPLE_WANTED = 2


def are_two_people(names: tuple[str, ...]) -> bool:
    """Whether at least two different names are there; capitals and spaces part nobody from himself.

    >>> are_two_people(("A. Rus", "B. Pop")), are_two_people(("A. Rus", "a.  rus "))
    (True, False)
    """
    people = {" ".join(name.casefold().split()) for name in names}
    return len(people - {""}) >= PEOPLE_WANTED
