"""The results section: recorded words under the office's own headings, the rest apart."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.answers import Answer, AnswerKind, Evidence
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.pages import Paragraph
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.plans import Heading, SectionKind, Span
from nhiemvu.domain.tasks import State
from nhiemvu.writing.headings import Place, for_period, headings_by_caption, results_headings
from nhiemvu.writing.notes import Notes
from nhiemvu.writing.results import EMPTY_PLACE, results_section
from tests.writing.report_factories import completed, done, unanswered, under_way

PERIOD = parse_period("2026-Q2")
LETTER = Directive(kind="HD", symbol="07-HD/ĐU", issued_on=date(2026, 4, 20), issuer="Đảng ủy xã Đồng Mây")


def section(places: list[Place], answers: list[Answer], **options: Any) -> tuple[list[Paragraph], Notes]:
    """Return the results section of the second quarter of 2026, and its notes."""
    notes = Notes()
    return results_section(places, answers, PERIOD, notes, **{"alone": True, **options}), notes


def words(blocks: list[Paragraph]) -> list[str]:
    """Return the lines of a section, labels first."""
    return [block.labelled_text for block in blocks]


def lines(places: list[Place], answers: list[Answer], **options: Any) -> list[str]:
    """Return the lines of the results section."""
    return words(section(places, answers, **options)[0])


TEXT = (
    "II- KẾT QUẢ QUÝ I NĂM 2026\n"
    "1. Công tác tuyên truyền\n"
    "- Tổ chức 04 buổi tuyên truyền trên loa truyền thanh.\n"
    "2. Công tác tập huấn\n"
    "- Mở lớp tập huấn kỹ năng số cho cán bộ.\n"
    "III- NHIỆM VỤ\n"
)


def heading(label: str, text: str, level: int, section: SectionKind, until: str | None) -> Heading:
    """Return a heading of TEXT that heads everything up to the words `until`."""
    start = TEXT.index(f"{label} {text}") + len(label) + 1
    end = TEXT.index(until) if until else len(TEXT)
    return Heading(f"path.{label}", text, level, section, Span(start, start + len(text)), end)


OUTLINE = (
    heading("II-", "KẾT QUẢ QUÝ I NĂM 2026", 1, SectionKind.RESULTS, "III-"),
    heading("1.", "Công tác tuyên truyền", 2, SectionKind.RESULTS, "2. Công"),
    heading("2.", "Công tác tập huấn", 2, SectionKind.RESULTS, "III-"),
    heading("III-", "NHIỆM VỤ", 1, SectionKind.TASKS, None),
)


def test_headings_of_the_last_report_are_those_of_its_results() -> None:
    """The section's own heading comes first; only the lowest headings hold results."""
    places = results_headings(OUTLINE, TEXT)
    assert [(place.label, place.level, place.is_leaf) for place in places] == [
        ("II-", 1, False),
        ("1.", 2, True),
        ("2.", 2, True),
    ]
    assert "loa truyền thanh" in places[1].words
    assert results_headings(OUTLINE[3:], TEXT) == []


def test_results_stand_under_the_heading_they_are_most_like() -> None:
    """Each recorded sentence is kept, a heading without results says so, and the period's name is the new one."""
    answers = [
        done(1, "Mở lớp tập huấn cho trưởng thôn", "Đã mở 02 lớp tập huấn cho 85 trưởng thôn"),
        done(2, "Tập huấn lại", "Đã tập huấn lại 10 người."),
    ]
    assert lines(results_headings(OUTLINE, TEXT), answers) == [
        "II- KẾT QUẢ QUÝ II NĂM 2026",
        "1. Công tác tuyên truyền",
        EMPTY_PLACE,
        "2. Công tác tập huấn",
        "- Đã mở 02 lớp tập huấn cho 85 trưởng thôn.",
        "- Đã tập huấn lại 10 người.",
    ]


def test_without_an_earlier_report_results_stand_under_one_heading() -> None:
    """The first report of a series has a heading of its own."""
    assert lines([], [done(1, "Mở lớp", "Đã mở lớp.")]) == [
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2026",
        "- Đã mở lớp.",
    ]


