"""What a document says of itself: letterheads in every layout, titles, issuers, signers, periods."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.domain.pages import Cell, Pages, Paragraph, Table
from nhiemvu.domain.periods import Period, PeriodKind
from nhiemvu.reading.head.casing import in_sentence_case, in_small_letters
from nhiemvu.reading.head.issuer import issuer_of
from nhiemvu.reading.head.reported import periods_of
from nhiemvu.reading.head.upper import upper_of
from nhiemvu.reading.report import read_report
from tests.reading.loose import pages_of

#: One letterhead of a commune in the layouts that files have: columns by spaces, one under another, run together...
STATE = {
    "two columns": """ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ ĐỒNG MÂY                     Độc lập - Tự do - Hạnh phúc

Số: 15/BC-UBND                  Đồng Mây, ngày 25 tháng 6 năm 2026
""",
    "one under another": """ỦY BAN NHÂN DÂN
XÃ ĐỒNG MÂY
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 15/BC-UBND
Đồng Mây, ngày 25 tháng 6 năm 2026
""",
    "joined on each line": """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ ĐỒNG MÂY Độc lập - Tự do - Hạnh phúc
Số: 15/BC-UBND Đồng Mây, ngày 25 tháng 6 năm 2026
""",
    "tabs": "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ ĐỒNG MÂY\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 15/BC-UBND\tĐồng Mây, ngày 25 tháng 6 năm 2026\n",
    "columns by bars": """ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 15/BC-UBND | Đồng Mây, ngày 25 tháng 6 năm 2026 |
""",
    "name and place on one line": """ỦY BAN NHÂN DÂN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
XÃ ĐỒNG MÂY Đồng Mây, ngày 25 tháng 6 năm 2026
Số: 15 /BC-UBND
""",
    "motto and date broken": """ỦY BAN NHÂN DÂN
XÃ ĐỒNG MÂY
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/BC-UBND
Đồng Mây, ngày 25
tháng 6 năm 2026
""",
    "first words of cells on lines of their own": """ỦY
BAN NHÂN DÂN
XÃ ĐỒNG MÂY
-------
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/BC-UBND
Đồng Mây, ngày 25 tháng 6 năm 2026
""",
    "place left open": """ỦY BAN NHÂN DÂN
XÃ ĐỒNG MÂY
Số: 15/BC-UBND
.........., ngày 25 tháng 6 năm 2026
""",
    "draft": """DỰ THẢO LẦN 2
