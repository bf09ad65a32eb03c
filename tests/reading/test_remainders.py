"""Tasks and remainders share out the tasks sections; no word of a document is lost on the way to its text."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.domain.pages import Block, Cell, Pages, Paragraph, Style, Table
from nhiemvu.domain.plans import ProblemCode, RemainderKind
from nhiemvu.reading.report import read_report
from nhiemvu.reading.text.laying import sheet_of
from tests.reading.coverage import faults_of
from tests.reading.loose import pages_of

TITLES = (
    "BÁO CÁO\nkết quả công tác quý I, nhiệm vụ quý II năm 2024",
    "KẾ HOẠCH\nCông tác năm 2024",
    "CHỈ THỊ\nVề công tác hè",
    "THÔNG BÁO\nKết luận cuộc họp giao ban",
    "CÔNG VĂN\nV/v an toàn thực phẩm",
    "QUYẾT ĐỊNH\nVề việc kiện toàn Ban Chỉ đạo",
)
HEADINGS = (
    "I. KẾT QUẢ",
    "II. NHIỆM VỤ TRỌNG TÂM",
    "III- PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II",
    "PHẦN THỨ HAI",
    "B. NHIỆM VỤ",
    "IV. TỔ CHỨC THỰC HIỆN",
    "V. ĐỀ XUẤT, KIẾN NGHỊ",
    "II. NỘI DUNG",
    "I. MỤC TIÊU, CHỈ TIÊU",
    "Điều 2. Tổ chức thực hiện",
    "NHIỆM VỤ CỤ THỂ",
    "Nhiệm vụ trọng tâm tháng 6:",
    "Ủy ban nhân dân huyện yêu cầu các phòng, ban:",
    "Công tác tuyên giáo:",
    "Thứ Hai (ngày 03/6)",
)
LABELS = ("1. ", "2. ", "3) ", "1) ", "1.1. ", "a) ", "b) ", "đ) ", "- ", "+ ", "(1) ", "(2) ", "Thứ nhất, ", "I- ", "")
WORDS = (
    "Tiếp tục quán triệt nghị quyết.",
    "Công tác tổ chức",
    "Phòng Nội vụ",
    "Giao Công an xã tuần tra trước ngày 20/5/2024.",
    "Rà soát: (i) hồ sơ; (ii) sổ sách.",
    "Cơ quan chủ trì: Phòng Nội vụ",
    "Kiểm tra:1. Rà soát lại.",
    "họp thôn và tuyên truyền",
    "Đánh giá cao kết quả đạt được.",
    "2, Kiểm tra lại.",
    "Mục tiêu: đạt 95%.",
    "Nghị quyết này được phổ biến đến chi bộ.",
)
CLOSINGS = (
    "Trên đây là báo cáo kết quả công tác.",
    "Yêu cầu các đơn vị nghiêm túc thực hiện Chỉ thị này./.",
    "Giao Phòng Nội vụ theo dõi việc thực hiện Kế hoạch này.",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "PHỤ LỤC",
)
CELLS = (
    "",
    "1",
    "I",
    "TT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Thời gian",
    "Họp thôn",
    "- Rà soát",
    "Phòng Nội vụ",
    "Quý I",
)

points = st.tuples(st.sampled_from(LABELS), st.sampled_from(WORDS)).map("".join)
lines = st.one_of(points, points, points, st.sampled_from(HEADINGS), st.sampled_from(CLOSINGS))
cells = st.builds(
    Cell,
    st.lists(st.sampled_from(CELLS).map(Paragraph), max_size=2).map(tuple),
    st.integers(1, 2),
    st.integers(1, 2),
)
tables = st.builds(
    Table, st.lists(st.lists(cells, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple)
)
paragraphs = st.builds(
    Paragraph,
    lines,
    label=st.sampled_from(("", "", "1.", "-", "a)")),
    style=st.sampled_from(list(Style)),
    level=st.integers(0, 2),
    bold=st.booleans(),
)


@st.composite
def documents(draw: st.DrawFn) -> Pages:
    """Draw a document with a title: loose lines, or paragraphs and tables of a format."""
    title = draw(st.sampled_from(TITLES)).split("\n")
    if draw(st.booleans()):
        return pages_of("\n".join([*title, "", *draw(st.lists(lines, max_size=25))]))
    blocks: list[Block] = draw(st.lists(st.one_of(paragraphs, paragraphs, paragraphs, tables), max_size=20))
    return Pages((*(Paragraph(line, style=Style.TITLE, bold=True) for line in title), *blocks))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_each_character_lies_in_one_task_or_one_remainder(pages: Pages) -> None:
    """Whatever the shape, tasks and remainders share out the tasks sections, and reading twice gives the same."""
    found = read_report(pages)
    assert faults_of(found) == []
    assert read_report(pages) == found


@settings(max_examples=150, deadline=None)
@given(documents())
def test_no_word_is_lost(pages: Pages) -> None:
    """Every word of the paragraphs and cells stands in the text once, labels with them."""
    words = "".join(paragraph.labelled_text for paragraph in pages.paragraphs())
    assert _characters(words) == _characters(sheet_of(pages).text)


BETWEEN = (
    "",
    "",
    "2",
    "- 3 -",
    "Trang 4",
    "-----",
    "¹ Kèm danh sách.",
    "| 1 | Họp thôn | Phòng Nội vụ |",
    "HUYỆN ỦY      ĐẢNG",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(lines, lines, st.sampled_from(BETWEEN)), max_size=25))
def test_no_word_of_loose_lines_is_lost(found: list[str]) -> None:
    """Of loose lines the numbers of pages are named, and rules and bars go; everything else stands in the text once."""
    sheet = sheet_of(pages_of("\n".join(found)))
    kept = "".join((sheet.text, *sheet.page_numbers))
    assert _characters(_letters("".join(found))) == _characters(_letters(kept))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


REPORT = """BÁO CÁO
kết quả quý I, nhiệm vụ quý II năm 2024

