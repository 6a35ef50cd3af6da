"""What is written down in the desk's own record when somebody signs in."""

from dataclasses import replace

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.record.desk_events import SignedIn, WrongPassphrases, on_signing_in
from tests.helpers.desk_entries import ANA, EIGHT, ION, desk_entry_of

TRIED = WrongPassphrases(person=ION, in_a_row=3, last=EIGHT)


def test_what_was_tried_at_anothers_name_stands_before_who_came() -> None:
    """S33."""
    assert on_signing_in(2, (TRIED,), ()) == (TRIED, SignedIn(wrong_before=2))


def test_what_stands_there_already_is_not_written_twice() -> None:
    """Also where the one whose name it was is called otherwise since."""
    record = (desk_entry_of(TRIED), desk_entry_of(SignedIn(wrong_before=0)))
    renamed = replace(TRIED, person=replace(ION, name="Ion Popa"))

    assert on_signing_in(0, (renamed,), record) == (SignedIn(wrong_before=0),)


def test_one_more_try_since_is_written_down() -> None:
    later = replace(TRIED, in_a_row=4, last=Instant.of("2026-03-01T08:00:06Z"))
    of_another = replace(TRIED, person=ANA)

    assert on_signing_in(0, (later, of_another), (desk_entry_of(TRIED),)) == (
        later,
        of_another,
        SignedIn(wrong_before=0),
    )
