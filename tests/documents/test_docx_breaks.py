"""Names and subjects that are too long for their place break where their sense does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.docx_out.letters import broken_at_clause, broken_evenly, broken_well, width_in_bold

SUBJECT = "kết quả công tác chuyển đổi số quý II; phương hướng, nhiệm vụ quý III năm 2026"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY", "ỦY BAN NHÂN DÂN\nXÃ\u00a0ĐỒNG\u00a0MÂY"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG LAM", "ỦY BAN NHÂN DÂN\nTHÀNH\u00a0PHỐ\u00a0SÔNG\u00a0LAM"),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
        ("XÃ ĐỒNG MÂY VÀ CÁC XÃ LÂN CẬN KHÁC", "XÃ ĐỒNG MÂY VÀ CÁC\nXÃ\u00a0LÂN\u00a0CẬN\u00a0KHÁC"),
    ],
)
def test_names_keep_their_place_together(name: str, expected: str) -> None:
    """In a column that is too narrow; in a wide one nothing is done."""
    assert broken_well(name, 13, 200) == expected
    assert broken_well(name, 13, 400) == name


def test_subjects_break_between_clauses() -> None:
    """Where they do not fit in one line."""
    assert broken_at_clause(SUBJECT, 14, 468) == SUBJECT.replace("; ", ";\n")
    assert broken_at_clause(SUBJECT, 14, 600) == SUBJECT
    assert broken_at_clause("kết quả " * 20, 14, 468) == "kết quả " * 20


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("", 0),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 207),
        ("Độc lập - Tự do - Hạnh phúc", 184),
        ("HẠNH\nHẠNH PHÚC", 91),
    ],
)
def test_widths_of_words(text: str, points: int) -> None:
    """At 15 points, in whole points; marks over letters take no room, and of several lines the longest counts."""
    assert round(width_in_bold(text, 15)) == points


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("V/v họp", ["V/v họp"]),
        ("V/v đôn đốc thực hiện nhiệm vụ được giao", ["V/v đôn đốc thực hiện", "nhiệm vụ được giao"]),
        (
            "về việc giao nhiệm vụ thực hiện Kế hoạch 07-KH/ĐU",
            ["về việc giao nhiệm vụ thực", "hiện Kế hoạch 07-KH/ĐU"],
        ),
    ],
)
def test_what_a_letter_is_about_breaks_evenly(subject: str, expected: list[str]) -> None:
    """No word is left alone on the last line; words of a line are tied to one another."""
    assert [line.replace("\u00a0", " ") for line in broken_evenly(subject, 12, 200).split(" ")] == (
        expected if len(expected) > 1 else subject.split(" ")
    )


@given(st.lists(st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=12), max_size=30))
def test_breaking_evenly_keeps_the_words(words: list[str]) -> None:
    """Whatever they are, in as few lines as the column needs, and none wider than it."""
    subject = " ".join(words)
    broken = broken_evenly(subject, 12, 200)
    assert broken.replace("\u00a0", " ") == subject
    for line in broken.split(" "):
        assert width_in_bold(line, 12) <= 200 or "\u00a0" not in line


@pytest.mark.parametrize("width", [0, -200])
def test_a_column_without_room_breaks_nothing(width: int) -> None:
    """A template may leave none."""
    assert broken_evenly("V/v rà soát hộ nghèo", 12, width) == "V/v rà soát hộ nghèo"
