"""Make the reports of the example office, examples/*.docx, from their words in tools/examples/*.toml.

Everything that does not change from one report to the next (styles, numbering, settings) stands as it is in
tools/examples/parts. The files come out the same, byte for byte, on every system.
"""

import re
import tomllib
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from nhiemvu.domain.dates import official_month

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "tools" / "examples"
PARTS = WORDS / "parts"
#: File in examples/, and the words that it is made from.
REPORTS = {"bao-cao-quy-1-2026.docx": "quy-1-2026.toml", "bao-cao-quy-2-2026.docx": "quy-2-2026.toml"}

SUPERIOR = "ĐẢNG BỘ TỈNH LAM VÂN"
OFFICE = "ĐẢNG ỦY XÃ ĐỒNG MÂY"
AUTHOR = "Văn phòng Đảng ủy xã Đồng Mây"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Signs that begin a paragraph of the body, and its style; the longest sign stands first.
STYLES = {"### ": "MucSoHai", "## ": "MucSo", "# ": "MucLaMa", "- ": "GachDauDong", "+ ": "NoiDung"}
#: A tracked point continues the numbers of its section's list, in the letters of the body.
POINT = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
#: cấp trên[^huong-dan]
MARK = re.compile(r"\[\^([\w-]+)\]")
#: Widths of the two columns of letterhead and of signature, in twentieths of a point: 165 mm together.
LETTERHEAD_COLUMNS = (4253, 5102)
SIGNATURE_COLUMNS = (4820, 4535)


class NotesDisagree(ValueError):
    """A mark has no note, a note has no mark, or a note is marked twice."""

    def __init__(self, marks: Sequence[str], notes: Iterable[str]) -> None:
        super().__init__(f"the body marks {sorted(marks)}, the notes are {sorted(notes)}")


def build(words: Path) -> bytes:
    """Return the .docx of the report whose words stand in the TOML file `words`."""
    report = tomllib.loads(words.read_text(encoding="utf-8"))
    marks = MARK.findall(report["body"])
    if sorted(marks) != sorted(report["notes"]):
        raise NotesDisagree(marks, report["notes"])
    made = {
        "docProps/core.xml": core_properties(report),
        "word/document.xml": document(report, marks),
        "word/footnotes.xml": footnotes([report["notes"][mark] for mark in marks]),
    }
    return packed({**fixed_parts(), **made})


def fixed_parts() -> dict[str, str]:
    """Return the parts that all reports share, by their names in the package."""
    files = sorted(path for path in PARTS.rglob("*") if path.is_file())
    return {path.relative_to(PARTS).as_posix(): path.read_text(encoding="utf-8") for path in files}


def packed(parts: dict[str, str]) -> bytes:
    """Return a zip of `parts`, content types first as readers expect; stored, since packers differ in their bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            entry.create_system = 0  # Python writes its own system's number otherwise
            package.writestr(entry, parts[name].encode())
    return target.getvalue()


def document(report: dict[str, Any], marks: Sequence[str]) -> str:
    """Return the main part: letterhead, title, body, signature."""
    numbers = {mark: number for number, mark in enumerate(marks, start=1)}
    blocks = [
        letterhead(report),
        paragraph("TenLoai", report["kind"]),
        *(paragraph("TrichYeu", line) for line in report["title"]),
        paragraph("DuoiTrichYeu", "-----"),
        *(body_paragraph(line, numbers) for line in report["body"].split("\n") if line),
        signature(report),
        # Word wants a paragraph after a table: this one takes no room.
        '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>',
    ]
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return f"{HEAD}<w:document {W} {relations}><w:body>\n{lines(blocks)}\n{page}</w:body></w:document>\n"


def body_paragraph(line: str, numbers: dict[str, int]) -> str:
    """Return the paragraph of one line of the body, styled by the sign that it begins with."""
    sign = next((sign for sign in STYLES if line.startswith(sign)), "")
    style = STYLES.get(sign, "NoiDung")
    return paragraph(style, line.removeprefix(sign), numbers, POINT if sign == "+ " else "")


def paragraph(style: str, text: str, numbers: dict[str, int] | None = None, properties: str = "") -> str:
    """Return a paragraph whose footnote marks become references to `numbers`."""
    pieces = MARK.split(text)  # words, mark, words, mark ... words
    runs = [
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{(numbers or {})[piece]}"/></w:r>'
        if place % 2
        else run(piece)
        for place, piece in enumerate(pieces)
        if piece
    ]
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


def run(text: str) -> str:
    """Return a run of plain words."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def letterhead(report: dict[str, Any]) -> str:
    """Return the table at the top: bodies and number on the left, the Party's name, place and day on the right."""
    issuers = paragraph("CapTren", SUPERIOR) + paragraph("CoQuan", OFFICE) + paragraph("CapTren", "*")
    place_and_day = f"{report['place']}, {day_in_words(report['issued_on'])}"
    return table(
        LETTERHEAD_COLUMNS,
        (issuers, paragraph("TenDang", "ĐẢNG CỘNG SẢN VIỆT NAM")),
        (paragraph("CapTren", f"Số {report['number']}"), paragraph("NgayThang", place_and_day)),
    )


def signature(report: dict[str, Any]) -> str:
    """Return the table at the end: recipients on the left, who signs on the right."""
    recipients = "".join(paragraph("DanhSachNoiNhan", line) for line in report["recipients"])
    signer = paragraph("QuyenHanKy", report["authority"]) + paragraph("ChucVu", report["post"])
    left = paragraph("NoiNhan", "Nơi nhận:") + recipients
    return table(SIGNATURE_COLUMNS, (left, signer + paragraph("NguoiKy", report["signer"])))


def table(widths: Sequence[int], *rows: Sequence[str]) -> str:
    """Return a table without borders, its cells flush with the text of the page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(row(widths, cells) for cells in rows)}</w:tbl>"
    )


def row(widths: Sequence[int], cells: Sequence[str]) -> str:
    """Return one row that pages do not cut."""
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(made)}</w:tr>"


def footnotes(texts: Sequence[str]) -> str:
    """Return the part of the footnotes, after the two separators that Word asks for."""
    separators = (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    reference = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{reference}{run(' ' + text)}</w:p></w:footnote>"
        for number, text in enumerate(texts, start=1)
    )
    return f"{HEAD}<w:footnotes {W}>\n{lines((*separators, *notes))}\n</w:footnotes>\n"


def lines(elements: Iterable[str]) -> str:
    """Return XML elements, each on its line."""
    return "\n".join(elements)


def core_properties(report: dict[str, Any]) -> str:
    """Return title, author and days; the day is the report's own, so that every build is the same."""
    title = escape(f"{report['kind']} {' '.join(report['title'])}")
    day = f'xsi:type="dcterms:W3CDTF">{report["issued_on"].isoformat()}T00:00:00Z'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{AUTHOR}</dc:creator><dc:language>vi-VN</dc:language>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified></cp:coreProperties>\n"
    )


def day_in_words(day: date) -> str:
    """Return "ngày 03 tháng 02 năm 2026": a zero before days under 10 and before months 1 and 2."""
    return f"ngày {day.day:02d} tháng {official_month(day.month)} năm {day.year}"


def main() -> None:
    """Write every report."""
    for name, words in REPORTS.items():
        (ROOT / "examples" / name).write_bytes(build(WORDS / words))
        print(f"examples/{name}")


if __name__ == "__main__":
    main()
