"""Whatever is typed: it is read as a careful person reads it, or not at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.presenters.entry import EntryProblem, read_day, read_number
from ivig_desk.presenters.screens import FieldKind
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in, field_of

DIGITS = "0123456789"
LONGEST = 12
WEIGHT = FieldPlan(name="weight_kg", label="Weight", kind=FieldKind.NUMBER, quantity=Kilograms)

# Near misses: what a hand, another keyboard, a scanner or a paste makes of a number.
NEAR = st.text(alphabet="0123456789.,  -+eE_'\n\t\u00a0\u200f\u202e\uff11\u0662\u066bkg/", max_size=16)
ORDINARY = st.builds(
    lambda whole, sign, part: f"{whole}{sign}{part}",
    st.integers(min_value=0, max_value=99_999).map(str),
    st.sampled_from([".", ",", ""]),
    st.text(alphabet=DIGITS, max_size=6),
)
TYPED = NEAR | ORDINARY | st.text(max_size=30)


def careful_reading(typed: str) -> Fraction | None:
    """What a person reads who takes no chances, digit by digit; None where they would ask again."""
    text = typed.strip(" ")
    if not text or len(text) > LONGEST or any(sign not in DIGITS + ".," for sign in text):
        return None
    whole, *parts = text.replace(",", ".").split(".")
    if len(parts) > 1 or whole == "" or parts == [""]:
        return None
    if len(whole) > 1 and whole[0] == "0":
        return None
    decimals = parts[0] if parts else ""
    may_be_thousands = len(decimals) == 3 and len(whole) <= 3 and whole != "0"
    if may_be_thousands:
        return None
    value = Fraction(0)
    for digit in whole + decimals:
        value = value * 10 + DIGITS.index(digit)
    for _ in decimals:
        value /= 10
    return value


@given(TYPED)
def test_what_is_accepted_is_what_a_careful_person_reads_and_all_else_is_left_as_typed(typed: str) -> None:
    """S18."""
    read = read_number(typed)

    if isinstance(read, EntryProblem):
        assert (careful_reading(typed), read.typed) == (None, typed)
    else:
        assert read == careful_reading(typed)


@given(TYPED)
def test_a_field_never_repairs_what_is_typed_in_it(typed: str) -> None:
    """S18."""
    assert field_of(WEIGHT, Texts(by_field={"weight_kg": typed}), {}).text == typed


@given(TYPED)
def test_text_that_is_no_amount_is_answered_with_one_line_that_names_the_field(typed: str) -> None:
    """S18."""
    answer = amount_in(WEIGHT, Texts(by_field={"weight_kg": typed}), Kilograms)

    assume(isinstance(answer, str))
    assert isinstance(answer, str)
    assert answer.startswith("Weight: ")
    assert answer.isprintable()


@given(st.integers(min_value=0, max_value=999_999), st.integers(min_value=1, max_value=99), st.sampled_from(".,"))
def test_point_and_comma_mean_the_same(whole: int, hundredths: int, sign: str) -> None:
    """S18: with two decimals there is one reading, wherever the keyboard is from."""
    assert read_number(f"{whole}{sign}{hundredths:02}") == Fraction(whole * 100 + hundredths, 100)


@given(st.dates())
def test_every_day_is_read_back_from_year_month_day(day: date) -> None:
    assert read_day(f"{day.year:04}-{day.month:02}-{day.day:02}") == day


@given(st.text(alphabet="0123456789-./ ", max_size=12) | st.text(max_size=12))
def test_a_day_is_accepted_in_that_one_order_alone(typed: str) -> None:
    """S18."""
    read = read_day(typed)

    if isinstance(read, EntryProblem):
        assert read.typed == typed
    else:
        assert typed.strip(" ") == f"{read.year:04}-{read.month:02}-{read.day:02}"