UBND XÃ ĐỒNG MÂY
Số: 15/BC-UBND
Đồng Mây, ngày 25 tháng 6 năm 2026
""",
}


@pytest.mark.parametrize("layout", STATE)
def test_layouts_of_one_letterhead(layout: str) -> None:
    """The same letterhead gives the same values whichever way its columns came out of the file."""
    text = f"{STATE[layout]}\nBÁO CÁO\nkết quả công tác tháng 6, nhiệm vụ tháng 7 năm 2026\n\nI. NHIỆM VỤ\n1. Họp.\n"
    own = read_report(pages_of(text)).metadata.directive
    assert (own.kind, own.symbol, own.issued_on) == ("BC", "15/BC-UBND", date(2026, 6, 25))
    assert own.issuer.replace("UBND", "Ủy ban nhân dân") == "Ủy ban nhân dân xã Đồng Mây"
    assert own.title == "kết quả công tác tháng 6, nhiệm vụ tháng 7 năm 2026"


def test_letterhead_in_a_table() -> None:
    """A table without a border, as Word files have it; tabs within a paragraph of an old Word file."""
    left = Cell((Paragraph("SỞ NỘI VỤ"), Paragraph("CHI CỤC VĂN THƯ - LƯU TRỮ"), Paragraph("Số: 12/KH-CCVTLT")))
    right = Cell((Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Paragraph("Sông Lam, ngày 05 tháng 02 năm 2026")))
    body = (Paragraph("KẾ HOẠCH"), Paragraph("Công tác năm 2026"), Paragraph("1. Số hóa hồ sơ."))
    in_table = read_report(Pages((Table(((left, right),)), *body))).metadata.directive
    tabs = (Paragraph("SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Paragraph("CHI CỤC VĂN THƯ - LƯU TRỮ"))
    dated = Paragraph("Số: 12/KH-CCVTLT\tSông Lam, ngày 05 tháng 02 năm 2026")
    with_tabs = read_report(Pages((*tabs, dated, *body))).metadata.directive
    assert in_table == with_tabs
    assert (in_table.symbol, in_table.issued_on) == ("12/KH-CCVTLT", date(2026, 2, 5))
    assert in_table.issuer == "Chi cục Văn thư - Lưu trữ"


@pytest.mark.parametrize(
    ("head", "kind", "symbol", "issued_on", "issuer", "title"),
    [
        (
            ("ĐẢNG BỘ TỈNH SÔNG LAM\nĐẢNG ỦY XÃ ĐỒNG MÂY\n*\nSố    -NQ/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Đồng Mây, ngày    tháng 6 năm 2026\n\nNGHỊ QUYẾT\nvề chuyển đổi số\n-----"),
            "NQ", "", None, "Đảng ủy xã Đồng Mây", "về chuyển đổi số",
        ),
        (
            ("ĐẢNG BỘ TỈNH SÔNG LAM\nĐẢNG ỦY XÃ ĐỒNG MÂY\n*\nSố 15-NQ/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Đồng Mây, ngày 05 tháng 6 năm 2026\n\nNGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ\nvề chuyển đổi số\n-----"),
            "NQ", "15-NQ/ĐU", "2026-06-05", "Đảng ủy xã Đồng Mây", "về chuyển đổi số",
        ),
        (
            ("UBND XÃ ĐỒNG MÂY\nSố: 21/LCT-UBND\nĐồng Mây, ngày 05 tháng 6 năm 2026\n\nLỊCH CÔNG TÁC\n"
            "Tuần 24 (từ ngày 08/6 đến ngày 12/6/2026)"),
            "LCT", "21/LCT-UBND", "2026-06-05", "UBND xã Đồng Mây", "Tuần 24 (từ ngày 08/6 đến ngày 12/6/2026)",
        ),
        (
            "SỞ NỘI VỤ SÔNG LAM\nSố: 21/PGV-SNV\nSông Lam, ngày 05 tháng 6 năm 2026\n\nPHIẾU GIAO NHIỆM VỤ",
            "PGV", "21/PGV-SNV", "2026-06-05", "Sở Nội vụ Sông Lam", "",
        ),
        (
            ("UBND XÃ ĐỒNG MÂY\nSố: 12/UBND-VP\nV/v kiểm kê hồ chứa        Đồng Mây, ngày 05 tháng 6 năm 2026\n"
            "và đập nhỏ\n\nKính gửi: Phòng Kinh tế"),
            "CV", "12/UBND-VP", "2026-06-05", "UBND xã Đồng Mây", "V/v kiểm kê hồ chứa và đập nhỏ",
        ),
        (
            "CỤC KIỂM LÂM\nSố: 12/KL-VP\nHà Nội, ngày 05 tháng 6 năm 2026\n\nKính gửi: Hạt Kiểm lâm Hòa Giang",
            "CV", "12/KL-VP", "2026-06-05", "Cục Kiểm lâm", "",
        ),
        (
            ("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: 05/CĐ-UBND\nSông Lam, hồi 16 giờ 00 ngày 10 tháng 9 năm 2026\n\n"
            "CÔNG ĐIỆN KHẨN\nVề việc ứng phó mưa lũ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG LAM ĐIỆN:"),
            "CĐ", "05/CĐ-UBND", "2026-09-10", "Ủy ban nhân dân tỉnh Sông Lam", "Về việc ứng phó mưa lũ",
        ),
        (
            ("UBND XÃ ĐỒNG MÂY\nSố: 12/KH-UBND\nĐồng Mây, ngày 05 tháng 6 năm 2026\n\nKẾ HOẠCH\n"
            "CHUYỂN ĐỔI SỐ GIAI ĐOẠN 2026\n- 2030 TRÊN ĐỊA BÀN XÃ ĐỒNG MÂY\nThực hiện nghị quyết của Đảng ủy xã."),
            "KH", "12/KH-UBND", "2026-06-05", "UBND xã Đồng Mây",
            "CHUYỂN ĐỔI SỐ GIAI ĐOẠN 2026 - 2030 TRÊN ĐỊA BÀN XÃ ĐỒNG MÂY",
        ),
        (
            ("SỞ NỘI VỤ - SỞ TÀI CHÍNH\n\nHƯỚNG DẪN\nSố: 12/HD-SNV-STC\n"
            "Sông Lam, ngày 05/6/2026\nVề chế độ công tác phí"),
            "HD", "12/HD-SNV-STC", "2026-06-05", "Sở Nội vụ - Sở Tài chính", "Về chế độ công tác phí",
        ),
        (
            "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MÂY\n\nBÁO CÁO CÔNG TÁC DÂN TỘC\nQUÝ I NĂM 2026",
            "BC", "", None, "Ủy ban nhân dân xã Đồng Mây", "CÔNG TÁC DÂN TỘC QUÝ I NĂM 2026",
        ),
        (
            ("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MÂY\n\nQUYẾT ĐỊNH\nVề việc thành lập tổ công tác\n\n"
            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:"),
            "QĐ", "", None, "Ủy ban nhân dân xã Đồng Mây", "Về việc thành lập tổ công tác",
        ),
        (
            "B Á O  C Á O\nKết quả quý I năm 2026 của Phòng Nội vụ\n",
            "BC", "", None, "Phòng Nội vụ", "Kết quả quý I năm 2026 của Phòng Nội vụ",
        ),
        (
            "Chỉ thị số 14/CT-TTg ngày 30/6/2026 của Thủ tướng Chính phủ về việc trồng cây\n\nCác bộ thực hiện:",
            "CT", "14/CT-TTg", "2026-06-30", "Thủ tướng Chính phủ", "trồng cây",
        ),
        (
            "Thủ tướng Chính phủ vừa ký Chỉ thị số 14/CT-TTg ngày 30/6/2026 về việc trồng cây.\n\nCác bộ thực hiện:",
            "CT", "14/CT-TTg", "2026-06-30", "Thủ tướng Chính phủ", "trồng cây",
        ),
        (
            ("SỞ Y TẾ\nTRẠM Y TẾ XÃ ĐỒNG MÂY\nSố: 12/BC-TYT\nĐồng Mây, ngày 05 tháng 6 năm 2026\n\nBÁO CÁO\n"
            "Kết quả hoạt động 6 tháng đầu năm và nhiệm vụ\n6 tháng cuối năm 2026;\nKế hoạch giai đoạn\n2026 - 2030"),
            "BC", "12/BC-TYT", "2026-06-05", "Trạm Y tế xã Đồng Mây",
            "Kết quả hoạt động 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2026; Kế hoạch giai đoạn 2026 - 2030",
        ),
        (
            ("TỈNH ĐOÀN SÔNG LAM\nBCH ĐOÀN XÃ ĐỒNG MÂY\nĐOÀN TNCS HỒ CHÍ MINH\n"
            "Đồng Mây, ngày 05 tháng 6 năm 2026\nSố: 12-BC/ĐTN\n\nBÁO CÁO\nkết quả công tác quý II năm 2026"),
            "BC", "12-BC/ĐTN", "2026-06-05", "BCH Đoàn xã Đồng Mây", "kết quả công tác quý II năm 2026",
        ),
        (
            ("PHỤ LỤC\nDANH MỤC VIỆC THỰC HIỆN NGHỊ QUYẾT SỐ 7-NQ/TW NGÀY 22 THÁNG 12 NĂM 2025\n"
            "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/6/2026 của Ủy ban nhân dân xã)"),
            "KH", "12/KH-UBND", "2026-06-05", "Ủy ban nhân dân xã", "",
        ),
    ],
)  # fmt: skip
def test_heads(head: str, kind: str, symbol: str, issued_on: str | None, issuer: str, title: str) -> None:
    """Kind, symbol, date, issuer and title of documents of many kinds, blank numbers and days left blank."""
    own = read_report(pages_of(f"{head}\n\n1. Họp thôn.\n")).metadata.directive
    day = own.issued_on.isoformat() if own.issued_on else None
    assert (own.kind, own.symbol, day, own.issuer, own.title) == (kind, symbol, issued_on, issuer, title)


def test_title_over_paragraphs_of_one_look() -> None:
    """Bold lines under a bold line go on with the title though they begin with a capital letter."""
    blocks = [Paragraph("BÁO CÁO", bold=True), Paragraph("Kết quả thực hiện Nghị quyết của Đảng bộ", bold=True)]
    blocks += [Paragraph("Xã Đồng Mây quý I năm 2026", bold=True), Paragraph("Thực hiện kế hoạch, xã báo cáo:")]
    own = read_report(Pages((*blocks, Paragraph("1. Họp.")))).metadata.directive
    assert own.title == "Kết quả thực hiện Nghị quyết của Đảng bộ Xã Đồng Mây quý I năm 2026"


def test_a_table_under_a_bare_kind_is_no_title() -> None:
    """The heads of a table right under the kind's name are not what the document is about."""
    rows = (("STT", "Công việc", "Người thực hiện"), ("1", "Vẽ lại bản vẽ.", "Nam"), ("2", "Báo giá thép.", "Hoa"))
    table = Table(tuple(tuple(Cell((Paragraph(words),)) for words in row) for row in rows))
    head = (Paragraph("CÔNG TY BÌNH MINH"), Paragraph("Hòa Giang, ngày 16 tháng 3 năm 2026"))
    own = read_report(Pages((*head, Paragraph("PHIẾU GIAO VIỆC"), table))).metadata.directive
    assert (own.kind, own.title) == ("PGV", "")


