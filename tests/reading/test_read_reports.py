"""Whole documents: outline, tasks, metadata, problems."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.domain.directives import Relation
from nhiemvu.domain.pages import Cell, Note, NoteMark, Pages, Paragraph, Style, Table
from nhiemvu.domain.plans import Link, ProblemCode, Reading, SectionKind
from nhiemvu.domain.tasks import Cadence
from nhiemvu.reading.head.casing import in_sentence_case
from nhiemvu.reading.head.issuer import issuer_of
from nhiemvu.reading.head.reported import periods_of
from nhiemvu.reading.report import read_report
from tests.reading.loose import pages_of

REPORT = """HUYỆN ỦY HÒA GIANG          ĐẢNG CỘNG SẢN VIỆT NAM
BAN DÂN VẬN
*                            Hòa Giang, ngày 25 tháng 6 năm 2024
Số 45-BC/BDVHU

BÁO CÁO
tình hình, kết quả công tác dân vận 6 tháng đầu năm;
nhiệm vụ trọng tâm 6 tháng cuối năm 2024
-----

Thực hiện Công văn số 212-CV/BDVTU, ngày 03/6/2024 của Ban Dân vận Tỉnh ủy, Ban Dân vận Huyện ủy báo cáo như sau:

A. KẾT QUẢ
I. Công tác tham mưu
1. Đã tham mưu ban hành Kế hoạch số 90-KH/HU ngày 05/4/2024.
II. Hạn chế, nguyên nhân
Một số nơi còn chậm.
B. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2024
1. Tiếp tục quán triệt Chỉ thị số 08-CT/HU¹ đến các chi bộ.
2. Phòng Nội vụ chủ trì, phối hợp với Hội Nông dân huyện tổ chức sơ kết trước ngày 20/9/2024.
a) Xây dựng dự thảo;
b) Lấy ý kiến.
4. Hằng quý, giao ban với các đồng chí làm công tác dân vận.
C. KIẾN NGHỊ
1. Đề nghị Ban Dân vận Tỉnh ủy mở lớp tập huấn.

Trên đây là báo cáo kết quả công tác dân vận 6 tháng đầu năm.

¹ Nghị quyết số 14-NQ/HU ngày 02/5/2024 của Huyện ủy.

Nơi nhận:                       TRƯỞNG BAN
- Ban Dân vận Tỉnh ủy,
- Lưu Văn phòng.
                                 (Đã ký)

                              Trần Văn Mẫu
"""


@pytest.fixture(scope="module")
def report() -> Reading:
    """Return the reading of a report by a fictional office."""
    return read_report(pages_of(REPORT))


def test_tasks_of_a_report(report: Reading) -> None:
    """The points of the tasks section alone are tasks, their words exact, sub-points with them."""
    assert [(task.label, task.text) for task in report.tasks] == [
        ("B.1", "Tiếp tục quán triệt Chỉ thị số 08-CT/HU đến các chi bộ."),
        ("B.2", REPORT.partition("\n2. ")[2].partition("\n4. ")[0]),
        ("B.4", "Hằng quý, giao ban với các đồng chí làm công tác dân vận."),
    ]
    assert all(report.text[task.span.start : task.span.end] == task.text for task in report.tasks)


def test_who_and_when(report: Reading) -> None:
    """Lead, support, deadline and cadence of each task; without a day the last one of the planned period."""
    assert [(task.lead, task.support, task.due_on, task.due_text, task.cadence) for task in report.tasks] == [
        (None, (), date(2024, 12, 31), None, Cadence.ONGOING),
        ("Phòng Nội vụ", ("Hội Nông dân huyện",), date(2024, 9, 20), "trước ngày 20/9/2024", Cadence.ONCE),
        (None, (), date(2024, 12, 31), "Hằng quý", Cadence.RECURRING),
    ]


def test_footnotes_give_their_citations_to_the_task(report: Reading) -> None:
    """What a footnote cites belongs to the task in whose words its mark stands."""
    symbols = [one.directive.symbol for one in report.citations]
    assert symbols == ["212-CV/BDVTU", "90-KH/HU", "08-CT/HU", "14-NQ/HU"]
    assert [task.directives for task in report.tasks] == [(2, 3), (), ()]
    assert report.links == (Link(0, Relation.REQUESTS, None),)


def test_metadata_of_a_report(report: Reading) -> None:
    """Letterhead, title and signature tell what the report is."""
    own = report.metadata.directive
    assert (own.kind, own.symbol, own.issued_on) == ("BC", "45-BC/BDVHU", date(2024, 6, 25))
    assert (own.issuer, own.signer) == ("Ban Dân vận Huyện ủy Hòa Giang", "Trần Văn Mẫu")
    assert own.title.endswith("nhiệm vụ trọng tâm 6 tháng cuối năm 2024")
    assert report.metadata.series == "công tác dân vận"
    assert report.metadata.period_reported is not None
    assert report.metadata.period_planned is not None
    assert (report.metadata.period_reported.code, report.metadata.period_planned.code) == ("2024-H1", "2024-H2")


def test_outline_of_a_report(report: Reading) -> None:
    """Headings with their labels, depth and section; a heading's words are those of its span."""
    assert [(one.label, one.level, one.section) for one in report.outline] == [
        ("A", 1, SectionKind.RESULTS),
        ("A.I", 2, SectionKind.RESULTS),
        ("A.II", 2, SectionKind.SHORTCOMINGS),
        ("B", 1, SectionKind.TASKS),
        ("C", 1, SectionKind.PROPOSALS),
    ]
    assert all(report.text[one.span.start : one.span.end] == one.text for one in report.outline)


