"""A search handed to another start of this program is the same search there."""

from datetime import date

import pytest

from ivig_desk.domain.infusion.listed_words import (
    Search,
    any_at_all,
    as_one_word,
    begins,
    graded,
    in_month,
    in_year,
    not_over,
    of_batch,
    on_day,
    search_in,
    search_line,
    search_of,
)
from ivig_desk.domain.reactions.grading import Grade


@pytest.mark.parametrize(
    "search",
    [
        Search(conditions=()),
        Search(conditions=(any_at_all(),)),
        Search(conditions=(not_over(), graded(Grade.MODERATE))),
        Search(conditions=(on_day(date(2026, 11, 22)), in_month(2026, 11), (*in_year(2026), begins("2026")))),
        Search(conditions=(of_batch("P1-002 34"), (begins(as_one_word("8-15/b")),))),
        search_of("Țurcanu Ștefan 2026"),
        search_of("עמנואל 山田 Иванова"),
    ],
)
def test_a_search_is_read_from_its_line_as_it_was_written(search: Search) -> None:
    line = search_line(search)

    assert search_in(line) == search
    assert "\n" not in line


def test_the_line_says_each_condition_with_a_star_where_a_word_has_only_to_begin_so() -> None:
    # U+E006 stands for "not closed".
    assert search_line(Search(conditions=((begins("ion"), begins("mar")), not_over()))) == "ion*|mar* \ue006"
