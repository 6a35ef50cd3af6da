"""Columns stand under each other, numbers to the right."""

from __future__ import annotations

from ivig_desk.rehearsal.columns import columns


def test_texts_stand_left_and_numbers_right() -> None:
    assert columns([("do", "mL/h"), ("start", "7"), ("raise", "14"), ("hold", "–")]) == [
        "do     mL/h",
        "start     7",
        "raise    14",
        "hold      –",
    ]


def test_no_line_ends_in_blanks() -> None:
    assert columns([("do", "what came of it"), ("wait", "")]) == ["do    what came of it", "wait"]
