"""Cleaning, marks of notes, joining of lines and the clean text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.pages import Cell, Note, NoteMark, Pages, Paragraph, Table
from nhiemvu.reading.text.clean import cleaned
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.text.laying import sheet_of
from nhiemvu.reading.text.marks import note_start, superscript, without_marks, written_marks_carried
from tests.reading.loose import pages_of


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("decomposed", "U\u0309y ban", "Ủy ban"),
        ("soft hyphens in a symbol", "Số: 61/QĐ\u00adUBND, 12\u00adKH/HU", "Số: 61/QĐ-UBND, 12-KH/HU"),
        ("soft hyphens for dashes", "\u00ad Phát triển kinh tế \u00ad xã hội", "- Phát triển kinh tế - xã hội"),
        ("soft hyphens between figures", "giai đoạn 2021\u00ad2025", "giai đoạn 2021-2025"),
        ("a soft hyphen within a syllable", "tri\u00adển khai", "triển khai"),
        ("byte order mark and soft hyphen", "\ufeffKế\u00ad hoạch\u200b", "Kế hoạch"),
        ("spaces", "Kế\u00a0hoạch \t số 5 ", "Kế hoạch số 5"),
        ("eth for đ", "Ðảng bộ", "Đảng bộ"),
        ("Cyrillic in a symbol", "số 12/BТС-VP", "số 12/BTC-VP"),
        ("Russian words stay", "Москва", "Москва"),
        ("Markdown bold", "**T/M BAN THƯỜNG VỤ**", "T/M BAN THƯỜNG VỤ"),
        ("symbol bullet", "\uf0b7 Rà soát", "- Rà soát"),
    ],
)
def test_cleaned(name: str, text: str, expected: str) -> None:
    """Each step takes away what is no part of the words."""
    assert cleaned(text) == expected, name


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A clean text stays as it is, emphasis that cleaning brought together aside."""
    once = cleaned(text)
    assert "*" in once or "_" in once or cleaned(once) == once


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("đối ngoại¹ với yêu cầu", "đối ngoại với yêu cầu", [("1", 9)]),
        ("Chính phủ⁽²⁾, các", "Chính phủ, các", [("2", 9)]),
        ("nhiệm vụ[12]. Tuy", "nhiệm vụ. Tuy", [("12", 8)]),
        ("tin ¹ và bài", "tin và bài", [("1", 3)]),
        ("rộng 100m² và 5 km²", "rộng 100m² và 5 km²", []),
    ],
)
def test_written_marks(text: str, words: str, places: list[tuple[str, int]]) -> None:
    """Marks are taken out of the words and keep their places; units of area are no marks."""
    found, anchors = without_marks(written_marks_carried(text))
    assert found == words
    assert [(anchor.key, anchor.offset) for anchor in anchors] == places


def test_note_lines() -> None:
    """A line that begins with a mark is a note; marks are printed as superscripts."""
    assert note_start("¹² Hướng dẫn của Huyện ủy.") == ("12", "Hướng dẫn của Huyện ủy.")
    assert note_start("[3] Theo báo cáo.") == ("3", "Theo báo cáo.")
    assert note_start("1. Hướng dẫn") is None
    assert superscript("12") == "¹²"


@pytest.mark.parametrize(
    ("text", "written", "words"),
    [
        ("III - NHIỆM VỤ", "III", "NHIỆM VỤ"),
        ("2.1. Kiểm tra", "2.1", "Kiểm tra"),
        ("đ) Tổng hợp", "đ", "Tổng hợp"),
        ("PHẦN THỨ HAI: NHIỆM VỤ", "II", "NHIỆM VỤ"),
        ("(3) Rà soát", "(3)", "Rà soát"),
        ("- 04 lớp tập huấn", "-", "04 lớp tập huấn"),
        ("Thứ ba, tập trung", "3", "tập trung"),
    ],
)
def test_labels(text: str, written: str, words: str) -> None:
    """A label is parted from the words."""
    label = read_label(text)
    assert label is not None
    assert (label.written, text[label.length :]) == (written, words)


