"""The results section: recorded words under the office's own headings, the rest apart."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.answers import Answer, AnswerKind, Entry, Evidence
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.pages import Pages, Paragraph, Style
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.plans import Heading, SectionKind, Span
from nhiemvu.domain.tasks import Cadence, Origin, State, Task
from nhiemvu.writing.headings import for_period, results_headings
from nhiemvu.writing.results import EMPTY_PLACE, results_section

PERIOD = parse_period("2026-Q2")
LETTER = Directive(kind="HD", symbol="07-HD/ĐU", issued_on=date(2026, 4, 20), issuer="Đảng ủy xã Đồng Mây")


def task(number: int, text: str, lead: str | None = None) -> Task:
    """Return a task of the plan."""
    return Task(
        id=number,
        text=text,
        title=text,
        series=None,
        period="2026-Q2",
        state=State.NOT_STARTED,
        cadence=Cadence.ONCE,
        original_due_on=None,
        due_on=None,
        due_text=None,
        completed_on=None,
        starred=False,
        origin=Origin(1, f"IV.{number}"),
        lead=lead,
    )


def done(number: int, text: str, result: str, *evidence: Evidence) -> Answer:
    """Return a task that was done with a result."""
    entry = Entry(reported_on=date(2026, 6, 1), state=State.DONE, result=result, evidence=evidence)
    return Answer(task(number, text), AnswerKind.DONE, entry)


def words(pages: Pages) -> list[str]:
    """Return the lines of a section, labels first."""
    return [block.labelled_text for block in pages.blocks if isinstance(block, Paragraph)]


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
    assert words(results_section(results_headings(OUTLINE, TEXT), answers, PERIOD)) == [
        "II- KẾT QUẢ QUÝ II NĂM 2026",
        "1. Công tác tuyên truyền",
        EMPTY_PLACE,
        "2. Công tác tập huấn",
        "- Đã mở 02 lớp tập huấn cho 85 trưởng thôn.",
        "- Đã tập huấn lại 10 người.",
    ]


def test_without_an_earlier_report_results_stand_under_one_heading() -> None:
    """The first report of a series has a heading of its own."""
    section = results_section([], [done(1, "Mở lớp", "Đã mở lớp.")], PERIOD)
    assert words(section) == ["KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2026", "- Đã mở lớp."]


def test_evidence_is_a_footnote_in_full_first_and_briefly_after() -> None:
    """The mark stands before the full stop."""
    proof = Evidence("Hướng dẫn số 07-HD/ĐU", LETTER, "Hướng dẫn")
    photo = Evidence("Ảnh chụp lớp học.")
    section = results_section([], [done(1, "A", "Đã mở lớp.", proof, photo), done(2, "B", "Đã xong.", proof)], PERIOD)
    assert [note.text for note in section.notes] == [
        "Hướng dẫn số 07-HD/ĐU, ngày 20/4/2026 của Đảng ủy xã Đồng Mây; Ảnh chụp lớp học.",
        "Hướng dẫn 07-HD/ĐU.",
    ]
    marked = [block for block in section.blocks if isinstance(block, Paragraph) and block.marks]
    assert [(block.text, block.marks[0].offset) for block in marked] == [("Đã mở lớp.", 9), ("Đã xong.", 7)]


def test_what_has_no_result_is_listed_apart() -> None:
    """Under way, done without a result, and unanswered stand in brackets with their tasks and leads."""
    under_way = Entry(
        reported_on=date(2026, 5, 1), state=State.IN_PROGRESS, percent=60, note="Đã họp.", obstacle="Thiếu kinh phí"
    )
    answers = [
        Answer(task(3, "Rà soát dữ liệu", lead="Công an xã"), AnswerKind.UNDER_WAY, under_way),
        Answer(task(4, "Kiểm tra chi bộ"), AnswerKind.DONE_WITHOUT_RESULT),
        Answer(task(5, "Phát động thi đua"), AnswerKind.UNANSWERED),
    ]
    lines = words(results_section([], answers, PERIOD))
    assert (
        "[Nhiệm vụ 3 (điểm IV.3): Rà soát dữ liệu; chủ trì: Công an xã; tiến độ 60%; Đã họp; vướng mắc: Thiếu kinh phí]"
        in lines
    )
    assert "[Nhiệm vụ 4 (điểm IV.4): Kiểm tra chi bộ; chưa giao đơn vị chủ trì]" in lines
    assert lines[-2:] == [
        "[Nhiệm vụ chưa có kết quả]",
        "[Nhiệm vụ 5 (điểm IV.5): Phát động thi đua; chưa giao đơn vị chủ trì]",
    ]


SENTENCES = st.text(alphabet="abcđêôư ,;", min_size=1, max_size=40).map(str.strip).filter(bool)


@given(st.lists(st.tuples(SENTENCES, st.sampled_from(AnswerKind)), max_size=12))
def test_every_task_is_answered_once_and_nothing_is_invented(tasks: list[tuple[str, AnswerKind]]) -> None:
    """Each recorded result stands once in its own words; each other task is named once."""
    answers = []
    for number, (text, kind) in enumerate(tasks, 1):
        if kind is AnswerKind.DONE:
            answers.append(done(number, text, f"Kết quả số {number}x: {text}"))
        else:
            answers.append(Answer(task(number, text), kind))
    section = results_section(results_headings(OUTLINE, TEXT), answers, PERIOD)
    printed = [block for block in section.blocks if isinstance(block, Paragraph)]
    for number, found in enumerate(answers, 1):
        if found.kind is AnswerKind.DONE:
            assert sum(f"Kết quả số {number}x: " in block.text for block in printed) == 1
        else:
            assert sum(f"[Nhiệm vụ {number} (" in block.text for block in printed) == 1
    items = [block for block in printed if block.style is Style.ITEM]
    assert len(items) == sum(found.kind is AnswerKind.DONE for found in answers)


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
    """The note belongs to the last line."""
    proof = Evidence("Ảnh chụp")
    answered = done(1, "A", "Đã mở lớp.\n\n Đã thi ", proof)
    items = [b for b in results_section([], [answered], PERIOD).blocks if isinstance(b, Paragraph) and b.label == "-"]
    assert [(item.text, len(item.marks)) for item in items] == [("Đã mở lớp.", 0), ("Đã thi.", 1)]
    assert replace(items[1], marks=()).labelled_text == "- Đã thi."
