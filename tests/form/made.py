"""Documents in good order, made of raw XML line by line, so that a test can spoil any one thing of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from nhiemvu.documents.docx.looks import read_docx_looks
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.findings import Finding
from nhiemvu.facts.layouts import layout_named
from nhiemvu.reading.form.check import check_form, findings_of, layout_of
from nhiemvu.reading.form.elements import form_of
from nhiemvu.reading.report import read_report
from tests.documents.word_files import cell, p, row, word_file

#: Twentieths of a point in a millimetre.
MILLIMETRE = 56.6929
TODAY = date(2026, 7, 10)
PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>2</w:t></w:r></w:fldSimple>'
STATE_NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Line:
    """One paragraph with its letters."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""
    align: str = "center"
    #: Millimetres.
    first: float = 0
    #: Points.
    after: float = 0
    line: tuple[str, float] = ("auto", 12)
    #: Whether a rule is drawn below.
    ruled: bool = False
    #: XML of more runs.
    more: str = ""

    def xml(self) -> str:
        """Return the paragraph."""
        fonts = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}"/>' if self.font else ""
        marks = (("b", self.bold), ("i", self.italic))
        look = fonts + "".join(f"<w:{name}/>" for name, is_on in marks if is_on) + f'<w:sz w:val="{self.size * 2:g}"/>'
        look += '<w:u w:val="single"/>' if self.underline else ""
        rule, distance = self.line
        properties = '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>' if self.ruled else ""
        properties += (
            f'<w:spacing w:before="0" w:after="{self.after * 20:g}" w:line="{distance * 20:g}" w:lineRule="{rule}"/>'
            f'<w:ind w:firstLine="{self.first * MILLIMETRE:.0f}"/><w:jc w:val="{self.align}"/>'
        )
        words = (
            f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(self.text)}</w:t></w:r>' if self.text else ""
        )
        return p(*filter(None, (words, self.more)), properties=properties)