@pytest.mark.parametrize(
    "text",
    [
        "V/v báo cáo",
        "15/10/2024 họp",
        "3.000 hộ",
        "12-CT/HU ngày 5/4",
        "K/T TRƯỞNG BAN",
        "-5%",
        "Công tác",
        "2024 là năm",
    ],
)
def test_no_labels(text: str) -> None:
    """Dates, numbers, symbols and signatures are no labels."""
    assert read_label(text) is None


def test_page_break_inside_a_sentence() -> None:
    """A sentence cut by a page, its number and notes is whole again, and the notes stand at the end."""
    sheet = sheet_of(
        pages_of(
            "- Ban Dân vận đã tổ chức quán triệt sâu rộng đến các chi bộ¹ và tiếp tục chuẩn\n\n2\n\n"
            "bị hội nghị sơ kết để nhân dân tin\n\n¹ Gồm 12 chi bộ.\n\nĐảng, tin Nhà nước.\n"
        )
    )
    assert sheet.text == (
        "- Ban Dân vận đã tổ chức quán triệt sâu rộng đến các chi bộ và tiếp tục chuẩn bị hội nghị sơ kết"
        " để nhân dân tin Đảng, tin Nhà nước.\n¹ Gồm 12 chi bộ."
    )
    assert sheet.at(sheet.notes["1"]) == "Gồm 12 chi bộ."
    assert sheet.text[: sheet.anchors[0].offset].endswith("các chi bộ")


def test_page_number_far_in() -> None:
    """A number that stands far in between lines that begin at the left is a page's; one in a column is none."""
    words = "Công an xã tuần tra, canh gác các điểm có nguy\n%s2\ncơ cháy rừng cao trong mùa khô.\n"
    assert sheet_of(pages_of(words % (" " * 34))).text.endswith("có nguy cơ cháy rừng cao trong mùa khô.")
    assert sheet_of(pages_of(words % " ")).text.endswith("có nguy\n2 cơ cháy rừng cao trong mùa khô.")
    beside = f"{' ' * 30}Số lượng\n{' ' * 34}2\n{' ' * 30}Ghi chú"
    assert "2" in sheet_of(pages_of(beside)).text


@pytest.mark.parametrize("above", ["Kết quả quý I, nhiệm vụ quý II năm", "Thực hiện đề án giai đoạn 2021 -", "năm học"])
def test_year_on_a_line_of_its_own(above: str) -> None:
    """The year of a title is no number of a page, whatever follows; a number below a finished line is one."""
    assert "2026" in sheet_of(pages_of(f"{above}\n2026\n\nI. KẾT QUẢ\n")).text
    assert "2026" not in sheet_of(pages_of("Đã tổ chức hội nghị.\n\n2026\n\nI. KẾT QUẢ\n")).text
    assert "12" not in sheet_of(pages_of(f"{above}\n\n12\n\nI. KẾT QUẢ\n")).text


@pytest.mark.parametrize("label", ["-", "+", "•", "a)", "1.", "(1)", "I-"])
@pytest.mark.parametrize("white", ["\t", "      ", " \t "])
def test_labels_with_a_tab_behind_them(label: str, white: str) -> None:
    """What Word leaves of automatic numbers and bullets is one line, its label in front."""
    text = f"1. Họp thôn.\n\n{label}{white}Rà soát hộ nghèo\n"
    assert sheet_of(pages_of(text)).lines[1].text == f"{label} Rà soát hộ nghèo"


def test_symbol_cut_where_lines_are_short() -> None:
    """Among lines that are whole paragraphs, too."""
    lines = ["I. NHIỆM VỤ", "1. Sơ kết Chỉ thị số 29-", "CT/TU của Ban Thường vụ.", "2. Họp thôn.", "3. Báo cáo."]
    assert sheet_of(pages_of("\n".join(lines))).lines[1].text == "1. Sơ kết Chỉ thị số 29-CT/TU của Ban Thường vụ."


