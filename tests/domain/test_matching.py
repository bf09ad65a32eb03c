"""Paragraphs of a finished report find the tasks that they answer: by their marks, else by words."""

import pytest

from nhiemvu.domain.coverage import Coverage, MatchedBy, coverage_of
from nhiemvu.domain.matching import Paragraph, Wanted, match_paragraphs, match_points, strange_marks

TASKS = [
    Wanted(
        1,
        "Tiếp tục đẩy mạnh tuyên truyền về biển, đảo trên hệ thống truyền thanh xã",
        ("Đài truyền thanh xã đã phát 12 tin, bài về biển, đảo.",),
        ("Chỉ thị 15-CT/HU",),
    ),
    Wanted(2, "Rà soát, kiện toàn đội ngũ báo cáo viên, tuyên truyền viên của Đảng bộ xã"),
    Wanted(3, "Tổ chức hội nghị sơ kết 5 năm thực hiện Chỉ thị số 08-CT/TU về công tác dân vận chính quyền"),
    Wanted(
        4, "Xây dựng tủ sách pháp luật tại các nhà văn hóa thôn", ("Đã mua 300 đầu sách.\nBốn thôn đã có tủ sách.",)
    ),
    Wanted(5, "Thu gom rác thải nhựa dọc bờ sông", ("Đoàn xã ra quân 3 buổi, 210 người tham gia.",)),
    Wanted(6, "Trồng cây ven đường liên thôn", ("Đoàn xã ra quân 3 buổi, 210 người tham gia.",)),
]
SURE, LOOK = True, False
BOOKMARK, WORDS = MatchedBy.BOOKMARK, MatchedBy.WORDS
CASES = {
    "its mark": (Paragraph("Đã làm xong.", (2,)), [(2, BOOKMARK, SURE)]),
    "two marks": (Paragraph("Đã làm xong hai việc.", (2, 3)), [(2, BOOKMARK, SURE), (3, BOOKMARK, SURE)]),
    "a mark of another database": (Paragraph("Đã làm xong.", (99,)), []),
    "a known mark beside a strange one": (Paragraph("Đã làm xong.", (99, 3)), [(3, BOOKMARK, SURE)]),
    "the result on record": (
        Paragraph("Đài truyền thanh xã đã phát 12 tin, bài về biển, đảo."),
        [(1, WORDS, SURE)],
    ),
    "the result on record in a longer sentence": (
        Paragraph("Trong quý, đài truyền thanh xã đã phát 12 tin, bài về biển đảo; tăng 3 tin so với cùng kỳ."),
        [(1, WORDS, SURE)],
    ),
    "the done form of the task": (
        Paragraph("Đã rà soát, kiện toàn đội ngũ báo cáo viên, tuyên truyền viên của Đảng bộ xã."),
        [(2, WORDS, SURE)],
    ),
    "the task in other words": (
        Paragraph("Ngày 12/5, Đảng ủy đã tổ chức hội nghị sơ kết 5 năm Chỉ thị số 08-CT/TU về dân vận chính quyền."),
        [(3, WORDS, SURE)],
    ),
    "a few words of it": (
        Paragraph("Đội ngũ báo cáo viên được tập huấn kỹ năng trình bày trước khi về cơ sở."),
        [(2, WORDS, LOOK)],
    ),
    "one result of two tasks": (
        Paragraph("Đoàn xã ra quân 3 buổi, 210 người tham gia."),
        [(5, WORDS, LOOK), (6, WORDS, LOOK)],
    ),
    "nothing that was planned": (Paragraph("Cấp 15 giấy phép xây dựng nhà ở riêng lẻ cho hộ gia đình."), []),
    "no words": (Paragraph("..."), []),
}


@pytest.mark.parametrize(("paragraph", "expected"), CASES.values(), ids=CASES)
def test_one_paragraph(paragraph: Paragraph, expected: list[tuple[int, MatchedBy, bool]]) -> None:
    """A paragraph answers the tasks of its marks, or those that its words tell of."""
    found = match_paragraphs([paragraph], TASKS)
    assert [(match.task_id, match.matched_by, match.sure) for match in found] == expected


