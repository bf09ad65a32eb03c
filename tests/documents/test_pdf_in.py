"""PDF: lines, footnotes and marks told by place and size; what has no Vietnamese text is refused."""

import builtins
from types import ModuleType

import pytest

from nhiemvu.documents.old_fonts.encodings import TCVN3, VNI, OldEncoding
from nhiemvu.documents.pdf import reader
from nhiemvu.documents.pdf.reader import (
    DamagedPdf,
    ForeignTextLayer,
    OversizedPdf,
    PdfReaderMissing,
    ProtectedPdf,
    ScannedPdf,
)
from nhiemvu.documents.read import EmptyDocument, read_bytes
from nhiemvu.domain.errors import UnreadableDocument
from tests.documents.old_encodings import typed
from tests.documents.pdf_files import Drawing, paragraphs, pdf_file

pytest.importorskip("pdfplumber", reason="the extra pdf is not installed")
FIRST = paragraphs(
    "Thực hiện kế hoạch của Đảng ủy xã, các chi bộ", "đã tổ chức học tập và báo cáo.", "", "Tiếp theo là nhiệm vụ."
)
LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("11" * 32)


def found(*pages: list[tuple[float, float, float, str]]) -> list[tuple[str, bool]]:
    """Return the lines of a PDF with whether a gap stands before each."""
    read = read_bytes(pdf_file(*pages), "a.pdf")
    assert read.loose_lines
    return [(line.text, line.gap_before) for line in read.paragraphs()]


def test_lines_and_gaps() -> None:
    """Lines come in order, and a larger distance is a blank line."""
    assert found(FIRST) == [
        ("Thực hiện kế hoạch của Đảng ủy xã, các chi bộ", False),
        ("đã tổ chức học tập và báo cáo.", False),
        ("Tiếp theo là nhiệm vụ.", True),
    ]


def test_drawn_hyphens() -> None:
    """Of many fonts every hyphen comes as a soft one; what stands on a page is drawn, and a hyphen."""
    words = ("Số: 61/QĐ\xadUBND", "Phát triển kinh tế \xad xã hội 2021\xad2025", "Covid\xad19, kinh tế\xadxã hội")
    lines = [text for text, _ in found(paragraphs(*words))]
    assert lines == [line.replace("\xad", "-") for line in words]


def test_columns_and_indents() -> None:
    """Columns of a letterhead stay apart, and an indent is seen."""
    page = [
        (85.0, 80.0, 14.0, "ỦY BAN NHÂN DÂN"),
        (320.0, 80.0, 14.0, "CỘNG HÒA XÃ HỘI"),
        *paragraphs(*["và báo cáo"] * 3, top=100),
    ]
    page.append((113.0, 160.0, 14.0, "thụt vào"))
    lines = [text for text, _ in found(page)]
    assert lines[0] == "ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI"
    assert lines[-1] == "    thụt vào"


def test_footnotes_go_to_the_end() -> None:
    """Raised numbers are marks; small lines at the end of a page are notes, whole although a page cuts them."""
    body = [
        (85.0, 80.0, 14.0, "Theo hướng dẫn của huyện"),
        (253.0, 80.0, 8.0, "1"),
        (260.0, 80.0, 14.0, "các xã tiếp tục triển"),
    ]
    first = [*body, (85.0, 700.0, 6.0, "1"), (90.0, 700.0, 10.0, "Hướng dẫn của Ban Tuyên giáo về")]
    second = [*paragraphs("khai thực hiện."), (85.0, 700.0, 10.0, "công tác năm nay.")]
    assert found(first, second) == [
        ("Theo hướng dẫn của huyện¹ các xã tiếp tục triển", False),
        ("khai thực hiện.", False),
        ("¹ Hướng dẫn của Ban Tuyên giáo về công tác năm nay.", True),
    ]


def test_heads_and_feet_of_pages_are_dropped() -> None:
    """Page numbers, and lines that pages have in common, are none of the text."""
    pages = [
        [
            (290.0, 30.0, 14.0, str(number)),
            *paragraphs(f"Trang này có nhiệm vụ {word}."),
            (85.0, 800.0, 14.0, f"Báo cáo của xã, bản {number}"),
        ]
        for number, word in enumerate(("một", "hai", "ba"), 1)
    ]
    assert [text for text, _ in found(*pages)] == [f"Trang này có nhiệm vụ {word}." for word in ("một", "hai", "ba")]


def test_letters_drawn_twice_are_read_once() -> None:
    """Bold that is made by drawing a letter again beside itself."""
    again = [(x + 0.3, y, size, words) for x, y, size, words in FIRST]
    assert found([*FIRST, *again]) == found(FIRST)


def test_plain_numbers_of_footnotes() -> None:
    """Where a program sets the numbers of notes as plain ones, those that the page calls for begin notes."""
    body = [
        (85.0, 80.0, 14.0, "Theo hướng dẫn của huyện"),
        (253.0, 80.0, 8.0, "1"),
        (260.0, 80.0, 14.0, "các xã triển khai."),
    ]
    notes = [(85.0, 700.0, 10.0, "1 Hướng dẫn của Ban Tuyên giáo về"), (85.0, 712.0, 10.0, "12 nội dung tuyên truyền.")]
    body += paragraphs("Thủ trưởng các đơn vị chịu trách nhiệm thi hành.", "Văn phòng theo dõi, đôn đốc.", top=98)
    assert [text for text, _ in found([*body, *notes])] == [
        "Theo hướng dẫn của huyện¹ các xã triển khai.",
        "Thủ trưởng các đơn vị chịu trách nhiệm thi hành.",
        "Văn phòng theo dõi, đôn đốc.",
        "¹ Hướng dẫn của Ban Tuyên giáo về 12 nội dung tuyên truyền.",
    ]


