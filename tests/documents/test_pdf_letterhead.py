"""The letterhead of a PDF: its two columns are told by the white between them, and each is read for itself."""

import pytest

from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.pages import Table
from tests.documents.pdf_files import Piece, paragraphs, pdf_file

pytest.importorskip("pdfplumber", reason="the extra pdf is not installed")
BODY = paragraphs(
    "Thực hiện kế hoạch của Đảng ủy xã, các chi bộ trực thuộc", "đã tổ chức học tập và báo cáo kết quả.", top=330
)
LEFT, RIGHT = 170.0, 410.0


def centred(words: str, middle: float, top: float, size: float = 13) -> Piece:
    """Return words around a middle; a letter of the tests' font is half as wide as it is high."""
    return (middle - len(words) * size / 4, top, size, words)


def columns(*pieces: Piece) -> list[str]:
    """Return the words of both columns, a line a paragraph, and hold that the body follows."""
    head, *rest = read_bytes(pdf_file([*pieces, *BODY]), "a.pdf").blocks
    assert isinstance(head, Table)
    assert len(rest) == 2
    return [cell.text for cell in head.rows[0]]


def test_two_columns() -> None:
    """Lines of the left column come first, then those of the right, whatever their heights are."""
    assert columns(
        centred("UBND XÃ ĐỒNG MÂY", LEFT, 60),
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, 60),
        centred("Độc lập - Tự do - Hạnh phúc", RIGHT, 76),
        centred("Số: 12/BC-UBND", LEFT, 90),
        centred("Đồng Mây, ngày 06 tháng 3 năm 2026", RIGHT, 98),
    ) == [
        "UBND XÃ ĐỒNG MÂY\nSố: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐồng Mây, ngày 06 tháng 3 năm 2026",
    ]


def test_wrapped_lines() -> None:
    """A motto, a name, a symbol and a subject that their column has cut are whole."""
    assert columns(
        centred("UBND TỈNH SÔNG LAM", LEFT, 60, 12),
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", RIGHT, 60),
        centred("SỞ VĂN HÓA, THỂ THAO VÀ", LEFT, 76),
        centred("NAM", RIGHT, 76),
        centred("DU LỊCH", LEFT, 92),
        centred("Độc lập - Tự do - Hạnh phúc", RIGHT, 98),
        centred("Số:      /SVHTTDL-", LEFT, 120),
        centred("VP", LEFT, 136),
        centred("V/v báo cáo kết quả", LEFT, 152, 12),
        centred("Chương trình 5", LEFT, 166, 12),
    ) == [
        "UBND TỈNH SÔNG LAM\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH\nSố:   /SVHTTDL-VP\nV/v báo cáo kết quả Chương trình 5",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]


def test_columns_close_together() -> None:
    """A white of less than two letters is enough where several rows leave it."""
    assert columns(
        (85.0, 60.0, 12.0, "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH SÔNG LAM"),
        (312.0, 60.0, 13.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        centred("TRƯỜNG THPT HÒA GIANG", 192, 76),
        centred("Độc lập - Tự do - Hạnh phúc", 418, 76),
    ) == [
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH SÔNG LAM\nTRƯỜNG THPT HÒA GIANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]


def test_columns_that_begin_at_their_left() -> None:
    """Lines that are not centred go on with the column in which they begin, and the title at the left does not."""
    assert columns(
        (85.0, 60.0, 13.0, "UBND XÃ ĐỒNG MÂY"),
        (306.0, 60.0, 13.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        (306.0, 76.0, 13.0, "VIỆT NAM"),
        (85.0, 86.0, 13.0, "TRẠM Y TẾ"),
        (306.0, 104.0, 13.0, "Đồng Mây, ngày 06 tháng 3 năm"),
        (85.0, 110.0, 13.0, "Số: 12/BC-TYT"),
        (306.0, 120.0, 13.0, "2026"),
    ) == [
        "UBND XÃ ĐỒNG MÂY\nTRẠM Y TẾ\nSố: 12/BC-TYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐồng Mây, ngày 06 tháng 3 năm 2026",
    ]


def test_column_that_goes_on_far_below() -> None:
    """The day stands far below the heading of its column, where the other column fills the room."""
    assert columns(
        centred("TỈNH ỦY SÔNG LAM", LEFT, 60),
        centred("ĐẢNG CỘNG SẢN VIỆT NAM", RIGHT, 60),
        centred("BAN TUYÊN GIÁO VÀ DÂN", LEFT, 86),
        centred("VẬN", LEFT, 102),
        centred("Sông Lam, ngày 06 tháng 3 năm 2026", RIGHT, 116),
        centred("Số 12-BC/BTGDV", LEFT, 132),
    ) == [
        "TỈNH ỦY SÔNG LAM\nBAN TUYÊN GIÁO VÀ DÂN VẬN\nSố 12-BC/BTGDV",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nSông Lam, ngày 06 tháng 3 năm 2026",
    ]


def test_title_is_none_of_it() -> None:
    """The title in the middle of the page stands after the letterhead, not in it."""
    page = [
        centred("UBND XÃ ĐỒNG MÂY", LEFT, 60),
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, 60),
        centred("Số: 12/BC-UBND", LEFT, 80),
        centred("Độc lập - Tự do - Hạnh phúc", RIGHT, 80),
        centred("BÁO CÁO", 300, 104),
        *BODY,
    ]
    head, title, *_ = read_bytes(pdf_file(page), "a.pdf").blocks
    assert isinstance(head, Table)
    assert not isinstance(title, Table)
    assert title.text.strip() == "BÁO CÁO"


def test_wide_spaces_are_no_columns() -> None:
    """One line with a wide space is no letterhead, and neither are indented lines."""
    page = [
        (85.0, 60.0, 14.0, "Ủy ban xã"),
        (300.0, 60.0, 14.0, "báo cáo"),
        *paragraphs("Các chi bộ đã học tập.", left=113),
    ]
    blocks = read_bytes(pdf_file([*page, *BODY]), "a.pdf").blocks
    assert not any(isinstance(block, Table) for block in blocks)
