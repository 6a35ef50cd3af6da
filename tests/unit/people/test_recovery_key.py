"""The recovery key: typed off paper months later, and a slip is found in its group."""

import itertools

import pytest

from ivig_desk.domain.people.recovery_key import (
    ALPHABET,
    MistypedGroups,
    RecoveryKey,
    WrongLength,
    read_recovery_key,
    recovery_key_of,
)

# Drawn 0 to 27. Group 1 is 0 1 2 3: 1·0 + 2·1 + 3·2 + 4·3 + 5·1 = 25, and the twenty-sixth of the alphabet is U.
# Group 2 is 4 5 6 7: 4 + 10 + 18 + 28 + 10 = 70, 70 − 2·31 = 8, and the ninth is A.
PRINTED = "2345U-6789A-ABCDR-EFGH7-JKMNN-PQRS4-TUVWJ"


def test_a_key_is_seven_groups_with_a_check_each() -> None:
    """S33."""
    assert recovery_key_of(range(28)).text == PRINTED


def test_no_character_looks_like_another() -> None:
    """ISMP: no O beside 0, no I or L beside 1."""
    assert set("01ILO") & set(ALPHABET) == set()
    assert len(ALPHABET) == len(set(ALPHABET)) == 31


@pytest.mark.parametrize("typed", [PRINTED, PRINTED.lower(), PRINTED.replace("-", " "), PRINTED.replace("-", "")])
def test_what_was_printed_is_read_back(typed: str) -> None:
    assert read_recovery_key(typed) == recovery_key_of(range(28))


def test_any_one_wrong_character_names_its_group() -> None:
    characters = PRINTED.replace("-", "")
    for place, instead in itertools.product(range(35), ALPHABET):
        typed = characters[:place] + instead + characters[place + 1 :]
        expected = MistypedGroups(groups=(place // 5 + 1,))
        assert read_recovery_key(typed) == (recovery_key_of(range(28)) if typed == characters else expected)


def test_two_neighbours_changed_about_name_their_group() -> None:
    characters = PRINTED.replace("-", "")
    for place in (place for place in range(34) if place % 5 != 4 and characters[place] != characters[place + 1]):
        typed = characters[:place] + characters[place + 1] + characters[place] + characters[place + 2 :]
        assert read_recovery_key(typed) == MistypedGroups(groups=(place // 5 + 1,))


def test_two_groups_changed_about_are_both_named() -> None:
    groups = PRINTED.split("-")
    groups[2], groups[5] = groups[5], groups[2]

    assert read_recovery_key("-".join(groups)) == MistypedGroups(groups=(3, 6))


@pytest.mark.parametrize(
    "wrong", ["O", "0", "1", "I", "L", "\N{LATIN SMALL LETTER DOTLESS I}", "\N{LATIN SMALL LETTER LONG S}", "é", "."]
)
def test_a_character_that_no_key_has_is_not_taken_for_one_that_it_resembles(wrong: str) -> None:
    assert read_recovery_key(wrong + PRINTED[1:]) == MistypedGroups(groups=(1,))


@pytest.mark.parametrize(("typed", "length"), [("", 0), (PRINTED[:-1], 34), (PRINTED, 35), (PRINTED + "2", 36)])
def test_a_key_of_another_length_is_none(typed: str, length: int) -> None:
    expected = recovery_key_of(range(28)) if length == 35 else WrongLength(typed=length)
    assert read_recovery_key(typed) == expected


@pytest.mark.parametrize("drawn", [range(27), range(29), [31] * 28, [-1] * 28])
def test_numbers_that_make_no_key_are_a_bug(drawn: range | list[int]) -> None:
    with pytest.raises(ValueError, match="28 numbers below 31"):
        recovery_key_of(drawn)


def test_a_key_is_not_shown_where_it_is_logged() -> None:
    assert repr(recovery_key_of(range(28))) == repr(RecoveryKey(groups=())) == "RecoveryKey()"