def test_syllables_in_pieces() -> None:
    """Syllables whose letters were set apart are whole."""
    page = paragraphs("th ực hi ện nhi ệm v ụ của Đ ảng ủy xã", "các chi b ộ báo cáo kết quả.")
    assert [text for text, _ in found(page)] == [
        "thực hiện nhiệm vụ của Đảng ủy xã",
        "các chi bộ báo cáo kết quả.",
    ]


@pytest.mark.parametrize("turned", [90, 180, 270])
@pytest.mark.parametrize("more", ["", "/Rotate 90"])
def test_pages_on_their_side(turned: int, more: str) -> None:
    """Pages whose words run upward, downward or upside down are read upright, whatever the page says of itself."""
    data = pdf_file(FIRST, drawings=[Drawing(turned=turned, more=more)])
    assert [line.text for line in read_bytes(data, "a.pdf").paragraphs()] == [words for *_, words in FIRST]


def test_stamps() -> None:
    """A number and a day that a signing program stamped stand in their places; who signed is no text of the page."""
    page = [(85.0, 80.0, 14.0, "Số:"), (160.0, 80.0, 14.0, "/BC-UBND"), *paragraphs("Báo cáo kết quả của xã", top=120)]
    stamps = [(112.0, 80.0, 14.0, "2639"), (85.0, 300.0, 10.0, "Người ký: Đảng ủy xã")]
    data = pdf_file(page, drawings=[Drawing(stamps=stamps)])
    assert [line.text for line in read_bytes(data, "a.pdf").paragraphs()] == [
        "Số: 2639 /BC-UBND",
        "Báo cáo kết quả của xã",
    ]


@pytest.mark.parametrize("encoding", [TCVN3, VNI], ids=lambda encoding: encoding.name)
@pytest.mark.parametrize("named", [True, False])
def test_old_fonts(encoding: OldEncoding, named: bool) -> None:  # noqa: FBT001 a column of the table
    """Letters for old fonts are turned, told by the fonts or by all the words."""
    font = {TCVN3: "ABCDEF+.VnTime", VNI: "VNI-Times"}[encoding] if named else "Own"
    lines = ["Thực hiện kế hoạch của Đảng uỷ xã, các chi bộ", "đã tổ chức học tập, báo cáo đầy đủ về huyện."]
    data = pdf_file(paragraphs(*(typed(line, encoding) for line in lines)), font=font)
    assert [line.text for line in read_bytes(data, "a.pdf").paragraphs()] == lines


def test_small_lines_without_a_mark_stay() -> None:
    """Recipients at the end of the last page are no footnotes."""
    page = [*FIRST, (85.0, 700.0, 11.0, "Nơi nhận: các chi bộ")]
    assert found(page)[-1] == ("Nơi nhận: các chi bộ", True)


FAULTS: dict[str, tuple[bytes, type[UnreadableDocument], str]] = {
    "a scan": (pdf_file([], [], picture=True), ScannedPdf, "ocrmypdf -l vie"),
    "a text layer of another language": (
        pdf_file(paragraphs("Bao eao ket qua cong tac")),
        ForeignTextLayer,
        "ocrmypdf",
    ),
    "an old font": (pdf_file(paragraphs("B¸o c¸o kÕt qu¶ c«ng t¸c")), ForeignTextLayer, ".docx"),
    "a password": (pdf_file(FIRST, trailer=LOCK), ProtectedPdf, "mật khẩu"),
    "letters that the font does not explain": (
        pdf_file(paragraphs("Báo cáo kết quả công tác (cid:12) (cid:13)")),
        ForeignTextLayer,
        "ocrmypdf",
    ),
    "cut off": (b"%PDF-1.4\n1 0 obj <<", DamagedPdf, ".docx"),
    "nothing on the page": (pdf_file([]), EmptyDocument, "OCR"),
}


@pytest.mark.parametrize(("data", "fault", "advice"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_read(data: bytes, fault: type[UnreadableDocument], advice: str) -> None:
    """Each cause has its own fault, which names the file and what to do."""
    with pytest.raises(fault) as raised:
        read_bytes(data, "quét.pdf")
    assert type(raised.value) is fault
    assert raised.value.exit_code == 4
    assert "quét.pdf" in raised.value.message.vi
    assert advice in raised.value.instruction.vi


@pytest.mark.parametrize("limit", ["MOST_PAGES", "MOST_CHARACTERS"])
def test_huge_file(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """Too many pages, or too many letters on one, are refused."""
    monkeypatch.setattr(reader, limit, 1)
    with pytest.raises(OversizedPdf):
        read_bytes(pdf_file(FIRST, FIRST), "a.pdf")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault says how the extra is installed."""
    usual = builtins.__import__

    def without(name: str, *rest: object) -> ModuleType:
        if name == "pdfplumber":
            raise ImportError(name)
        return usual(name, *rest)  # type: ignore[arg-type] # what was handed in is handed on

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PdfReaderMissing) as raised:
        read_bytes(pdf_file(FIRST), "a.pdf")
    assert "nhiemvu[pdf]" in raised.value.instruction.vi