def test_date_above_the_signature() -> None:
    """A letterhead without a date takes the one above the signature; a blank one stays blank."""
    text = "UBND XÃ ĐỒNG MÂY\nSố: 12/KH-UBND\n{}\nKẾ HOẠCH\nKiểm tra\n\n1. Họp.\n\nĐồng Mây, ngày 15 tháng 5 năm 2026\n"
    days = [
        read_report(pages_of(text.format(line))).metadata.directive.issued_on
        for line in ("", "Đồng Mây, ngày    tháng 4 năm 2026")
    ]
    assert days == [date(2026, 5, 15), None]


def test_blank_day_still_tells_the_year() -> None:
    """Where the day is left blank the month tells which year the periods and deadlines are of."""
    found = read_report(
        pages_of(
            "UBND XÃ ĐỒNG MÂY\nSố:    /BC-UBND\nĐồng Mây, ngày    tháng 12 năm 2026\n\n"
            "BÁO CÁO\nkết quả tháng 12, nhiệm vụ tháng 01\n\nI. NHIỆM VỤ\n1. Họp trước ngày 15/01.\n"
        )
    )
    assert found.metadata.directive.issued_on is None
    assert found.metadata.period_reported == Period(2026, PeriodKind.MONTH, 12)
    assert found.tasks[0].due_on == date(2027, 1, 15)