def test_problems_of_a_report(report: Reading) -> None:
    """A gap in the labels and a symbol without a date are told with their places."""
    assert [problem.code for problem in report.problems] == [ProblemCode.LABEL_MISSING, ProblemCode.SYMBOL_WITHOUT_DATE]
    assert all(problem.span is not None for problem in report.problems)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("I. KẾT QUẢ\n1. Đã họp.", [ProblemCode.NO_TASKS_SECTION]),
        ("I. KẾT QUẢ\n1. Đã họp.\nII. NHIỆM VỤ", [ProblemCode.EMPTY_TASKS_SECTION]),
        ("I. NHIỆM VỤ\n1. Họp.\n1. Họp nữa.", [ProblemCode.LABEL_REPEATED]),
        ("I. NHIỆM VỤ\n1. Họp trước ngày 31/6/2024.", [ProblemCode.IMPOSSIBLE_DATE]),
        ("I. NHIỆM VỤ\n1. Họp¹.", [ProblemCode.MARK_WITHOUT_NOTE]),
        ("I. NHIỆM VỤ\n1. Họp.\n¹ Kèm danh sách.", [ProblemCode.NOTE_WITHOUT_MARK]),
        (
            "I. NHIỆM VỤ\n1. Theo Chỉ thị số 8-CT/HU ngày 02/5/2023.\n2. Theo Chỉ thị số 8-CT/HU ngày 03/5/2023.",
            [ProblemCode.SYMBOL_WITH_TWO_DATES],
        ),
        ("I. NHIỆM VỤ\nc) Một.\nd) Hai.\ne) Ba.", []),
    ],
)
def test_problems(body: str, codes: list[ProblemCode]) -> None:
    """Each fault is told once, and a list of letters without đ is none."""
    found = read_report(pages_of(f"BÁO CÁO\nkết quả công tác quý I năm 2024\n\n{body}\n"))
    assert [problem.code for problem in found.problems] == codes


def test_period_unknown() -> None:
    """A report that names no period says so."""
    found = read_report(pages_of("BÁO CÁO\nkết quả công tác\n\nI. NHIỆM VỤ\n1. Họp.\n"))
    assert ProblemCode.PERIOD_UNKNOWN in [problem.code for problem in found.problems]
    assert found.tasks[0].due_on is None


@pytest.mark.parametrize(
    ("title", "reported", "planned"),
    [
        ("kết quả quý I; nhiệm vụ quý II năm 2024", "2024-Q1", "2024-Q2"),
        ("kết quả quý IV năm 2024, nhiệm vụ quý I năm 2025", "2024-Q4", "2025-Q1"),
        ("kết quả tháng 12, nhiệm vụ tháng 01 năm 2025", "2024-M12", "2025-M01"),
        ("sơ kết 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2024", "2024-H1", "2024-H2"),
        ("kết quả 9 tháng, nhiệm vụ 3 tháng cuối năm 2024", "2024-9M", "2024-Q4"),
        ("tổng kết năm 2024 và phương hướng, nhiệm vụ năm 2025", "2024", "2025"),
        ("kết quả công tác tháng 5/2024", "2024-M05", "2024-M06"),
        ("phương hướng, nhiệm vụ quý II/2024", "2024-Q1", "2024-Q2"),
        ("kết quả quý I", None, None),
    ],
)
def test_periods(title: str, reported: str | None, planned: str | None) -> None:
    """A year stated once holds for both periods; one period alone gives the other."""
    found = periods_of(title)
    assert (found.reported.code if found.reported else None) == reported
    assert (found.planned.code if found.planned else None) == planned