I. NHIỆM VỤ QUÝ II
Tình hình quý II còn khó khăn.
Ban tập trung thực hiện các nhiệm vụ sau:
1. Mục tiêu: kết nạp 20 đảng viên.
2. Công tác tuyên giáo
- Tuyên truyền các ngày lễ lớn.
3. Kiến nghị
- Đề nghị Huyện ủy cấp kinh phí.
4. Thời gian: quý II năm 2024.
Trên đây là báo cáo quý I.
"""


def test_points_behind_a_closing_sentence_are_their_own() -> None:
    """A list that goes on behind a closing sentence, under a sentence that leads in to it, is read once."""
    found = read_report(
        pages_of(
            "BÁO CÁO\nkết quả công tác quý I, nhiệm vụ quý II năm 2024\n\nI. KẾT QUẢ\n"
            "Ủy ban nhân dân xã yêu cầu các thôn:\n1. Họp thôn.\nTrên đây là báo cáo kết quả công tác.\n1. Rà soát."
        )
    )
    assert [task.text for task in found.tasks] == ["Họp thôn.", "Rà soát."]
    assert faults_of(found) == []


def test_remainders_say_why() -> None:
    """Each stretch that is in no task is named by what it is."""
    found = read_report(pages_of(REPORT))
    assert [(one.kind, found.text[one.span.start : one.span.end]) for one in found.remainders] == [
        (RemainderKind.ASSESSMENT, "Tình hình quý II còn khó khăn."),
        (RemainderKind.LEAD_IN, "Ban tập trung thực hiện các nhiệm vụ sau:"),
        (RemainderKind.TARGETS, "1. Mục tiêu: kết nạp 20 đảng viên."),
        (RemainderKind.HEADING, "2. Công tác tuyên giáo"),
        (RemainderKind.LABEL, "-"),
        (RemainderKind.PROPOSALS, "3. Kiến nghị\n- Đề nghị Huyện ủy cấp kinh phí."),
        (RemainderKind.CIRCUMSTANCE, "4. Thời gian: quý II năm 2024."),
    ]


def test_words_that_look_lost_are_a_problem() -> None:
    """A table within the tasks section that holds no tasks is told, so that the clerk sees it."""
    table = Table(
        (
            (Cell((Paragraph("TT"),)), Cell((Paragraph("Xã"),)), Cell((Paragraph("Dự toán"),))),
            (Cell((Paragraph("1"),)), Cell((Paragraph("Thị trấn Đồng Mây và các xã"),)), Cell((Paragraph("500"),))),
        )
    )
    lines = ("BÁO CÁO", "kết quả quý I, nhiệm vụ quý II năm 2024", "I. NHIỆM VỤ", "1. Thu đạt dự toán.")
    found = read_report(Pages((*map(Paragraph, lines), table)))
    (problem,) = (one for one in found.problems if one.code is ProblemCode.TEXT_IN_NO_TASK)
    assert problem.span is not None
    assert found.text[problem.span.start : problem.span.end].startswith("TT\nXã")
    assert [task.text for task in found.tasks] == ["Thu đạt dự toán."]