LEFT = ("SỞ NỘI VỤ", "CHI CỤC VĂN THƯ", "Số: 12/KH-CCVT")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Lam, ngày 05 tháng 02 năm 2026")


@settings(max_examples=200, deadline=None)
@given(st.permutations([0, 0, 0, 1, 1, 1]), st.lists(st.sampled_from("\n  "), min_size=5, max_size=5))
def test_columns_in_any_order(order: list[int], between: list[str]) -> None:
    """However the lines of the two columns come one after another, on one line or on several, they say the same."""
    columns = [iter(LEFT), iter(RIGHT)]
    parts = [next(columns[column]) for column in order]
    head = "".join(f"{part}{space}" for part, space in zip(parts, [*between, "\n"], strict=True))
    found = upper_of(head.split("\n"))
    assert (found.symbol, found.issued_on, found.place) == ("12/KH-CCVT", date(2026, 2, 5), "Sông Lam")
    assert issuer_of(found.names, "", "", "") == "Chi cục Văn thư"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (*LEFT, *RIGHT, "KẾ HOẠCH", "Về việc", "V/v họp", "Kính gửi:", "DỰ THẢO", "1. Họp", "*", "ngày 31/6")
        )
    )
)
def test_any_head_is_read(lines: list[str]) -> None:
    """Parts of letterheads in any number and order are read without a fault of the program."""
    own = read_report(pages_of("\n".join(lines))).metadata.directive
    assert own.symbol in ("", "12/KH-CCVT")
    assert own.issued_on in (None, date(2026, 2, 5))


