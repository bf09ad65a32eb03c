"""What a report tells of the past, paragraph by paragraph, and which tasks its paragraphs are marked with."""

from dataclasses import replace

from nhiemvu.domain.pages import Block, Cell, Pages, Paragraph, Style, Table
from nhiemvu.domain.plans import Reading, SectionKind
from nhiemvu.reading.report import read_report


def report(*body: str | Block) -> Reading:
    """Return the reading of a report with this body."""
    head = [
        Paragraph("BÁO CÁO", style=Style.TITLE, centred=True),
        Paragraph("kết quả công tác dân vận quý II; phương hướng, nhiệm vụ quý III năm 2026", style=Style.SUBTITLE),
    ]
    return read_report(Pages((*head, *(Paragraph(one) if isinstance(one, str) else one for one in body))))


def marked(text: str, *tasks: int) -> Paragraph:
    """Return a paragraph that is marked with tasks."""
    return Paragraph(text, tasks=tasks)


def brief(reading: Reading) -> list[tuple[str, SectionKind, tuple[int, ...], bool]]:
    """Return what is told, without its places."""
    return [(one.text, one.section, one.tasks, one.unfinished) for one in reading.told]


PLAN = ("III. PHƯƠNG HƯỚNG, NHIỆM VỤ", "1. Tổ chức hội nghị.", "2. Rà soát hồ sơ.")
RESULTS, SHORTCOMINGS = SectionKind.RESULTS, SectionKind.SHORTCOMINGS


def test_paragraphs_of_results_and_shortcomings() -> None:
    """Headings, remarks to the clerk and the plan are not told; of what is, the words say whether it is finished."""
    reading = report(
        "I. KẾT QUẢ",
        "1. Công tác tuyên truyền",
        "- Đã tổ chức 3 buổi tuyên truyền.",
        "[Nhiệm vụ 3: chưa có kết quả]",
        "Đang hoàn thiện quy chế phối hợp.",
        "II. TỒN TẠI, HẠN CHẾ",
        "- Hồ sơ còn thiếu.",
        *PLAN,
    )
    assert brief(reading) == [
        ("Đã tổ chức 3 buổi tuyên truyền.", RESULTS, (), False),
        ("Đang hoàn thiện quy chế phối hợp.", RESULTS, (), True),
        ("Hồ sơ còn thiếu.", SHORTCOMINGS, (), True),
    ]
    assert [reading.text[one.span.start : one.span.end] for one in reading.told] == [one.text for one in reading.told]


def test_marks_come_through() -> None:
    """Marks of paragraphs stand with what is told and with the points of the plan that they are in."""
    reading = report(
        "I. KẾT QUẢ",
        marked("- Đã tổ chức 3 buổi tuyên truyền.", 17),
        marked("- Đã ban hành quy chế và rà soát hồ sơ.", 18, 19),
        PLAN[0],
        marked("1. Tổ chức hội nghị:", 20),
        marked("a) Chuẩn bị tài liệu;", 20),
        marked("2. Rà soát hồ sơ.", 21, 22),
        "3. Báo cáo cấp trên.",
    )
    assert [one.tasks for one in reading.told] == [(17,), (18, 19)]
    assert [task.marks for task in reading.tasks] == [(20,), (21, 22), ()]


def test_marked_lines_are_told_wherever_they_stand() -> None:
    """A marked line counts under a heading that says nothing and in a table, but not in the plan or an annex."""
    row = (Cell((Paragraph("1"),)), Cell((marked("Đã họp dân.", 18),)), Cell((Paragraph("Phòng Nội vụ"),)))
    reading = report(
        "I. CÔNG TÁC NỔI BẬT",
        marked("- Đã tổ chức 3 buổi tuyên truyền.", 17),
        "II. KẾT QUẢ",
        Table((row, row), head_rows=1),
        *PLAN,
        "Nơi nhận:",
        "- Lưu.",
        "PHỤ LỤC",
        marked("- Đã tổ chức 3 buổi.", 19),
    )
    assert [one.tasks for one in reading.told] == [(17,), (18,), (18,)]
    assert [task.marks for task in reading.tasks] == [(), ()]


def test_unmarked_report_reads_the_same() -> None:
    """Marks change nothing else of a reading."""
    lines = ["I. KẾT QUẢ", "- Đã họp.", *PLAN]
    plain, reading = report(*lines), report(*(marked(line, 17) if "." in line[-1] else line for line in lines))
    told = tuple(replace(one, tasks=()) for one in reading.told)
    tasks = tuple(replace(one, marks=()) for one in reading.tasks)
    assert reading != plain == replace(reading, told=told, tasks=tasks)
