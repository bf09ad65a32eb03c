"""Good files of every format, which are damaged."""

from pathlib import Path

from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.soffice import found_soffice
from tests.documents.odt_files import odt_file
from tests.documents.pdf_files import Drawing, in_cells, paragraphs, pdf_file, ruled
from tests.formats.forms import TEXT_FORMS, converted
from tests.formats.report import word_report

COLUMNS, ROWS = (85.0, 120.0, 330.0, 500.0), (200.0, 220.0, 260.0)
PDF = pdf_file(
    [
        *paragraphs("Ủy ban nhân dân xã báo cáo kết quả", "1. Giao các đơn vị:"),
        *in_cells(COLUMNS, ROWS, ("TT", "Nhiệm vụ", "Thời hạn"), ("1", "Rà soát", "30/6/2026")),
    ],
    paragraphs("2. Các chi bộ tiếp tục thực hiện nhiệm vụ."),
    drawings=[Drawing(ruled(COLUMNS, ROWS), [(85.0, 400.0, 12.0, "26")])],
)
ODT = odt_file(
    '<text:h text:outline-level="1">Nhiệm vụ</text:h><text:list><text:list-item><text:p>Giao Công an xã'
    '<text:note text:note-class="footnote"><text:note-body><text:p>Gồm 3 xã</text:p></text:note-body></text:note>'
    "</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>1</text:p>"
    '</table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>Họp</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)


def good_files(folder: Path) -> list[tuple[str, bytes]]:
    """Return names and bytes; what LibreOffice makes is among them where it is installed, made in `folder`."""
    word = word_report()
    pages = read_bytes(word, "a.docx")
    files = [("a.docx", word), ("own.odt", ODT), ("own.pdf", PDF)]
    files += [(name, make(pages)) for name, make in TEXT_FORMS.values()]
    if found_soffice():
        files += [(f"a.{kind}", data) for kind, data in converted(word, folder).items()]
    return files