WRAPPED = """II. NHIỆM
VỤ TRỌNG TÂM

1. Tiếp tục tuyên truyền sâu rộng trong cán bộ, đảng viên và nhân dân về các
nghị quyết của cấp ủy; giai đoạn 2021
- 2025 phấn đấu đạt kết quả cao hơn giai đoạn trước và bền vững hơn nữa.

- Tổ chức sơ kết, tổng kết theo đúng tiến độ đã đề ra trong kế hoạch chung
của cả nhiệm kỳ.

2. Phối hợp chặt chẽ với Mặt trận và các đoàn thể trong việc nắm bắt dư luận
xã hội, báo cáo kịp thời cho cấp ủy theo quy định tại khoản
3. Điều lệ của hội; bảo đảm đúng thời gian.
"""


def test_wrapped_lines() -> None:
    """Lines cut by the page's width are joined, also headings; a range of years is no dash."""
    assert [line.text[:40] for line in sheet_of(pages_of(WRAPPED)).lines] == [
        "II. NHIỆM VỤ TRỌNG TÂM",
        "1. Tiếp tục tuyên truyền sâu rộng trong ",
        "- Tổ chức sơ kết, tổng kết theo đúng tiế",
        "2. Phối hợp chặt chẽ với Mặt trận và các",
    ]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["TÒA ÁN NHÂN DÂN TỈNH SÔNG LAM", "TÒA ÁN NHÂN DÂN KHU VỰC 4"], 2),
        (["SỞ Y TẾ TỈNH SÔNG LAM", "TRUNG TÂM Y TẾ KHU VỰC 2"], 2),
        (["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG MÂY"], 1),
        (["ỦY BAN NHÂN DÂN TỈNH SÔNG LAM VÀ", "ỦY BAN MẶT TRẬN TỔ QUỐC TỈNH"], 1),
        (["VĂN PHÒNG", "ĐẢNG ỦY XÃ ĐỒNG MÂY"], 1),
    ],
)
def test_bodies_of_a_wrapped_letterhead(lines: list[str], count: int) -> None:
    """The upper body and the own one stand apart where lines that a page's width has cut are joined."""
    sheet = sheet_of(pages_of("\n".join([*lines, "Số: 12/BC-TA", "", WRAPPED])))
    assert [line.text for line in sheet.lines[:count]] == (lines if count > 1 else [" ".join(lines)])


def test_number_behind_a_word_that_goes_on_is_no_label() -> None:
    """A time of day at the start of a line that the page's width has cut."""
    text = WRAPPED.replace(
        "kịp thời cho cấp ủy theo quy định tại khoản\n3. Điều lệ", "cho cấp ủy, kết thúc trước\n17.00 ngày 01/10"
    )
    assert "kết thúc trước 17.00 ngày 01/10" in sheet_of(pages_of(text)).text


def test_lines_that_are_paragraphs_stay() -> None:
    """Short lines without blank lines between them are paragraphs of their own."""
    lines = ["I. KẾT QUẢ", "1. Công tác tham mưu", "Đã ban hành 02 kế hoạch.", "2. Kiểm tra", "Đã kiểm tra 03 đơn vị."]
    assert [line.text for line in sheet_of(pages_of("\n".join(lines))).lines] == lines


def test_two_columns() -> None:
    """The two columns of a letterhead are read apart."""
    lines = [line.text for line in sheet_of(pages_of("HUYỆN ỦY HÒA GIANG        ĐẢNG CỘNG SẢN VIỆT NAM\n*\n")).lines]
    assert lines == ["HUYỆN ỦY HÒA GIANG", "ĐẢNG CỘNG SẢN VIỆT NAM"]


def test_paragraphs_of_a_format() -> None:
    """Automatic labels stand in front, marks are taken out, a table's cells are lines."""
    pages = Pages(
        (
            Paragraph("Tăng cường tuyên truyền.", label="1.", marks=(NoteMark(23, "x"),)),
            Table(
                ((Cell((Paragraph("TT"),)), Cell((Paragraph("Nhiệm vụ"),)), Cell((Paragraph("Hạn"),))),), head_rows=1
            ),
        ),
        notes=(Note("x", (Paragraph("Kế hoạch số 5."),)),),
    )
    sheet = sheet_of(pages)
    assert sheet.text == "1. Tăng cường tuyên truyền.\nTT\nNhiệm vụ\nHạn\n(x) Kế hoạch số 5."
    assert sheet.anchors[0].offset == sheet.text.index(".\nTT")
    assert len(sheet.grids) == 1


