"""The protocol ladder: what is advised after each reaction, and why."""

import pytest

from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.ladder import (
    Advice,
    AdviceReason,
    Reaction,
    ReactionState,
    advice,
    is_anaphylaxis_pattern,
)
from tests.unit.ward import rules


def reactions(written: str) -> tuple[Reaction, ...]:
    """`headache 2, urticaria 1 gone`: signs with their grades in order, `gone` where resolved."""
    return tuple(_reaction(one.split()) for one in written.split(",") if one.strip())


def _reaction(words: list[str]) -> Reaction:
    state = ReactionState.RESOLVED if words[2:] == ["gone"] else ReactionState.OPEN
    return Reaction(sign_id=words[0], grade=Grade(int(words[1])), state=state)


@pytest.mark.parametrize(
    ("written", "step", "reasons"),
    [
        ("headache 1", "lower", ["grade-1"]),
        ("headache 2", "hold", ["grade-2"]),
        ("headache 3", "stop", ["grade-3-or-more"]),
        ("headache 4", "stop", ["grade-3-or-more"]),
        ("headache 5", "stop", ["grade-3-or-more"]),
        ("headache 1, flushing 2", "hold", ["grade-2"]),
        ("headache 2, flushing 1", "hold", ["grade-2"]),
        ("headache 2 gone, flushing 1", "lower", ["grade-1"]),
        ("headache 1 gone, flushing 1 gone, fever 1", "lower", ["grade-1"]),
        ("headache 3 gone", "stop", ["grade-3-or-more"]),
        ("headache 3 gone, fever 1", "stop", ["grade-3-or-more"]),
    ],
)
def test_the_worst_open_grade_sets_the_step_and_a_grade_3_has_happened(
    written: str, step: str, reasons: list[str]
) -> None:
    """S12."""
    asked = advice(reactions(written), signs=rules().signs)

    assert asked is not None
    assert (asked.advice, [reason.value for reason in asked.reasons]) == (Advice(step), reasons)


@pytest.mark.parametrize(
    ("written", "step", "reasons"),
    [
        ("headache 1 gone, headache 1", "lower", ["grade-1"]),
        ("headache 1 gone, headache 2", "stop", ["again-at-grade-2"]),
        ("headache 2 gone, headache 1", "lower", ["grade-1"]),
        ("headache 2 gone, headache 2", "stop", ["again-at-grade-2"]),
        ("headache 2 gone, flushing 2", "hold", ["grade-2"]),
        ("headache 1 gone, headache 1 gone, headache 1", "stop", ["third-time"]),
        ("headache 1 gone, headache 1 gone, flushing 1", "lower", ["grade-1"]),
        ("headache 1 gone, flushing 1 gone, headache 1 gone, headache 1", "stop", ["third-time"]),
        ("headache 2 gone, headache 2 gone, headache 2", "stop", ["again-at-grade-2", "third-time"]),
        ("flushing 1 gone, headache 1 gone, headache 2", "stop", ["again-at-grade-2"]),
        ("headache 1 gone, headache 3", "stop", ["grade-3-or-more", "again-at-grade-2"]),
        ("headache 2 gone, headache 2 gone", "stop", ["again-at-grade-2"]),
    ],
)
def test_the_same_sign_a_second_time_at_grade_2_or_a_third_time_at_any_advises_stop(
    written: str, step: str, reasons: list[str]
) -> None:
    """S12."""
    asked = advice(reactions(written), signs=rules().signs)

    assert asked is not None
    assert (asked.advice, [reason.value for reason in asked.reasons]) == (Advice(step), reasons)


@pytest.mark.parametrize("written", ["", "headache 1 gone", "headache 2 gone, flushing 1 gone"])
def test_nothing_open_asks_for_nothing(written: str) -> None:
    """S12."""
    assert advice(reactions(written), signs=rules().signs) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("urticaria 1", False),
        ("headache 1, fever 1", False),
        ("urticaria 1, dyspnoea 1", True),
        ("urticaria 1, hoarseness 1", True),
        ("urticaria 1, collapse 1", True),
        ("angioedema 1, hoarseness 1", False),
        ("bronchospasm 1, stridor 1, dyspnoea 1", False),
        ("stridor 1, angioedema 1", True),
        ("urticaria 1 gone, dyspnoea 1", False),
        ("urticaria 1, dyspnoea 1 gone", False),
        ("hypotension 1", False),
        ("headache 1, hypotension 1", True),
        ("headache 1 gone, hypotension 1", True),
        ("headache 1, hypotension 1 gone", False),
        ("hypotension 1, headache 1", False),
        ("hypotension 1 gone, hypotension 1", False),
        ("hypotension 1, urticaria 1", True),
        ("anaphylactic-shock 1", True),
        ("something-of-an-older-vocabulary 1, urticaria 1", False),
    ],
)
def test_a_pattern_is_two_systems_at_once_or_hypotension_after_another_sign(written: str, expected: object) -> None:
    """S12."""
    assert is_anaphylaxis_pattern(reactions(written), signs=rules().signs) is expected


def test_a_pattern_advises_stop_however_mild_its_signs() -> None:
    """S12."""
    asked = advice(reactions("urticaria 1, dyspnoea 1"), signs=rules().signs)

    assert asked is not None
    assert (asked.advice, asked.reasons) == (Advice.STOP, (AdviceReason.ANAPHYLAXIS_PATTERN,))
