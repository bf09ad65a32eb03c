"""Labels glued to the words in front of them: the first of a list in any form, and those that are left out."""

import pytest

from nhiemvu.reading.text.glued import unglued

#: The first of a list and the next one, which begins a paragraph of its own.
PAIRS = (
    ("1. Rà soát", "2. Kiểm tra"),
    ("1) Rà soát", "2) Kiểm tra"),
    ("1- Rà soát", "2- Kiểm tra"),
    ("1 . Rà soát", "2 . Kiểm tra"),
    ("01. Rà soát", "02. Kiểm tra"),
    ("(1) Rà soát", "(2) Kiểm tra"),
    ("(01) Rà soát", "(02) Kiểm tra"),
    ("a) Rà soát", "b) Kiểm tra"),
    ("I. RÀ SOÁT", "II. KIỂM TRA"),
    ("I- RÀ SOÁT", "II- KIỂM TRA"),
)


@pytest.mark.parametrize(("first", "after"), PAIRS)
@pytest.mark.parametrize("sign", [":", ": ", ";", ". ", "! "])
def test_first_of_a_list_is_parted_from_the_words_in_front_of_it(first: str, after: str, sign: str) -> None:
    """What is glued begins a line of its own, whatever its form and the sign before it, and has its label."""
    lines = [line for parts in unglued([f"Các phòng làm như sau{sign}{first}", after]) for line in parts]
    assert [words for words, _ in lines] == [f"Các phòng làm như sau{sign}".strip(), first, after]
    assert [label.value if label else None for _, label in lines] == [None, (1,), (2,)]


def test_label_that_is_left_out_is_looked_for_in_the_one_before() -> None:
    """Between "a)" and "c)" the paragraph of the first holds "b)"."""
    parts, last = unglued(["a) Rà soát các chợ; b) Kiểm tra các bến", "c) Báo cáo"])
    assert [words for words, _ in [*parts, *last]] == ["a) Rà soát các chợ;", "b) Kiểm tra các bến", "c) Báo cáo"]


def test_number_within_a_sentence_stays_there() -> None:
    """What neither begins a list nor fills a gap is no label: the end of a day, a number of a document."""
    for paragraph in (
        "Xong trước ngày 1. Phòng Nội vụ theo dõi",
        "Theo Kế hoạch số 1-KH. Giao Văn phòng",
        "Mục I. Kết quả",
    ):
        assert [words for parts in unglued([paragraph]) for words, _ in parts] == [paragraph]