@pytest.mark.parametrize(
    ("name", "lines", "expected"),
    [
        ("to the lead-in", ["Yêu cầu các xã:1. Họp.", "2. Báo cáo."], ["Yêu cầu các xã:", "1. Họp.", "2. Báo cáo."]),
        ("to an item", ["1. Họp.2. Báo cáo.", "3. Rà soát."], ["1. Họp.", "2. Báo cáo.", "3. Rà soát."]),
        ("all in one line", ["Yêu cầu: 1. Họp; 2. Báo cáo."], ["Yêu cầu:", "1. Họp;", "2. Báo cáo."]),
        ("letters", ["Giao Phòng Nội vụ: a) Họp;", "b) Báo cáo."], ["Giao Phòng Nội vụ:", "a) Họp;", "b) Báo cáo."]),
        ("a number in a sentence", ["Theo khoản 3: 1. 200 đồng.", "Họp."], ["Theo khoản 3: 1. 200 đồng.", "Họp."]),
        ("no gap to fill", ["Kết quả: 1. Họp.", "4. Báo cáo."], ["Kết quả: 1. Họp.", "4. Báo cáo."]),
    ],
)
def test_labels_glued_to_words(name: str, lines: list[str], expected: list[str]) -> None:
    """A label in the middle of a paragraph begins a line where it fills the gap in front of the next one."""
    sheet = sheet_of(Pages(tuple(Paragraph(line) for line in lines)))
    assert [line.text for line in sheet.lines] == expected, name


@pytest.mark.parametrize(
    ("name", "lines", "expected"),
    [
        ("l for 1, a comma, no sign", ["l. Họp.", "2, Báo cáo.", "3 Rà soát.", "4. Mở lớp."], ["1", "2", "3", "4"]),
        ("I for 1 in front of 2", ["I. Họp.", "2. Báo cáo."], ["1", "2"]),
        ("a section of its own", ["I. Kết quả", "1. Họp.", "2. Báo cáo."], ["I", "1", "2"]),
        ("the last one", ["1. Họp.", "2. Báo cáo.", "3, Rà soát."], ["1", "2", "3"]),
        ("a year, a count", ["1. Họp.", "2024 Đại hội.", "20 Đảng viên."], ["1", "", ""]),
    ],
)
def test_damaged_numbers(name: str, lines: list[str], expected: list[str]) -> None:
    """A damaged number counts where it fills its place between its neighbours; the words stay as they are."""
    sheet = sheet_of(Pages(tuple(Paragraph(line) for line in lines)))
    assert [line.label.written if line.label else "" for line in sheet.lines] == expected, name
    assert sheet.text == "\n".join(lines)


def test_symbols_and_dates_that_lines_cut() -> None:
    """A symbol, a date or a range that a line's end has cut is whole; a dash between words keeps its spaces."""
    lines = [
        "Thực hiện nghiêm túc, có hiệu quả Kế hoạch số 305/KH-",
        "UBND của Ủy ban nhân dân tỉnh, xong trước ngày 20/5/",
        "2026 theo chương trình phát triển giai đoạn 2026-",
        "2030 đã được phê duyệt; giao cho Phòng Văn hóa -",
        "Xã hội báo cáo kết quả về Ủy ban nhân dân xã.",
    ]
    assert sheet_of(pages_of("\n".join(lines))).text == (
        "Thực hiện nghiêm túc, có hiệu quả Kế hoạch số 305/KH-UBND của Ủy ban nhân dân tỉnh, xong trước ngày 20/5/2026 "
        "theo chương trình phát triển giai đoạn 2026-2030 đã được phê duyệt; giao cho Phòng Văn hóa - Xã hội báo cáo "
        "kết quả về Ủy ban nhân dân xã."
    )


def test_room_for_a_number() -> None:
    """The room that a draft leaves for its number and its day parts no columns."""
    sheet = sheet_of(pages_of("Số:        /BC-UBND        Đồng Mây, ngày      tháng 3 năm 2026"))
    assert [line.text for line in sheet.lines] == [
        "Số: /BC-UBND",
        "Đồng Mây, ngày tháng 3 năm 2026",
    ]