@dataclass(frozen=True)
class Page:
    """The sheet, in millimetres; `number` is where the number of the page stands."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10
    own_first: bool = True
    number: str = "header"
    number_align: str = "center"
    number_size: float = 14
    number_font: str = "Times New Roman"

    def section(self) -> str:
        """Return the properties of the section."""
        margins = {name: getattr(self, name) for name in ("top", "bottom", "left", "right", "header")}
        shown = " ".join(f'w:{name}="{value * MILLIMETRE:.0f}"' for name, value in margins.items())
        reference = f'<w:{self.number}Reference w:type="default" r:id="rIdHeader"/>' if self.number else ""
        return (
            f'<w:sectPr>{reference}<w:pgSz w:w="{self.width * MILLIMETRE:.0f}" w:h="{self.height * MILLIMETRE:.0f}"/>'
            f'<w:pgMar {shown} w:gutter="0"/>{"<w:titlePg/>" if self.own_first else ""}</w:sectPr>'
        )

    def header_part(self) -> str | None:
        """Return the header with the number of the page, or None."""
        if not self.number:
            return None
        look = (
            f'<w:rPr><w:rFonts w:ascii="{self.number_font}" w:hAnsi="{self.number_font}"/>'
            f'<w:sz w:val="{self.number_size * 2:g}"/></w:rPr>'
        )
        return p(PAGE_FIELD.format(look=look), properties=f'<w:jc w:val="{self.number_align}"/>')


@dataclass(frozen=True)
class Made:
    """One document: lines by name, and the regions that they stand in."""

    lines: Mapping[str, Line]
    page: Page = field(default_factory=Page)
    #: XML between the body and the foot, such as a table.
    table: str = ""
    note: str = ""
    #: Properties of the tables that letterhead and signature stand in, and of their cells.
    frame: str = ""
    cells: str = ""
    #: Whether a narrow column keeps the two columns apart.
    apart: bool = False
    STYLES: ClassVar[str] = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
        '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )

    def but(self, name: str, **changes: Any) -> "Made":
        """Return the document with one line changed."""
        return replace(self, lines={**self.lines, name: replace(self.lines[name], **changes)})

    def without(self, name: str) -> "Made":
        """Return the document without a line."""
        return replace(self, lines={key: line for key, line in self.lines.items() if key != name})

    def every(self, start: str, **changes: Any) -> "Made":
        """Return the document with all lines changed whose names begin so."""
        return replace(
            self,
            lines={
                key: replace(line, **changes) if key.startswith(start) else line for key, line in self.lines.items()
            },
        )

    def ordered(self, *names: str) -> "Made":
        """Return the document with these lines in this order; where the first of them stood, all stand."""
        rest = [key for key in self.lines if key not in names]
        place = min(list(self.lines).index(name) for name in names)
        order = [*rest[:place], *names, *rest[place:]]
        return replace(self, lines={key: self.lines[key] for key in order})

    def renamed(self, old: str, new: str) -> "Made":
        """Return the document with a line in another region."""
        return replace(self, lines={new if key == old else key: line for key, line in self.lines.items()})

    def on(self, **changes: Any) -> "Made":
        """Return the document on another page."""
        return replace(self, page=replace(self.page, **changes))

    def data(self) -> bytes:
        """Return the bytes of a .docx."""
        between = (cell(p()),) if self.apart else ()
        look = self.cells
        head, foot = (
            row(cell(*self._region(left), properties=look), *between, cell(*self._region(right), properties=look))
            for left, right in (("left", "right"), ("foot", "sign"))
        )
        body = (
            f"<w:tbl>{self.frame}{head}</w:tbl>{''.join(self._region('title'))}{''.join(self._region('body'))}{self.table}"
            f"<w:tbl>{self.frame}{foot}</w:tbl>{p()}{self.page.section()}"
        )
        notes = f'<w:footnote w:id="1">{self.note}</w:footnote>' if self.note else None
        return word_file(body, styles=self.STYLES, header=self.page.header_part(), footnotes=notes)

    def _region(self, name: str) -> list[str]:
        return [line.xml() for key, line in self.lines.items() if key.startswith(f"{name}.")] or [p()]


def found_in(data: bytes, layout: str = "") -> tuple[Finding, ...]:
    """Return what the check finds in a Word file, without a database."""
    reading = read_report(read_bytes(data, "văn bản.docx"))
    printed = read_docx_looks(data, "văn bản.docx")
    form = form_of(printed)
    chosen = (layout_named(layout) if layout else None) or layout_of(form, reading, TODAY)
    return findings_of(check_form(printed, form, reading, chosen), chosen)


BODY: Mapping[str, str] = {
    "body.open": "Thực hiện Công văn số 312-CV/BTGDVTU, ngày 16/6/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy, Đảng ủy "
    "xã báo cáo kết quả như sau:",
    "body.I": "I- KẾT QUẢ THỰC HIỆN",
    "body.I.1": "1. Công tác lãnh đạo, chỉ đạo",
    "body.I.1.a": "- Đảng ủy đã chỉ đạo 31 chi bộ quán triệt, triển khai nhiệm vụ chuyển đổi số đến từng đảng viên; "
    "98% đảng viên đã cài đặt ứng dụng và được hướng dẫn sử dụng.",
    "body.I.1.b": "- Ủy ban nhân dân xã đã kiện toàn 12 tổ công nghệ số cộng đồng, mở 02 lớp tập huấn cho 96 người.",
    "body.I.2": "2. Kết quả cụ thể",
    "body.I.2.p": "Trung tâm Phục vụ hành chính công xã đã tiếp nhận 2.318 hồ sơ, trong đó hồ sơ trực tuyến chiếm 91%, "
    "không có hồ sơ quá hạn; người dân được hướng dẫn tận nơi.",
    "body.II": "II- PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ III NĂM 2026",
    "body.II.1": "1. Tiếp tục đẩy mạnh tuyên truyền, vận động Nhân dân sử dụng dịch vụ công trực tuyến.",
    "body.II.2": "2. Giao Ủy ban nhân dân xã chủ trì, phối hợp với Công an xã hoàn thành số hóa dữ liệu trước ngày "
    "30/9/2026.",
    "body.end": "Trên đây là báo cáo kết quả công tác chuyển đổi số quý II năm 2026, phương hướng, nhiệm vụ quý III "
    "năm 2026 của Đảng ủy xã Đồng Mây.",
}
BOLD = frozenset({"body.I", "body.I.1", "body.I.2", "body.II"})


@cache
def made(name: str) -> Made:
    """Return a report in good order after a rule book, or a letter: "party_letter", "state_letter"."""
    return {
        "hd05": _party,
        "hd36": _party_of_2025,
        "nd30": _state,
        "party_letter": _party_letter,
        "state_letter": _state_letter,
    }[name]()


def _body(line: tuple[str, float], changes: Mapping[str, str] | None = None) -> dict[str, Line]:
    words = {**BODY, **(changes or {})}
    return {
        key: Line(text, bold=key in BOLD, align="both", first=10, after=6, line=line) for key, text in words.items()
    }


def _party(line: tuple[str, float] = ("exact", 19)) -> Made:
    lines = {
        "left.upper": Line("ĐẢNG BỘ TỈNH SÔNG LAM"),
        "left.office": Line("ĐẢNG ỦY XÃ ĐỒNG MÂY", bold=True),
        "left.rule": Line("*"),
        "left.symbol": Line("Số 58-BC/ĐU"),
        "right.nation": Line("ĐẢNG CỘNG SẢN VIỆT NAM", size=15, bold=True, ruled=True),
        "right.date": Line("Đồng Mây, ngày 04 tháng 7 năm 2026", italic=True),
        "title.kind": Line("BÁO CÁO", size=16, bold=True),
        "title.about": Line("kết quả công tác chuyển đổi số quý II năm 2026", bold=True),
        "title.rule": Line("-----", after=12),
        **_body(line),
        "foot.words": Line("Nơi nhận:", underline=True, align="left"),
        "foot.1": Line("- Ban Thường vụ Tỉnh ủy (b/c);", size=12, align="left"),
        "foot.2": Line("- Các chi bộ trực thuộc;", size=12, align="left"),
        "foot.last": Line("- Lưu Văn phòng Đảng ủy.", size=12, align="left"),
        "sign.authority": Line("T/M BAN THƯỜNG VỤ", bold=True),
        "sign.position": Line("PHÓ BÍ THƯ"),
        "sign.signer": Line("Nguyễn Văn Sơn", bold=True),
    }
    return Made(lines)


def _party_of_2025() -> Made:
    changed = _party(("atLeast", 18)).but("right.date", text="Đồng Mây, ngày 15 tháng 01 năm 2026")
    changed = changed.but("foot.1", text="- Ban Thường vụ Tỉnh ủy (b/c),").but(
        "foot.2", text="- Các chi bộ trực thuộc,"
    )
    return changed.but(
        "body.open", text="Đảng ủy xã Đồng Mây báo cáo kết quả công tác chuyển đổi số quý IV năm 2025 như sau:"
    )


def _state() -> Made:
    words = {
        "body.open": "Thực hiện Kế hoạch số 26/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh Sông Lam, Ủy ban nhân "
        "dân xã Đồng Mây báo cáo kết quả như sau:",
        "body.I": "I. KẾT QUẢ THỰC HIỆN",
        "body.II": "II. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ III NĂM 2026",
        "body.end": f"{BODY['body.end'].replace('Đảng ủy', 'Ủy ban nhân dân')}/.",
    }
    lines = {
        "left.office": Line("ỦY BAN NHÂN DÂN", size=13, bold=True),
        "left.office2": Line("XÃ ĐỒNG MÂY", size=13, bold=True, ruled=True),
        "left.symbol": Line("Số: 15/BC-UBND", size=13),
        "right.nation": Line(STATE_NATION, size=13, bold=True),
        "right.motto": Line(MOTTO, bold=True, ruled=True),
        "right.date": Line("Đồng Mây, ngày 04 tháng 7 năm 2026", italic=True),
        "title.kind": Line("BÁO CÁO", bold=True),
        "title.about": Line("Kết quả công tác chuyển đổi số quý II năm 2026", bold=True, ruled=True),
        **_body(("auto", 15.6), words),
        "foot.words": Line("Nơi nhận:", size=12, bold=True, italic=True, align="left"),
        "foot.1": Line("- Ủy ban nhân dân tỉnh;", size=11, align="left"),
        "foot.last": Line("- Lưu: VT, VP.", size=11, align="left"),
        "sign.authority": Line("TM. ỦY BAN NHÂN DÂN", bold=True),
        "sign.authority2": Line("KT. CHỦ TỊCH", bold=True),
        "sign.position": Line("PHÓ CHỦ TỊCH", bold=True),
        "sign.signer": Line("Nguyễn Văn Sơn", bold=True),
    }
    return Made(lines, Page(left=30, right=20))


def _letter_body(line: tuple[str, float], end: str) -> dict[str, Line]:
    words = (
        "Để tổng kết công tác chuyển đổi số sáu tháng đầu năm, đề nghị các đơn vị gửi báo cáo trước ngày 15/7/2026.",
        f"Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Văn phòng để được hướng dẫn{end}",
    )
    return {
        f"body.{number}": Line(text, align="both", first=10, after=6, line=line) for number, text in enumerate(words)
    }


def _party_letter() -> Made:
    party = _party().lines
    kept = {key: line for key, line in party.items() if not key.startswith(("body.", "title."))}
    head = {key: line for key, line in kept.items() if key.startswith(("left.", "right."))}
    lines = {
        **head,
        "left.symbol": Line("Số 158-CV/ĐU"),
        "left.about": Line("về việc báo cáo sáu tháng", size=12, italic=True),
        "title.to": Line("Kính gửi: Các chi bộ trực thuộc", align="left", first=10),
        **_letter_body(("exact", 19), "."),
        **{key: line for key, line in kept.items() if key not in head},
        "foot.1": Line("- Như trên;", size=12, align="left"),
    }
    return Made(lines, Page(number=""))


def _state_letter() -> Made:
    kept = {key: line for key, line in _state().lines.items() if not key.startswith(("body.", "title."))}
    head = {key: line for key, line in kept.items() if key.startswith(("left.", "right."))}
    lines = {
        **head,
        "left.symbol": Line("Số: 125/UBND-VP", size=13),
        "left.about": Line("V/v báo cáo sáu tháng", size=12),
        "title.to": Line("Kính gửi: Các thôn, tổ dân phố"),
        **_letter_body(("auto", 12), "./."),
        **{key: line for key, line in kept.items() if key not in head},
        "foot.1": Line("- Như trên;", size=11, align="left"),
    }
    return Made(lines, Page(left=30, right=20, number=""))