def test_evidence_is_a_footnote_in_full_first_and_briefly_after() -> None:
    """The mark stands before the full stop."""
    proof = Evidence("Hướng dẫn số 07-HD/ĐU", LETTER)
    photo = Evidence("Ảnh chụp lớp học.")
    answers = [done(1, "A", "Đã mở lớp.", proof, photo), done(2, "B", "Đã xong.", proof)]
    blocks, notes = section([], answers)
    assert [note.text for note in notes.notes] == [
        "Hướng dẫn số 07-HD/ĐU, ngày 20/4/2026 của Đảng ủy xã Đồng Mây; Ảnh chụp lớp học.",
        "Hướng dẫn 07-HD/ĐU.",
    ]
    marked = [block for block in blocks if block.marks]
    assert [(block.text, block.marks[0].offset) for block in marked] == [("Đã mở lớp.", 9), ("Đã xong.", 7)]


REMARK = (
    "[Nhiệm vụ 4 (điểm IV.4): chỉ ghi hoàn thành ngày 01/6/2026, chưa ghi kết quả; "
    "câu trên chuyển từ lời nhiệm vụ, cần xem lại và bổ sung kết quả.]"
)


def test_what_has_no_result_is_named() -> None:
    """What is under way tells how far it is, a completion is told in the task's words, the unanswered stands apart."""
    answers = [
        under_way(3, "Rà soát dữ liệu", percent=60, note="Đã họp.", obstacle="Thiếu kinh phí", lead="Công an xã"),
        completed(4, "Kiểm tra chi bộ"),
        unanswered(5, "Phát động thi đua"),
    ]
    assert lines([], answers)[1:] == [
        "- Đã họp; tiến độ 60%; vướng mắc: Thiếu kinh phí.",
        "- Đã kiểm tra chi bộ.",
        REMARK,
        "[Nhiệm vụ chưa có kết quả]",
        "[Nhiệm vụ 5 (điểm IV.5): Phát động thi đua; chưa giao đơn vị chủ trì]",
    ]


def test_in_the_whole_report_other_sections_tell_of_the_rest() -> None:
    """Neither obstacles nor what is unanswered stand among the results then."""
    answers = [
        under_way(3, "Rà soát dữ liệu", percent=60, obstacle="Thiếu kinh phí"),
        unanswered(5, "Phát động thi đua"),
    ]
    assert lines([], answers, alone=False)[1:] == ["- Việc rà soát dữ liệu đang được thực hiện; đến nay đạt 60%."]


def test_the_clerks_map_comes_before_likeness() -> None:
    """A heading of the map that the office did not have is added behind the others."""
    answers = [done(1, "Mở lớp tập huấn", "Đã mở lớp tập huấn."), done(2, "Tập huấn lại", "Đã tập huấn lại.")]
    placed = {1: "công tác tuyên truyền", 2: "Công tác khác"}
    assert lines(results_headings(OUTLINE, TEXT), answers, placed=placed) == [
        "II- KẾT QUẢ QUÝ II NĂM 2026",
        "1. Công tác tuyên truyền",
        "- Đã mở lớp tập huấn.",
        "2. Công tác tập huấn",
        EMPTY_PLACE,
        "3. Công tác khác",
        "- Đã tập huấn lại.",
    ]


def test_every_paragraph_of_a_task_carries_its_number() -> None:
    """Remarks and headings carry none."""
    blocks, _ = section([], [done(7, "A", "Đã mở lớp.\nĐã thi."), completed(8, "Kiểm tra chi bộ")])
    assert [block.tasks for block in blocks] == [(), (7,), (7,), (8,), ()]


SENTENCES = st.text(alphabet="abcđêôư ,;", min_size=1, max_size=40).map(str.strip).filter(bool)


KINDS = {AnswerKind.DONE_WITHOUT_RESULT: completed, AnswerKind.UNDER_WAY: under_way, AnswerKind.UNANSWERED: unanswered}