@pytest.mark.parametrize(
    ("names", "opening", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"), "", "Ủy ban nhân dân xã Bình An"),
        (("UBND HUYỆN HÒA GIANG", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"), "", "Phòng Giáo dục và Đào tạo"),
        (("ĐẢNG BỘ TỈNH SÔNG LAM", "HUYỆN ỦY HÒA GIANG"), "Ban Thường vụ Huyện ủy báo cáo", "Ban Thường vụ Huyện ủy"),
        (("HUYỆN ỦY HÒA GIANG BAN DÂN VẬN",), "", "Ban Dân vận Huyện ủy Hòa Giang"),
        ((), "Theo yêu cầu của Tỉnh ủy, Phòng Nội vụ báo cáo kết quả", "Phòng Nội vụ"),
        ((), "Kính gửi các đơn vị", ""),
    ],
)
def test_issuers(names: tuple[str, ...], opening: str, issuer: str) -> None:
    """The letterhead tells the issuer, the opening sentence where there is none or where it says who acts."""
    assert issuer_of(names, "", opening, "") == issuer


def test_names_are_written_as_the_body_writes_them() -> None:
    """A name in capitals takes the spelling of the body."""
    assert in_sentence_case("SỞ VĂN HÓA", "Giao Sở Văn hoá chủ trì.") == "Sở Văn hoá"


def test_paragraphs_of_a_word_file() -> None:
    """Automatic labels, styles and note marks lead to the same values as typed ones."""
    pages = Pages(
        (
            Paragraph("BÁO CÁO", style=Style.TITLE),
            Paragraph("kết quả công tác tuyên giáo tháng 12, nhiệm vụ tháng 01 năm 2025", bold=True),
            Paragraph("PHƯƠNG HƯỚNG, NHIỆM VỤ", label="II -", style=Style.HEADING, level=1),
            Paragraph("Tăng cường tuyên truyền.", label="1.", marks=(NoteMark(23, "f1"),)),
            Paragraph("Họp chi bộ", label="-"),
            Paragraph("Tổ chức hội nghị chậm nhất ngày 15/01.", label="2."),
        ),
        notes=(Note("f1", (Paragraph("Theo Kế hoạch số 05-KH/ĐU ngày 02/12/2024."),)),),
    )
    found = read_report(pages)
    assert [(task.label, task.text, task.due_on, task.directives) for task in found.tasks] == [
        ("II.1", "Tăng cường tuyên truyền.\n- Họp chi bộ", date(2025, 1, 31), (0,)),
        ("II.2", "Tổ chức hội nghị chậm nhất ngày 15/01.", date(2025, 1, 15), ()),
    ]


TABLE = """
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
|---|---|---|---|---|
| I | Tuyên truyền |  |  |  |
| 1 | Tổ chức hội thảo theo Kế hoạch số 5-KH/HU ngày 02/5/2024 | Sở Y tế | Công an huyện, Hội Nông dân | Quý III/2024 |
| 2 | Kiểm tra | Các phòng, ban | | Thường xuyên |
"""
BARS = """|
STT
|
Nhiệm vụ
|
Chủ trì
|
Thời hạn
|
|
1.
|
Tổ chức
hội thảo
|
Phòng Nội vụ
|
30/9/2024
|"""


def test_table_of_tasks() -> None:
    """Each row is a task, its words the content cell, its fields the other cells; rows without fields are headings."""
    found = read_report(pages_of(f"KẾ HOẠCH\nCông tác năm 2024\n\nI. NHIỆM VỤ\n{TABLE}"))
    assert [
        (task.label, task.text[:16], task.lead, task.support, task.due_on, task.cadence) for task in found.tasks
    ] == [
        ("1", "Tổ chức hội thảo", "Sở Y tế", ("Công an huyện", "Hội Nông dân"), date(2024, 9, 30), Cadence.ONCE),
        ("2", "Kiểm tra", "Các phòng, ban", (), None, Cadence.ONGOING),
    ]
    assert found.tasks[0].directives == (0,)


def test_table_with_a_cell_a_line() -> None:
    """A table that a web page left with a cell a line is read as a table."""
    found = read_report(pages_of(f"DANH MỤC NHIỆM VỤ\n{BARS}"))
    assert [(task.text, task.lead, task.due_text) for task in found.tasks] == [
        ("Tổ chức hội thảo", "Phòng Nội vụ", "30/9/2024")
    ]


@pytest.mark.parametrize(
    ("name", "lines", "labels", "leads"),
    [
        (
            "a request introduces the list",
            [
                "CHỈ THỊ",
                "Về công tác hè",
                "",
                "Ủy ban nhân dân xã yêu cầu:",
                "1. Phòng Tư pháp",
                "- Rà soát.",
                "2. Công an xã tuần tra.",
                "Yêu cầu các đơn vị nghiêm túc thực hiện Chỉ thị này./.",
            ],
            ["1", "2"],
            ["Phòng Tư pháp", "Công an xã"],
        ),
        (
            "captions over letters that name units",
            [
                "THÔNG BÁO",
                "Kết luận họp",
                "",
                "II. NHIỆM VỤ TRỌNG TÂM",
                "1. Về ngân sách",
                "a) Phòng Tài chính rà soát.",
                "b) Giao Phòng Nội vụ tổng hợp.",
                "2. Về tổ chức",
                "a) Công an xã tuần tra.",
            ],
            ["II.1.a", "II.1.b", "II.2.a"],
            ["Phòng Tài chính", "Phòng Nội vụ", "Công an xã"],
        ),
        (
            "decimals under captions, targets left out",
            [
                "KẾ HOẠCH",
                "Công tác",
                "",
                "I. MỤC TIÊU",
                "1. Đạt 95%.",
                "II. NHIỆM VỤ",
                "1. Tuyên truyền",
                "1.1. Họp thôn.",
                "1.2. Phát thanh.",
                "III. TỔ CHỨC THỰC HIỆN",
                "1. Công an xã tuần tra.",
            ],
            ["II.1.1", "II.1.2", "III.1"],
            [None, None, "Công an xã"],
        ),
        (
            "dashes right under the heading",
            [
                "BÁO CÁO",
                "kết quả quý I năm 2024",
                "",
                "PHẦN THỨ HAI",
                "PHƯƠNG HƯỚNG, NHIỆM VỤ",
                "- Rà soát văn bản.",
                "- Họp thôn.",
            ],
            ["II.-1", "II.-2"],
            [None, None],
        ),
        (
            "fields under letters",
            [
                "KẾ HOẠCH",
                "Công tác",
                "",
                "I. NỘI DUNG HOẠT ĐỘNG",
                "1. Tuyên truyền",
                "a) Hoạt động 1",
                "- Nội dung: Họp thôn.",
                "- Cơ quan thực hiện: Công an xã chủ trì.",
                "b) Hoạt động 2",
                "- Nội dung: Phát thanh.",
                "- Cơ quan chủ trì: Phòng Văn hóa.",
            ],
            ["I.1.a", "I.1.b"],
            ["Công an xã", "Phòng Văn hóa"],
        ),
        (
            "a lead-in gives its unit to the list",
            [
                "THÔNG BÁO",
                "Kết luận họp",
                "",
                "I. NHIỆM VỤ",
                "Giao Phòng Nội vụ:",
                "1. Rà soát.",
                "2. Tổng hợp.",
            ],
            ["I.1", "I.2"],
            ["Phòng Nội vụ", "Phòng Nội vụ"],
        ),
        (
            "a unit's name gives it what goes on with its number",
            [
                "BÁO CÁO",
                "kết quả quý I, nhiệm vụ quý II năm 2024",
                "",
                "I. NHIỆM VỤ QUÝ II",
                "1. Phòng Nội vụ:",
                "1.1. Rà soát hồ sơ.",
                "1.2. Công an xã tuần tra.",
                "2. Đối với Trạm Y tế",
                "2.1. Tiêm chủng đủ liều.",
                "2.2. Tập huấn cộng tác viên.",
                "3. Văn phòng",
                "3.1. Tổng hợp kết quả.",
            ],
            ["I.1.1", "I.1.2", "I.2.1", "I.2.2", "I.3.1"],
            ["Phòng Nội vụ", "Công an xã", "Trạm Y tế", "Trạm Y tế", "Văn phòng"],
        ),
        (
            "the name of several bodies gives them what goes on with its number, a request each that it heads",
            [
                "CÔNG VĂN",
                "V/v cải cách hành chính",
                "",
                "Sở Nội vụ đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:",
                "1. Các phòng, ban",
                "1.1. Rà soát hồ sơ quá hạn.",
                "1.2. Công khai lịch tiếp công dân.",
                "2. Riêng một số đơn vị, đề nghị:",
                "a) Sở Tài chính bố trí kinh phí.",
                "b) Văn phòng tổng hợp kết quả hằng tháng.",
                "3. Khó khăn, vướng mắc, đề nghị:",
                "a) Sở Tài chính tháo gỡ.",
            ],
            ["1.1", "1.2", "2.a", "2.b"],
            ["Các phòng, ban", "Các phòng, ban", "Sở Tài chính", "Văn phòng"],
        ),
        (
            "the last sentence gives the follow-up",
            [
                "CHỈ THỊ",
                "Về công tác hè",
                "",
                "Ủy ban nhân dân xã yêu cầu:",
                "1. Các thôn họp dân.",
                "Giao Phòng Nội vụ theo dõi việc thực hiện Chỉ thị này.",
            ],
            ["1", ""],
            [None, "Phòng Nội vụ"],
        ),
    ],
)
def test_points_of_other_kinds(name: str, lines: list[str], labels: list[str], leads: list[str | None]) -> None:
    """Plans, directives and notices are read by the same rules, at the level where somebody is responsible."""
    found = read_report(pages_of("\n".join(lines)))
    assert [task.label for task in found.tasks] == labels, name
    got = [task.lead for task in found.tasks]
    assert [one if lead is not None else None for one, lead in zip(got, leads, strict=True)] == leads, name


LETTER = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH AN                 Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-VP             Bình An, ngày 03 tháng 02 năm 2025
V/v cải cách hành chính

Kính gửi: Các thôn.

Ủy ban nhân dân xã yêu cầu:
1. Công an xã rà soát, hoàn thành trong quý II/2025.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Ví Dụ
"""


def test_official_letter() -> None:
    """A letter has no title: its symbol tells the kind, "V/v" what it is about."""
    own = read_report(pages_of(LETTER)).metadata.directive
    assert (own.kind, own.symbol, own.issued_on) == ("CV", "12/UBND-VP", date(2025, 2, 3))
    assert (own.issuer, own.title, own.signer) == (
        "Ủy ban nhân dân xã Bình An",
        "V/v cải cách hành chính",
        "Lê Thị Ví Dụ",
    )


def test_annex_names_its_document() -> None:
    """The caption of an annex tells which document it belongs to, and is no citation."""
    caption = "(Kèm theo Thông báo số 24-TB/HU ngày 16/5/2024 của Văn phòng Huyện ủy)"
    found = read_report(pages_of(f"PHỤ LỤC\nDANH MỤC\n{caption}\n1. Việc một."))
    own = found.metadata.directive
    assert (own.kind, own.symbol, own.issuer) == ("TB", "24-TB/HU", "Văn phòng Huyện ủy")
    assert not found.citations


LINES = """I. NHIỆM VỤ
II - KẾT QUẢ
1. Họp.
2. Rà soát Chỉ thị số 8-CT/HU.
- Giao Phòng Nội vụ.
a) Kiểm tra,
tiếp tục họp
¹ Ghi chú
Họp¹

12
|
| a | b | c |
BÁO CÁO
Nơi nhận:
PHỤ LỤC
(1)
Phần I
Trên đây là báo cáo
trước ngày 31/2/2024
1.1.
Số: 5/BC-UBND
KT. CHỦ TỊCH
Nội dung:
\u0323\ue000\ufeff"""


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES.split("\n")), max_size=30))
def test_any_lines_are_read(lines: list[str]) -> None:
    """Whatever stands in a text, it is read, every span holds the words that it names, and nothing is lost twice."""
    found = read_report(pages_of("\n".join(lines)))
    for task in found.tasks:
        assert found.text[task.span.start : task.span.end] == task.text
        assert all(number < len(found.citations) for number in task.directives)
    for one in found.citations:
        assert found.text[one.span.start : one.span.end] == one.text
    for problem in found.problems:
        assert problem.span is None or 0 <= problem.span.start <= problem.span.end <= len(found.text)
    assert "\ue000" not in found.text


@pytest.mark.parametrize(
    "pages", [Pages(()), Pages((Table(((),)),)), Pages((Table(((Cell(()),),)),), loose_lines=True)]
)
def test_nothing_is_read_as_nothing(pages: Pages) -> None:
    """An empty document gives an empty reading."""
    found = read_report(pages)
    assert (found.text, found.tasks, found.citations) == ("", (), ())