@pytest.mark.parametrize(
    ("below", "signer"),
    [
        (
            "Nơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn Mẫu",
            "Trần Văn Mẫu",
        ),
        ("Nơi nhận:\nT/M BAN THƯỜNG VỤ\n- Tỉnh ủy,\nBÍ THƯ\n- Lưu Văn phòng. Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTRƯỞNG CÔNG AN XÃ\nThượng tá Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("2. Báo cáo.\n\nTRƯỞNG CÔNG AN XÃ\n\nThiếu tá Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("NGƯỜI LẬP BÁO CÁO          TRƯỞNG TRẠM\n                 Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nRơ Chăm H'Mai", "Rơ Chăm H'Mai"),
        ("Nơi nhận:                      CHỦ TỊCH\n- Lưu: VT.                      K’ Brài Lan", "K’ Brài Lan"),
        (
            "Nơi nhận:\n- Lưu: VT.\nHIỆU TRƯỞNG\n\nTrần Văn Mẫu\n\nPHỤ LỤC\nPHÂN CÔNG\n\nTổ Toán\n\nTổ Hóa",
            "Trần Văn Mẫu",
        ),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", ""),
    ],
)
def test_signers(below: str, signer: str) -> None:
    """The name under the signature, also at the end of a line of recipients, a rank in front of it left out."""
    text = f"KẾ HOẠCH\nKiểm tra\n\n1. Họp thôn.\n\n{below}\n"
    assert read_report(pages_of(text)).metadata.directive.signer == signer


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY", "Ủy ban nhân dân xã Đồng Mây"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Phòng Lao động - Thương binh và Xã hội"),
        ("PHÒNG VĂN HÓA - XÃ HỘI XÃ ĐỒNG MÂY", "Phòng Văn hóa - Xã hội xã Đồng Mây"),
        ("PHÒNG GD&ĐT HUYỆN HÒA GIANG", "Phòng GD&ĐT huyện Hòa Giang"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ ĐỒNG MÂY", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Đồng Mây"),
        ("HỘI LIÊN HIỆP PHỤ NỮ HUYỆN HÒA GIANG", "Hội Liên hiệp Phụ nữ huyện Hòa Giang"),
        ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH SÔNG LAM", "Đảng ủy Các cơ quan Đảng tỉnh Sông Lam"),
        ("HUYỆN ỦY HÒA GIANG", "Huyện ủy Hòa Giang"),
        ("CHI BỘ TRƯỜNG TIỂU HỌC SỐ 1 ĐỒNG MÂY", "Chi bộ Trường Tiểu học số 1 Đồng Mây"),
        ("TRƯỜNG THCS ĐỒNG MÂY", "Trường THCS Đồng Mây"),
        ("VĂN PHÒNG HĐND VÀ UBND XÃ ĐỒNG MÂY", "Văn phòng HĐND và UBND xã Đồng Mây"),
        ("UBND XÃ KRÔNG BUNG", "UBND xã Krông Bung"),
        ("SỞ TÀI CHÍNH - SỞ NỘI VỤ", "Sở Tài chính - Sở Nội vụ"),
        ("Ban Dân vận", "Ban Dân vận"),
    ],
)
def test_names_in_sentence_case(name: str, written: str) -> None:
    """Names that a document has in capitals only are written by the rules of spelling."""
    assert in_sentence_case(name, "") == written


