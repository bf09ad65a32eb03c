"""The tables that tell points from captions, lead-ins, closings and frames: each example is found by its entry."""

import pytest

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.assessments import assessment_of, assessments
from nhiemvu.facts.captions import caption_facts, caption_named
from nhiemvu.facts.columns import column_named, columns
from nhiemvu.facts.lines import holds, line_facts, without_start
from nhiemvu.facts.unfinished import is_unfinished, unfinished_facts


def test_each_caption_is_found_by_its_entry() -> None:
    """Lines above a list are known by their words, a plain sentence is none."""
    for caption in caption_facts():
        for example in caption.examples:
            assert caption_named(example) == caption.name, example
    assert caption_named("Tiếp tục tuyên truyền.") is None


def test_each_assessment_is_found_by_its_entry() -> None:
    """Points that are no tasks are known by their words, a plain point is none."""
    for assessment in assessments():
        for example in assessment.examples:
            assert assessment_of(example) == assessment.name, example
    assert assessment_of("Tiếp tục tuyên truyền trong Nhân dân.") is None


def test_each_line_is_found_by_its_entry() -> None:
    """Lines are known by what they hold, a plain sentence holds nothing of it."""
    for line in line_facts():
        for example in line.examples:
            assert holds(line.name, matching_key(example)), example
        assert not holds(line.name, "tiếp tục tuyên truyền"), line.name
    assert without_start("topic", "về các kiến nghị") == "kiến nghị"
    assert without_start("topic", "kiến nghị về vốn") == "kiến nghị về vốn"


def test_each_column_is_named_by_its_entry() -> None:
    """Each head belongs to the entry that shows it."""
    for column in columns():
        for example in column.examples:
            assert column_named(example) == column.name, example


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("TT", "number_field"),
        ("Nội dung công việc, nhiệm vụ", "task_field"),
        ("Cơ quan, đơn vị thực hiện", "lead_field"),
        ("ĐƠN VỊ CHỦ TRÌ", "lead_field"),
        ("Cơ quan phối hợp", "support_field"),
        ("Lãnh đạo UBND theo dõi", "monitor_field"),
        ("Thời gian hoàn thành", "time_field"),
        ("Kết quả đầu ra", "product_field"),
        ("Văn bản giao nhiệm vụ", "other_field"),
        ("Địa chỉ", None),
        ("", None),
    ],
)
def test_columns_by_their_heads(head: str, name: str | None) -> None:
    """A head names its column in any of the words that offices use, or in none."""
    assert column_named(head) == name


@pytest.mark.parametrize(
    ("words", "unfinished"),
    [
        ("Đang hoàn thiện dự thảo kế hoạch.", True),
        ("Kế hoạch đang được lấy ý kiến các đơn vị.", True),
        ("Chưa tổ chức được hội nghị; nguyên nhân: thiếu kinh phí.", True),
        ("Tiến độ 60%; đã thẩm định hồ sơ.", True),
        ("Đã hoàn thành 85 % khối lượng.", True),
        ("Dự kiến ban hành trong tháng 7.", True),
        ("Việc này chuyển sang quý sau.", True),
        ("Đã ban hành Kế hoạch số 12-KH/ĐU.", False),
        ("Đã rà soát 120 đảng viên đang sinh hoạt tại chi bộ.", False),
        ("Tỷ lệ hộ dân dùng nước sạch đạt 98%, vượt kế hoạch.", False),
        ("Đã hoàn thành 100% chỉ tiêu.", False),
        ("Giải ngân đạt 45% kế hoạch vốn năm.", False),
        ("Đã tiếp tục đẩy mạnh tuyên truyền.", False),
    ],
)
def test_unfinished(words: str, *, unfinished: bool) -> None:
    """A report says of a task that it is not finished in a few ways; figures of a result are none of them."""
    assert is_unfinished(matching_key(words)) is unfinished


def test_examples_of_unfinished() -> None:
    """Each example is found by its entry, and by no other."""
    for fact in unfinished_facts():
        for example in fact.examples:
            assert [one.name for one in unfinished_facts() if one.pattern.search(matching_key(example))] == [fact.name]