def test_a_task_has_all_its_paragraphs() -> None:
    """Parts of a result that stand in several paragraphs answer the one task."""
    paragraphs = [Paragraph("Đã mua được 300 đầu sách."), Paragraph("Bốn thôn đã có tủ sách pháp luật.")]
    assert {match.task_id for match in match_paragraphs(paragraphs, TASKS)} == {4}


def test_words_are_not_asked_for_what_is_marked() -> None:
    """A copy that has left its mark behind does not answer the marked task a second time."""
    copy = "Đài truyền thanh xã đã phát 12 tin, bài về biển, đảo."
    found = match_paragraphs([Paragraph(copy, (1,)), Paragraph(copy)], TASKS)
    assert [(match.place, match.task_id) for match in found] == [(0, 1)]


def test_nothing_to_match() -> None:
    """No paragraph or no task is no match."""
    assert match_paragraphs([], TASKS) == []
    assert match_paragraphs([Paragraph("Đã làm xong.", (1,))], []) == []
    assert match_points([], TASKS) == {}
    assert match_points([Paragraph("Trồng cây")], []) == {}


def test_strange_marks_are_named_once() -> None:
    """Marks of tasks that are not known are told, each once, in order."""
    assert strange_marks([Paragraph("", (9, 1)), Paragraph("", (8, 9))], {1}) == (9, 8)


POINTS = {
    "its mark": (Paragraph("Việc khác hẳn", (3,)), 3),
    "the first of its marks": (Paragraph("Rà soát đội ngũ báo cáo viên và dọn rác", (2, 5)), 2),
    "the same words": (Paragraph("Trồng cây ven đường liên thôn."), 6),
    "nearly the same words": (
        Paragraph("Tiếp tục rà soát, kiện toàn đội ngũ báo cáo viên, tuyên truyền viên của Đảng bộ xã năm 2026"),
        2,
    ),
    "a new task": (Paragraph("Chuẩn bị đại hội Hội Nông dân xã nhiệm kỳ mới"), None),
}


@pytest.mark.parametrize(("point", "expected"), POINTS.values(), ids=POINTS)
def test_one_point(point: Paragraph, expected: int | None) -> None:
    """A point of the new plan goes on with the task that it is marked with or says again."""
    match = match_points([point], TASKS).get(0)
    assert (match.task_id if match else None) == expected


def test_a_task_is_gone_on_with_once_by_words() -> None:
    """Of two like points one goes on with the task; both do that are marked with it, as parts of a split point are."""
    same = "Trồng cây ven đường liên thôn"
    assert [place for place, _ in sorted(match_points([Paragraph(same), Paragraph(same)], TASKS).items())] == [0]
    assert set(match_points([Paragraph(same, (6,)), Paragraph(same, (6,))], TASKS)) == {0, 1}


COVERAGE = {
    "done and told": ({"done": True, "told": True}, Coverage.DONE),
    "done, told and planned again": ({"done": True, "told": True, "goes_on": True}, Coverage.DONE),
    "done but not told": ({"done": True}, Coverage.UNANSWERED),
    "done, not told, planned again": ({"done": True, "goes_on": True}, Coverage.CARRIED_OVER),
    "told, not done": ({"told": True}, Coverage.PARTLY),
    "told and planned again": ({"told": True, "goes_on": True}, Coverage.CARRIED_OVER),
    "planned again": ({"goes_on": True}, Coverage.CARRIED_OVER),
    "nothing": ({}, Coverage.UNANSWERED),
    "dropped with a reason": ({"set_aside": True, "has_reason": True}, Coverage.DROPPED),
    "dropped with a reason and told": ({"set_aside": True, "has_reason": True, "told": True}, Coverage.DROPPED),
    "dropped without a reason": ({"set_aside": True}, Coverage.UNANSWERED),
}


@pytest.mark.parametrize(("given", "expected"), COVERAGE.values(), ids=COVERAGE)
def test_coverage(given: dict[str, bool], expected: Coverage) -> None:
    """What became of a task follows from what the report and the record say of it."""
    nothing = dict.fromkeys(("done", "set_aside", "has_reason", "told", "goes_on"), False)
    assert coverage_of(**{**nothing, **given}) is expected