def test_the_body_tells_how_a_name_is_written() -> None:
    """The body's spelling goes before the rules, with other accents, too; then that of the date's place."""
    assert in_sentence_case("SỞ VĂN HÓA", "Giao Sở Văn hoá chủ trì.") == "Sở Văn hoá"
    assert in_sentence_case("SỞ TRUYỂN THÔNG", "Giao Sở Truyền thông chủ trì.") == "Sở Truyền thông"
    assert in_sentence_case("TRẠM BƠM HÒN ĐỎ", "", "Hòn Đỏ").endswith("Hòn Đỏ")
    assert in_small_letters("CÔNG TÁC DÂN VẬN", "Kết quả công tác dân vận") == "công tác dân vận"
    assert in_small_letters("Công tác dân vận", "") == "Công tác dân vận"


@pytest.mark.parametrize(
    ("names", "issuer"),
    [
        (("UBND XÃ ĐỒNG MÂY", "VĂN PHÒNG"), "Văn phòng UBND xã Đồng Mây"),
        (("VĂN PHÒNG", "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"), "Văn phòng Ủy ban nhân dân tỉnh Sông Lam"),
        (("ĐẢNG ỦY XÃ ĐỒNG MÂY", "CHI BỘ THÔN HẠ"), "Chi bộ thôn Hạ"),
        (
            ("ỦY BAN MTTQ VIỆT NAM", "XÃ ĐỒNG MÂY", "BAN THƯỜNG TRỰC"),
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đồng Mây",
        ),
        (("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", "XÃ ĐỒNG MÂY"), "Ủy ban Mặt trận Tổ quốc Việt Nam xã Đồng Mây"),
        (("UBND HUYỆN HÒA GIANG PHÒNG NỘI VỤ",), "Phòng Nội vụ"),
        (("UBND XÃ ĐỒNG MÂY TRƯỜNG TIỂU HỌC SỐ 1",), "Trường Tiểu học số 1"),
        (("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",), "Sở Tài nguyên và Môi trường"),
        (("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CỤC KIỂM LÂM"), "Cục Kiểm lâm"),
        (("PHÒNG LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"), "Phòng Lao động - Thương binh và Xã hội"),
        (("TRƯỜNG: THCS ĐỒNG MÂY",), "Trường THCS Đồng Mây"),
        (("UBND TỈNH SÔNG LAM", "CÔNG AN TỈNH"), "Công an tỉnh Sông Lam"),
        (("UBND XÃ ĐỒNG MÂY", "HỘI NÔNG DÂN XÃ"), "Hội Nông dân xã Đồng Mây"),
        (("SỞ Y TẾ SÔNG LAM", "BỆNH VIỆN ĐA KHOA TỈNH"), "Bệnh viện Đa khoa tỉnh"),
        (("ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY", "BAN CHỈ HUY QUÂN SỰ"), "Ban Chỉ huy Quân sự xã Đồng Mây"),
        (("UBND TỈNH SÔNG LAM", "THANH TRA"), "Thanh tra tỉnh Sông Lam"),
        (("HĐND TỈNH SÔNG LAM", "BAN PHÁP CHẾ"), "Ban Pháp chế HĐND tỉnh Sông Lam"),
    ],
)
def test_issuers_of_letterheads(names: tuple[str, ...], issuer: str) -> None:
    """The last office is the issuer; one that says too little alone takes the office above; names may be broken."""
    assert issuer_of(names, "", "", "") == issuer


