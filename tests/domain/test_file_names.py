"""Names of files from names of records."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.file_names import LONGEST, file_word, told_apart


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ban Xây dựng Đảng", "ban-xay-dung-dang"),
        ("Tổ A/B: “đặc biệt”", "to-a-b-dac-biet"),
        ("CON", "con"),
        ("../../x", "x"),
        ("…", "x"),
        ("Ủy ban " * 40, ("uy-ban-" * 40)[:LONGEST].rstrip("-")),
    ],
)
def test_a_name_as_a_part_of_a_files_name(name: str, expected: str) -> None:
    """Small letters without accents, hyphens, and not too long."""
    assert file_word(name) == expected


@given(st.text())
def test_any_name_is_safe(name: str) -> None:
    """Whatever it holds."""
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", file_word(name))
    assert len(file_word(name)) <= LONGEST


def test_equal_names_are_told_apart() -> None:
    """By the next number that is free."""
    taken = {"to-a-b", "to-a-b-2"}
    assert told_apart("to-a-b", taken) == "to-a-b-3"
    assert told_apart("to-a", taken) == "to-a"
