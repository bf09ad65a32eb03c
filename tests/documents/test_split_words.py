"""Syllables that lie in pieces are put together where a text plainly has such pieces, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.split_words import FEWEST_SIGNS, healed
from nhiemvu.facts.syllables import VowelWords, vowel_words

#: A line that shows beyond doubt that a text has its syllables in pieces.
SIGNS = " ".join(["h ồ sơ kinh t ế đ ổi mới"] * FEWEST_SIGNS)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("th ực hi ện các nhi ệm v ụ", "thực hiện các nhiệm vụ"),
        ("S ở N ội v ụ, UBND t ỉnh", "Sở Nội vụ, UBND tỉnh"),
        ("CH Ủ T ỊCH", "CHỦ TỊCH"),
        ("hoạ t động", "hoạt động"),
        ("các đ ộ ng tác", "các động tác"),
        ("quản lý c ủa xã", "quản lý của xã"),
        ("b ị kỷ lu ật", "bị kỷ luật"),
        ("d ự án 5 m ở rộng", "dự án 5 mở rộng"),
        ("khu ẩm thấp, chi ủy, thu âm", "khu ẩm thấp, chi ủy, thu âm"),
        ("a) b) c) đ) Giao xã", "a) b) c) đ) Giao xã"),
        ("t  ư", "t  ư"),
        ("sản xu ất và sản xuất", "sản xuất và sản xuất"),
        ("x- ã, h, ồ", "x- ã, h, ồ"),
    ],
)
def test_pieces(line: str, expected: str) -> None:
    """Pieces become syllables; words that stand side by side, labels and what other signs part stay."""
    assert healed([SIGNS, line])[1] == expected


@pytest.mark.parametrize(
    "line", ["dài 5 m ở thôn Cầu Đá", "tại điểm b ưu tiên", "theo mẫu m ở phụ lục", "bao gồm a và b ở trên"]
)
def test_a_few_lone_letters_are_no_sign(line: str) -> None:
    """Units and letters of clauses in a whole text stay."""
    assert healed([line]) == [line]


@pytest.mark.parametrize("entry", vowel_words(), ids=lambda entry: entry.name)
def test_words_without_onset(entry: VowelWords) -> None:
    """The examples of each entry stay as they are although others around them lie in pieces."""
    for example in entry.examples:
        assert healed([SIGNS, example])[1] == example


@given(st.lists(st.text("abhntưởịếộ ,.-1", max_size=20), max_size=6))
def test_no_letter_is_lost(lines: list[str]) -> None:
    """Only single spaces between letters go away, and mending twice changes nothing more of what it joined."""
    mended = healed([SIGNS, *lines])[1:]
    assert [line.replace(" ", "") for line in mended] == [line.replace(" ", "") for line in lines]


def test_text_file() -> None:
    """Plain text is mended when it is read."""
    text = f"{SIGNS}\nGiao Ph òng Văn hóa th ực hi ện nhi ệm v ụ."
    lines = [line.text for line in read_bytes(text.encode(), "a.txt").paragraphs()]
    assert lines[1] == "Giao Phòng Văn hóa thực hiện nhiệm vụ."