@pytest.mark.parametrize(
    ("title", "near", "reported", "planned"),
    [
        ("kết quả tháng 12, nhiệm vụ tháng 01", date(2025, 12, 25), "2025-M12", "2026-M01"),
        ("kết quả tháng 12, nhiệm vụ tháng 01", date(2026, 1, 5), "2025-M12", "2026-M01"),
        ("kết quả quý I, nhiệm vụ quý II của năm 2026", None, "2026-Q1", "2026-Q2"),
        ("kết quả quý I; nhiệm vụ trọng tâm quý II trong năm 2026", None, "2026-Q1", "2026-Q2"),
        ("tháng 11 và 11 tháng năm 2025, nhiệm vụ tháng 12", None, "2025-M11", "2025-M12"),
        ("tháng 6 và 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026", None, "2026-H1", "2026-H2"),
        ("kết quả thực hiện kế hoạch quý I năm 2026", None, "2026-Q1", "2026-Q2"),
        ("tháng 5 thực hiện chương trình giảm nghèo năm 2026", None, "2026-M05", "2026-M06"),
        ("công tác phòng dịch quý Ⅱ và nhiệm vụ quý Ⅲ năm 2026", None, "2026-Q2", "2026-Q3"),
        ("kết quả 9 tháng đầu năm và nhiệm vụ 3 tháng cuối năm 2026", None, "2026-9M", "2026-Q4"),
        ("công tác tuần 20 năm 2026", None, None, None),
        ("kết quả giai đoạn 2021 - 2025, năm học 2025 - 2026", None, None, None),
        ("kết quả Tháng Thanh niên năm 2026", None, None, None),
        ("phương hướng, nhiệm vụ quý II", date(2026, 3, 25), "2026-Q1", "2026-Q2"),
    ],
)
def test_periods(title: str, near: date | None, reported: str | None, planned: str | None) -> None:
    """Years that a title states anywhere or that the document's day tells; weeks and terms are no periods."""
    found = periods_of(title, near)
    assert (found.reported.code if found.reported else None) == reported
    assert (found.planned.code if found.planned else None) == planned


def test_series_of_a_title_in_capitals() -> None:
    """The subject of a report whose title is in capitals is written in small letters."""
    text = "BÁO CÁO KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ I, NHIỆM VỤ QUÝ II NĂM 2026\n\nI. NHIỆM VỤ\n1. Họp.\n"
    assert read_report(pages_of(text)).metadata.series == "công tác dân vận"


def test_a_place_whose_first_word_is_one_letter() -> None:
    """The place of the date keeps its word of one letter, which the issuer's name does not take."""
    head = "ỦY BAN NHÂN DÂN\nXÃ Ô SƠN\nSố: 15/BC-UBND Ô Sơn, ngày 25 tháng 6 năm 2026"
    found = upper_of(head.split("\n"))
    assert found.place == "Ô Sơn"
    assert issuer_of(found.names, "", "", "") == "Ủy ban nhân dân xã Ô Sơn"


@pytest.mark.parametrize("name", ["NHANH", "CHUYÊN ĐỀ", "ĐỘT XUẤT", "ĐỊNH KỲ", "TÓM TẮT", "TUẦN"])
def test_how_a_report_is_made_is_no_title(name: str) -> None:
    """The words behind "BÁO CÁO" that say how it is made belong to its kind."""
    found = read_report(
        pages_of(f"UBND XÃ ĐỒNG MÂY\nBÁO CÁO {name}\nThiệt hại do mưa lũ\nI. TÌNH HÌNH\n1. Ngập 30 nhà.")
    )
    assert (found.metadata.directive.kind, found.metadata.directive.title) == ("BC", "Thiệt hại do mưa lũ")


@pytest.mark.parametrize("end", ["và", "của", "với"])
def test_a_title_goes_on_behind_a_word_that_ends_none(end: str) -> None:
    """A line of a title that ends in a small word goes on in the next one, though that begins with a name."""
    text = f"QUYẾT ĐỊNH\nVề quan hệ phối hợp của Sở Nội vụ {end}\nUBND cấp xã\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật;\n"
    found = read_report(pages_of(f"{text}QUYẾT ĐỊNH:\nĐiều 1. Ban hành quy chế."))
    assert found.metadata.directive.title == f"Về quan hệ phối hợp của Sở Nội vụ {end} UBND cấp xã"


def test_a_title_goes_on_behind_a_long_line_with_a_semicolon() -> None:
    """A long line under the kind that ends in a semicolon is the title's where the next begins with a small letter."""
    first = "Kết quả tiếp công dân, giải quyết khiếu nại, tố cáo và phòng, chống tham nhũng, tiêu cực trong quý III;"
    for begun in ("Tình hình và ", "Một số việc về "):
        line = f"{begun}{first[0].lower()}{first[1:]}"
        found = read_report(pages_of(f"BÁO CÁO\n{line}\nnhiệm vụ quý IV năm 2026\nI. KẾT QUẢ\n1. Đã họp."))
        assert found.metadata.directive.title == f"{line} nhiệm vụ quý IV năm 2026"
    basis = f"Căn cứ Luật Tiếp công dân; {first[0].lower()}{first[1:]}"
    found = read_report(pages_of(f"QUYẾT ĐỊNH\n{basis}\nXét đề nghị của Phòng Nội vụ,\nĐiều 1. Ban hành quy chế."))
    assert found.metadata.directive.title == ""


