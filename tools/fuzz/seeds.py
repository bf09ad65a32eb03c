"""Good files of every format, which are damaged."""

import subprocess
from pathlib import Path
from typing import NamedTuple

from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.soffice import found_soffice
from tests.documents.odt_files import odt_file
from tests.documents.pdf_files import Drawing, in_cells, paragraphs, pdf_file, ruled
from tests.formats.forms import TEXT_FORMS, converted
from tests.formats.report import word_report
from tools.fuzz.office import Office
from tools.fuzz.readers import good_files_of

#: The reader of reports and directives, in any format of documents.
DOCUMENT = "document"

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


class GoodFile(NamedTuple):
    """A file, and by what it is read: DOCUMENT, or a key of READERS."""

    reader: str
    name: str
    data: bytes


def good_files(folder: Path) -> list[GoodFile]:
    """Return good files for every reader, made in `folder`; LibreOffice's are among them where it is installed."""
    office = Office(folder / "office")
    with office.entered():
        others = good_files_of(office)
    return [
        *(GoodFile(DOCUMENT, name, data) for name, data in _documents(folder)),
        *(GoodFile(*file) for file in others),
        *(GoodFile("form", f"phieu.{kind}", data) for kind, data in _forms(folder, others).items()),
    ]


def _forms(folder: Path, others: list[tuple[str, str, bytes]]) -> dict[str, bytes]:
    """Return the form in the other formats of sheets."""
    if not found_soffice():
        return {}
    path = folder / "phieu.xlsx"
    path.write_bytes(next(data for reader, _, data in others if reader == "form"))
    return {kind: convert(path, kind, folder).read_bytes() for kind in ("ods", "xls")}


def convert(path: Path, kind: str, folder: Path) -> Path:
    """Have LibreOffice write a file in another format and return where it did."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [str(found_soffice()), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)  # noqa: S603 LibreOffice, as found
    return folder / f"{path.stem}.{kind}"


def _documents(folder: Path) -> list[tuple[str, bytes]]:
    word = word_report()
    pages = read_bytes(word, "a.docx")
    files = [("a.docx", word), ("own.odt", ODT), ("own.pdf", PDF)]
    files += [(name, make(pages)) for name, make in TEXT_FORMS.values()]
    if found_soffice():
        files += [(f"a.{kind}", data) for kind, data in converted(word, folder).items()]
    return files
