"""The grades of CTCAE v5, infusion related reaction."""

from ivig_desk.domain.reactions.grading import Grade


def test_each_grade_has_its_number_and_its_words() -> None:
    assert {grade.value: grade.words for grade in Grade} == {
        1: "mild, transient, no interruption",
        2: "interruption, responds promptly",
        3: "prolonged, recurs, or hospital",
        4: "life-threatening",
        5: "death",
    }
