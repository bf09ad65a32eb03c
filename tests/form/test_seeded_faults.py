"""A document in good order gives no finding; a fault that is put into one is found, at its place, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nhiemvu.domain.findings import FindingCode, Severity
from tests.documents.word_files import cell, p, r, row
from tests.form.made import Line, Made, found_in, made
from tests.support import ROOT

Spoil = Callable[[Made], Made]


def but(name: str, **changes: Any) -> Spoil:
    """Return what changes one line."""
    return lambda document: document.but(name, **changes)


def without(name: str) -> Spoil:
    """Return what takes one line away."""
    return lambda document: document.without(name)


def on(**changes: Any) -> Spoil:
    """Return what changes the page."""
    return lambda document: document.on(**changes)


def text(name: str, old: str, new: str) -> Spoil:
    """Return what changes words of one line."""

    def spoilt(document: Made) -> Made:
        assert old in document.lines[name].text
        return document.but(name, text=document.lines[name].text.replace(old, new))

    return spoilt


def every(start: str, **changes: Any) -> Spoil:
    """Return what changes all lines whose names begin so."""
    return lambda document: document.every(start, **changes)


def added(**lines: Line) -> Spoil:
    """Return what adds lines to the end of their regions; "__" stands for the dot of the name."""
    named = {name.replace("__", "."): line for name, line in lines.items()}
    return lambda document: Made({**document.lines, **named}, document.page)


def after(place: str, name: str, line: Line) -> Spoil:
    """Return what adds a line behind another."""

    def spoilt(document: Made) -> Made:
        pairs = [[(key, one), *([(name, line)] if key == place else [])] for key, one in document.lines.items()]
        return Made(dict(pair for group in pairs for pair in group), document.page)

    return spoilt


def with_table(document: Made) -> Made:
    """Put in a table that is wider than the text."""
    border = '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
    grid = '<w:tblGrid><w:gridCol w:w="6000"/><w:gridCol w:w="5600"/></w:tblGrid>'
    rows = row(cell("Chỉ tiêu"), cell("Kết quả")) + row(cell("Hồ sơ trực tuyến"), cell("91%"))
    return Made(document.lines, document.page, table=f"<w:tbl>{border}{grid}{rows}</w:tbl>")


def long(document: Made) -> Made:
    """Make a document of several pages."""
    words = document.lines["body.I.2.p"]
    more = {f"body.I.2.p{number}": words for number in range(20)}
    pairs = [{key: line, **(more if key == "body.I.2.p" else {})} for key, line in document.lines.items()]
    return Made({key: line for pair in pairs for key, line in pair.items()}, document.page)


def long_without_numbers(document: Made) -> Made:
    """Make a document of several pages without a number on them."""
    return long(document).on(number="")


def with_note(document: Made) -> Made:
    """Put in a footnote of another font."""
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = p(r("Theo báo cáo của xã.", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'))
    changed = document.but("body.I.2.p", more=mark)
    return Made(changed.lines, changed.page, note=note)


C = FindingCode
#: A paragraph of the body in the Party.
BODY = Line("", align="both", first=10, after=6, line=("exact", 19))
#: What is spoilt, the document in good order, how, the code, and words of the place.
FAULTS: list[tuple[str, str, Spoil, FindingCode, str]] = [
    ("Letter paper", "hd05", on(width=215.9, height=279.4), C.PAPER, "khổ giấy"),
    ("A5 paper", "nd30", on(width=148, height=210), C.PAPER, "khổ giấy"),
    ("left margin of 25 mm", "hd05", on(left=25), C.MARGIN, "lề trái"),
    ("right margin of 20 mm in the Party", "hd05", on(right=20), C.MARGIN, "lề phải"),
    ("top margin of 25 mm in the Party", "hd36", on(top=25), C.MARGIN, "lề trên"),
    ("bottom margin of 30 mm", "nd30", on(bottom=30), C.MARGIN, "lề dưới"),
    ("left margin of 20 mm", "nd30", on(left=20), C.MARGIN, "lề trái"),
    ("no page number", "hd05", long_without_numbers, C.PAGE_NUMBER_MISSING, "số trang"),
    ("number on the first page", "hd05", on(own_first=False), C.PAGE_NUMBER_FIRST, "số trang"),
    ("number at the foot", "nd30", on(number="footer"), C.PAGE_NUMBER_PLACE, "số trang"),
    ("number at the right", "hd05", on(number_align="right"), C.PAGE_NUMBER_PLACE, "số trang"),
    ("number at 15 mm in the Party", "hd05", on(header=15), C.PAGE_NUMBER_PLACE, "số trang"),
    ("number in 11 points", "hd05", on(number_size=11), C.PAGE_NUMBER_LETTERS, "số trang"),
    ("number in Calibri", "nd30", on(number_font="Calibri"), C.PAGE_NUMBER_LETTERS, "số trang"),
    ("table wider than the text", "hd05", with_table, C.TABLE_WIDE, "bảng 2"),
    ("a paragraph in Arial", "hd05", but("body.I.2.p", font="Arial"), C.FONT, "Trung tâm Phục vụ"),
    ("the whole body in Calibri", "nd30", every("body.", font="Calibri"), C.FONT, "Thực hiện Kế hoạch"),
    ("a footnote in Arial", "hd05", with_note, C.FONT, "Theo báo cáo"),
    ("title in 18 points", "hd05", but("title.kind", size=18), C.SIZE, "tên loại"),
    ("nation in 13 points in the Party", "hd36", but("right.nation", size=13), C.SIZE, "quốc hiệu"),
    ("symbol in 14 points in the State", "nd30", but("left.symbol", size=14), C.SIZE, "số, ký hiệu"),
    ("recipients in 12 points in the State", "nd30", every("foot.1", size=12), C.SIZE, "nơi nhận"),
    ("body in 13 points in the Party", "hd05", every("body.", size=13), C.SIZE, "Thực hiện Công văn"),
    ("one paragraph in 15 points", "hd05", but("body.I.2.p", size=15), C.SIZE_MIXED, "Trung tâm Phục vụ"),
    ("office not bold", "hd05", but("left.office", bold=False), C.BOLD, "cơ quan ban hành"),
    ("upper office bold", "hd05", but("left.upper", bold=True), C.BOLD, "cơ quan cấp trên"),
    ("symbol bold", "nd30", but("left.symbol", bold=True), C.BOLD, "số, ký hiệu"),
    ("position bold in the Party", "hd05", but("sign.position", bold=True), C.BOLD, "chức vụ"),
    ("position not bold in the State", "nd30", but("sign.position", bold=False), C.BOLD, "chức vụ"),
    ("subtitle not bold", "hd05", but("title.about", bold=False), C.BOLD, "trích yếu"),
    ("heading not bold", "hd05", but("body.II", bold=False), C.BOLD, "II- PHƯƠNG HƯỚNG"),
    ("a sentence bold", "hd05", but("body.open", bold=True), C.BOLD, "Thực hiện Công văn"),
    ("date upright", "hd05", but("right.date", italic=False), C.ITALIC, "địa danh, ngày"),
    ("subject of a Party letter upright", "party_letter", but("left.about", italic=False), C.ITALIC, "trích yếu"),
    ("subject of a State letter italic", "state_letter", but("left.about", italic=True), C.ITALIC, "trích yếu"),
    ("recipients' word upright in the State", "nd30", but("foot.words", italic=False), C.ITALIC, "Nơi nhận"),
    ("recipients' word not underlined", "hd05", but("foot.words", underline=False), C.UNDERLINE, "Nơi nhận"),
    ("position underlined", "nd30", but("sign.position", underline=True), C.UNDERLINE, "chức vụ"),
    ("title in small letters", "hd05", but("title.kind", text="Báo cáo"), C.CAPITALS, "tên loại"),
    ("signer in capitals", "hd05", but("sign.signer", text="NGUYỄN VĂN SƠN"), C.CAPITALS, "họ tên"),
    ("subtitle in capitals", "nd30", text("title.about", "Kết quả công tác chuyển đổi số quý II năm 2026",
     "KẾT QUẢ CÔNG TÁC CHUYỂN ĐỔI SỐ QUÝ II NĂM 2026"), C.CAPITALS, "trích yếu"),
    ("title at the left", "hd05", but("title.kind", align="left"), C.ALIGN, "tên loại"),
    ("a paragraph at the left", "nd30", but("body.I.2.p", align="left"), C.ALIGN, "Trung tâm Phục vụ"),
    ("signer at the right", "nd30", but("sign.signer", align="right"), C.ALIGN, "họ tên"),
    ("single lines in the Party", "hd05", every("body.", line=("auto", 12)), C.LINE_SPACING, "Thực hiện"),
    ("lines of at least 18 points after 27/5/2026", "hd05", every("body.", line=("atLeast", 18)),
     C.LINE_SPACING, "Thực"),
    ("lines of 17 points before", "hd36", every("body.", line=("exact", 17)), C.LINE_SPACING, "Đảng ủy xã"),
    ("double lines in the State", "nd30", every("body.", line=("auto", 24)), C.LINE_SPACING, "Thực hiện"),
    ("no space between paragraphs", "hd05", every("body.", after=0), C.PARAGRAPH_SPACING, "Thực hiện"),
    ("a paragraph without space behind", "nd30", but("body.I.1.a", after=3), C.PARAGRAPH_SPACING, "Đảng ủy đã"),
    ("first line not set in", "hd05", but("body.I.2.p", first=0), C.FIRST_LINE, "Trung tâm Phục vụ"),
    ("first line set in by 20 mm", "nd30", but("body.I.2.p", first=20), C.FIRST_LINE, "Trung tâm Phục vụ"),
    ("no nation", "hd05", without("right.nation"), C.MISSING, "quốc hiệu"),
    ("no motto", "nd30", without("right.motto"), C.MISSING, "tiêu ngữ"),
    ("no symbol", "hd05", without("left.symbol"), C.MISSING, "số, ký hiệu"),
    ("no date", "nd30", without("right.date"), C.MISSING, "địa danh, ngày"),
    ("no subject of a letter", "state_letter", without("left.about"), C.MISSING, "trích yếu công văn"),
    ("no signer", "hd05", without("sign.signer"), C.MISSING, "họ tên"),
    ("symbol above the office", "hd05",
     lambda made: made.ordered("left.symbol", "left.upper", "left.office", "left.rule"),
     C.ORDER, "cơ quan"),
    ("motto above the nation", "nd30", lambda made: made.ordered("right.motto", "right.nation"), C.ORDER, "quốc hiệu"),
    ("position above the authority", "hd05", lambda made: made.ordered("sign.position", "sign.authority"), C.ORDER,
     "quyền hạn"),
    ("symbol at the right", "hd05", lambda made: made.renamed("left.symbol", "right.symbol"), C.SIDE, "số, ký hiệu"),
    ("no star under the office", "hd05", without("left.rule"), C.RULE, "cơ quan ban hành"),
    ("three hyphens under the subtitle", "hd05", but("title.rule", text="---"), C.RULE, "đường kẻ"),
    ("no hyphens under the subtitle", "hd36", without("title.rule"), C.RULE, "trích yếu"),
    ("no rule under the motto", "nd30", but("right.motto", ruled=False), C.RULE, "tiêu ngữ"),
    ("typed rule in the State", "nd30", after("title.about", "title.rule", Line("-------")), C.RULE, "đường kẻ"),
    ("the State's nation in the Party", "hd05", but("right.nation", text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
     C.NATION,
     "quốc hiệu"),
    ("motto with glued hyphens", "nd30", but("right.motto", text="Độc lập-Tự do-Hạnh phúc"), C.MOTTO, "tiêu ngữ"),
    ("motto with small letters", "nd30", but("right.motto", text="Độc lập - tự do - hạnh phúc"), C.MOTTO, "tiêu ngữ"),
    ("motto with dashes", "nd30", but("right.motto", text="Độc lập – Tự do – Hạnh phúc"), C.MOTTO, "tiêu ngữ"),
    ("motto in the Party", "hd05", after("right.nation", "right.motto", Line("Độc lập - Tự do - Hạnh phúc", bold=True)),
     C.MOTTO, "tiêu ngữ"),
    ("colon in a Party symbol", "hd05", but("left.symbol", text="Số: 58-BC/ĐU"), C.SYMBOL_FORM, "số, ký hiệu"),
    ("no colon in a State symbol", "nd30", but("left.symbol", text="Số 15/BC-UBND"), C.SYMBOL_FORM, "số, ký hiệu"),
    ("State form in the Party", "hd05", but("left.symbol", text="Số 58/BC-ĐU"), C.SYMBOL_FORM, "số, ký hiệu"),
    ("Party form in the State", "nd30", but("left.symbol", text="Số: 15-BC/UBND"), C.SYMBOL_FORM, "số, ký hiệu"),
    ("spaces in the symbol", "hd05", but("left.symbol", text="Số 58 - BC/ĐU"), C.SYMBOL_FORM, "số, ký hiệu"),
    ("dash in the symbol", "hd05", but("left.symbol", text="Số 58–BC/ĐU"), C.SYMBOL_FORM, "số, ký hiệu"),
    ("no zero before the number", "hd05", but("left.symbol", text="Số 5-BC/ĐU"), C.SYMBOL_ZERO, "số, ký hiệu"),
    ("another kind in the symbol", "hd05", but("left.symbol", text="Số 58-KH/ĐU"), C.SYMBOL_KIND, "số, ký hiệu"),
    ("CV in a State letter", "state_letter", but("left.symbol", text="Số: 125/CV-UBND"), C.SYMBOL_KIND, "số, ký hiệu"),
    ("a Party letter that says BC", "party_letter", but("left.symbol", text="Số 158-BC/ĐU"),
     C.SYMBOL_KIND, "số, ký hiệu"),
    ("year in the symbol", "nd30", but("left.symbol", text="Số: 15/2026/BC-UBND"), C.SYMBOL_YEAR, "số, ký hiệu"),
    ("blank number", "hd05", but("left.symbol", text="Số        -BC/ĐU"), C.SYMBOL_BLANK, "số, ký hiệu"),
    ("date in figures", "hd05", but("right.date", text="Đồng Mây, 04/7/2026"), C.DATE_FORM, "địa danh, ngày"),
    ("no place", "hd05", but("right.date", text="ngày 04 tháng 7 năm 2026"), C.DATE_FORM, "địa danh, ngày"),
    ("no comma behind the place", "nd30", but("right.date", text="Đồng Mây ngày 04 tháng 7 năm 2026"), C.DATE_FORM,
     "địa danh, ngày"),
    ("name of the day", "nd30", but("right.date", text="Đồng Mây, thứ Bảy ngày 04 tháng 7 năm 2026"), C.DATE_FORM,
     "địa danh, ngày"),
    ("no zero before the day", "hd05", but("right.date", text="Đồng Mây, ngày 4 tháng 7 năm 2026"),
     C.DATE_ZERO, "địa danh"),
    ("zero before month 7", "nd30", but("right.date", text="Đồng Mây, ngày 04 tháng 07 năm 2026"),
     C.DATE_ZERO, "địa danh"),
    ("no zero before month 1", "hd36", but("right.date", text="Đồng Mây, ngày 15 tháng 1 năm 2026"), C.DATE_ZERO,
     "địa danh"),
    ("31 June", "nd30", but("right.date", text="Đồng Mây, ngày 31 tháng 6 năm 2026"),
     C.DATE_IMPOSSIBLE, "toàn văn bản"),
    ("31 June in the body", "hd05", text("body.II.2", "30/9/2026", "31/6/2026"), C.DATE_IMPOSSIBLE, "2. Giao"),
    ("blank day", "hd05", but("right.date", text="Đồng Mây, ngày      tháng 7 năm 2026"),
     C.DATE_BLANK, "địa danh, ngày"),
    ("V/v in the Party", "party_letter", text("left.about", "về việc", "V/v"), C.SUBJECT, "trích yếu"),
    ("subject of a State letter in words", "state_letter", text("left.about", "V/v", "Về việc"),
     C.SUBJECT, "trích yếu"),
    ("Kính trình in a Party letter", "party_letter", text("title.to", "gửi", "trình"), C.ADDRESSEE, "kính gửi"),
    ("no colon behind Kính gửi", "party_letter", text("title.to", "gửi:", "gửi"), C.ADDRESSEE, "kính gửi"),
    ("addressees without an end", "state_letter", lambda made: after("title.to", "title.to2", Line("- Thôn Hạ;"))(
     after("title.to", "title.to1", Line("- Thôn Thượng"))(but("title.to", text="Kính gửi:")(made))).ordered(
     "title.to1", "title.to2"), C.ADDRESSEE, "- Thôn Thượng"),
    ("addressees not among the recipients", "state_letter", but("foot.1", text="- Ủy ban nhân dân tỉnh;"), C.ADDRESSEE,
     "nơi nhận"),
    ("points labelled in two ways", "nd30", text("body.II.2", "2. Giao", "2- Giao"), C.LABEL_FORM, "2- Giao"),
    ("capital at the start of a Party subtitle", "hd05", text("title.about", "kết quả", "Kết quả"), C.SUBTITLE_CASE,
     "trích yếu"),
    ("legal basis without a hyphen", "hd05", after("title.rule", "body.0", replace(BODY, text="Căn cứ Điều lệ Đảng;")),
     C.BASIS, "Căn cứ Điều lệ"),
    ("symbol of a district", "hd05", text("left.symbol", "ĐU", "HU"), C.OFFICE_ENDED, "số, ký hiệu"),
    ("recipient of a district", "hd05", but("foot.1", text="- Huyện ủy Hòa Giang;"), C.OFFICE_ENDED, "nơi nhận"),
    ("headings labelled in two ways", "hd05", text("body.II", "II-", "II."), C.LABEL_FORM, "II. PHƯƠNG HƯỚNG"),
    ("headings of the Party labelled by the State's way", "hd05", lambda made: text("body.I", "I-", "I.")(
     text("body.II", "II-", "II.")(made)), C.LABEL_FORM, "I. KẾT QUẢ"),
    ("skipped label", "hd05", text("body.II.2", "2. Giao", "3. Giao"), C.LABEL_MISSING, "3. Giao"),
    ("repeated label", "nd30", text("body.II.2", "2. Giao", "1. Giao"), C.LABEL_REPEATED, "1. Giao"),
    ("TM. in the Party", "hd05", text("sign.authority", "T/M", "TM."), C.AUTHORITY, "quyền hạn"),
    ("T/M in the State", "nd30", text("sign.authority", "TM.", "T/M"), C.AUTHORITY, "quyền hạn"),
    ("K/T BÍ THƯ", "hd05", but("sign.authority", text="K/T BÍ THƯ"), C.AUTHORITY, "quyền hạn"),
    ("position with the office", "hd05", but("sign.position", text="BÍ THƯ ĐẢNG ỦY"), C.POSITION, "chức vụ"),
    ("degree before the signer", "hd05", but("sign.signer", text="TS. Nguyễn Văn Sơn"), C.SIGNER, "họ tên"),
    ("comrade before the signer", "hd36", but("sign.signer", text="Đồng chí Nguyễn Văn Sơn"), C.SIGNER, "họ tên"),
    ("recipient without a hyphen", "hd05", text("foot.2", "- ", ""), C.RECIPIENT_FORM, "nơi nhận"),
    ("commas behind recipients after 27/5/2026", "hd05", text("foot.1", ";", ","), C.RECIPIENT_END, "nơi nhận"),
    ("semicolons behind recipients before", "hd36", text("foot.1", ",", ";"), C.RECIPIENT_END, "nơi nhận"),
    ("last recipient without a stop", "hd05", text("foot.last", "ủy.", "ủy"), C.RECIPIENT_END, "nơi nhận"),
    ("Lưu: VT in the Party", "hd05", but("foot.last", text="- Lưu: VT."), C.ARCHIVE, "nơi nhận"),
    ("Lưu VT in the State", "nd30", but("foot.last", text="- Lưu VT, VP."), C.ARCHIVE, "nơi nhận"),
    ("no archive", "hd05", lambda made: text("foot.2", ";", ".")(made.without("foot.last")), C.ARCHIVE, "nơi nhận"),
    ("./. in the Party", "hd05", text("body.end", "Đồng Mây.", "Đồng Mây./."), C.FULL_STOP, "Trên đây"),
    ("no last stop", "hd36", text("body.end", "Đồng Mây.", "Đồng Mây"), C.FULL_STOP, "Trên đây"),
    ("plain stop in the State", "nd30", text("body.end", "./.", "."), C.FULL_STOP, "Trên đây"),
    ("remark left in brackets", "hd05", text("body.I.2.p", "người dân", "[bổ sung số liệu] người dân"),
     C.GAP, "Trung tâm"),
    ("dots left", "nd30", text("body.I.2.p", "91%", "......%"), C.GAP, "Trung tâm"),
    ("blank day in the body", "hd05", text("body.II.2", "30/9/2026", "    tháng 9 năm 2026"), C.GAP, "2. Giao"),
    ("accents apart", "hd05", text("body.I.2.p", "tiếp nhận", "tie\u0302\u0301p nhận"), C.NOT_COMPOSED, "Trung tâm"),
    ("a letter that looks like Đ", "hd05", text("body.I.1.a", "Đảng ủy đã", "Ðảng ủy đã"), C.NOT_COMPOSED, "- "),
    ("two spaces", "hd05", text("body.I.2.p", "hồ sơ,", "hồ  sơ,"), C.SPACES, "Trung tâm"),
    ("space before a comma", "nd30", text("body.I.2.p", "hồ sơ,", "hồ sơ ,"), C.SPACES, "Trung tâm"),
    ("no comma before a cited day", "hd05", text("body.open", "BTGDVTU, ngày", "BTGDVTU ngày"),
     C.CITATION_COMMA, "Thực hiện"),
    ("cited document without a day", "hd05", text("body.open", ", ngày 16/6/2026", ""), C.CITATION_DATE, "Thực hiện"),
    ("cited document of a later day", "hd05", text("body.open", "16/6/2026", "16/8/2026"),
     C.CITATION_DATE, "Thực hiện"),
]  # fmt: skip


@pytest.mark.parametrize("name", ["hd05", "hd36", "nd30", "party_letter", "state_letter"])
def test_a_document_in_good_order_gives_nothing(name: str) -> None:
    """Not even a doubt, whether it is long or short."""
    assert found_in(made(name).data()) == ()
    if "letter" not in name:
        assert found_in(long(made(name)).data()) == ()


@pytest.mark.parametrize(
    ("base", "spoil", "code", "place"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_is_found_and_nothing_else(base: str, spoil: Spoil, code: FindingCode, place: str) -> None:
    """One finding, of its code, at its place."""
    found = found_in(spoil(made(base)).data())
    assert [finding.code for finding in found] == [code], found
    where = found[0].place
    assert place in f"{where.name.vi}: {where.words}"


def test_each_code_has_a_fault() -> None:
    """Every code is found in some spoilt document; those of records and of the reading have tests of their own."""
    elsewhere = {C.RECORD_DIFFERS, C.RECORD_REPLACED, C.TOTALS, C.DAMAGED, C.NOTE_MARK}
    assert {fault[3] for fault in FAULTS} == set(FindingCode) - elsewhere


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "mau").glob("*.docx")), ids=lambda path: path.stem)
def test_the_sample_reports_give_nothing(path: Path) -> None:
    """What the documents show is in order."""
    assert found_in(path.read_bytes()) == ()


def test_gaps_are_told_together_and_remarks_one_by_one() -> None:
    """A form with dots on every line has one finding; each remark of a draft has its own."""
    dots = made("hd05").every("body.I.1.", text="- Đã mở ........ lớp tập huấn cho cán bộ, đảng viên.")
    (finding,) = found_in(dots.data())
    assert finding.message.vi == "còn chỗ để trống hoặc lời nhắc: “........” (và 1 đoạn nữa)"
    remarks = made("hd05").every("body.I.1.", text="- [Bổ sung số liệu.]")
    assert [finding.message.vi for finding in found_in(remarks.data())] == [
        "còn chỗ để trống hoặc lời nhắc: “[Bổ sung số liệu.]”"
    ] * 2


def test_many_paragraphs_with_one_fault_are_told_once() -> None:
    """The place is that of the first, the message counts the others."""
    (finding,) = found_in(made("hd05").every("body.", line=("auto", 12)).data())
    assert finding.message.vi == "giãn dòng 1, cần đúng 18-22 pt (Exactly) (và 8 đoạn nữa)"
    assert finding.severity is Severity.WRONG
    assert finding.source.vi == "Hướng dẫn 05-HD/VPTW, giãn dòng"


@pytest.mark.parametrize(
    ("base", "spoil"),
    [
        ("hd05", but("left.symbol", text="Số        -BC/ĐU")),
        ("nd30", text("body.end", "./.", ".")),
        ("nd30", but("sign.signer", text="Thượng tá Nguyễn Văn Sơn")),
    ],
)
def test_what_offices_may_do_is_a_doubt(base: str, spoil: Spoil) -> None:
    """A person decides; the document is not called wrong."""
    assert {finding.severity for finding in found_in(spoil(made(base)).data())} == {Severity.DOUBTFUL}


def test_two_margins_of_one_width_are_two_findings() -> None:
    """What is said of them is the same, their places differ."""
    found = found_in(made("hd05").on(top=15, bottom=15).data())
    assert [finding.place.name.vi for finding in found] == ["lề trên", "lề dưới"]
    assert {finding.message.vi for finding in found} == {"15 mm, cần 20 mm"}