def test_issuer_of_a_programme_in_a_table() -> None:
    """A table is no opening sentence: what the committee does in its rows says nothing of who issues it."""
    names = (Paragraph("ĐẢNG BỘ TỈNH AN HÒA"), Paragraph("ĐẢNG ỦY XÃ ĐỒNG MÂY"), Paragraph("*"))
    title = (Paragraph("CHƯƠNG TRÌNH"), Paragraph("công tác tháng 8 năm 2026"))
    meeting = ("1", "Họp Ban Thường vụ đánh giá tình hình tháng 7", "Văn phòng Đảng ủy", "05/8")
    cells = (("TT", "Nội dung", "Chuẩn bị", "Thời gian"), meeting)
    table = Table(tuple(tuple(Cell((Paragraph(words),)) for words in row) for row in cells))
    assert read_report(Pages((*names, *title, table))).metadata.directive.issuer == "Đảng ủy xã Đồng Mây"


@pytest.mark.parametrize(
    ("name", "body", "issuer"),
    [
        ("TRẠM Y TẾ", "Trạm Y tế xã Đồng Mây báo cáo như sau:", "Trạm Y tế xã Đồng Mây"),
        ("HỘI NÔNG DÂN XÃ", "Hội Nông dân xã báo cáo. Đại hội Hội Nông dân xã Đồng Mây", "Hội Nông dân xã Đồng Mây"),
        ("TRẠM Y TẾ", "Trạm Y tế báo cáo UBND xã Đồng Mây như sau:", "Trạm Y tế"),
        ("TRẠM Y TẾ XÃ ĐỒNG MÂY", "Trạm Y tế xã Đồng Mây báo cáo", "Trạm Y tế xã Đồng Mây"),
        ("TRẠM Y TẾ", "Trạm Y tế xã Bình An báo cáo như sau:", "Trạm Y tế"),
    ],
)
def test_issuer_whose_letterhead_leaves_out_the_place(name: str, body: str, issuer: str) -> None:
    """A name that the letterhead writes without the place of the date is the whole one where the body has it."""
    assert issuer_of(("UBND XÃ ĐỒNG MÂY", name), "", body, body, "Đồng Mây") == issuer


def test_issuer_that_names_itself_briefly() -> None:
    """A standing committee that its opening sentence does not tell apart is that of the letterhead."""
    opening = "Thực hiện Công văn số 15-CV/TU, Ban Thường vụ báo cáo như sau:"
    assert issuer_of(("ĐẢNG ỦY XÃ ĐỒNG MÂY",), "", opening, opening, "Đồng Mây") == (
        "Ban Thường vụ Đảng ủy xã Đồng Mây"
    )


@pytest.mark.parametrize(
    "when",
    [
        "Hôm nay, vào lúc 14 giờ 00 phút ngày 07 tháng 4 năm 2026, tại phòng họp.",
        "Thời gian: 14 giờ, ngày 07/4/2026.",
        "Ngày 07/4/2026, Công ty Bình Minh họp giao ban.",
    ],
)
def test_day_of_minutes(when: str) -> None:
    """Minutes that bear no day were made on the day of the meeting; one of a letterhead goes before it."""
    words = f"BIÊN BẢN\nHọp giao ban tháng 4\n{when}\nI. NỘI DUNG\n1. Trao đổi."
    assert read_report(pages_of(words)).metadata.directive.issued_on == date(2026, 4, 7)
    dated = read_report(pages_of(STATE["one under another"] + words))
    assert dated.metadata.directive.issued_on == date(2026, 6, 25)
    impossible = words.replace("07 tháng 4", "31 tháng 4").replace("07/4", "31/4")
    assert read_report(pages_of(impossible)).metadata.directive.issued_on is None