@given(st.lists(st.tuples(SENTENCES, st.sampled_from(AnswerKind)), max_size=12))
def test_every_task_is_answered_once_and_nothing_is_invented(tasks: list[tuple[str, AnswerKind]]) -> None:
    """Each recorded result stands once in its own words; each other task is named once."""
    answers = []
    for number, (text, kind) in enumerate(tasks, 1):
        if kind is AnswerKind.DONE:
            answers.append(done(number, text, f"Kết quả số {number}x {text}"))
        else:
            answers.append(KINDS[kind](number, text))
    printed, _ = section(results_headings(OUTLINE, TEXT), answers)
    for number, found in enumerate(answers, 1):
        told = [block for block in printed if block.tasks == (number,)]
        assert len(told) == (found.kind is not AnswerKind.UNANSWERED)
        if found.kind is AnswerKind.DONE:
            assert told[0].text.startswith(f"Kết quả số {number}x")
        elif found.kind is AnswerKind.UNANSWERED:
            assert sum(f"[Nhiệm vụ {number} (" in block.text for block in printed) == 1


@pytest.mark.parametrize(
    ("heading_text", "code", "expected"),
    [
        ("KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ I NĂM 2026", "2026-Q2", "KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ II NĂM 2026"),
        ("Kết quả quý I", "2026-Q2", "Kết quả quý II"),
        ("Kết quả tháng 5 năm 2026", "2026-M06", "Kết quả tháng 6 năm 2026"),
        ("Kết quả 6 tháng đầu năm 2026", "2026-H2", "Kết quả 6 tháng cuối năm 2026"),
        ("Quý I năm 2026", "2026-Q2", "Quý II năm 2026"),
        ("Công tác tuyên truyền", "2026-Q2", "Công tác tuyên truyền"),
        ("Tình hình năm 2025", "2026", "Tình hình năm 2026"),
    ],
)
def test_a_heading_takes_the_name_of_the_new_period(heading_text: str, code: str, expected: str) -> None:
    """Capitals stay capitals; a heading without a period stays as it is."""
    assert for_period(heading_text, parse_period(code)) == expected


def test_a_result_of_several_lines_gives_an_item_a_line() -> None:
    """The note belongs to the last line; a dash of the unit's own opens an item below."""
    blocks, _ = section([], [done(1, "A", "Đã mở lớp:\n\n- Lớp một\n Đã thi ", Evidence("Ảnh chụp"))])
    assert [(item.labelled_text, len(item.marks)) for item in blocks[1:]] == [
        ("- Đã mở lớp:", 0),
        ("+ Lớp một.", 0),
        ("- Đã thi.", 1),
    ]


def test_a_task_planned_under_a_caption_is_told_under_it() -> None:
    """Where the plan and the results have one caption, that decides; elsewhere the words do."""
    text = "I. KẾT QUẢ\n1. Kinh tế\n2. Xã hội\nII. NHIỆM VỤ\n1. Kinh tế\na) Rà soát hộ kinh doanh\n2. Khác\nb) Họp\n"
    results, tasks = SectionKind.RESULTS, SectionKind.TASKS

    def at(label: str, words: str, level: int, section: SectionKind, number: int) -> Heading:
        start = [found.start() for found in re.finditer(words, text)][number]
        return Heading(label, words, level, section, Span(start, start + len(words)), end=ends[label, section])

    ends = {
        ("I", results): text.index("II."), ("I.1", results): text.index("2. Xã"), ("I.2", results): text.index("II."),
        ("II", tasks): len(text), ("II.1", tasks): text.index("2. Khác"), ("II.2", tasks): len(text),
    }  # fmt: skip
    outline = [
        at("I", "KẾT QUẢ", 1, results, 0),
        at("I.1", "Kinh tế", 2, results, 0),
        at("I.2", "Xã hội", 2, results, 0),
        at("II", "NHIỆM VỤ", 1, tasks, 0),
        at("II.1", "Kinh tế", 2, tasks, 1),
        at("II.2", "Khác", 2, tasks, 0),
    ]
    starts = {1: text.index("Rà soát"), 2: text.index("Họp")}
    assert headings_by_caption(outline, starts) == {1: "Kinh tế"}


def test_what_a_unit_reported_and_nobody_confirmed_is_told_as_such() -> None:
    """Its result stands in its own words, and a remark says that it waits."""
    day = date(2026, 6, 20)
    item = under_way(4, "Rà soát dữ liệu", state=State.REPORTED, completed_on=day, result="Đã rà soát 12 thôn")
    assert lines([], [item])[1:] == [
        "- Đã rà soát 12 thôn.",
        "[Nhiệm vụ 4 (điểm IV.4): đơn vị đã báo cáo hoàn thành ngày 20/6/2026, chưa được xác nhận.]",
    ]
